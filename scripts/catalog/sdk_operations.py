"""Finds the operation that a client's method sends.

Clients and specifications are generated from the same source: `x-ms-vss-method` is the method's name ("GetBuilds" is
getBuilds and get_builds). Variants that the specifications leave out (getItemText beside getItem) share the location
id with a method that has an operation: they are the one of the same resource and verb that takes the same parameters.
"""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from catalog import specifications
from catalog.sdk_methods import Method
from catalog.tables import read_areas, skeleton

# Areas of the specifications, first choice first, by what the client is called without "get", "Api", "_client".
# Clients that are not here have no area: gallery, location, feature management, CIX, settings, ...
AREAS = {
    "accounts": "account", "audit": "audit", "build": "build", "core": "core", "dashboard": "dashboard",
    "contributions": "extensionManagement", "elastic": "distributedTask", "extensionmanagement": "extensionManagement",
    "feed": "artifacts", "git": "git", "graph": "graph", "identity": "ims", "management": "advancedSecurity",
    "maven": "artifactsPackageTypes", "memberentitlementmanagement": "memberEntitlementManagement",
    "notification": "notification", "npm": "artifactsPackageTypes", "nuget": "artifactsPackageTypes",
    "operations": "operations", "pipelinepermissions": "approvalsAndChecks", "pipelines": "pipelines",
    "pipelineschecks": "approvalsAndChecks", "policy": "policy", "profile": "profile", "provenance": "artifacts",
    "pypiapi": "artifactsPackageTypes", "release": "release", "search": "search", "security": "security",
    "securityroles": "securityRoles", "serviceendpoint": "serviceEndpoint", "servicehooks": "hooks",
    "symbol": "symbol", "task": "distributedTask", "taskagent": "distributedTask environments",
    "test": "test testResults testPlan", "testplan": "testPlan test", "testresults": "testResults test",
    "tfvc": "tfvc", "tokenadmin": "tokenAdmin", "upackapi": "artifactsPackageTypes", "wiki": "wiki", "work": "work",
    "workitemtracking": "wit", "workitemtrackingprocess": "processes",
    "workitemtrackingprocessdefinition": "processDefinitions", "workitemtrackingprocesstemplate": "processadmin",
}  # fmt: skip
# One area holds all kinds of packages; the route tells them apart.
PACKAGES = {"maven": "/maven/", "npm": "/npm/", "nuget": "/nuget/", "pypiapi": "/pypi/", "upackapi": "/upack/"}
# Names of the supplement, where a specification has nothing.
BY_HAND = {
    ("get_contributions_client", "query_contribution_nodes"): "contribution/Nodes_Query",
    ("get_contributions_client", "query_data_providers"): "contribution/Data Providers_Query",
}
# Segments that stand in front of the route or may: they tell no operations apart.
CONTEXT = {"organization", "project", "projectid", "team", "teamid", "collection"}


@dataclass(frozen=True)
class Sighting:
    """An operation in one file of the specifications, with what only the clients' generator knows of it."""

    area: str
    order: tuple
    verb: str
    method: str
    resource: str
    id: str
    route: str
    path: frozenset[str]
    query: frozenset[str]
    required: frozenset[str]


def resolve(methods: list[Method], specs: Path, data: Path) -> dict[Method, str]:
    """"area/operationId" as the catalogue has it; methods without an operation are left out."""
    by_method, by_resource = defaultdict(list), defaultdict(list)
    for seen in _sightings(specs):
        by_method[_plain(seen.method)].append(seen)
        by_resource[seen.area, _plain(seen.resource)].append(seen)
    found: dict[Method, Sighting] = {}
    resources = defaultdict(Counter)
    for method in methods:
        if seen := _of_that_name(method, by_method[_plain(method.name)]):
            found[method] = seen
            resources[method.location][seen.area, _plain(seen.resource)] += 1
    for method in methods:
        if method not in found and method.location in resources:
            resource = resources[method.location].most_common(1)[0][0]
            if seen := _of_that_resource(method, by_resource[resource]):
                found[method] = seen
    names = _catalogue(data)
    named = {method: names(seen) for method, seen in found.items()}
    named |= {method: BY_HAND[key] for method in methods if (key := (method.client, method.name)) in BY_HAND}
    return {method: name for method, name in named.items() if name}


