import datetime
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from statements import findings
from statements.extraction import ExtractedQuote, Extraction, Source, SourceType
from statements.ingest import Registry, Tally, reextract, run_import
from statements.models import Article, ImportProblem, ImportRun, Organization, Quote, Speaker
from statements.records import Origin, ParsedArticle, Refusal

URL = "https://example.org/1"
BODY = "قالت الوزيرة سلمى الحداد إن الميناء مفتوح. وأضافت أن السفن وصلت. وقال مصدر أمني إن الطريق آمن."


def quote(text, name="سلمى الحداد", type=SourceType.PERSON, *, body=BODY, **values):
    start = body.index(text)
    source = Source(name, type, **{key: values.pop(key) for key in ("role", "organization") if key in values})
    fields = {
        "kind": "indirect",
        "quoted": (),
        "cue": "قالت",
        "cue_span": (0, 4),
        "attribution": "",
        "attribution_span": None,
        "said_on": None,
        "confidence": 0.9,
        "rule": "test",
    }
    return ExtractedQuote(start=start, end=start + len(text), source=source, **{**fields, **values})


FOUND = Extraction(
    quotes=(
        quote("الميناء مفتوح", role="الوزيرة", organization="وزارة الموانئ", occasion="في مؤتمر صحفي"),
        quote("السفن وصلت"),
        quote("الطريق آمن", "مصدر أمني", SourceType.ANONYMOUS),
    ),
    organizations=("وزارة الموانئ", "اتحاد الصيادين"),
)


def article(body=BODY, **values):
    fields = {"publisher": "صحيفة الأرخبيل", "language": "ar", "published_on": datetime.date(2023, 3, 14)}
    return ParsedArticle(body, Origin("test.txt"), **{**fields, "raw": body.encode("utf-8", "replace"), **values})


def bring_in(*items, **options):
    return run_import(items, ImportRun(sources=["test"]), **options)


@pytest.fixture
def extractor(db, monkeypatch):
    """What the extractor finds, so that storing is tested by itself; returns a function that changes it."""

    def finds(extraction):
        monkeypatch.setattr(findings, "extract", lambda body, **context: extraction)

    finds(FOUND)
    return finds


def snapshot():
    """Everything that an import writes, but for the runs themselves."""
    models = (Article, Quote, Speaker, Organization)
    rows = {model.__name__: sorted(map(str, model.objects.values_list())) for model in models}
    return {**rows, "problems": sorted(ImportProblem.objects.values_list("pk", "run", "fingerprint"))}


def test_an_article_is_stored_with_its_statements_and_their_sources(extractor):
    assert bring_in(article(agency="وكالة الجزر")) == Tally(new=1, statements=3, speakers=1)
    stored = Article.objects.get()
    assert (stored.publisher.name, stored.publisher.kind) == ("صحيفة الأرخبيل", "publisher")
    assert (stored.agency.name, stored.agency.kind) == ("وكالة الجزر", "agency")
    assert set(stored.organizations.values_list("name", flat=True)) == {"وزارة الموانئ", "اتحاد الصيادين"}
    first, second, third = stored.quotes.order_by("position")
    assert (first.text, first.speaker.name, first.role) == ("الميناء مفتوح", "سلمى الحداد", "الوزيرة")
    assert (first.organization.name, first.occasion) == ("وزارة الموانئ", "في مؤتمر صحفي")
    assert (second.speaker, second.organization) == (first.speaker, None)
    assert (third.speaker, third.organization, third.attribution) == (None, None, "مصدر أمني")
    assert [q.dated_on for q in (first, second, third)] == [stored.published_on] * 3


def test_the_same_input_twice_changes_nothing(extractor):
    items = [article(), article(body="نص آخر بلا تصريحات"), Refusal(Origin("x", 3), "syntax", "not JSON", b"{")]
    extractor(Extraction())
    bring_in(*items)
    before = snapshot()
    assert bring_in(*items) == Tally(unchanged=2, refused=1)
    assert snapshot() == before


SAME = [
    ("the same text of the same publisher", {}, {}),
    ("the same address", {"url": "https://example.org/1"}, {"url": "https://example.org/1", "publisher": "أخرى"}),
    ("an address in both spellings", {"url": "https://example.org/ا"}, {"url": "https://example.org/%D8%A7"}),
    ("no publisher", {"publisher": ""}, {"publisher": ""}),
]


