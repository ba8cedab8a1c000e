"""Files made to the published specifications, and all that comes out of them. A new case needs no new code."""

import json

import pytest

from statements.importers import FORMATS, detect, read

from .golden import CASES, case_files, expected_file, outcome


@pytest.mark.parametrize("file", case_files(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_what_comes_out(file):
    assert outcome(file) == json.loads(expected_file(file).read_text())


@pytest.mark.parametrize("file", case_files(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_its_format_is_told_from_its_content(file):
    assert detect(file.read_bytes()) == file.parent.name


@pytest.mark.parametrize("file", case_files(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_raw_input_is_kept(file):
    """So that what was refused can be looked at and read again."""
    assert all(item.raw for item in read([file]))


def test_every_format_has_a_case():
    assert {file.parent.name for file in CASES.glob("*/*")} == set(FORMATS)
