import argparse
import http.client
import json
import urllib.request

import requests
from azure.devops.connection import Connection
from client import Client, header
from msrest.authentication import BasicAuthentication

parser = argparse.ArgumentParser()
parser.add_argument("--token")
options = parser.parse_args()

URL = "https://dev.azure.com/contoso/Shop/_apis/build/builds/%s"

Client("contoso", options.token).get("projects")
requests.request("PATCH", URL % 7, headers=header(options.token), json={})
requests.post("https://dev.azure.com/{}/_apis/wit/wiql".format("contoso/Shop"), auth=("", options.token), json={})

request = urllib.request.Request(
    "https://dev.azure.com/contoso/Shop/_apis/pipelines/1/runs", data=json.dumps({}).encode(), headers=header(options.token)
)
urllib.request.urlopen(request)

connection = http.client.HTTPSConnection("feeds.dev.azure.com")
connection.request("GET", "/contoso/_apis/packaging/feeds", headers=header(options.token))

sdk = Connection(base_url="https://dev.azure.com/contoso", creds=BasicAuthentication("", options.token))
sdk.clients.get_git_client().get_repositories("Shop")

requests.get("https://api.github.com/user", headers=header(options.token))
