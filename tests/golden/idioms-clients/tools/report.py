import os
import subprocess

import requests
from requests.adapters import HTTPAdapter


class Organization(requests.Session):
    def __init__(self, name, token):
        super().__init__()
        self.base = f"https://dev.azure.com/{name}"
        self.auth = ("", token)
        self.mount("https://", HTTPAdapter(max_retries=3))

    def request(self, method, path, **options):
        return super().request(method, self.base + path, **options)

    def builds(self):
        return self.get("/Shop/_apis/build/builds").json()


class Signed(requests.Session):
    def __init__(self):
        super(Signed, self).__init__()
        self.headers.update({"Authorization": "Bearer " + os.environ["TOKEN"]})


organization = Organization("contoso", os.environ["TOKEN"])
organization.builds()
organization.request("POST", "/Shop/_apis/wit/wiql", json={"query": ""})
Signed().delete("https://dev.azure.com/contoso/Shop/_apis/build/builds/7")
Signed().get("https://api.github.com/user")

session = requests.Session()
session.mount("https://", HTTPAdapter())
session.auth = ("", os.environ["TOKEN"])
session.request(method="PATCH", url="https://dev.azure.com/contoso/Shop/_apis/build/builds/7", json={})

subprocess.run(
    ["az", "pipelines", "run", "--id", "7", "--org", "https://dev.azure.com/contoso", "--project", "Shop"],
    env={**os.environ, "AZURE_DEVOPS_EXT_PAT": os.environ["TOKEN"]},
)
subprocess.run(["az", "vm", "list"], env={**os.environ, "AZURE_DEVOPS_EXT_PAT": os.environ["TOKEN"]})

answer = requests.post(
    "https://login.microsoftonline.com/contoso/oauth2/v2.0/token",
    data={"client_secret": os.environ["SECRET"], "scope": "499b84ac-1321-427f-aa17-267ca6975798/.default"},
)
requests.get(
    "https://dev.azure.com/contoso/_apis/projects",
    headers={"Authorization": "Bearer " + answer.json()["access_token"]},
)
