"""Rows by the thousand arrive to the letter; one that breaks a rule is an error as any other."""

import pytest
from django.db import IntegrityError, transaction

from statements.bulk import insert, insert_values
from statements.models import Article, Quote, Speaker, SpeakerName, SpeakerSlug

TEXTS = [
    "",
    "قال",
    "two\nlines\r\n",
    "a\ttab",
    "\\",
    r"\N",
    r"\.",
    "\\\n.",
    "'",
    '"',
    "%s",
    "😀",
    "\x01",
    " around ",
]


@pytest.fixture
def speaker(db):
    return Speaker.objects.create(name="سلمى")


def test_every_text_is_stored_to_the_letter(speaker):
    rows = [SpeakerName(speaker=speaker, text=f"{number}{text}") for number, text in enumerate(TEXTS)]
    insert(SpeakerName, rows)
    stored = speaker.names.order_by("pk").values_list("text", flat=True)
    assert list(stored)[-len(TEXTS) :] == [row.text for row in rows]


def test_days_numbers_spans_and_what_is_not_known_are_stored_as_they_are(db):
    article = Article.objects.create(body="قال إن الأمر انتهى", language="ar", published_on="2024-05-01")
    quote = Quote(article=article, position=1, kind="direct", start=4, end=9, quoted=[[4, 9]], confidence=0.25)
    quote.derive()
    insert(Quote, [quote])
    stored = Quote.objects.get()
    for field in Quote._meta.concrete_fields:
        if not field.primary_key and field.name != "dated_on":
            assert getattr(stored, field.attname) == getattr(quote, field.attname)
    assert str(stored.dated_on) == "2024-05-01"


def test_more_rows_than_one_statement_has(speaker):
    insert_values(SpeakerSlug, ["slug", "speaker_id"], ((f"s-{number}", speaker.pk) for number in range(1_050)))
    assert speaker.slugs.count() == 1_051


def test_a_row_that_breaks_a_rule_is_an_integrity_error(speaker):
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_values(SpeakerSlug, ["slug", "speaker_id"], [(speaker.slug, speaker.pk)])
