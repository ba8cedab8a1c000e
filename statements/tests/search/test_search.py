import datetime

import pytest
from django.core.management import call_command
from django.db import connection

from statements.checks import search_index_is_current
from statements.models import (
    Article,
    ArticleEntry,
    IndexState,
    Organization,
    Profile,
    Quote,
    QuoteEntry,
    Speaker,
)
from statements.search import install, parse

BODIES = {
    "afghanistan": "قالت سلمى الحداد إن الوضع في أفغانستان صعب",
    "and_afghanistan": "قالت سلمى الحداد إن باكستان وأفغانستان جارتان",
    "plain": "قالت سلمى الحداد إن افغانستان بلد جبلي",
    "vowelled": "قالت سلمى الحداد إنّ المُسـؤولةَ غابت عام ٢٠٢١",
    "english": "Salma Haddad said that the Café was closed in 2021",
    "russian": "Сальма Хаддад заявила, что ёлку привезли",
}
# What is typed, and the articles whose statements it finds.
CASES = [
    ("أفغانستان", {"afghanistan", "and_afghanistan", "plain"}),
    ("افغانستان", {"afghanistan", "and_afghanistan", "plain"}),
    ("وأفغانستان", {"afghanistan", "and_afghanistan", "plain"}),
    ("باكستان افغانستان", {"and_afghanistan"}),
    ("مسؤولة", {"vowelled"}),
    ("المسؤوله", {"vowelled"}),
    ("2021", {"vowelled", "english"}),
    ("٢٠٢١", {"vowelled", "english"}),
    ("cafe", {"english"}),
    ("елку", {"russian"}),
    ("غير موجودة", set()),
    # What is asked for beside words.
    ('"أفغانستان جارتان"', set()),
    ('"وأفغانستان جارتان"', {"and_afghanistan"}),
    ('"باكستان وافغانستان"', {"and_afghanistan"}),
    ('"جارتان وأفغانستان"', set()),
    ('"افغانستان"', {"afghanistan", "plain"}),
    ("أفغانستان -باكستان", {"afghanistan", "plain"}),
    ('أفغانستان -"بلد جبلي"', {"afghanistan", "and_afghanistan"}),
    ("-أفغانستان", {"vowelled", "english", "russian"}),
    ("باكستان OR closed", {"and_afghanistan", "english"}),
    ("سلمى باكستان OR جبلي", {"and_afghanistan", "plain"}),
    ("باكس*", {"and_afghanistan"}),
    ("افغان*", {"afghanistan", "and_afghanistan", "plain"}),
    ("in:plain", {"plain"}),
    ("in:english OR in:plain", {"english", "plain"}),
    ("أفغانستان -in:plain", {"afghanistan", "and_afghanistan"}),
    ("speaker:الحداد", {"english", "plain"}),
    ("speaker:haddad", {"english", "plain"}),
    ("speaker:haddad -closed", {"plain"}),
    ("متحدث:حداد أفغانستان", {"plain"}),
    ("org:الموانئ", {"russian"}),
    ("speaker:haddad OR org:الموانئ", {"english", "plain", "russian"}),
    ("speaker:nobody", set()),
    ("-speaker:nobody closed", {"english"}),
    ("", set(BODIES)),
    ('"!?', set(BODIES)),
]


@pytest.fixture
def statements(db):
    salma = Speaker.objects.create(name="سلمى الحدّاد")
    salma.add_name("Salma Haddad")
    speakers = {"english": salma, "plain": salma}
    bodies = {"russian": Organization.objects.create(name="وزارة الموانئ")}
    for name, body in BODIES.items():
        article = Article.objects.create(
            title=name, body=body, language="ar", published_on=datetime.date(2021, 12, 8)
        )
        Quote(
            article=article,
            position=1,
            kind="indirect",
            start=0,
            end=len(body),
            speaker=speakers.get(name),
            organization=bodies.get(name),
        ).save()


def found(text):
    return set(QuoteEntry.objects.matching(parse(text)).values_list("quote__article__title", flat=True))


@pytest.mark.parametrize("typed, names", CASES)
def test_a_word_is_found_in_any_spelling_on_both_databases(statements, typed, names):
    assert found(typed) == names


@pytest.mark.parametrize(
    "typed", ["'", '"', "NEAR(a b)", "a OR", "-", "*", "col:x", "\\", "%s", "؟", "a" * 5000, "x " * 500]
)
def test_whatever_is_typed_is_no_error(statements, typed):
    assert found(typed) <= set(BODIES)


@pytest.mark.parametrize("typed", ["أفغانستان", "باكستان", "-باكستان", "in:plain", '"بلد جبلي"'])
def test_articles_are_found_by_the_words_of_their_text_and_title(statements, typed):
    articles = ArticleEntry.objects.matching(parse(typed)).values_list("article__title", flat=True)
    assert set(articles) == found(typed)


def test_a_statement_is_found_by_an_editor_too(statements):
    Quote.objects.filter(article__title="plain").update(review="rejected")
    assert set(Quote.objects.search("جبلي").values_list("article__title", flat=True)) == {"plain"}


# The index follows every write


def quote(article="plain"):
    return Quote.objects.get(article__title=article)


def add_in_bulk():
    other = Quote(article=quote().article, position=2, kind="indirect", start=0, end=4)
    other.derive()
    Quote.objects.bulk_create([other])


