"""The review queue: its order, its decisions, its ways back, and what it costs."""

import lxml.html
import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.urls import reverse

from statements.models import Edit, Quote, Report
from statements.review import CONFIDENCE, NEWEST, REPORTS, Queue

from ..making import make_article, make_quote, person
from .desk import BODY

START = "admin:statements_quote_review_start"


@pytest.fixture
def editor(log_in):
    return log_in("Editors")


def url(quote, query="") -> str:
    return reverse("admin:statements_quote_review", args=[quote.pk]) + query


def forms_on(page) -> dict[str, dict]:
    """The page's forms by what they are for, each as a browser would send it."""
    forms = lxml.html.fromstring(page.content.decode()).forms
    return {form.get("id") or form.get("class"): dict(form.form_values()) for form in forms}


@pytest.fixture
def decide(client, editor):
    """Open a statement's page and press a button there, with these fields changed."""

    def decide(quote, do, query="", **changes):
        values = forms_on(client.get(url(quote, query)))[
            "review-doubt" if do in ("reject", "dispute") else "corrections"
        ]
        return client.post(url(quote, query), {**values, "do": do, **changes})

    return decide


# The queue --------------------------------------------------------------------------------------------------


def chain(queue) -> list[int]:
    """The keys in the queue's order, found by going on from each to the next."""
    found, key = [], queue.first()
    while key:
        assert key not in found
        found.append(key)
        key = queue.after(Quote.objects.get(pk=key))
    return found


@pytest.fixture
def waiting(db) -> dict[str, Quote]:
    quotes = {
        "sure": make_quote("القول الأول", confidence=0.9, speaker="سلمى"),
        "unsure": make_quote("القول الثاني", confidence=0.2, speaker="ليلى"),
        "as unsure": make_quote("القول الثالث", confidence=0.2, speaker="سلمى"),
        "newest": make_quote("القول الرابع", confidence=0.5, article=make_article(
            "قالت: القول الرابع.", published_on="2022-01-01", publisher="ناشر")),
        "done": make_quote("القول الخامس", confidence=0.1, review="verified"),
    }  # fmt: skip
    for name in ("sure", "done", "sure"):
        Report.objects.create(quote=quotes[name], fault="other", text="x", sender="x")
    return quotes


@pytest.mark.parametrize(("asked", "order"), [
    ({}, ["unsure", "as unsure", "newest", "sure"]),
    ({"order": "newest"}, ["newest", "as unsure", "unsure", "sure"]),
    ({"order": "reports"}, ["sure", "done"]),
    ({"speaker": "سلمى"}, ["as unsure", "sure"]),
    ({"order": "newest", "speaker": "سلمى"}, ["as unsure", "sure"]),
    ({"publisher": "ناشر"}, ["newest"]),
    ({"order": "nonsense", "speaker": "x"}, ["unsure", "as unsure", "newest", "sure"]),
])  # fmt: skip
def test_every_order_visits_what_waits_once(waiting, asked, order):
    if asked.get("speaker") == "سلمى":
        asked = {**asked, "speaker": str(person("سلمى").pk)}
    if "publisher" in asked:
        asked = {**asked, "publisher": str(waiting["newest"].article.publisher_id)}
    names = {quote.pk: name for name, quote in waiting.items()}
    found = [names[key] for key in chain(Queue.asked_for(asked))]
    assert found[: len(order)] == order if "speaker" not in asked else sorted(found) == sorted(order)


@pytest.mark.parametrize("order", [CONFIDENCE, NEWEST, REPORTS])
def test_back_undoes_next(waiting, order):
    queue = Queue(order)
    keys = chain(queue)
    back = [queue.before(Quote.objects.get(pk=key)) for key in keys]
    assert back == [None, *keys[:-1]]


def test_of_one_publisher_all_years_are_visited_there_and_back(db):
    days = ["2021-12-31", "2021-01-01", "2019-06-01", "0001-01-01", None]
    articles = [
        make_article(f"قال: كلام {day}.", published_on=day, publisher="ناشر", language="ar") for day in days
    ]
    articles.append(
        make_article("قال: كلام مسحوب.", published_on="2022-01-01", publisher="ناشر", status="withdrawn")
    )
    make_quote("غيره", article=make_article("قال: غيره.", published_on="2020-01-01", publisher="آخر"))
    quotes = [make_quote("كلام", article=article) for article in articles]
    queue = Queue(NEWEST, publisher=articles[0].publisher_id)
    keys = chain(queue)
    assert keys == [quote.pk for quote in quotes]
    assert [queue.before(Quote.objects.get(pk=key)) for key in keys] == [None, *keys[:-1]]
    assert queue.left() == len(quotes)


