import requests

requests.get("https://dev.azure.com/contoso/_apis/projects")
