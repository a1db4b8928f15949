"""Reads the generated clients of azure-devops-node-api and azure-devops-python-api: what each method sends."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

# What typed-rest-client's methods are on the wire; uploadStream names its verb itself.
VERBS = {"create": "POST", "replace": "PUT", "update": "PATCH", "get": "GET", "del": "DELETE", "options": "OPTIONS"}
# Methods that the public class of the Node clients inherits from a hand-written base.
NODE_BASES = {
    "FileContainerApi": "FileContainerApiBase",
    "GalleryApi": "GalleryCompatHttpClientBase",
    "ServiceEndpointApi": "ServiceEndpointApiBase",
    "TaskAgentApi": "TaskAgentApiBase",
}
# Newest first; a method that only the older package has is still called.
PYTHON_PACKAGES = ("v7_1", "v7_0")


@dataclass(frozen=True)
class Method:
    """`client` is how the connection hands it out: "getBuildApi", "get_build_client"."""

    language: str
    client: str
    name: str
    verb: str
    location: str
    route_values: frozenset[str]
    query_values: frozenset[str]


@dataclass(frozen=True)
class Repository:
    path: Path

    def git(self, *arguments: str) -> str:
        return subprocess.run(["git", "-C", self.path, *arguments], capture_output=True, text=True, check=True).stdout

    def commit(self) -> str:
        return self.git("rev-parse", "HEAD").strip()

    def read(self, path: str) -> str:
        return self.git("show", f"HEAD:{path}")

    def files(self, folder: str) -> list[str]:
        return self.git("ls-tree", "-r", "--name-only", "HEAD", folder).splitlines()


def node_methods(repository: Repository) -> list[Method]:
    web = repository.read("api/WebApi.ts")
    modules = dict(re.findall(r"import (\w+) = require\(['\"]\./(\w+)['\"]\)", web))
    methods: dict[tuple[str, str], Method] = {}
    for client, alias in re.findall(r"public async (get\w+Api)\(.*?Promise<(\w+)\.", web):
        module = modules[alias]
        for name in filter(None, (module, NODE_BASES.get(module))):
            for method in _node_class(client, repository.read(f"api/{name}.ts")):
                methods.setdefault((method.client, method.name), method)
    return list(methods.values())


def _node_class(client: str, source: str) -> list[Method]:
    found = []
    for text in re.split(r"\n    public (?:async )?", source)[1:]:
        location = re.search(r'getVersioningData\(\s*"[^"]*",\s*"[^"]*",\s*"([0-9a-fA-F-]+)"', text)
        verb = re.search(r'this\.(?:rest|http|httpClient)\.(\w+)(?:<[^(]*>)?\((?:\s*"(\w+)")?', text)
        name = re.match(r"\w+", text)[0]
        if location and verb and not name.startswith("_"):
            sent = VERBS.get(verb[1]) or verb[2] or verb[1].upper()
            values = _node_values(text, "routeValues"), _node_values(text, "queryValues")
            found.append(Method("node", client, name, sent, location[1].lower(), *values))
    return found


def _node_values(text: str, name: str) -> frozenset[str]:
    table = re.search(name + r": any = \{(.*?)\}", text, re.DOTALL)
    return frozenset(re.findall(r"(?:^|,)\s*['\"]?([\w.$-]+)", table[1] if table else ""))


def python_methods(repository: Repository) -> list[Method]:
    methods: dict[tuple[str, str], Method] = {}
    for package in PYTHON_PACKAGES:
        root = f"azure-devops/azure/devops/{package}"
        factory = repository.read(f"{root}/client_factory.py")
        files = repository.files(root + "/")
        for client, folder in re.findall(r"def (get_\w+_client)\(.*?'azure\.devops\.\w+\.(\w+)\.", factory, re.DOTALL):
            for file in files:
                if re.fullmatch(rf"{root}/{folder}/\w*client\w*\.py", file):
                    for method in _python_class(client, repository.read(file)):
                        methods.setdefault((method.client, method.name), method)
    return list(methods.values())


def _python_class(client: str, source: str) -> list[Method]:
    found = []
    for text in re.split(r"\n    def ", source)[1:]:
        sent = re.search(r"http_method='(\w+)',\s*location_id='([0-9a-f-]+)'", text)
        if sent:
            values = (
                frozenset(re.findall(r"route_values\['([\w.$]+)'\]", text)),
                frozenset(re.findall(r"query_parameters\['([\w.$]+)'\]", text)),
            )
            found.append(Method("python", client, re.match(r"\w+", text)[0], sent[1], sent[2], *values))
    return found
