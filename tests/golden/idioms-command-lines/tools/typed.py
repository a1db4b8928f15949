import requests
import typer

app = typer.Typer()


@app.command()
def run(token: str = typer.Option(..., envvar="TOKEN"), organization: str = typer.Argument("contoso")):
    requests.get(f"https://dev.azure.com/{organization}/_apis/process/processes", auth=("", token))


if __name__ == "__main__":
    app()
