"""The interface is complete in its languages, and what is compiled is what is written."""

import re
import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from django.utils import translation
from django.utils.translation.template import templatize

from .support import ROOT, missing

LOCALE = ROOT / "statements" / "locale"
TRANSLATED = ["ar", "ru"]
LANGUAGES = [*TRANSLATED, "en"]
KEYWORDS = [
    "gettext_noop", "gettext_lazy", "_", "gettext", "ngettext:1,2", "ngettext_lazy:1,2", "pgettext:1c,2",
    "pgettext_lazy:1c,2", "npgettext:1c,2,3", "npgettext_lazy:1c,2,3",
]  # fmt: skip


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))


def key(entry) -> tuple:
    return entry.msgctxt, entry.msgid, entry.msgid_plural or ""


@pytest.mark.parametrize("language", TRANSLATED)
def test_everything_is_translated_and_nothing_is_a_guess(language):
    wanting = [
        e.msgid for e in catalogue(language) if not e.translated() or e.fuzzy or "" in e.msgstr_plural.values()
    ]
    assert wanting == []


@pytest.mark.parametrize(("language", "forms"), [("ar", 6), ("ru", 4)])
def test_every_plural_has_all_forms_of_its_language(language, forms):
    plurals = [entry for entry in catalogue(language) if entry.msgid_plural]
    assert plurals
    assert {len(entry.msgstr_plural) for entry in plurals} == {forms}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_keeps_the_places_for_values(language):
    """A plural form may leave the number out, where the word says it: تصريحان."""
    for entry in catalogue(language):
        places = set(re.findall(r"%\(\w+\)[sd]", entry.msgid + entry.msgid_plural))
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            found = set(re.findall(r"%\(\w+\)[sd]", text))
            assert found <= places if entry.msgid_plural else found == places, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogues_are_up_to_date(language):
    written = {key(e): e.msgstr_plural or e.msgstr for e in catalogue(language) if e.translated() and not e.fuzzy}
    compiled = polib.mofile(str(LOCALE / language / "LC_MESSAGES" / "django.mo"))
    assert {key(e): e.msgstr_plural or e.msgstr for e in compiled} == written, "run manage.py compilemessages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_hold_what_the_code_says_and_nothing_else(language, said):
    assert {key(entry) for entry in catalogue(language)} == said, "run manage.py makemessages and translate"


@pytest.fixture(scope="module")
def said(tmp_path_factory) -> set[tuple]:
    """Every message in the code and the templates, as xgettext finds it."""
    if not shutil.which("xgettext"):
        missing("xgettext is not installed (Debian: apt-get install gettext)")
    home = tmp_path_factory.mktemp("messages")
    sources = []
    for number, path in enumerate(message_files()):
        text = path.read_text()
        source = home / f"{number}.py"
        source.write_text(templatize(text) if path.suffix in (".html", ".txt") else text)
        sources.append(source)
    pot = home / "all.pot"
    keywords = [f"--keyword={keyword}" for keyword in KEYWORDS]
    command = ["xgettext", "--language=Python", "--from-code=UTF-8", "--keyword", *keywords, f"--output={pot}"]
    subprocess.run([*command, *sources], check=True, capture_output=True)
    return {key(entry) for entry in polib.pofile(str(pot))}


def message_files() -> list[Path]:
    files = [
        *(ROOT / "newsarchive").rglob("*.py"),
        *(ROOT / "statements").rglob("*.py"),
        *(ROOT / "statements" / "templates").rglob("*.html"),
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "templates").rglob("*.txt"),
    ]
    return [path for path in files if "tests" not in path.relative_to(ROOT).parts]


@pytest.mark.parametrize(
    ("number", "arabic", "russian"),
    [
        (0, "لا تصريحات", "0 заявлений"),
        (1, "تصريح واحد", "1 заявление"),
        (2, "تصريحان", "2 заявления"),
        (3, "3 تصريحات", "3 заявления"),
        (10, "10 تصريحات", "10 заявлений"),
        (11, "11 تصريحًا", "11 заявлений"),
        (21, "21 تصريحًا", "21 заявление"),
        (100, "100 تصريح", "100 заявлений"),
        (103, "103 تصريحات", "103 заявления"),
    ],
)
def test_numbers_agree_with_what_they_count(number, arabic, russian):
    for language, expected in (("ar", arabic), ("ru", russian)):
        with translation.override(language):
            text = translation.ngettext("%(shown)s statement", "%(shown)s statements", number)
            assert text % {"shown": number} == expected
