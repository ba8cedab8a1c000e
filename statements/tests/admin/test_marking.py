"""A statement marked by hand quotes the stored text to the letter, or says what is wrong."""

import lxml.html
import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from statements.models import Edit, Quote

from ..making import make_article
from .desk import BODY, admin_url

EMOJI = "قال 😀👍🏽 الوزير: «المطر قريب» اليوم. ثم قال: المطر قريب."


def url(article) -> str:
    return reverse("admin:statements_article_mark", args=[article.pk])


@pytest.fixture
def mark(client, log_in):
    """Open the page, fill these fields in, and send the form."""
    log_in("Editors")

    def mark(article, **changes):
        form = lxml.html.fromstring(client.get(url(article)).content.decode()).get_element_by_id("mark-form")
        return client.post(url(article), {**dict(form.form_values()), **changes})

    return mark


@pytest.mark.parametrize(("fields", "text"), [
    ({"start": 53, "end": 63}, "السفن وصلت"),
    ({"start": 52, "end": 63}, "السفن وصلت"),
    ({"words": "السفن وصلت"}, "السفن وصلت"),
    ({"words": " السفن وصلت\n"}, "السفن وصلت"),
    ({"start": 53, "end": 63, "words": " السفن وصلت"}, "السفن وصلت"),
])  # fmt: skip
def test_words_become_a_statement(mark, quote, fields, text):
    mark(quote.article, kind="indirect", speaker=quote.speaker_id, role="وزيرة", why="it was missing", **fields)
    made = Quote.objects.exclude(pk=quote.pk).get()
    assert (made.text, made.body[made.start : made.end]) == (text, text)
    assert (made.kind, made.speaker, made.role, made.review) == ("indirect", quote.speaker, "وزيرة", "verified")
    edit = Edit.objects.get()
    assert edit.reason == "it was missing"
    edit.undo(None)
    assert not Quote.objects.filter(pk=made.pk).exists()


def test_spans_are_counted_in_code_points(mark, db):
    article = make_article(EMOJI)
    start = EMOJI.index("المطر")
    mark(article, start=start, end=start + len("المطر قريب"), kind="direct")
    made = Quote.objects.get()
    assert (made.text, made.quoted) == ("المطر قريب", [[start, made.end]])


def test_words_are_found_over_the_end_of_a_line_as_a_browser_sends_it(mark, db):
    mark(make_article("قال:\nالمطر قريب\nوالبرد أيضًا."), words="المطر قريب\r\nوالبرد أيضًا", kind="direct")
    assert Quote.objects.get().text == "المطر قريب\nوالبرد أيضًا"


def test_of_a_mixed_one_the_words_in_marks_are_quoted(mark, db):
    article = make_article(EMOJI)
    mark(article, words="الوزير: «المطر قريب» اليوم", kind="mixed")
    [[start, end]] = Quote.objects.get().quoted
    assert EMOJI[start:end] == "المطر قريب"


@pytest.mark.parametrize(("fields", "field"), [
    ({}, "words"),
    ({"words": " \n"}, "words"),
    ({"words": "لم يقل أحد هذا"}, "words"),
    ({"start": 10, "end": 10}, "words"),
    ({"start": 12, "end": 10}, "words"),
    ({"start": 4, "end": 5}, "words"),
    ({"start": 5000, "end": 5001}, "words"),
    ({"start": -1, "end": 5}, "start"),
    ({"start": 30, "end": 50}, "words"),
    ({"start": 0, "end": 60}, "words"),
    ({"start": 53, "end": 63, "words": "other words than those"}, "words"),
    ({"start": 53, "end": 63, "speaker": "x"}, "speaker"),
    ({"start": 53, "end": 63, "speaker": "9" * 40}, "speaker"),
    ({"start": 53, "end": 63, "kind": ""}, "kind"),
    ({"start": 53, "end": 63, "speaker": 999}, "speaker"),
    ({"start": 53, "end": 63, "body_sha256": "another"}, "body_sha256"),
])  # fmt: skip
def test_what_is_no_new_statement_is_refused_and_said(mark, quote, fields, field):
    answer = mark(quote.article, **{"kind": "indirect", **fields})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert Quote.objects.count() == 1


def test_words_that_stand_there_twice_are_not_guessed_at(mark, db):
    article = make_article(EMOJI)
    answer = mark(article, words="المطر قريب", kind="direct")
    assert "2" in str(answer.context["form"].errors["words"])


def test_what_was_rejected_may_be_marked_otherwise(mark, quote):
    Quote.objects.update(review="rejected")
    mark(quote.article, start=36, end=41, kind="indirect")
    assert Quote.objects.filter(text=BODY[36:41]).exists()


def test_the_articles_page_holds_the_text_exactly_and_leads_here(client, log_in, quote):
    log_in("Editors")
    page = lxml.html.fromstring(client.get(admin_url("article", "change", quote.article_id)).content.decode())
    assert page.get_element_by_id("markable").text_content() == BODY
    assert page.get_element_by_id("mark-link").get("href") == url(quote.article)
    chosen = client.get(url(quote.article) + "?start=53&end=63").context["form"]
    assert chosen["words"].value() == "السفن وصلت"


@pytest.mark.parametrize(("who", "status"), [
    ("anonymous", 302), ("reader", 302), ("Readers with login", 403), ("Editors", 200),
])  # fmt: skip
def test_only_editors_mark(client, log_in, quote, who, status):
    if who == "reader":
        client.force_login(User.objects.create_user("reader"))
    elif who != "anonymous":
        log_in(who)
    assert client.get(url(quote.article)).status_code == status
    sent = {"start": 53, "end": 63, "kind": "direct", "body_sha256": quote.article.body_sha256}
    client.post(url(quote.article), sent)
    assert Quote.objects.count() == (2 if who == "Editors" else 1)