def _sightings(specs: Path) -> list[Sighting]:
    found = []
    for area in sorted(filter(Path.is_dir, specs.iterdir())):
        for file in sorted(area.glob("*/*.json")):
            version = specifications.VERSION.fullmatch(file.parent.name)
            order = (not version[1], int(version[2]), int(version[3]))
            specification = json.loads(file.read_text(encoding="utf-8-sig"))
            for section in ("paths", "x-ms-paths"):
                for path, verbs in specification.get(section, {}).items():
                    found += [_sighting(area.name, order, path, verb, body) for verb, body in verbs.items()]
    return found


def _sighting(area: str, order: tuple, path: str, verb: str, body: dict) -> Sighting:
    def names(kind: str, required: bool = False) -> frozenset[str]:
        listed = [p for p in body.get("parameters", []) if p.get("in") == kind and (p.get("required") or not required)]
        return frozenset(_plain(p["name"]) for p in listed) - {"apiversion"}

    return Sighting(
        area=area,
        order=order,
        verb=verb.upper(),
        method=body.get("x-ms-vss-method", ""),
        resource=body.get("x-ms-vss-resource", ""),
        id=body["operationId"],
        route=path.partition("?")[0],
        path=names("path") - CONTEXT,
        query=names("query"),
        required=names("query", required=True),
    )


def _plain(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def _client(method: Method) -> str:
    return _plain(method.client).removeprefix("get").removesuffix("client" if "_" in method.client else "api")


def _of_that_name(method: Method, seen: list[Sighting]) -> Sighting | None:
    areas = AREAS.get(_client(method), "").split()
    package = PACKAGES.get(_client(method), "")
    for area in areas:
        fitting = [s for s in seen if s.verb == method.verb and s.area == area and package in s.route.lower()]
        if fitting:
            return _best(method, fitting)
    return None


def _of_that_resource(method: Method, seen: list[Sighting]) -> Sighting | None:
    values = {_plain(name) for name in method.route_values} - CONTEXT
    same_verb = [s for s in seen if s.verb == method.verb]
    return _best(method, [s for s in same_verb if s.path == values] or [s for s in same_verb if s.path <= values])


def _best(method: Method, seen: list[Sighting]) -> Sighting | None:
    """Of the newest version that has one, the operation whose parameters are most like the method's."""
    values = {_plain(name) for name in method.route_values} - CONTEXT
    queries = {_plain(name) for name in method.query_values}

    def likeness(s: Sighting) -> tuple:
        return (s.required <= queries, -len(s.path ^ values), len(s.query & queries), -len(s.query - queries))

    newest = max((s.order for s in seen), default=())
    return max((s for s in seen if s.order == newest), key=likeness, default=None)


def _catalogue(data: Path):
    """Names there may differ from the operationId (older twins), so the request decides first."""
    by_request, by_name = defaultdict(list), {}
    for area, operations in read_areas(data).items():
        for operation in operations:
            by_request[area, operation.method, skeleton(operation.route)].append(operation)
            by_name[area, operation.method, operation.id.lower()] = operation

    def name(seen: Sighting) -> str | None:
        route = skeleton(seen.route.partition("/_apis/")[2])
        same = by_request[seen.area, seen.verb, route]
        chosen = next((o for o in same if o.id.lower() == seen.id.lower()), same[0] if same else None)
        chosen = chosen or by_name.get((seen.area, seen.verb, seen.id.lower()))
        return f"{seen.area}/{chosen.id}" if chosen else None

    return name
