"""Files made to the published specifications, and all that comes out of them. A new case needs no new code."""

import json
from dataclasses import replace
from unittest.mock import ANY

import pytest

from statements.importers import FORMATS, detect, read, read_again
from statements.records import ParsedArticle, Refusal

from .golden import CASES, case_files, expected_file, outcome


@pytest.mark.parametrize("file", case_files(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_what_comes_out(file):
    assert outcome(file) == json.loads(expected_file(file).read_text())


@pytest.mark.parametrize("file", case_files(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_its_format_is_told_from_its_content(file):
    assert detect(file.read_bytes()) == file.parent.name


@pytest.mark.parametrize("file", case_files(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_raw_input_of_each_item_can_be_read_by_itself(file):
    """And gives what the file gave: so that what was refused can be tried again without the file."""
    items = list(read([file]))
    refusals = [Refusal(item.origin, "", "", item.raw, item.format) for item in items]
    assert [list(read_again(refusal)) for refusal in refusals] == [[as_read_again(item)] for item in items]


def as_read_again(item):
    """A piece of a file has become UTF-8, and its refusal may count from another line."""
    return replace(item, encoding=ANY) if isinstance(item, ParsedArticle) else replace(item, detail=ANY)


def test_every_format_has_a_case():
    assert {file.parent.name for file in CASES.glob("*/*")} == set(FORMATS)
