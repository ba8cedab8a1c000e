"""The documentation keeps its promises: what there is, is in it; what it links to, is there."""

import re

import pytest
from packaging.requirements import Requirement

from statements.admin.reasons import REASONS
from statements.importers import FORMATS

from .support import ROOT, example_environment

PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").glob("*.md")
)
COMMANDS = sorted((ROOT / "statements/management/commands").glob("[!_]*.py"))
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def page(name: str) -> str:
    return (ROOT / name).read_text()


def requirements() -> list[str]:
    lines = page("requirements.txt").splitlines() + page("requirements-dev.txt").splitlines()
    return [Requirement(line).name for line in lines if line and line[0] not in "#-"]


def refusal_reasons() -> set[str]:
    """The codes in Refusal(origin, "code", ...), Refused("code", ...) and refuse("code", ...)."""
    files = [*(ROOT / "statements/importers").glob("*.py"), *(ROOT / "statements/ingest").glob("*.py")]
    call = re.compile(r'(?:Refusal\((?:[^",()]|\([^()]*\))*,|Refused\(|\brefuse\()\s*"(\w+)"')
    return {reason for file in files for reason in call.findall(file.read_text())}


@pytest.mark.parametrize("command", [file.stem for file in COMMANDS])
def test_every_command_is_documented(command):
    assert f"manage.py {command} " in page("docs/operations.md")


@pytest.mark.parametrize("format", FORMATS)
def test_every_import_format_is_documented(format):
    assert re.search(rf"^## .*`{format}`$", page("docs/import-formats.md"), re.MULTILINE)


def test_every_reason_of_refusal_is_documented():
    documented = set(
        re.findall(r"^\| `(\w+)` \|", page("docs/import-formats.md").partition("## What is refused")[2], re.M)
    )
    assert documented == refusal_reasons()


def test_every_reason_of_refusal_has_a_name_at_the_desk():
    assert REASONS.keys() == refusal_reasons()


@pytest.mark.parametrize("variable", example_environment())
def test_every_setting_is_documented(variable):
    assert f"| `{variable}` |" in page("docs/operations.md")


@pytest.mark.parametrize("name", requirements())
def test_every_dependency_has_its_reason(name):
    assert re.search(rf"^\|.*\b{re.escape(name)}\b[^|]*\|", page("docs/decisions.md"), re.MULTILINE)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path):
    targets = [target for target in LINK.findall(path.read_text()) if "://" not in target]
    gone = [target for target in targets if not (path.parent / target).exists()]
    assert not gone
