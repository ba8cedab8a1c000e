"""Which encoding bytes are in, told from the bytes; and text that was read in a wrong one before.

Names are those that bytes.decode understands. A byte order mark is believed first, then strict UTF-8, then what
the document declares, then the letters: the Windows code pages of Arabic and Russian give most bytes another
letter, and only in the right one do words have the shape and the letters that words have. Where that is not
certain, the input is refused: a wrong guess would be stored for ever.
"""

import codecs
import io
import re
from typing import BinaryIO, NamedTuple

from .refusals import Refused

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How much of a stream is looked at.
HEAD = 65_536


class Decoded(NamedTuple):
    text: str
    encoding: str


def decode(raw: bytes, declared: str = "") -> Decoded:
    """The text of a whole document; refuses what is in no encoding for certain."""
    encoding = find(raw, declared)
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeError as error:
        raise _refused(raw, error) from None


def find(raw: bytes, declared: str = "", *, whole: bool = True) -> str:
    """The encoding of a document, or of one that begins with these bytes where they are not the whole."""
    for mark, name in MARKS:
        if raw.startswith(mark):
            return name
    utf_16 = _unmarked_utf_16(raw)
    if utf_16:
        return utf_16
    try:
        codecs.getincrementaldecoder("utf-8")().decode(raw, final=whole)
        return "utf-8"
    except UnicodeDecodeError as error:
        found = _declared_one(raw, declared) or _by_letters(raw)
        if not found:
            raise _refused(raw, error) from None
        return found


def as_utf8(stream: io.BufferedReader) -> tuple[BinaryIO, str]:
    """The stream as UTF-8 without a mark, and the encoding that it is in."""
    head = stream.peek(HEAD)[:HEAD]
    try:
        name = find(head, whole=len(head) < HEAD)
    except Refused:
        return stream, "utf-8"  # one bad line need not spoil the others: each is refused for itself
    if name == "utf-8-sig":
        stream.read(len(codecs.BOM_UTF8))
    return (stream, name) if name.startswith("utf-8") else (io.BufferedReader(_Recoded(stream, name)), name)


def declared_in(head: bytes) -> str:
    """The encoding that an HTML or XML document names, "" where it names none."""
    match = _DECLARATION.search(head[:4096])
    return match[1].decode("ascii") if match else ""


def mojibake(text: str) -> str:
    """A piece of the text that was decoded in a wrong encoding before it came here, "" where there is none."""
    if "\ufffd" in text:
        return "\ufffd"
    pieces = (_MOJIBAKE.match(text, beginning.start()) for beginning in _SUSPICIOUS.finditer(text))
    return next((piece[0] for piece in pieces if piece), "")


_DECLARATION = re.compile(rb"""<(?:\?xml|meta)\b[^>]*?(?:encoding|charset)\s*=\s*["']?\s*([\w.:-]+)""", re.I)


class _Recoded(io.RawIOBase):
    """A stream in UTF-8 of one in another encoding; what is no character comes out as U+FFFD."""

    def __init__(self, stream: BinaryIO, encoding: str):
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._rest = b""

    def readable(self):
        return True

    def readinto(self, buffer):
        while not self._rest:
            raw = self._stream.read(HEAD)
            self._rest = self._decoder.decode(raw, final=not raw).encode("utf-8", "replace")
            if not raw and not self._rest:
                return 0
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


def _refused(raw: bytes, error: UnicodeError) -> Refused:
    start = getattr(error, "start", 0)
    detail = f"not UTF-8 at byte {start + 1}, and not certain to be anything else"
    return Refused("encoding", detail, line=raw.count(b"\n", 0, start) + 1)


# The high bytes of Latin, Cyrillic and Arabic letters in UTF-16; in other encodings they are control characters.
_HIGH_BYTES = bytes((0x00, 0x04, 0x06))


