"""The figures of the extractor: counted as `../shared/tools/score_extraction.py` counts them."""

import gzip
import hashlib
import json
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from statements import evaluation
from statements.evaluation import Figures, GoldError, Match, Share
from statements.extraction import ExtractedQuote, Kind, Source, SourceType

TEXT = 'قال الوزير سالم العوفي: "الماء حق". وأكدت ليلى حداد أن السد آمن.'


def span(words, text=TEXT):
    start = text.index(words)
    return start, start + len(words)


def gold_record(**changes):
    statements = [
        {"kind": "direct", "speaker": "سالم العوفي", "words": "الماء حق", "quoted": ["الماء حق"]},
        {"kind": "indirect", "speaker": "ليلى حداد", "words": "السد آمن", "quoted": []},
    ]
    return {
        "id": "one",
        "language": "ar",
        "outlet": "الرواسي",
        "text": TEXT,
        "speakers": [
            {"name": "سالم العوفي", "aliases": ["العوفي"]},
            {"name": "ليلى حداد", "same": ["ليلى ن. حداد"]},
        ],
        "statements": [
            {
                "kind": statement["kind"],
                "speaker": statement["speaker"],
                "start": span(statement["words"])[0],
                "end": span(statement["words"])[1],
                "quoted": [list(span(words)) for words in statement["quoted"]],
            }
            for statement in statements
        ],
    } | changes


def write_gold(folder, *records):
    folder.mkdir(exist_ok=True)
    for record in records:
        (folder / f"{record['id']}.json").write_text(json.dumps(record), "utf-8")
    return folder


def by_reference(record):
    """The same gold without its text."""
    kept = {key: value for key, value in record.items() if key != "text"}
    return kept | {"corpus": "small", "body_sha256": hashlib.sha256(record["text"].encode()).hexdigest()}


def write_corpus(folder, *records):
    folder.mkdir(exist_ok=True)
    with gzip.open(folder / "small.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(
            json.dumps({"title": "السد", "published": "2024-05-06T07:08:09+03:00"} | r) + "\n" for r in records
        )
    return folder


def quote(words, name="", kind=Kind.DIRECT, quoted=(), confidence=0.9):
    source = Source(name, SourceType.PERSON) if name else None
    start, end = span(words)
    return ExtractedQuote(
        kind, start, end, tuple(span(q) for q in quoted), "قال", None, "", None, source, None, confidence, "rule"
    )


@pytest.fixture
def article(tmp_path):
    return evaluation.read_gold(write_gold(tmp_path / "gold", gold_record()))[0]


# Scoring ----------------------------------------------------------------------------------------------------

RIGHT_FIRST = quote("الماء حق", "سالم العوفي", quoted=["الماء حق"])
RIGHT_SECOND = quote("السد آمن", "ليلى حداد", Kind.INDIRECT)

SCORES = {
    "all right": (
        [RIGHT_FIRST, RIGHT_SECOND],
        {"statements": (2, 2, 2), "speaker_strict": (2, 2), "sure": (2, 2)},
    ),
    "nothing found": ([], {"statements": (0, 0, 2), "speaker_strict": (0, 0), "quotations": (0, 0, 1)}),
    "marks at the edge do not count": (
        [quote('"الماء حق"', "سالم العوفي", quoted=['"الماء حق"'])],
        {"statements": (1, 1, 2), "quotations": (1, 1, 1)},
    ),
    "half of the words are a match": ([quote("آمن", "ليلى حداد")], {"statements": (0, 1, 2), "sure": (0, 1)}),
    "another kind": ([quote("السد آمن", "ليلى حداد", Kind.MIXED)], {"kind_right": (0, 1), "mixed": (0, 1, 0)}),
    "a short name": (
        [quote("الماء حق", "العوفي")],
        {"speaker_strict": (0, 1), "speaker_loose": (1, 1), "named": (0, 1)},
    ),
    "spelt in another way": ([quote("السد آمن", "ليلي حدّاد")], {"speaker_strict": (1, 1)}),
    "a name that is as good": ([quote("السد آمن", "ليلى ن. حداد")], {"speaker_strict": (1, 1), "named": (1, 1)}),
    "no name": ([quote("السد آمن")], {"speaker_strict": (0, 1), "named": (0, 0), "sure": (0, 1)}),
    "unsure": ([quote("السد آمن", "ليلى حداد", confidence=0.6)], {"sure": (0, 0), "speaker_strict": (1, 1)}),
    "two for one": ([quote("الماء حق"), RIGHT_FIRST], {"statements": (1, 2, 2), "sure": (1, 2)}),
}