def test_the_queue_says_how_many_are_left(waiting):
    assert [Queue(order).left() for order in (CONFIDENCE, NEWEST, REPORTS)] == [4, 4, 2]


@pytest.mark.parametrize("back", [False, True])
def test_the_least_certain_are_found_by_seeking_in_an_index(waiting, back):
    if connection.vendor == "postgresql":  # which would rather read the whole of a small table
        connection.cursor().execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    for rows in Queue()._steps.beyond(waiting["newest"], back=back):
        plan = rows.values("pk")[:1].explain()
        assert "quote_to_review" in plan
        assert "Sort" not in plan
        assert "TEMP B-TREE" not in plan


# The page ---------------------------------------------------------------------------------------------------


def test_the_statement_is_marked_in_its_article(client, editor, quote):
    Quote.objects.update(
        cue="قالت", cue_start=0, cue_end=4, attribution="الوزيرة", attribution_start=5, attribution_end=12
    )
    page = client.get(url(quote)).content.decode()
    assert f'id="passage" class="layer-said ">{quote.text}</mark>' in page
    assert '<span class="layer-cue ">قالت</span>' in page
    assert '<span class="layer-source ">الوزيرة</span>' in page


def test_it_begins_with_the_first_and_ends_where_nothing_waits(client, editor, quote):
    assert client.get(reverse(START))["Location"].startswith(url(quote))
    Quote.objects.update(review="verified")
    assert client.get(reverse(START)).status_code == 200


# Decisions --------------------------------------------------------------------------------------------------


def test_accepting_verifies_and_goes_on(decide, editor, quote):
    following = make_quote(confidence=1.0)
    answer = decide(quote, "accept")
    quote.refresh_from_db()
    assert (quote.review, quote.reviewer) == ("verified", editor)
    assert answer["Location"].startswith(url(following))
    assert f"from={quote.pk}" in answer["Location"]
    assert answer["Location"].endswith("#passage")


def test_accepting_with_corrections_corrects(decide, editor, quote):
    other = person("ليلى")
    decide(quote, "accept", start=36, kind="direct", speaker=other.pk, role="نائبة", why="هي نائبتها")
    quote.refresh_from_db()
    assert (quote.text, quote.kind, quote.speaker, quote.role) == (BODY[36:41], "direct", other, "نائبة")
    assert (quote.review, Edit.objects.get().reason) == ("corrected", "هي نائبتها")


def test_quoted_words_stay_inside_a_span_that_shrinks(decide, quote):
    Quote.objects.update(quoted=[[28, 35], [36, 41]])
    decide(quote, "accept", start=36)
    quote.refresh_from_db()
    assert quote.quoted == [[36, 41]]


@pytest.mark.parametrize(("do", "review"), [("reject", "rejected"), ("dispute", "disputed")])
@pytest.mark.parametrize("sent", [{"preset": "ليس تصريحًا"}, {"preset": "x", "reason": "ليس تصريحًا"}])
def test_a_doubt_is_written_with_its_reason(decide, quote, do, review, sent):
    decide(quote, do, **sent)
    quote.refresh_from_db()
    assert (quote.review, quote.review_reason, Edit.objects.get().reason) == (review, "ليس تصريحًا", "ليس تصريحًا")


def test_a_next_one_that_cannot_be_leads_to_what_waits(decide, quote):
    following = make_quote(confidence=1.0)
    answer = decide(quote, "accept", next="9" * 40)
    assert reverse(START) in answer["Location"]
    assert str(following.pk) not in answer["Location"]


def test_a_doubt_without_a_reason_is_asked_for_one(decide, quote):
    assert decide(quote, "reject").status_code == 422
    assert not Edit.objects.exists()


@pytest.mark.parametrize(("do", "span"), [
    ("move-start-later", (36, 41)), ("move-end-earlier", (28, 35)), ("move-start-earlier", (25, 41)),
    ("move-end-later", (28, 49)), ("move-nonsense", (28, 41)),
])  # fmt: skip
def test_an_end_is_moved_by_a_word_and_saved_only_when_accepted(client, decide, quote, do, span):
    page = decide(quote, do)
    assert page.status_code == 200
    form = forms_on(page)["corrections"]
    assert (int(form["start"]), int(form["end"])) == span
    assert BODY[slice(*span)] in "".join(lxml.html.fromstring(page.content.decode()).xpath("//mark//text()"))
    assert not Edit.objects.exists()
    client.post(url(quote), {**form, "do": "accept"})
    quote.refresh_from_db()
    assert quote.text == BODY[slice(*span)]


