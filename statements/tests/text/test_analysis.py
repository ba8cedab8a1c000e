import sqlite3
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.text.analysis import LONGEST_WORD, analyze, tokens
from statements.text.arabic import read_plurals, read_words
from statements.text.fold import fold

# Words that a reader expects to be found by one another.
FOUND_TOGETHER = [
    "أفغانستان افغانستان وأفغانستان بأفغانستان لأفغانستان أفغانسـتان",
    "وزير الوزير والوزير للوزير بالوزير وزيرٌ ووزير الوزراء وزرائه وزيرها",
    "وزارة الوزارة والوزارة بالوزارة وزاره وزارتها وزارات",
    "مسؤول المسؤول مسؤولٌ مسئول مسؤولون المسئولين مسوول مسءول مسئُولو",
    "مدرسة المدارس مدارسهم",
    "أبناء الأبناء أبنائه أبناؤها ابن",
    "لجنة اللجنة للجنة لجان",
    "لبنان اللبنانية ولبنان للبنان",
    "ألمانيا المانيا الألمانية لألمانيا",
    "بيان بيانًا بياناتها البيان",
    "محاكمة المحاكمات محاكمته",
    "على علي",
    "مستشفى مستشفي المستشفيات",
    "داوود داود",
    "يعلن سيعلن وسيعلن",
    "٢٠ 20 الـ20 بـ٢٠ و20",
    "١٩٨٤ 1984 ۱۹۸۴",
    "Lavrov LAVROV lavrov",
    "negotiation negotiations Negotiating",
    "ёлка елка ёлку",
    "переговоры переговоров Переговорам",
]
FOUND_APART = [
    "بحر حر",
    "وطن طن",
    "فيل يل",
    "كتاب تاب",
    "فيصل يصل",
    "بنك نك",
    "والد الوالي",
    "محاكمة محكمة",
    "شرطة شرط",
    "عملية عمل",
    "2021 2022",
    "Лавров Lavrov",
]


@pytest.mark.parametrize("words", FOUND_TOGETHER)
def test_written_variants_of_a_word_have_one_stem(words):
    assert {analyze(word).stems for word in words.split()} == {analyze(words.split()[0]).stems}


@pytest.mark.parametrize("words", FOUND_APART)
def test_different_words_have_different_stems(words):
    one, other = words.split()
    assert analyze(one).stems != analyze(other).stems


@pytest.mark.parametrize(
    "text, words",
    [
        ("وقال الوزيرُ: «نعم»", "وقال الوزير نعم"),
        ("المسئول والمسؤول", "المسوول والمسوول"),
        ("½ م² x³ ①", "1 2 م2 x3 1"),
        ("Ⅷ\N{ROMAN NUMERAL TEN THOUSAND} 〇 a\N{ROMAN NUMERAL TEN THOUSAND}b", "viii ab"),
        ("snake_case e-mail 3.5", "snake case e mail 3 5"),
        ("ﷺ ﻻ", "صلي الله عليه وسلم لا"),
        ("x" * 100, "x" * LONGEST_WORD),
        ("", ""),
        ("؟!", ""),
    ],
)
def test_words_are_letters_and_digits(text, words):
    assert list(analyze(text).words) == words.split()


def test_the_script_of_a_word_decides_and_not_its_neighbours():
    mixed = "قال Lavrov إن переговоры negotiations"
    assert analyze(mixed).stems == tuple(stem for word in mixed.split() for stem in analyze(word).stems)


@given(st.text())
def test_a_word_has_a_stem_and_both_are_letters_and_digits(text):
    words, stems = analyze(text)
    assert len(words) == len(stems)
    assert all(part.isalpha() or part.isdecimal() for entry in words + stems for part in entry)


@given(st.text(alphabet="وفبكلال" + "أزمرنةىيسءئؤ 1a-ـًّ"))
def test_a_word_alone_has_the_stem_that_it_has_in_a_text(text):
    words, stems = analyze(text)
    assert [analyze(word) for word in words] == [
        ((word,), (stem,)) for word, stem in zip(words, stems, strict=True)
    ]


@given(st.text(alphabet="وقالتأفغانستانمسئولُـ\u200f «».½1a"))
def test_tokens_are_the_words_where_they_stand(text):
    found = list(tokens(text))
    assert tuple(token.word for token in found) == analyze(text).words
    assert tuple(token.stem for token in found) == analyze(text).stems
    assert [token.start for token in found] == sorted(token.start for token in found)


@pytest.mark.parametrize(
    "text, written",
    [
        ("قال الوزيرُ، أمس", ["قال", "الوزيرُ", "أمس"]),
        ("مُسـؤولـــٌ \u200fقال\u200f", ["مُسـؤولـــٌ", "قال"]),
        ("½", ["½", "½"]),
        ("Café", ["Café"]),
        ("Cafe\u0301!", ["Cafe\u0301"]),
    ],
)
def test_tokens_cover_the_word_as_it_was_written(text, written):
    assert [text[token.start : token.end] for token in tokens(text)] == written


@pytest.mark.parametrize("block", ["0020 024f", "0370 052f", "0590 06ff"])
def test_the_tokenizer_of_sqlite_takes_the_words_as_they_are(block):
    first, last = (int(end, 16) for end in block.split())
    letters = [chr(point) for point in range(first, last + 1) if unicodedata.category(chr(point)) != "Cn"]
    words = [word for letter in letters for word in analyze(f"x{letter}y").words]
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE t USING fts5(c, tokenize='unicode61 remove_diacritics 0')")
    database.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, row)")
    database.execute("INSERT INTO t VALUES (?)", [" ".join(words)])
    assert {term for (term,) in database.execute("SELECT term FROM v")} == set(words)


LISTS = ("arabic_beginnings.txt", "arabic_articles.txt", "arabic_endings.txt")


def test_the_lists_do_not_contradict_each_other():
    beginnings, articles, endings = (set(map(fold, read_words(name))) for name in LISTS)
    plurals = {fold(plural): fold(singular) for plural, singular in read_plurals().items()}
    assert not endings & plurals.keys(), "a broken plural is looked up before its ending is"
    assert not beginnings & articles
    assert not set(plurals.values()) & plurals.keys(), "a singular is not some other word's plural"


def groups(half):
    lines = (Path(__file__).parent / "words" / f"{half}.txt").read_text(encoding="utf-8").splitlines()
    return [line.replace(":", "").split() for line in lines if ":" in line and line[0] != "#"]


@pytest.mark.parametrize("half, least", [("development", 0.99), ("blind", 0.97)])
def test_the_analyzer_stays_as_good_as_it_was_measured(half, least):
    found = [analyze(word).stems == analyze(head).stems for head, *words in groups(half) for word in words]
    assert sum(found) / len(found) >= least
