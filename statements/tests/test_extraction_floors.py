"""No figure of the extractor falls below what it has reached. docs/extraction.md says how floors are raised."""

import json

import pytest

from statements import evaluation

from .support import ROOT

GOLD = ROOT / "statements/tests/gold"
FLOORS = json.loads((GOLD / "floors.json").read_text("utf-8"))


def folder_of(name, shared):
    return shared / "gold" / name if name == "dev" else GOLD / name


@pytest.mark.parametrize("name", FLOORS)
def test_figures_are_not_below_their_floors(name, shared):
    figures = evaluation.total(evaluation.evaluate(folder_of(name, shared), shared / "corpus"))
    assert not evaluation.below_floors(figures, FLOORS[name])


def test_every_figure_has_a_floor():
    assert FLOORS.keys() == {"dev", "tuning", "heldout", "unseen"}
    for floors in FLOORS.values():
        assert floors.keys() == evaluation.Figures().values().keys()
