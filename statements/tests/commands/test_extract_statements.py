"""The command that shows what is found: in one process or in several, and why."""

import itertools
import json

import pytest
from django.core.management import CommandError, call_command

from statements.management.commands.extract_statements import CHUNK, find_in_order
from statements.parallel import AHEAD
from statements.records import Origin, ParsedArticle

LINE = "قال وزير المياه سالم العوفي إن السد رقم {} آمن. وأضاف: «لا خوف على القرى».\n"


def articles(count):
    for number in range(count):
        yield ParsedArticle(LINE.format(number), Origin("made", number), external_id=str(number))


@pytest.fixture
def mixed_input(tmp_path):
    """More articles than one process gets at once, and a line that is none among them."""
    records = [json.dumps({"id": str(number), "text": LINE.format(number)}) for number in range(3 * CHUNK)]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join([*records[:CHUNK], "{broken", *records[CHUNK:]]), "utf-8")
    return path


def run(*arguments, capsys):
    """(what is printed, the complaints, the exit status)."""
    status = 0
    try:
        call_command("extract_statements", *map(str, arguments))
    except SystemExit as stop:
        status = stop.code
    printed = capsys.readouterr()
    return printed.out, printed.err, status


def test_several_processes_print_the_same(mixed_input, capsys):
    one = run(mixed_input, "--format=jsonl", capsys=capsys)
    several = run(mixed_input, "--format=jsonl", "--workers=2", capsys=capsys)
    assert one == several
    assert [json.loads(line)["id"] for line in one[0].splitlines()] == [str(n) for n in range(3 * CHUNK)]
    assert one[2] == 1 and "articles.jsonl:21" in one[1]


@pytest.mark.parametrize(("workers", "ahead"), [(1, 1), (2, (2 * AHEAD + 1) * CHUNK)])
def test_input_is_read_as_it_is_needed(workers, ahead):
    read = itertools.count()
    endless = (article for article in articles(100_000) if next(read) >= 0)
    found = find_in_order(endless, workers)
    first, extraction = next(found)
    assert (first.external_id, len(extraction.quotes)) == ("0", 2)
    assert next(read) <= ahead
    found.close()


def test_explains_each_statement(tmp_path, capsys):
    path = tmp_path / "dam.txt"
    path.write_text(LINE.format(1), "utf-8")
    out, _, status = run(path, "--input-format=text", "--explain", capsys=capsys)
    labels = [line.split()[0] for line in out.splitlines() if line.startswith("       ")]
    assert labels == 2 * ["rule", "cue", "worded", "source", "quoted", "said", "occasion", "confidence"]
    assert "سالم العوفي (person, as وزير المياه" in out and status == 0


def test_explains_what_was_not_taken(tmp_path, capsys):
    path = tmp_path / "ship.txt"
    path.write_text('زار المدير سفينة "نجمة البحر"، وأكد. وكشف رجل قال إن المرفأ قديم.\n', "utf-8")
    out, _, status = run(path, "--input-format=text", "--explain", capsys=capsys)
    assert "not taken: نجمة البحر at 18-28\n       a name" in out
    assert "not taken: وأكد at 31-35\n       nothing that it could report" in out and status == 0


@pytest.mark.parametrize("workers", ["0", "-1", "many"])
def test_workers_are_counted_from_one(workers, tmp_path):
    with pytest.raises(CommandError, match="--workers"):
        call_command("extract_statements", str(tmp_path), f"--workers={workers}")
