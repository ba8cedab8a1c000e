"""Who may import whom. The table is the rule; a new room gets its line here first."""

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement

from .support import ROOT

# room → the rooms that it may import; what those may import, it may import as well.
MAY_IMPORT = {
    "text": [],
    "records": [],
    "extraction": ["text"],
    "evaluation": ["extraction"],
    "importers": ["records", "text"],
    "search": ["text"],
    "batching": [],
    "recording": ["batching"],
    "querysets": ["bulk", "search", "text", "recording"],
    "bulk": ["batching"],
    "models": ["bulk", "querysets", "records"],
    "resemblance": ["text"],
    "findings": ["extraction", "resemblance", "search"],
    "parallel": [],
    "reuse": ["changes", "models", "resemblance", "search", "text"],
    "ingest": ["models", "reuse", "extraction", "findings", "parallel", "records"],
    "filters": ["models"],
    "suggestions": ["models", "search"],
    "counts": ["models", "search"],
    "facets": ["counts", "filters"],
    "timeline": [],
    "figures": [],
    "careers": ["text"],
    "keywords": ["models", "search"],
    "passages": ["text"],
    "corrections": ["models"],
    "reports": ["models"],
    "review": ["addresses", "models"],
    "likeness": ["text"],
    "duplicates": ["likeness", "models"],
    "merging": ["models"],
    "gold": ["models"],
    "accuracy": ["counts", "models"],
    "addresses": [],
    "cards": [],
    "linked_data": [],
    "templatetags": [
        "review",
        "addresses",
        "corrections",
        "linked_data",
        "facets",
        "passages",
        "models",
        "search",
    ],
    "changes": [],
    "citations": ["text"],
    "voices": [],
    "views": [
        "accuracy",
        "addresses",
        "cards",
        "changes",
        "citations",
        "voices",
        "careers",
        "figures",
        "keywords",
        "timeline",
        "exports",
        "counts",
        "facets",
        "filters",
        "models",
        "reports",
        "reuse",
        "suggestions",
        "templatetags",
    ],
    "feeds": ["facets", "filters", "models", "templatetags"],
    "exports": ["filters", "models"],
    "sitemaps": ["addresses", "models"],
    "api": ["filters", "models", "exports"],
    "urls": ["views", "feeds", "exports", "sitemaps", "api"],
    "jobs": ["importers", "ingest", "models", "records"],
    "admin": [
        "careers",
        "timeline",
        "facets",
        "exports",
        "corrections",
        "merging",
        "passages",
        "review",
        "models",
        "ingest",
        "jobs",
        "reuse",
    ],
    "management": [
        "gold",
        "duplicates",
        "importers",
        "ingest",
        "jobs",
        "reuse",
        "search",
        "evaluation",
        "parallel",
    ],
    "migrations": ["search"],
    "apps": ["checks"],
    "checks": ["models"],
}

# The rooms of pure Python (search: the database layer alone), with what they need beside the standard library.
PURE = {
    "likeness": [],
    "text": ["Stemmer"],
    "records": [],
    "extraction": [],
    "evaluation": [],
    "importers": ["defusedxml", "feedparser", "lxml", "trafilatura", "warcio"],
    "cards": ["typst"],
    "changes": [],
    "linked_data": [],
    "passages": [],
    "voices": [],
    "careers": [],
    "figures": [],
    "timeline": [],
    "findings": [],
    "resemblance": [],
    "batching": [],
    "parallel": [],
    "search": ["django.db"],
}


class Import(NamedTuple):
    """One imported name (`statements.text.fold.fold`), and where."""

    path: Path
    line: int
    target: str

    def __str__(self):
        return f"{self.path}:{self.line} imports {self.target}"


def imports_of(path: Path, source: str) -> list[Import]:
    """Everything that a file imports, wherever in the file, by absolute names."""
    package = path.with_suffix("").parts[:-1]
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [Import(path, node.lineno, name.name) for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *filter(None, [node.module])])
            found += [Import(path, node.lineno, f"{module}.{name.name}") for name in node.names]
    return found


