import http.client
import os
from urllib.parse import quote, urlencode, urljoin

import httpx
import requests
from azure.identity import DefaultAzureCredential

from .names import PROJECT, url_of

TOKEN = os.environ["PAT"]
AUTH = ("", TOKEN)


def send(verb, url, **options):
    return getattr(requests, verb)(url, auth=AUTH, **options)


send("get", url_of("build/builds"))
send("delete", url_of("build/builds/7"))
httpx.post(url_of("pipelines/42/runs"), auth=AUTH, json={})
with httpx.Client(base_url="https://dev.azure.com/contoso", auth=AUTH) as client:
    client.get(f"/{PROJECT}/_apis/git/repositories")
requests.get(urljoin("https://dev.azure.com/contoso/", f"{PROJECT}/_apis/test/runs"), auth=AUTH)
requests.get("https://dev.azure.com/%s/_apis/teams?%s" % (quote("contoso"), urlencode({"$top": 5})), auth=AUTH)
requests.patch("{base}/wit/workitems/{id}".format(base=url_of(""), id=7), auth=AUTH, json=[])

minted = DefaultAzureCredential().get_token("499b84ac-1321-427f-aa17-267ca6975798/.default").token
requests.get(url_of("release/releases"), headers={"Authorization": f"Bearer {minted}"})

httpx.get("https://api.example.com/api/build/builds")
with httpx.Client(base_url="https://api.example.com") as other:
    other.get("/Shop/api/git/repositories")
connection = http.client.HTTPSConnection("api.example.com")
connection.request("GET", "/contoso/api/projects")
requests.get(urljoin("https://api.example.com/", "contoso/api/projects"))