@pytest.mark.parametrize(("quotes", "expected"), SCORES.values(), ids=SCORES)
def test_score(article, quotes, expected):
    figures = evaluation.score(article, quotes).figures
    for name, counts in expected.items():
        kind = Match if len(counts) == 3 else Share
        assert getattr(figures, name) == kind(*counts), name


def test_figures_add_up(article):
    one = evaluation.score(article, [RIGHT_FIRST])
    other = evaluation.score(article, [RIGHT_SECOND])
    both = evaluation.total([one, other])
    assert (both.articles, both.statements, both.direct) == (2, Match(2, 2, 4), Match(1, 1, 2))
    assert both.statements.f1 == pytest.approx(2 / 3)
    assert evaluation.grouped([one, other], lambda article: article.outlet) == {"الرواسي": both}
    assert evaluation.total([]) == Figures()


def test_bins_of_confidence(article):
    quotes = [RIGHT_FIRST, quote("السد", confidence=0.55), quote("الوزير", confidence=1.0)]
    bins = evaluation.bins([evaluation.score(article, quotes)])
    assert [(bin.low, bin.high, bin.share.right, bin.share.of) for bin in bins] == [
        (0.5, 0.6, 0, 1),
        (0.9, 0.95, 1, 1),
        (0.95, 1.0, 0, 1),
    ]


def test_errors_are_told(article):
    quotes = [quote("الماء حق", "ليلى حداد", Kind.INDIRECT), quote("الوزير", "سالم العوفي")]
    errors = evaluation.score(article, quotes).errors
    assert [error.cause for error in errors] == ["speaker", "kind", "missed", "extra", "quotation missed"]
    assert "want 'سالم العوفي', got 'ليلى حداد': الماء حق" in str(errors[0])


# Reading gold -----------------------------------------------------------------------------------------------


def test_gold_by_reference_is_the_same(tmp_path, article):
    folder = write_gold(tmp_path / "references", by_reference(gold_record()))
    [read] = evaluation.read_gold(folder, write_corpus(tmp_path / "corpus", {"id": "other"}, gold_record()))
    assert (read.text, read.statements, read.speakers) == (TEXT, article.statements, article.speakers)
    assert (read.title, read.published_on.isoformat()) == ("السد", "2024-05-06")


GONE = {
    "no gold": ([], [gold_record()], "no gold files"),
    "no such corpus": ([by_reference(gold_record())], None, "texts of 1 gold articles are missing.*one"),
    "not in the corpus": ([by_reference(gold_record())], [{"id": "other"}], "does not hold one"),
    "another text": (
        [by_reference(gold_record())],
        [gold_record(text=TEXT + " ")],
        "not the one that was annotated",
    ),
}


@pytest.mark.parametrize(("gold", "corpus", "complaint"), GONE.values(), ids=GONE)
def test_what_is_missing_is_said(tmp_path, gold, corpus, complaint):
    folder = write_gold(tmp_path / "gold", *gold)
    path = tmp_path / "corpus" if corpus is None else write_corpus(tmp_path / "corpus", *corpus)
    with pytest.raises(GoldError, match=complaint):
        evaluation.read_gold(folder, path)


# The scorer that is handed round ----------------------------------------------------------------------------