def _unmarked_utf_16(raw: bytes) -> str:
    """UTF-16 without a mark has, in every second place, hardly anything but these."""
    sample = raw[: HEAD // 8 * 2]
    if len(sample) < 8:
        return ""
    even, odd = (_share(sample[parity::2], _HIGH_BYTES) for parity in (0, 1))
    if odd > 0.7 and even < 0.3:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.3 else ""


def _share(sample: bytes, of: bytes) -> float:
    return (len(sample) - len(sample.translate(None, of))) / len(sample)


# What a document may declare and we then believe. Western names are often left in from a template.
_BELIEVED = re.compile(r"(windows|cp)-?125[0134-8]|iso-?8859-?([2-9]|1[0-6])|koi8-[ru]|ibm866|cp866", re.I)
_WESTERN = re.compile(r"(windows|cp)-?1252|iso-?8859-?1|latin-?1", re.I)


def _declared_one(raw: bytes, declared: str) -> str:
    if _WESTERN.fullmatch(declared):
        return _by_letters(raw) or "windows-1252"
    if not _BELIEVED.fullmatch(declared):
        return ""
    try:
        raw.decode(declared)
        return declared.lower()
    except (UnicodeError, LookupError):
        return ""


class _Page(NamedTuple):
    """A code page; `shape` is how its words look, `frequent` the letters that make up most of any text."""

    name: str
    shape: re.Pattern
    frequent: str


_PAGES = (
    _Page("windows-1256", re.compile(r"[ء-\u0652پچژگکھہے\u200c\u200d]+"), "اليمونرتبةعد"),
    _Page("windows-1251", re.compile(r"[А-ЯЁІЇЄҐЎ]?[а-яёіїєґў]+|[А-ЯЁІЇЄҐЎ]+"), "оеаинтсрвлкмд"),
)
_WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u0652]+[^\W\d_]*)*")
# The bytes that mean the same marks (dashes, curly quotes, dots) in all Windows code pages.
_SHARED = bytes((0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xA0, 0xA9, 0xAB, 0xAE, 0xB7, 0xBB))
_ENOUGH_LETTERS = 12


def _by_letters(raw: bytes) -> str:
    sample = raw[:HEAD]
    special = bytes(byte for byte in sample if byte > 0x7F)
    if not special.translate(None, _SHARED):
        return "windows-1252"
    scores = sorted((_score(sample, page), page.name) for page in _PAGES)
    (second, _), (best, name) = scores
    return name if best > 0.35 and best > 2 * second else ""


def _score(sample: bytes, page: _Page) -> float:
    """From 0 to 1: the share of letters in words of the right shape, times the share of frequent letters."""
    words = [word for word in _WORD.findall(sample.decode(page.name, "replace")) if not word.isascii()]
    letters = sum(map(len, words))
    if letters < _ENOUGH_LETTERS:
        return 0.0
    right = sum(len(word) for word in words if page.shape.fullmatch(word))
    frequent = sum(word.lower().count(letter) for word in words for letter in page.frequent)
    return right / letters * frequent / letters


_RESTS = bytes(range(0x80, 0xC0))  # what follows the first byte of a character in UTF-8


def _misread(leads: bytes, page: str, number: int) -> str:
    """A pattern for UTF-8 sequences of two bytes that were decoded with the page, several of them in a row."""
    lead, rest = (_characters(some, page) for some in (leads, _RESTS))
    return f"(?:[{lead}][{rest}][ ]?){{{number}}}"


def _characters(some: bytes, page: str) -> str:
    """What becomes of the bytes in the page; bytes that it does not have stay control characters."""
    read = (bytes([byte]).decode(page, "ignore") or chr(byte) for byte in some)
    return "".join(f"\\u{ord(character):04x}" for character in read)


# Arabic letters in UTF-8 begin with D8 to DB, Cyrillic ones with D0 and D1, accented Latin ones with C3. Three in
# a row are no word of any language; the apostrophe and quotation marks (E2 80 9x) betray themselves alone.
_LEADS = (b"\xd8\xd9\xda\xdb", b"\xd0\xd1")
_MISREAD_IN = ("windows-1252", "windows-1256", "windows-1251", "latin-1")
_MOJIBAKE = re.compile(
    "|".join(
        [
            *(_misread(leads, page, 3) for leads in _LEADS for page in _MISREAD_IN),
            "\u00c3[\u00a0-\u00bf][^\\n]{0,200}?\u00c3[\u00a0-\u00bf]",
            "\u00e2\u20ac[\u2122\u0153\u02dc\u00a6\u201c\u201d\u009d]",
            "\u00e2\u0080[\u0090-\u00af]",
        ]
    )
)
# How each of them begins: a search for this costs a tenth, and most texts hold none.
_SUSPICIOUS = re.compile(
    "[{}][{}]".format(
        *(
            "".join(_characters(some, page) for page in _MISREAD_IN)
            for some in (b"\xc3\xe2" + b"".join(_LEADS), _RESTS)
        )
    )
)