@pytest.mark.parametrize("first, second", [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_an_article_is_recognised_by(extractor, first, second):
    assert bring_in(article(**first), article(**second)) == Tally(new=1, unchanged=1, statements=3, speakers=1)


def test_the_same_text_of_two_publishers_is_two_articles(extractor):
    assert bring_in(article(), article(publisher="صحيفة أخرى")).new == 2


REFUSED = [
    ("empty", {"body": " \n"}),
    ("control_character", {"body": "قال\0"}),
    ("encoding", {"body": "قال \ud800"}),
    ("encoding", {"publisher": "\udfff"}),
    ("invalid", {"url": "javascript:alert(1)"}),
    ("invalid", {"url": "https://example.org/" + "a" * 3000}),
    ("invalid", {"title": "ع" * 501}),
    ("invalid", {"language": "arabic language"}),
]


@pytest.mark.parametrize("reason, values", REFUSED)
def test_an_article_that_cannot_be_stored_is_kept_as_a_problem_and_stops_no_other(extractor, reason, values):
    tally = bring_in(article(**values), article(body=BODY + "."))
    assert (tally.refused, tally.new) == (1, 1)
    problem = ImportProblem.objects.get()
    assert (problem.reason, problem.path) == (reason, "test.txt")
    assert problem.detail


@pytest.mark.parametrize("path", ["a\0b.xml", "a\udcffb.xml"])
@pytest.mark.parametrize("raw", [b"", b"raw"])
def test_a_refusal_from_a_place_with_a_strange_name_is_kept(extractor, path, raw):
    bring_in(Refusal(Origin(path), "damaged", f"cannot read {path}", raw))
    problem = ImportProblem.objects.get()
    assert problem.path.startswith("a") and problem.path.endswith("b.xml")


def test_an_error_of_the_extractor_refuses_that_article_alone(extractor, monkeypatch, caplog):
    def fails_once(body, **context):
        if body == BODY:
            raise ZeroDivisionError("boom")
        return Extraction()

    monkeypatch.setattr(findings, "extract", fails_once)
    tally = bring_in(article(), article("نص سليم"))
    assert (tally.refused, tally.new) == (1, 1)
    assert "boom" in ImportProblem.objects.get().detail
    assert Article.objects.get().body == "نص سليم"


def test_a_dry_run_tells_what_would_happen_and_changes_nothing(extractor):
    bring_in(article())
    before, runs = snapshot(), ImportRun.objects.count()
    items = [article(), article("نص جديد"), article("نص جديد"), article(" ")]
    extractor(Extraction())
    assert bring_in(*items, dry_run=True) == Tally(new=1, unchanged=2, refused=1)
    assert snapshot() == before
    assert ImportRun.objects.count() == runs


def test_two_persons_of_one_name_are_not_guessed_between(extractor):
    for _ in range(2):
        Speaker.objects.create(name="سلمى الحداد")
    bring_in(article())
    first = Quote.objects.order_by("position").first()
    assert (first.speaker, first.role) == (None, "الوزيرة")


def test_a_known_person_is_found_by_any_of_their_names(extractor):
    known = Speaker.objects.create(name="Salma Haddad")
    known.add_name("سلمى الحدّاد")
    assert bring_in(article()).speakers == 0
    assert Quote.objects.filter(speaker=known).count() == 2


def test_an_interrupted_run_keeps_what_it_stored_and_says_so(extractor):
    def items():
        yield article()
        raise KeyboardInterrupt

    run = ImportRun(sources=["test"])
    with pytest.raises(KeyboardInterrupt):
        run_import(items(), run, batch=1)
    run.refresh_from_db()
    assert (run.status, run.articles_new, run.statements) == ("interrupted", 1, 3)
    assert Article.objects.count() == 1


# New extraction of what is stored


@pytest.fixture
def editor(db):
    return User.objects.create_user("editor")


def test_what_a_person_reviewed_is_never_overwritten(extractor, editor):
    bring_in(article())
    reviewed = Quote.objects.get(text="الميناء مفتوح")
    reviewed.role = "وزيرة الموانئ"
    reviewed.mark(Quote.Review.CORRECTED, editor)
    reviewed.save()
    before = Quote.objects.filter(pk=reviewed.pk).values().get()
    extractor(Extraction(quotes=(quote("إن الميناء مفتوح", "شخص آخر"), quote("السفن وصلت", "شخص آخر"))))
    reextract(Article.objects.get(), Registry())
    assert Quote.objects.filter(pk=reviewed.pk).values().get() == before
    assert list(Quote.objects.order_by("position").values_list("text", "speaker__name")) == [
        ("الميناء مفتوح", "سلمى الحداد"),
        ("السفن وصلت", "شخص آخر"),
    ]


def test_a_rejected_statement_does_not_come_back(extractor, editor):
    bring_in(article())
    Quote.objects.filter(text="السفن وصلت").mark(Quote.Review.REJECTED, editor)
    reextract(Article.objects.get(), Registry())
    assert Quote.objects.get(text="السفن وصلت").review == "rejected"
    assert Quote.objects.count() == 3


def test_a_statement_keeps_its_address_when_it_is_found_anew(extractor):
    bring_in(article())
    numbers = dict(Quote.objects.values_list("text", "pk"))
    extractor(Extraction(quotes=(quote("الميناء مفتوح"), quote("أن السفن وصلت"))))
    reextract(Article.objects.get(), Registry())
    assert dict(Quote.objects.values_list("text", "pk")) == {
        "الميناء مفتوح": numbers["الميناء مفتوح"],
        "أن السفن وصلت": numbers["السفن وصلت"],
    }


def test_reextract_shows_first_what_would_change(extractor, capsys):
    bring_in(article())
    before = snapshot()
    extractor(Extraction(quotes=FOUND.quotes[:1]))
    call_command("reextract", "--all", "--dry-run")
    assert "would be added 0, would be removed 2" in capsys.readouterr().out
    assert snapshot() == before
    call_command("reextract", "--all")
    assert Quote.objects.count() == 1


# The same article again, changed


CHANGED = "قالت الوزيرة سلمى الحداد أمس إن الميناء مفتوح. وقال مصدر أمني إن الطريق آمن. وأضافت أن الجسر جديد."


def changed_quotes():
    return Extraction(
        quotes=(
            quote("الميناء مفتوح", body=CHANGED),
            quote("الطريق آمن", "مصدر أمني", SourceType.ANONYMOUS, body=CHANGED),
            quote("الجسر جديد", body=CHANGED),
        )
    )


AGAIN = [
    ("the same address", {"url": "https://example.org/1?utm_source=x"}, {"url": "http://example.org/1#top"}),
    ("the publisher's number", {"external_id": "17"}, {"external_id": "17"}),
]


@pytest.mark.parametrize("first, second", [case[1:] for case in AGAIN], ids=[case[0] for case in AGAIN])
def test_a_changed_article_is_recognised_by(extractor, first, second):
    bring_in(article(**first))
    extractor(changed_quotes())
    assert bring_in(article(CHANGED, **second)) == Tally(changed=1, statements=1)
    stored = Article.objects.get()
    assert stored.body == CHANGED
    assert [revision.body for revision in stored.revisions.all()] == [BODY]


def test_statements_that_a_changed_text_still_holds_keep_their_address(extractor):
    bring_in(article(url=URL))
    numbers = dict(Quote.objects.values_list("text", "pk"))
    extractor(changed_quotes())
    bring_in(article(CHANGED, url=URL))
    assert list(Quote.objects.order_by("position").values_list("text", "revision")) == [
        ("الميناء مفتوح", None),
        ("الطريق آمن", None),
        ("الجسر جديد", None),
    ]
    kept = dict(Quote.objects.values_list("text", "pk"))
    assert kept["الميناء مفتوح"] == numbers["الميناء مفتوح"]
    assert kept["الطريق آمن"] == numbers["الطريق آمن"]
    assert_every_statement_quotes_its_text()


def test_what_was_reviewed_moves_along_or_stays_with_the_text_that_held_it(extractor, editor):
    bring_in(article(url=URL))
    Quote.objects.filter(text="السفن وصلت").mark(Quote.Review.VERIFIED, editor)
    Quote.objects.filter(text="الطريق آمن").update(role="حارس")
    Quote.objects.filter(text="الطريق آمن").mark(Quote.Review.CORRECTED, editor)
    before = {q.text: q for q in Quote.objects.all()}
    extractor(changed_quotes())
    bring_in(article(CHANGED, url=URL))
    moved, lost = Quote.objects.get(text="الطريق آمن"), Quote.objects.get(text="السفن وصلت")
    assert (moved.pk, moved.role, moved.review, moved.revision) == (
        before["الطريق آمن"].pk,
        "حارس",
        "corrected",
        None,
    )
    assert (lost.pk, lost.review, lost.revision.body) == (before["السفن وصلت"].pk, "verified", BODY)
    assert_every_statement_quotes_its_text()


def test_texts_that_swap_back_and_forth_change_nothing_the_second_time(extractor):
    items = [article(url=URL), article(CHANGED, url=URL)]
    extractor(Extraction())
    assert bring_in(*items) == Tally(new=1, changed=1)
    before = snapshot()
    assert bring_in(*items) == Tally(unchanged=2)
    assert snapshot() == before


def test_words_that_occur_more_than_once_are_found_at_the_nearest_place(extractor, editor):
    body = "قال: نعم. ثم قال: نعم. وختم."
    second = body.rindex("نعم")
    first = quote("نعم", body=body)
    extractor(Extraction(quotes=(first, replace(first, start=second, end=second + 3))))
    bring_in(article(body, url=URL))
    Quote.objects.all().mark(Quote.Review.VERIFIED, editor)
    extractor(Extraction())
    bring_in(article("أمس " + body, url=URL))
    assert list(Quote.objects.order_by("start").values_list("start", flat=True)) == [first.start + 4, second + 4]


def test_a_text_that_only_differs_in_spelling_is_the_same_article(extractor):
    bring_in(article())
    assert bring_in(article(BODY.replace("إن", "ان") + "  ")) == Tally(changed=1)
    assert Article.objects.count() == 1


def test_two_addresses_are_two_articles_though_their_texts_differ_only_in_spelling(extractor):
    assert bring_in(article(url=URL), article(BODY.replace("إن", "ان"), url=URL + "2")).new == 2


def assert_every_statement_quotes_its_text():
    for saved in Quote.objects.select_related("article", "revision"):
        assert saved.body[saved.start : saved.end] == saved.text
