"""The rows that bench_desk.py measures with: bench_search_rows.py's, and the work of editors and readers."""

import random
from datetime import date

import bench_search_rows

# One publisher and one speaker of this name, whom every order of the queue, and every list, comes to last.
RARE = "نادر"
EDITS, REPORTS, PROBLEMS, PAIRS = 100_000, 20_000, 20_000, 10_000


def fill(options) -> None:
    """Migrate the database and fill it, unless it is filled."""
    from django.core.management import call_command
    from django.db import connection

    from statements.models import Edit, Quote

    call_command("migrate", verbosity=0)
    if not Quote.objects.exists():
        found = bench_search_rows.statements(options.corpus, options.work / "statements.pickle")
        bench_search_rows.load(found, options.rows)
    if not Edit.objects.exists():
        draw = random.Random(bench_search_rows.SEED)
        _add_rare()
        _add_edits()
        _add_reports(draw)
        _add_problems()
        _add_pairs(draw)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _add_rare() -> None:
    from statements.models import Article, Organization, Quote, Speaker

    body = "قال المتحدث إن الميناء مفتوح منذ يوم أمس."
    publisher, speaker = (model.objects.create(name=RARE) for model in (Organization, Speaker))
    article = Article.objects.create(
        title=RARE, body=body, language="ru", published_on=date(2001, 1, 1), publisher=publisher
    )
    Quote.objects.create(
        article=article, position=1, start=12, end=len(body), kind="indirect", speaker=speaker, rule="quote"
    )


def _add_edits() -> None:
    from django.contrib.auth.models import User

    from statements.models import Change, Edit, Quote

    user, _ = User.objects.get_or_create(username="editor", is_staff=True)
    reviewed = list(Quote.objects.reviewed().order_by("pk").values_list("pk", flat=True)[:EDITS])
    edits = Edit.objects.bulk_create([Edit(user=user) for _ in reviewed], 1_000)
    fields = {"review": ["machine", "verified"], "reviewer_id": [None, user.pk]}
    changes = (
        Change(edit=edit, action="changed", model="quote", key=key, fields=fields)
        for edit, key in zip(edits, reviewed, strict=True)
    )
    Change.objects.bulk_create(changes, 1_000)


def _add_reports(draw: random.Random) -> None:
    from statements.models import Quote, Report

    keys = Quote.objects.order_by("pk").values_list("pk", flat=True)[: 10 * REPORTS]
    Report.objects.bulk_create(
        (
            Report(quote_id=key, fault="other", text="خطأ", outcome=draw.choice(Report.Outcome.values))
            for key in draw.choices(list(keys), k=REPORTS)
        ),
        1_000,
    )


def _add_problems() -> None:
    from statements.models import ImportProblem, ImportRun

    run = ImportRun.objects.create()
    ImportProblem.objects.bulk_create(
        (
            ImportProblem(run=run, path=f"{n}.xml", reason="syntax", raw=b"x" * 2_000, fingerprint=str(n))
            for n in range(PROBLEMS)
        ),
        1_000,
    )


def _add_pairs(draw: random.Random) -> None:
    from statements.models import Speaker, SpeakerDuplicate

    speakers = list(Speaker.objects.order_by("pk").values_list("pk", flat=True))
    pairs = {tuple(sorted(draw.sample(speakers, 2))) for _ in range(PAIRS)}
    SpeakerDuplicate.objects.bulk_create(
        (
            SpeakerDuplicate(first_id=one, second_id=other, likeness=draw.random(), signs=["role"])
            for one, other in sorted(pairs)
        ),
        1_000,
    )