WRITES = {
    "added in bulk": (add_in_bulk, {"plain": 2}),
    "terms changed": (lambda: Quote.objects.filter(pk=quote().pk).update(search_terms="شيء"), {"plain": 0}),
    "deleted": (lambda: quote().delete(), {"plain": 0}),
    "article deleted": (lambda: quote().article.delete(), {"plain": 0}),
    "rejected": (lambda: Quote.objects.filter(pk=quote().pk).mark("rejected", None), {"plain": 0}),
    "withdrawn": (lambda: Article.objects.filter(title="plain").update(status="withdrawn"), {"plain": 0}),
    "moved to another day": (
        lambda: Quote.objects.filter(pk=quote().pk).update(dated_on=datetime.date(1999, 1, 1)),
        {"plain": 1},
    ),
    "without a day": (lambda: Quote.objects.filter(pk=quote().pk).update(dated_on=None), {"plain": 1}),
    "of another publisher": (
        lambda: Article.objects.filter(title="plain").update(publisher=Organization.objects.first()),
        {"plain": 1},
    ),
    "of another title": (lambda: retitle("plain", "جديد"), {"جديد": 1}),
}


def retitle(old, new):
    article = Article.objects.get(title=old)
    article.title = new
    article.save()


@pytest.mark.parametrize("write, expected", WRITES.values(), ids=WRITES)
def test_the_index_follows_a_statement_that_is(statements, write, expected):
    write()
    hits = QuoteEntry.objects.visible().matching(parse("قالت")).values_list("quote__article__title", flat=True)
    assert {title: list(hits).count(title) for title in expected} == expected
    assert_index_is_whole()


def assert_index_is_whole():
    """Filing everything anew makes the same entries."""
    assert entries() == [[*row] for row in refiled()]


def entries():
    fields = ("number", "quote", "speaker", "organization")
    profile = ("profile__publisher", "profile__kind", "profile__language", "profile__review", "profile__year")
    return [[*row] for row in QuoteEntry.objects.order_by("number").values_list(*fields, *profile)]


def refiled():
    before = sorted(found("قالت") | found("said"))
    install.run(connection, "install_sql")
    assert sorted(found("قالت") | found("said")) == before
    return entries()


def test_a_new_title_is_searched_and_the_old_one_is_not(statements):
    retitle("plain", "عنوان جديد")
    assert found("in:plain") == set()
    assert found("in:الجديد") == {"عنوان جديد"}


def test_a_new_speaker_is_searched(statements):
    Quote.objects.filter(article__title="plain").update(speaker=None)
    assert found("speaker:haddad") == {"english"}


def test_profiles_are_kept_once(statements):
    assert Profile.objects.count() == len(
        set(Profile.objects.values_list("publisher", "kind", "language", "review", "year"))
    )


# The order of entries


def test_entries_stand_in_the_order_of_their_days_and_days_can_be_cut_out(statements):
    days = [
        datetime.date(1, 1, 1),
        datetime.date(1969, 12, 31),
        datetime.date(1970, 1, 1),
        datetime.date(9999, 12, 31),
        None,
    ]
    for day, name in zip(days, BODIES, strict=False):
        Quote.objects.filter(article__title=name).update(dated_on=day)
    dates = list(QuoteEntry.objects.newest_first().values_list("quote__dated_on", flat=True))
    assert dates == [datetime.date(9999, 12, 31), datetime.date(2021, 12, 8), *days[2::-1], None]
    for since in filter(None, days):
        for until in filter(None, days):
            cut = QuoteEntry.objects.since(since).until(until).values_list("quote__dated_on", flat=True)
            assert set(cut) == {day for day in dates if day and since <= day <= until}


@pytest.mark.parametrize("typed", ["", "قالت"])
def test_a_list_goes_on_from_any_number_in_both_directions(statements, typed):
    rows = QuoteEntry.objects.visible().matching(parse(typed))
    numbers = list(rows.newest_first().values_list("number", flat=True))
    assert numbers == sorted(numbers, reverse=True)
    for place, number in enumerate(numbers):
        assert list(rows.after(number).newest_first().values_list("number", flat=True)) == numbers[place + 1 :]
        assert list(rows.before(number).oldest_first().values_list("number", flat=True)) == numbers[:place][::-1]


def test_both_databases_ask_their_full_text_index(statements):
    plan = QuoteEntry.objects.visible().matching(parse("أفغانستان")).newest_first().explain()
    assert ("VIRTUAL TABLE INDEX" in plan) if connection.vendor == "sqlite" else plan
    assert "TEMP B-TREE" not in plan


# The index of another analyzer


def test_a_stale_index_is_noticed_and_renewed(statements, capsys):
    assert search_index_is_current(None, ["default"]) == []
    IndexState.objects.update(analyzer_version="0")
    Quote.objects.update(search_terms="قديم")
    Article.objects.update(title_terms="", search_terms="")
    assert [warning.id for warning in search_index_is_current(None, ["default"])] == ["statements.W001"]
    assert found("أفغانستان") == set()
    call_command("rebuild_search_index")
    assert "12 texts" in capsys.readouterr().out
    assert search_index_is_current(None, ["default"]) == []
    assert found("أفغانستان in:plain") == {"plain"}


@pytest.mark.django_db(transaction=True)
def test_the_index_can_be_made_again_from_scratch(statements):
    before = entries()
    call_command("rebuild_search_index", "--from-scratch")
    assert entries() == before
    assert found("in:plain") == {"plain"}
