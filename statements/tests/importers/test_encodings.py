"""Encodings are found, and named; what was decoded wrongly before is refused."""

import gzip
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.importers import encodings, read
from statements.importers.refusals import Refused
from statements.tests.support import ROOT

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
PAGE_OF = {"ar": "windows-1256", "ru": "windows-1251", "en": "windows-1252"}
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
ARABIC = "قالت الوزيرة سلمى الحداد إن الميناء مفتوح أمام السفن كلها."
RUSSIAN = "Министр заявил, что порт открыт для всех судов."


def language(file: Path) -> str:
    return file.suffixes[0].removeprefix(".")


def pieces(text: str) -> list[str]:
    """The whole and each of its paragraphs."""
    return [text, *filter(str.strip, text.split("\n"))]


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: file.name)
def test_every_seed_is_found_in_every_encoding(file):
    page = PAGE_OF[language(file)]
    for text in pieces(file.read_text()):
        for encoding in (*UNICODE, page):
            raw = text.encode(encoding, "ignore")
            found = encodings.decode(raw)
            assert found.text == raw.decode(encoding)
            assert found.encoding == encoding or raw.isascii()


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: file.name)
def test_every_seed_is_mojibake_when_it_was_read_wrongly(file):
    for text in pieces(file.read_text()):
        assert not encodings.mojibake(text)
        if language(file) != "en":
            for page in ("windows-1252", "windows-1256", "windows-1251", "latin-1"):
                assert encodings.mojibake(text.encode().decode(page, "replace"))
                assert encodings.mojibake(text.encode().decode(page, "ignore"))


UNCERTAIN = [
    "قال".encode("windows-1256"),
    "Да".encode("windows-1251"),
    "Ελληνικά κείμενα δεν είναι εδώ".encode("windows-1253"),
    bytes(range(256)),
    "Министр заявил, что порт открыт".encode("koi8-r"),
    "قال الوزير إن الميناء مفتوح".encode("iso-8859-6"),
]


@pytest.mark.parametrize("raw", UNCERTAIN, ids=lambda raw: repr(raw[:12]))
def test_what_is_not_certain_is_refused(raw):
    with pytest.raises(Refused) as refused:
        encodings.decode(raw)
    assert refused.value.reason == "encoding"


def test_the_line_of_the_first_bad_byte_is_named(tmp_path):
    file = tmp_path / "file"
    file.write_bytes(b"one\ntwo\n\xc7\n")
    (refusal,) = read([file])
    assert (refusal.reason, refusal.origin.line) == ("encoding", 3)


DECLARED = [
    ("koi8-r", RUSSIAN, "koi8-r", "koi8-r"),
    ("ISO-8859-6", ARABIC, "iso-8859-6", "iso-8859-6"),
    ("windows-1252", ARABIC, "windows-1256", "windows-1256"),
    ("iso-8859-1", RUSSIAN, "windows-1251", "windows-1251"),
    ("iso-8859-1", "déjà vu, naïve", "windows-1252", "windows-1252"),
    ("windows-1256", RUSSIAN, "utf-8", "utf-8"),
    ("hex", ARABIC, "windows-1256", "windows-1256"),
    ("utf-8", ARABIC, "windows-1256", "windows-1256"),
]


@pytest.mark.parametrize("declared, text, written_in, found", DECLARED)
def test_what_a_document_declares_is_believed_where_it_can_be(declared, text, written_in, found):
    assert encodings.decode(text.encode(written_in), declared) == (text, found)


DECLARATIONS = [
    (b'<?xml version="1.0" encoding="windows-1256"?><rss>', "windows-1256"),
    (b"<?xml version='1.0' encoding='KOI8-R' standalone='yes'?>", "KOI8-R"),
    (b'<html><head><meta charset="utf-8">', "utf-8"),
    (b"<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>", "windows-1251"),
    (b'<p>no <a charset="x">declaration</a>', ""),
    (b"", ""),
]


@pytest.mark.parametrize("head, encoding", DECLARATIONS)
def test_a_declaration_is_found(head, encoding):
    assert encodings.declared_in(head) == encoding


LINES = "\n".join(json.dumps({"id": str(n), "text": ARABIC + RUSSIAN}, ensure_ascii=False) for n in range(3))
TABLE = f'id,text\n1,"{ARABIC}\n{ARABIC}"\n2,{ARABIC}\n'
FEED = f'<rss version="2.0"><channel><item><description>{ARABIC}</description></item></channel></rss>'


@pytest.mark.parametrize("encoding", UNICODE)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_lines_are_read_in_every_unicode_encoding(tmp_path, encoding, pack):
    file = tmp_path / "file"
    file.write_bytes(pack(LINES.encode(encoding)))
    articles = list(read([file]))
    assert [(article.body, article.encoding) for article in articles] == [(ARABIC + RUSSIAN, encoding)] * 3
    assert [article.origin.line for article in articles] == [1, 2, 3]


@pytest.mark.parametrize("encoding", (*UNICODE, "windows-1256"))
@pytest.mark.parametrize("text, number", [(TABLE, 2), (FEED, 1), (f'[{{"text": "{ARABIC}"}}]', 1)])
def test_other_formats_are_read_in_every_encoding(tmp_path, encoding, text, number):
    file = tmp_path / "file"
    file.write_bytes(text.encode(encoding))
    articles = list(read([file]))
    assert len(articles) == number
    assert {article.encoding for article in articles} == {encoding}
    assert all(article.body.startswith(ARABIC) for article in articles)


MOJIBAKE = [
    "Ù‚Ø§Ù„",
    "ظ‚ط§ظ„",
    "РџСЂРё",
    "the minister said: â€œNobody will pay more.â€\x9d",
    "Itâ€™s",
    "dÃ©jÃ\xa0 vu",
    "قال الوز\ufffdر",
    "عنوان سليم: " + "الميناء".encode().decode("windows-1252", "replace"),
]


@pytest.mark.parametrize("text", MOJIBAKE)
def test_mojibake_is_refused_with_its_own_reason(tmp_path, text):
    file = tmp_path / "file"
    file.write_text(json.dumps({"text": "نص سليم", "title": text}) + "\n" + json.dumps({"text": text}))
    refusals = list(read([file]))
    assert [(refusal.reason, refusal.origin.line) for refusal in refusals] == [("mojibake", 1), ("mojibake", 2)]


SOUND = ["Ø", "São Paulo, Ãs", "РС, СССР", "ظط", "Ù", "20 °C — 5 §", "naïve café “quoted” ’", "Ça marche", "ÄÖÜ ß"]


@pytest.mark.parametrize("text", SOUND)
def test_unusual_letters_are_not_mojibake(text):
    assert not encodings.mojibake(text)


@given(st.text(st.characters(whitelist_categories=["L", "N", "Zs"], max_codepoint=0x6FF)))
def test_whatever_is_found_decodes(text):
    for encoding in ("utf-8", "utf-16", "windows-1256", "windows-1251"):
        raw = text.encode(encoding, "ignore")
        try:
            found = encodings.decode(raw)
        except Refused:
            continue
        assert raw.decode(found.encoding) == found.text


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي ،.؟\n«»" + "".join(map(chr, range(0x64B, 0x653)))))
def test_arabic_is_never_mojibake(text):
    assert not encodings.mojibake(unicodedata.normalize("NFC", text))