def room_of(path: Path) -> str:
    return path.with_suffix("").parts[1]


def reachable(room: str) -> set[str]:
    rooms = set(MAY_IMPORT[room])
    return rooms.union(*map(reachable, rooms)) | {room}


def wrong_rooms(imports: list[Import]) -> list[str]:
    violations = []
    for item in imports:
        package, _, rest = item.target.partition(".")
        room, target = room_of(item.path), rest.split(".")[0]
        if package == "statements" and target not in reachable(room):
            allowed = ", ".join(sorted(reachable(room) - {room})) or "no other room"
            violations.append(f"{item}, but {room} may import: {allowed}")
    return violations


def impurities(imports: list[Import]) -> list[str]:
    violations = []
    for item in imports:
        room, package = room_of(item.path), item.target.split(".")[0]
        if room not in PURE or package == "statements" or package in sys.stdlib_module_names:
            continue
        if not any(item.target == named or item.target.startswith(f"{named}.") for named in PURE[room]):
            allowed = " and ".join(["the standard library", *PURE[room]])
            violations.append(f"{item}, but {room} may import: {allowed}")
    return violations


def source_files() -> list[Path]:
    files = [path.relative_to(ROOT) for path in (ROOT / "statements").rglob("*.py")]
    return sorted(path for path in files if path.parts[1] != "tests" and len(path.parts) > 1)


@pytest.fixture(scope="module")
def all_imports() -> list[Import]:
    files = [path for path in source_files() if path.name != "__init__.py" or len(path.parts) > 2]
    return [item for path in files for item in imports_of(path, (ROOT / path).read_text())]


def test_every_room_is_in_the_table():
    rooms = {room_of(path) for path in source_files()} - {"__init__"}
    assert rooms <= MAY_IMPORT.keys(), "say in MAY_IMPORT what they may import"


def test_rooms_import_only_what_they_may(all_imports):
    violations = wrong_rooms(all_imports)
    assert not violations, "\n".join(violations)


def test_pure_rooms_are_pure(all_imports):
    violations = impurities(all_imports)
    assert not violations, "\n".join(violations)


def test_what_runs_needs_no_package_of_the_tests(all_imports):
    """Everything imported outside the tests comes with requirements.txt itself."""
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    required = {normal(Requirement(line).name) for line in lines if line.strip() and line[0] != "#"}
    distributions = packages_distributions()
    strangers = [
        str(item)
        for item in all_imports
        if (package := item.target.split(".")[0]) not in sys.stdlib_module_names | {"statements", "newsarchive"}
        and required.isdisjoint(map(normal, distributions.get(package, [])))
    ]
    assert not strangers, "\n".join(strangers)


def normal(distribution: str) -> str:
    return distribution.lower().replace("_", "-")


@pytest.mark.parametrize(
    ("path", "source", "fault"),
    [
        ("statements/text/fold.py", "from statements.models import Quote", "text may import: no other room"),
        ("statements/search/query.py", "def f():\n    from ..models import Quote", "query.py:2"),
        ("statements/importers/x.py", "from statements import ingest", "importers may import: records, text"),
        ("statements/extraction/x.py", "import django", "extraction may import: the standard library"),
        ("statements/search/x.py", "from django.http import Http404", "and django.db"),
        ("statements/models/x.py", "from statements.text.fold import fold", ""),
        ("statements/management/commands/x.py", "from statements.models import Quote", ""),
        ("statements/search/x.py", "from django.db.models import Lookup\nfrom . import query", ""),
    ],
)
def test_the_checks_themselves(path, source, fault):
    imports = imports_of(Path(path), source)
    violations = wrong_rooms(imports) + impurities(imports)
    assert [fault in violation for violation in violations] == ([True] if fault else [])
