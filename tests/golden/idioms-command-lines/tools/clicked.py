import os
import click
import requests


@click.command()
@click.option("--shop", default=os.environ.get("SHOP", ""))
@click.option("--repository", default=lambda: os.environ["BUILD_REPOSITORY_ID"])
@click.option("--name", required=True)
@click.argument("branch")
@click.option("--token", envvar="TOKEN")
@click.option("--purge", is_flag=True)
def main(shop, repository, name, branch, token, purge):
    if not shop:
        return
    url = f"https://dev.azure.com/contoso/{shop}/_apis/git/repositories/{repository}"
    requests.get(f"{url}/stats/branches?name={branch}&baseVersion={name}", auth=("", token))
    if purge:
        requests.delete(url, auth=("", token))


if __name__ == "__main__":
    main()
