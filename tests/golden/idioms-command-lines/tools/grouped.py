import click
import requests


@click.group()
@click.option("--token", envvar="TOKEN")
@click.pass_context
def tool(context, token):
    context.obj = token


@tool.command()
@click.argument("organization")
@click.pass_obj
def teams(token, organization):
    requests.get(f"https://dev.azure.com/{organization}/_apis/teams", auth=("", token))


if __name__ == "__main__":
    tool()
