"""The catalogue's text files: one record a line, fields between bars, `#` starts a comment line."""

import re
from dataclasses import dataclass
from pathlib import Path

RULE_WORDS = {"any-pat", "no-pat", "full-access-only", "entra-only", "unstated"}
CONFIDENCES = {"high", "medium", "low"}
HAND_WRITTEN = {"scopes.txt", "supplement.txt", "corrections.txt", "azure-cli.txt", "tasks.txt"}


@dataclass(frozen=True)
class Row:
    """A record with the place it stands at; fields are trimmed and may be empty."""

    file: str
    line: int
    fields: tuple[str, ...]

    def place(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Operation:
    """A line of AREA.txt. `query` holds the lower-case names that tell overloads of one route apart."""

    method: str
    route: str
    id: str
    rule: str
    versions: str
    service: str
    query: tuple[str, ...]

    def line(self) -> str:
        fields = (self.method, self.route, self.id, self.rule, self.versions, self.service, " ".join(self.query))
        return " | ".join(fields).rstrip()

    def order(self) -> tuple:
        return (self.route.lower(), self.method, self.query, self.id)

    @staticmethod
    def parse(row: Row) -> "Operation":
        method, route, name, rule, versions, service, query = row.fields
        return Operation(method, route, name, rule, versions, service, tuple(query.split()))


def skeleton(route: str) -> str:
    """Parameters blanked, without case: what a route asks of a request."""
    return re.sub(r"\{[^{}]*\}", "{}", route).lower()


def read_rows(path: Path) -> list[Row]:
    rows = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if text and not text.startswith("#"):
            rows.append(Row(path.name, number, tuple(field.strip() for field in text.split("|"))))
    return rows


def area_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.txt") if path.name not in HAND_WRITTEN)


def read_areas(folder: Path) -> dict[str, list[Operation]]:
    """Area -> operations; malformed lines are left out, the check names them."""
    return {
        path.stem: [Operation.parse(row) for row in read_rows(path) if len(row.fields) == 7]
        for path in area_files(folder)
    }
