"""Speakers and bodies are of the country that roles and names say, in any order; an editor's word stands."""

import datetime
import itertools

import pytest
from django.core.management import call_command

from statements.ingest import run_import
from statements.models import ImportRun, Organization, Quote, Speaker
from statements.records import Origin, ParsedArticle

from ..making import make_quote, person

pytestmark = pytest.mark.django_db

MINISTER = 'قال وزير الخارجية الروسي إيفان بتروف إن "المحادثات رقم {n} مفيدة".'
PLAIN = 'قال الوزير إيفان بتروف إن "المحادثات رقم {n} مفيدة".'
OTHER = 'قال السفير التركي إيفان بتروف إن "المحادثات رقم {n} مفيدة".'


def bring(*texts: str, batch: int = 10, url: str = "") -> None:
    articles = (
        ParsedArticle(
            text.format(n=n), Origin("x.jsonl", n), language="ar", published_on=datetime.date(2023, 3, 9), url=url
        )
        for n, text in enumerate(texts)
    )
    run_import(articles, ImportRun.objects.create(), batch=batch)


def country() -> str:
    return Speaker.objects.get(name="إيفان بتروف").country


SAID = {"": [PLAIN], "RU": [MINISTER, PLAIN, MINISTER], " ": [MINISTER, MINISTER, OTHER]}


@pytest.mark.parametrize("batch", [1, 10])
@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (order, found.strip())
        for found, texts in SAID.items()
        for order in sorted({*itertools.permutations(texts)})
    ],
)
def test_roles_say_the_country_of_a_speaker_in_any_order(texts, found, batch):
    bring(*texts, batch=batch)
    assert country() == found


def test_names_say_the_country_of_a_body():
    bring('قالت وزارة الخارجية الروسية إن "المحادثات مفيدة".')
    assert Organization.objects.get(name="وزارة الخارجية الروسية").country == "RU"


def test_a_role_that_is_gone_says_nothing_any_more():
    bring(MINISTER, url="https://example.org/1")
    bring(PLAIN, url="https://example.org/1")
    assert country() == ""
    bring(OTHER)
    assert country() == "TR"


@pytest.mark.parametrize("settled", ["", "BY"])
def test_what_an_editor_settled_stays(settled):
    bring(PLAIN)
    Speaker.objects.update(country=settled, country_settled=True)
    bring(MINISTER)
    call_command("settle_countries", verbosity=0)
    assert country() == settled


def test_the_command_says_it_of_what_is_stored_already(capsys):
    make_quote(speaker="إيفان بتروف", role="وزير الخارجية الروسي", organization="وزارة الخارجية الروسية")
    make_quote(speaker="سلمى الحداد", role="وزيرة الموانئ", review=Quote.Review.REJECTED)
    Organization.objects.update(country="")
    call_command("settle_countries")
    assert (country(), person("سلمى الحداد").country) == ("RU", "")
    assert set(Organization.objects.exclude(country="").values_list("country", flat=True)) == {"RU"}
    assert "countries changed 2" in capsys.readouterr().out
    call_command("settle_countries")
    assert "countries changed 0" in capsys.readouterr().out
