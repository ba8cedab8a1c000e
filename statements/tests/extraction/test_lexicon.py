"""The lexicon files: all of them are readable, and a bad line says where it is."""

import pytest

from statements.extraction import lexicon
from statements.extraction.lexicon_files import FOLDER, LexiconError, load, read
from statements.extraction.word import MEDIA, ORGANIZATION, TITLE


@pytest.mark.parametrize(
    "folder", sorted(path for path in FOLDER.iterdir() if path.is_dir()), ids=lambda path: path.name
)
def test_every_language_loads(folder):
    lexicon = read(folder)
    assert any(word.verb for word in lexicon.base.values())


def test_unknown_language_is_read_as_arabic():
    assert load("xx").language == "ar"
    assert load("../ar").language == "ar"


@pytest.mark.parametrize(
    ("form", "bare", "definite", "bits"),
    [
        ("وللوزير", "وزير", True, TITLE),
        ("بالوزير", "الوزير", True, TITLE),
        ("لوكاله", "وكاله", False, MEDIA | ORGANIZATION),
        ("والمنظمه", "المنظمه", True, ORGANIZATION),
    ],
)
def test_joined_words_are_taken_off(form, bare, definite, bits):
    word = load("ar").word(form)
    assert (word.bare, word.definite) == (bare, definite)
    assert word.bits & bits == bits


def test_a_repeated_word_is_analysed_once_after_many_others(monkeypatch):
    words = read(FOLDER / "ar")
    most = len(words.words) + 1
    monkeypatch.setattr(lexicon, "MOST_CACHED", most)
    monkeypatch.setattr(lexicon, "MOST_RECENT", 2)
    met = [words.word(form) for form in ("الاول", "الثاني", "الثاني", "الثالث", "الرابع", "الاول")]
    assert met[1] is met[2]
    assert met[0] is met[-1]
    assert len(words.words) == most


@pytest.mark.parametrize(
    ("form", "lemma", "gender", "number"),
    [
        ("وقالت", "قال", "f", "s"),
        ("واكدوا", "اكد", "m", "p"),
        ("سيعلن", "اعلن", "m", "s"),
        ("فاوضح", "اوضح", "m", "s"),
        ("دعت", "دعا", "f", "s"),
        ("مشيره", "اشار", "f", "s"),
        ("مضيفين", "اضاف", "m", "p"),
        ("قولها", "قال", "f", "s"),
    ],
)
def test_verbs_are_inflected(form, lemma, gender, number):
    word = load("ar").word(form)
    assert (word.verb.lemma, word.verb_gender, word.verb_number) == (lemma, gender, number)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("verbs.txt", "قال يقول | that"),
        ("phrases.txt", "[attribution]\nبحسب | nothing"),
        ("particles.txt", "[no such section]\nكلمة"),
        ("language.txt", "[inflection]\npast | ( | x | m s"),
    ],
)
def test_bad_line_names_file_and_line(tmp_path, name, line):
    path = tmp_path / name
    path.write_text(f"# a comment\n{line}\n", "utf-8")
    with pytest.raises(LexiconError, match=rf"{name}:{2 + line.count(chr(10))}: "):
        read(tmp_path)
