"""Reviewed articles become gold that the evaluation reads, and that says what people said."""

import json

import pytest
from django.core.management import call_command

from statements import evaluation
from statements.models import Quote
from statements.recording import editing

from .making import make_article, make_quote

pytestmark = pytest.mark.django_db


def test_what_was_extracted_and_verified_is_found_again(seeds, tmp_path, capsys):
    """Round trip: the extractor's own statements, all verified, are gold on which it is right."""
    Quote.objects.all().mark("verified", None)
    call_command("export_gold", tmp_path)
    scored = evaluation.evaluate(tmp_path)
    figures = evaluation.total(scored)
    assert figures.articles == len({quote.article_id for quote in Quote.objects.all()})
    assert figures.statements.f1 == 1.0
    assert figures.kind_right.value == 1.0
    assert figures.named.value > 0.99
    assert figures.speaker_strict.value > 0.95  # sources without a name are worded in more than one way
    call_command("evaluate_extraction", tmp_path)
    assert "statements" in capsys.readouterr().out


def test_the_files_have_the_form_of_shared_gold(tmp_path, shared):
    quote = make_quote("المطر قريب", review="verified", quoted=[[27, 37]], cue="قالت", role="وزيرة")
    call_command("export_gold", tmp_path)
    ours = json.loads((tmp_path / f"article-{quote.article_id}.json").read_text("utf-8"))
    theirs = json.loads(next((shared / "gold/dev").glob("*.json")).read_text("utf-8"))
    assert theirs.keys() <= ours.keys()
    for part in ("speakers", "statements"):
        assert theirs[part][0].keys() <= ours[part][0].keys()
    assert ours["text"][ours["statements"][0]["start"] : ours["statements"][0]["end"]] == "المطر قريب"


@pytest.mark.parametrize(("reviews", "exported"), [
    (["verified", "corrected"], 2),
    (["verified", "rejected"], 1),
    (["rejected", "rejected"], None),
    (["verified", "machine"], None),
    (["verified", "disputed"], None),
])  # fmt: skip
def test_only_articles_that_are_settled_are_gold(tmp_path, reviews, exported):
    article = make_article("قالت: القول الأول، ثم قالت: القول الثاني.")
    for words, review in zip(("القول الأول", "القول الثاني"), reviews, strict=True):
        make_quote(words, article=article, review=review)
    call_command("export_gold", tmp_path)
    files = list(tmp_path.glob("*.json"))
    found = [len(json.loads(path.read_text("utf-8"))["statements"]) for path in files]
    assert found == ([exported] if exported else [])


def test_the_fullest_name_that_the_article_gives_is_the_speaker(tmp_path):
    article = make_article("قالت الوزيرة سلمى الحداد: القول الأول.")
    quote = make_quote("القول الأول", article=article, speaker="Salma Haddad", review="verified")
    with editing(None):
        quote.speaker.add_name("سلمى الحداد")
        quote.speaker.add_name("الحداد")
    call_command("export_gold", tmp_path)
    [gold] = evaluation.read_gold(tmp_path)
    assert gold.statements[0].speaker == "سلمى الحداد"
    assert gold.speakers[0].same == ("Salma Haddad", "الحداد")


def test_a_source_without_a_name_is_its_description(tmp_path):
    make_quote(speaker="", attribution="مصدر أمني", review="verified")
    call_command("export_gold", tmp_path)
    [gold] = evaluation.read_gold(tmp_path)
    assert gold.statements[0].speaker == "مصدر أمني"


def test_it_costs_the_same_however_many_articles(tmp_path, django_assert_max_num_queries):
    for number in range(20):
        make_quote(f"قول رقم {number}", speaker=f"متحدث {number}", review="verified")
    with django_assert_max_num_queries(10):
        call_command("export_gold", tmp_path)
