"""Neither the size of a batch nor the number of workers changes what an import makes of its input."""

import datetime
import itertools
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from statements import reuse
from statements.ingest import batch, run_import
from statements.models import Article, ImportProblem, ImportRun, Quote
from statements.records import Origin, ParsedArticle, Refusal

from .archive import archive

NAMES = ["سلمى الحداد", "رامي الخطيب", "Salma Haddad", "سلمى الحدّاد"]
DAY = datetime.date(2023, 3, 9)
SAID = "وقال الوزير رامي الخطيب إن الميناء الجديد يفتح أبوابه أمام السفن الكبيرة قبل نهاية الشهر المقبل."
WIRE = f"{SAID} {' '.join(f'كلمة{n}' for n in range(60))}."


def made(number, text="", **values):
    name = NAMES[number % len(NAMES)]
    body = f'قالت الوزيرة {name} في وزارة الموانئ إن "السفينة رقم {number} وصلت". وأضافت أن الرحلة انتهت. {text}'
    fields = {
        "publisher": f"صحيفة {number % 3}",
        "agency": "وكالة الجزر" if number % 2 else "",
        "published_on": datetime.date(2023, 3, 1 + number % 20),
        "language": "ar",
    }
    return ParsedArticle(body, Origin("made.jsonl", number + 1), **{**fields, **values}, raw=body.encode())


def mixed() -> list[ParsedArticle | Refusal]:
    """Articles that are new, the same, changed, changed twice, back again, refused, and in each other's way."""
    there, here = {"url": "https://example.org/there"}, {"url": "https://example.org/here"}
    items = [made(n) for n in range(9)]
    return [
        *items,
        items[3],
        made(20, **there),
        made(20, "وعاد.", **there),
        made(20, "وذهب.", publisher="صحيفة أخرى", **there),
        made(20, **there),
        Refusal(Origin("made.jsonl", 99), "syntax", "not JSON", b"{"),
        replace(items[4], body=" "),
        made(21, external_id="7"),
        made(22, publisher="صحيفة 0", external_id="7"),
        made(23, publisher="", **here),
        made(24, publisher="صحيفة جديدة", **here),
        made(24, publisher="صحيفة جديدة", url="https://example.org/elsewhere"),
        made(25, url="https://example.org/two"),
        made(24, publisher="صحيفة جديدة", url="https://example.org/two"),
        # The publisher is known from the address alone: what it is changed to stands elsewhere.
        made(25, "مكرر", url="https://example.org/three"),
        made(25, publisher="", url="https://example.org/three"),
        replace(items[5], body=items[5].body.replace("إن", "ان")),
        made(26, publisher="A.B"),
        made(27, publisher="AB"),
        Refusal(Origin("made.jsonl", 99), "syntax", "not JSON", b"{"),
        made(28),
        # Copies of one text, and in them renditions of one statement.
        *(made(29, WIRE, publisher=f"صحيفة {place}", published_on=DAY) for place in range(3)),
        *(made(n, SAID, published_on=DAY) for n in (201, 202)),
    ]


def result(items, **options):
    """What an import comes to in an archive that is empty."""
    with transaction.atomic():
        run = ImportRun.objects.create()
        tally = run_import(items, run, **options)
        assert (run.articles_new, run.articles_changed, run.articles_refused) == (
            tally.new,
            tally.changed,
            tally.refused,
        )
        found = tally, archive()
        transaction.set_rollback(True)
    return found


@pytest.fixture
def one_by_one(db):
    return result(mixed(), batch=1)


def test_there_are_copies_and_renditions_to_compare(one_by_one):
    _, rows = one_by_one
    assert rows["Copy"] and rows["Rendition"]


@pytest.mark.parametrize("size", [2, 3, 5, 7, 100])
def test_the_size_of_a_batch_changes_nothing(one_by_one, size):
    assert result(mixed(), batch=size) == one_by_one


@pytest.mark.parametrize("size", [4, 60])
def test_the_number_of_workers_changes_nothing(db, size):
    items = [*mixed(), *(made(n) for n in range(30, 200)), *mixed()]
    assert result(items, batch=size, workers=2) == result(items, batch=1)


def test_what_was_worked_out_beforehand_is_what_the_stored_texts_come_to(db):
    """A reviewed statement too, which an editor took for another kind than the machine does."""
    run_import(mixed(), ImportRun.objects.create(), batch=5)
    Quote.objects.update(review="corrected", kind="direct")
    run_import([made(20, f"{SAID} وبقي.", url="https://example.org/there")], ImportRun.objects.create())
    linked = archive()
    reuse.forget_all()
    reuse.link(Article.objects.values_list("pk", flat=True))
    assert archive() == linked


def test_every_order_of_articles_in_each_others_way_counts_all_of_them(db):
    items = mixed()[10:14] + mixed()[18:20]
    for order in itertools.islice(itertools.permutations(items), 0, None, 60):
        tally, rows = result(order, batch=100)
        assert tally.new + tally.changed + tally.unchanged + tally.refused == len(items)
        assert (tally, rows) == result(order, batch=1)


def test_what_the_database_refuses_refuses_no_other_article_of_its_batch(db, monkeypatch):
    add = batch._add

    def refuses_one(new, run):
        if any("لا مكان" in incoming.article.body for incoming in new):
            raise IntegrityError("no room for it")
        add(new, run)

    monkeypatch.setattr(batch, "_add", refuses_one)
    items = [made(1), made(2, "لا مكان."), made(3)]
    tally = run_import(items, ImportRun.objects.create())
    assert (tally.new, tally.refused) == (2, 1)
    problem = ImportProblem.objects.get()
    assert (problem.reason, problem.line) == ("conflict", 3) and "no room" in problem.detail
    assert Article.objects.count() == 2
