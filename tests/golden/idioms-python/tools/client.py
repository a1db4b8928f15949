import base64

import requests


class Client:
    def __init__(self, organization, token):
        self.base = f"https://dev.azure.com/{organization}"
        self.session = requests.Session()
        self.session.auth = ("", token)

    def get(self, path):
        return self.session.get(f"{self.base}/_apis/{path}")

    def nobody_calls_this(self):
        return self.session.delete(f"{self.base}/_apis/projects/1")


def header(token):
    return {"Authorization": "Basic " + base64.b64encode(f":{token}".encode()).decode()}
