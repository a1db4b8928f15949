"""Reads the published OpenAPI specifications: areas, versions, operations, and what they say about scopes."""

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from catalog.tables import Operation, skeleton

# The hosts in the files are malformed in places ("{service}dev.azure.com", an invented on-premises host), so the
# service comes from the file's name. A file that is not named is served by dev.azure.com.
SERVICES = {
    "accounts": "app.vssps",
    "profile": "app.vssps",
    "advancedSecurity.Reporting": "advsec",
    "alert": "advsec",
    "management": "advsec",
    "managementInternal": "advsec",
    "reporting": "advsec",
    "feed": "feeds",
    "provenance": "pkgs",
    "sbom": "pkgs",
    "cargoApi-AzureArtifacts": "pkgs",
    "maven": "pkgs",
    "npm": "pkgs",
    "nuGet": "pkgs",
    "pyPiApi": "pkgs",
    "universal": "pkgs",
    "audit": "auditservice",
    "delegatedAuthorization": "vssps",
    "graph": "vssps",
    "identities": "vssps",
    "tokenAdmin": "vssps",
    "tokens": "vssps",
    "extensionManagement": "extmgmt",
    "memberEntitlementManagement": "vsaex",
    "release": "vsrm",
    "search": "almsearch",
    "status": "status",
    "symbol": "artifacts",
    "testResults": "vstmr",
}

# Where the specifications write {name} and the service takes any number of segments, as its own OPTIONS answer says.
# projects/{*projectId} is left out although OPTIONS lists it: it would swallow projects/{id}/teams/{id}.
CATCH_ALL = re.compile(
    r"(build/(folders|status|latest|tags|builds/{}/tags|definitions/{}/tags)"
    r"|release/folders|wit/queries|wit/classificationnodes/{})/{}"
)

VERSION = re.compile(r"(tfs-|azure-devops-server-)?(\d+)\.(\d+)")


@dataclass(frozen=True)
class Version:
    """A folder below an area; newest first is cloud before server, then by number."""

    folder: str
    server: bool
    number: tuple[int, int]

    def order(self) -> tuple:
        return (self.server, -self.number[0], -self.number[1])

    def text(self) -> str:
        return f"{self.number[0]}.{self.number[1]}"


@dataclass(frozen=True)
class Sighting:
    """One operation in one version of one area."""

    version: Version
    method: str
    route: str
    id: str
    required_query: tuple[str, ...]
    rule: str
    service: str

    def key(self) -> tuple[str, str]:
        """What makes two sightings the same request: method and route, parameters blanked, without case."""
        return (self.method, skeleton(self.route))


def read_area(folder: Path) -> list[Sighting]:
    sightings = []
    for version in sorted(map(_version, filter(Path.is_dir, folder.iterdir())), key=Version.order):
        for file in sorted((folder / version.folder).glob("*.json")):
            specification = json.loads(file.read_text(encoding="utf-8-sig"))
            service = SERVICES.get(file.stem.removesuffix("-onprem"), "")
            for section in ("paths", "x-ms-paths"):
                for path, methods in specification.get(section, {}).items():
                    for method, operation in methods.items():
                        sightings.append(_sighting(version, service, path, method, operation))
    return sightings


def merge(sightings: list[Sighting]) -> list[Operation]:
    """The newest version's operations, then what only older ones have; scopes from the newest that states any."""
    by_key = defaultdict(list)
    for sighting in sightings:
        by_key[sighting.key()].append(sighting)
    known = sorted({sighting.version for sighting in sightings}, key=Version.order)
    names = _unique_names(by_key, known)
    keys = {(method, route.rstrip("/")) for method, route in by_key}
    operations = []
    for group in by_key.values():
        newest = [sighting for sighting in group if sighting.version == group[0].version]
        for sighting in newest:
            operations.append(
                Operation(
                    method=sighting.method,
                    route=_without_needless_option(sighting, keys),
                    id=names[sighting],
                    rule=_newest_stated_rule(group),
                    versions=_version_range({other.version for other in group}, known),
                    service=sighting.service,
                    query=sighting.required_query if len(newest) > 1 else (),
                )
            )
    return sorted(operations, key=Operation.order)


def stated_only_by_older(sightings: list[Sighting]) -> list[str]:
    """Requests whose scopes come from an older version because the newest states none."""
    by_key = defaultdict(list)
    for sighting in sightings:
        by_key[sighting.key()].append(sighting)
    return sorted(
        f"{group[0].method} {group[0].route}: {_newest_stated_rule(group)}"
        for group in by_key.values()
        if group[0].rule == "unstated" and _newest_stated_rule(group) != "unstated"
    )


