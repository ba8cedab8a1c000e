"""The figures of the extraction are written by the command that measures them, and read from what it wrote."""

import json

import pytest

from statements import evaluation
from statements.evaluation import Figures, Match, Share
from statements.extraction import EXTRACTOR_VERSION
from statements.figures import FILE, SETS, Measured, figures


def test_what_is_recorded_can_be_shown(tmp_path, monkeypatch):
    statements = Match(matched=3, predicted=4, gold=5)
    measured = Figures(articles=2, statements=statements, named=Share(right=1, of=2))
    evaluation.record(tmp_path / "figures.json", {"unseen": measured, "other": measured})
    monkeypatch.setattr("statements.figures.FILE", tmp_path / "figures.json")
    found = figures.__wrapped__()
    assert found.version == EXTRACTOR_VERSION
    assert found.sets == [Measured("unseen", articles=2, gold=5, found=3, extracted=4, named=2, right=1)]
    assert (found.sets[0].recall, found.sets[0].precision, found.sets[0].named_right) == (60, 75, 50)


def test_nothing_measured_is_no_division():
    assert Measured("dev", 0, 0, 0, 0, 0, 0).recall == 0


@pytest.mark.parametrize("name", SETS)
def test_the_committed_figures_have_every_set(name):
    assert name in json.loads(FILE.read_text("utf-8"))["sets"]