@pytest.mark.parametrize("changes", [
    {"start": 41}, {"start": ""}, {"start": "²"}, {"end": 5000}, {"end": "9" * 40}, {"kind": "x"},
    {"speaker": 999}, {"speaker": "x"}, {"speaker": "9" * 40}, {"role": "\0"}, {"role": "ا" * 301},
])  # fmt: skip
def test_what_makes_no_sense_is_said_and_changes_nothing(decide, quote, changes):
    answer = decide(quote, "accept", **changes)
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert not Edit.objects.exists()


@pytest.mark.parametrize(("do", "changes"), [
    ("accept", {}), ("accept", {"role": "نائبة"}), ("reject", {"reason": "لا"}),
])  # fmt: skip
@pytest.mark.parametrize("theirs", [{"review": "rejected"}, {"role": "وزيرة"}])
def test_nobody_is_overruled_unseen(client, editor, quote, do, changes, theirs):
    opened = forms_on(client.get(url(quote)))["review-doubt" if do == "reject" else "corrections"]
    Quote.objects.update(**theirs)
    answer = client.post(url(quote), {**opened, "do": do, **changes})
    assert answer.status_code == 409
    assert not Edit.objects.exists()
    quote.refresh_from_db()
    assert {name: getattr(quote, name) for name in theirs} == theirs


@pytest.mark.parametrize(("do", "changes"), [
    ("accept", {}), ("accept", {"start": 36}), ("reject", {"reason": "لا"}),
])  # fmt: skip
def test_every_decision_can_be_taken_back_from_the_next_page(client, decide, quote, do, changes):
    following = make_quote(confidence=1.0)
    answer = client.get(decide(quote, do, **changes)["Location"])
    assert answer.context["quote"] == following
    done = answer.context["done"]
    back = client.post(reverse("admin:statements_quote_review_undo", args=[done.key, done.edit_id]))
    assert back["Location"].startswith(url(quote))
    quote.refresh_from_db()
    assert (quote.text, quote.review, quote.reviewer, quote.review_reason) == (BODY[28:41], "machine", None, "")


def test_a_report_is_answered_beside_its_statement(client, editor, quote):
    report = Report.objects.create(quote=quote, fault="other", text="خطأ", sender="x")
    address = reverse("admin:statements_quote_answer", args=[quote.pk, report.pk])
    assert address in client.get(url(quote, "?order=reports")).content.decode()
    client.post(address, {"outcome": "declined", "answer": ""})
    assert Report.objects.get().is_open
    client.post(address, {"outcome": "declined", "answer": "قارنّاه بالمقال"})
    client.post(address, {"outcome": "accepted", "answer": "too late"})
    report.refresh_from_db()
    assert (report.outcome, report.answer, report.resolver) == ("declined", "قارنّاه بالمقال", editor)


# Who may, and what it costs ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("who", "looks", "acts"), [
    ("anonymous", 302, 302), ("reader", 302, 302), ("Readers with login", 200, 403), ("Editors", 200, 302),
])  # fmt: skip
def test_only_editors_decide(client, log_in, quote, who, looks, acts):
    if who == "reader":
        client.force_login(User.objects.create_user("reader"))
    elif who != "anonymous":
        log_in(who)
    report = Report.objects.create(quote=quote, fault="other", text="x", sender="x")
    assert client.get(url(quote)).status_code == looks
    seen = client.get(url(quote)).context["form"]["seen"].value() if looks == 200 else ""
    form = {"start": 28, "end": 41, "kind": "indirect", "speaker": quote.speaker_id, "role": "", "seen": seen}
    answer = reverse("admin:statements_quote_answer", args=[quote.pk, report.pk])
    assert client.post(answer, {"outcome": "declined", "answer": "x"}).status_code == acts
    assert client.post(url(quote), {**form, "do": "accept"}).status_code == acts
    quote.refresh_from_db()
    assert (quote.review == "verified") == (who == "Editors")


def test_accepting_is_one_light_request(client, editor, quote, django_assert_max_num_queries):
    form = forms_on(client.get(url(quote)))["corrections"]
    with django_assert_max_num_queries(10):
        client.post(url(quote), {**form, "do": "accept"})
    assert Quote.objects.get().review == "verified"


@pytest.mark.parametrize("order", [CONFIDENCE, NEWEST, REPORTS])
@pytest.mark.parametrize("rows", [10, 100])
def test_the_page_costs_the_same_however_many_wait(client, editor, order, rows, django_assert_max_num_queries):
    quotes = [make_quote(f"القول رقم {number} هنا", confidence=number / 200) for number in range(rows)]
    for each in quotes:
        Report.objects.create(quote=each, fault="other", text="x", sender="x")
    with django_assert_max_num_queries(16):
        assert client.get(url(quotes[rows // 2], f"?order={order}")).status_code == 200
