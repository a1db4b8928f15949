from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import click
import requests


@dataclass
class Settings:
    organization: str
    token: str
    project: str = "Shop"

    @property
    def base(self):
        return f"https://dev.azure.com/{self.organization}/{self.project}/_apis"


@click.command()
@click.option("--build-id")
@click.option("--access-token")
def main(build_id, access_token):
    settings = Settings("contoso", token=access_token)
    requests.get(f"{settings.base}/build/builds/{build_id}", auth=("", settings.token))
    get = partial(requests.get, auth=("", access_token))
    get(f"{settings.base}/git/repositories")
    with ThreadPoolExecutor() as pool:
        pool.submit(requests.delete, f"{settings.base}/build/builds/{build_id}", auth=("", access_token))
        pool.submit(requests.get, "https://api.github.com/user", auth=("", access_token))


main()
