"""What comes out of a golden case, as its `.expected.json` says it.

`python -m statements.tests.importers.golden` writes those anew, to be read before they are committed.
"""

import json
from dataclasses import asdict
from pathlib import Path

from statements.importers import read
from statements.records import ParsedArticle

CASES = Path(__file__).parent.parent / "cases" / "importers"
ENDING = ".expected.json"


def case_files() -> list[Path]:
    return sorted(file for file in CASES.glob("*/*") if not file.name.endswith(ENDING))


def outcome(file: Path) -> list[dict]:
    """An object for each item of the file: where it stood, and its fields or why it was refused."""
    return [_described(item, file) for item in read([file])]


def expected_file(file: Path) -> Path:
    return file.with_name(file.name + ENDING)


def _described(item, file: Path) -> dict:
    at = str(item.origin).removeprefix(str(file.parent) + "/")
    if not isinstance(item, ParsedArticle):
        return {"at": at, "refused": item.reason}
    fields = asdict(item)
    texts = {
        name: str(value)
        for name, value in fields.items()
        if value and name not in {"origin", "raw", "format", "body"}
    }
    return {"at": at} | texts | {"body": item.body.split("\n")}


if __name__ == "__main__":
    for file in case_files():
        text = json.dumps(outcome(file), ensure_ascii=False, indent=1)
        expected_file(file).write_text(text + "\n", encoding="utf-8")