def test_same_figures_as_the_script(shared, tmp_path):
    gold = shared / "gold" / "dev"
    articles = evaluation.read_gold(gold)
    found = [evaluation.extract_gold(article) for article in articles]
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text(
        "".join(_predicted_line(article, quotes) for article, quotes in zip(articles, found, strict=True)), "utf-8"
    )
    script = [sys.executable, shared / "tools" / "score_extraction.py", gold, predicted, "--json"]
    theirs = json.loads(subprocess.run(script, capture_output=True, text=True, check=True).stdout)
    ours = evaluation.total(evaluation.score(a, q) for a, q in zip(articles, found, strict=True))
    assert _as_the_script_says(ours) == theirs


def _predicted_line(article, quotes):
    statements = [
        {
            "kind": quote.kind,
            "start": quote.start,
            "end": quote.end,
            "quoted": quote.quoted,
            "speaker": quote.source.name if quote.source else None,
        }
        for quote in quotes
    ]
    return json.dumps({"id": article.id, "statements": statements}) + "\n"


def _as_the_script_says(figures):
    said = {"articles": figures.articles}
    for name in ("quotations", "statements", *Kind):
        match = getattr(figures, name)
        said[name] = {key: round(getattr(match, key), 4) for key in ("precision", "recall", "f1")}
        said[name] |= {"gold": match.gold, "predicted": match.predicted}
    for name in ("speaker_strict", "speaker_loose", "speaker_strict_quoted"):
        said[name] = round(getattr(figures, name).value, 4)
    return said | {"kind": round(figures.kind_right.value, 4)}


# Floors and the command -------------------------------------------------------------------------------------


def test_floors_are_only_raised(tmp_path):
    path = tmp_path / "floors.json"
    better, worse = Figures(speaker_strict=Share(9, 10)), Figures(speaker_strict=Share(8, 10), sure=Share(1, 1))
    evaluation.raise_floors(path, {"dev": better})
    evaluation.raise_floors(path, {"dev": worse})
    floors = json.loads(path.read_text())["dev"]
    assert (floors["speaker_strict"], floors["sure"]) == (0.895, 0.995)
    assert evaluation.below_floors(worse, floors) == {"speaker_strict": (0.8, 0.895)}


def run(*arguments):
    """What evaluate_extraction prints."""
    return call_command("evaluate_extraction", *map(str, arguments))


def test_command_prints_figures(tmp_path, capsys):
    run(write_gold(tmp_path / "gold", gold_record()), "--by", "kind,language,outlet", "--errors")
    printed = capsys.readouterr().out
    assert {"quotations", "indirect", "الرواسي", "named"} <= set(printed.split())


def test_command_prints_json(tmp_path, capsys):
    folder = write_gold(tmp_path / "gold", gold_record())
    run(folder, "--json", "--by", "outlet")
    record = json.loads(capsys.readouterr().out)[str(folder)]
    assert record["figures"].keys() == Figures().values().keys() == record["outlet"]["الرواسي"].keys()
    assert record["counts"]["statements"]["gold"] == 2


def test_command_prints_the_tables_of_the_documentation(tmp_path, capsys):
    run(write_gold(tmp_path / "gold", gold_record()), "--markdown")
    rows = [line.split(" | ") for line in capsys.readouterr().out.splitlines() if line]
    assert {len(row) for row in rows} == {2}
    assert len(rows) == 2 + len(Figures().values()) + 2 + len(evaluation.BIN_EDGES)


def test_command_says_what_is_missing(tmp_path):
    folder = write_gold(tmp_path / "gold", by_reference(gold_record()))
    with pytest.raises(CommandError, match="texts of 1 gold articles are missing"):
        run(folder, "--corpus", tmp_path / "nowhere")


def test_errors_on_what_is_only_scored_are_not_shown(tmp_path):
    with pytest.raises(CommandError, match="the errors on unseen gold are not shown"):
        run(write_gold(tmp_path / "unseen", gold_record()), "--errors")