def _version(folder: Path) -> Version:
    match = VERSION.fullmatch(folder.name)
    if not match:
        raise SystemExit(f"{folder}: not a version; expected 7.2, azure-devops-server-7.1 or tfs-4.1")
    return Version(folder.name, bool(match[1]), (int(match[2]), int(match[3])))


def _sighting(version: Version, service: str, path: str, method: str, operation: dict) -> Sighting:
    parameters = [parameter for parameter in operation.get("parameters", []) if "in" in parameter]
    path, _, template = path.partition("?")
    required = {p["name"].lower() for p in parameters if p["in"] == "query" and p.get("required")}
    required |= {name.lower() for name in re.findall(r"([^=&]+)=", template)}
    return Sighting(
        version=version,
        method=method.upper(),
        route=_route(path, [parameter for parameter in parameters if parameter["in"] == "path"]),
        id=_operation_id(operation),
        required_query=tuple(sorted(required - {"api-version"})),
        rule=_rule(operation.get("security", [])),
        service=service,
    )


def _operation_id(operation: dict) -> str:
    """As written; the oldest files leave out the group ("List"), which stands in their tag ("Definitions")."""
    name = operation["operationId"]
    return name if "_" in name or not operation.get("tags") else f"{operation['tags'][0]}_{name}"


def _route(path: str, parameters: list[dict]) -> str:
    """Behind `_apis/`; another anchor is spelt out. Organization, project and team stand in front and are dropped."""
    segments = [segment for segment in path.split("/") if segment]
    anchor = next(index for index, segment in enumerate(segments) if segment.startswith("_"))
    route = segments[anchor + 1 :]
    catch_all = CATCH_ALL.fullmatch(skeleton("/".join(route))) is not None
    for parameter in parameters:
        for index, segment in enumerate(route):
            last = index == len(route) - 1
            if segment != "{" + parameter["name"] + "}":
                continue
            if last and catch_all:
                route[index] = "{*" + parameter["name"] + "}"
            else:
                integer = ":int" if parameter.get("type") == "integer" else ""
                optional = "?" if last and parameter.get("x-ms-required") is False else ""
                route[index] = "{" + parameter["name"] + integer + optional + "}"
    prefix = "" if segments[anchor] == "_apis" else "/" + segments[anchor] + "/"
    return prefix + "/".join(route)


def _rule(security: list[dict]) -> str:
    """`security: []`, no `security` and `accessToken: []` leave open what a PAT needs; corrections.txt knows."""
    scopes = {scope.lower() for entry in security for scope in entry.get("oauth2", [])}
    if scopes:
        return " ".join(sorted(scopes))
    entra_only = bool(security) and all(set(entry) == {"EntraOAuth"} for entry in security)
    return "entra-only" if entra_only else "unstated"


def _newest_stated_rule(group: list[Sighting]) -> str:
    return next((sighting.rule for sighting in group if sighting.rule != "unstated"), "unstated")


def _version_range(seen: set[Version], known: list[Version]) -> str:
    """"5.0-7.2", "5.0-5.1,7.2"; "server-5.0-6.0" when no cloud version has it."""
    server = all(version.server for version in seen)
    line = [version for version in reversed(known) if version.server == server]
    ranges = []
    for index, version in enumerate(line):
        if version not in seen:
            continue
        if ranges and line[index - 1] in seen:
            ranges[-1][1] = version.text()
        else:
            ranges.append([version.text(), version.text()])
    text = ",".join(first if first == last else f"{first}-{last}" for first, last in ranges)
    return "server-" + text if server else text


def _without_needless_option(sighting: Sighting, keys: set[tuple[str, str]]) -> str:
    """An optional last segment is needless where the route without it is an operation of its own."""
    method, blanked = sighting.key()
    shorter_is_known = (method, blanked.rpartition("/")[0]) in keys
    return sighting.route.replace("?}", "}") if shorter_is_known else sighting.route


def _unique_names(by_key: dict, known: list[Version]) -> dict[Sighting, str]:
    """The newest keeps its operationId; an older one that shares it carries its versions, then its method behind it."""
    newest = [s for group in by_key.values() for s in group if s.version == group[0].version]
    names, taken = {}, set()
    for sighting in sorted(newest, key=lambda s: (s.version.order(), s.route.lower(), s.method, s.required_query)):
        versions = _version_range({other.version for other in by_key[sighting.key()]}, known)
        candidates = [sighting.id, f"{sighting.id} ({versions})", f"{sighting.id} ({versions} {sighting.method})"]
        candidates += [f"{sighting.id} ({versions} {number})" for number in range(2, 100)]
        names[sighting] = next(name for name in candidates if name not in taken)
        taken.add(names[sighting])
    return names
