"""A statement as a reference: in words, after the Chicago Manual of Style, and for reference managers.

Everything here is made from a Reference alone. Words between the parts are in the language that is active; names,
titles and the statement itself stay as they are.
"""

import datetime
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from statements.text.addresses import readable

# A title of more words is cut; the whole is the abstract.
TITLE_WORDS = 20
# BibTeX counts braces before it looks at backslashes, so that no brace of a text may stay one.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)
# What may not stand in an address between braces, percent-encoded.
_TEX_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BABEL = {"ar": "arabic", "en": "english", "ru": "russian", "fa": "persian", "fr": "french", "de": "german"}


@dataclass(frozen=True, slots=True)
class Reference:
    """What a citation says of a statement. Texts may be empty, days None; `words` never is.

    `is_verbatim` says whether the words are the source's own from end to end. `address` is the statement's own in
    the archive, `original` the publisher's page.
    """

    key: str
    words: str
    is_verbatim: bool
    language: str
    source: str
    role: str
    title: str
    publisher: str
    said_on: datetime.date | None
    published_on: datetime.date | None
    address: str
    original: str
    accessed: datetime.date

    @property
    def short_words(self) -> str:
        return Truncator(self.words).words(TITLE_WORDS, truncate=" …")

    @property
    def day(self) -> datetime.date | None:
        """The day that the statement is of."""
        return self.said_on or self.published_on


def reference_to(quote, address: str, accessed: datetime.date) -> Reference:
    """The reference to a statement with its people and its article."""
    article = quote.article
    return Reference(
        key=f"statement-{quote.pk}",
        words=_plain(quote.text),
        is_verbatim=quote.kind == quote.Kind.DIRECT,
        language=quote.language,
        source=_plain(str(quote.source or "")),
        role=_plain(quote.role),
        title=_plain(article.heading),
        publisher=_plain(str(article.publisher or "")),
        said_on=quote.said_on,
        published_on=article.published_on,
        address=address,
        original=article.url if article.url.lower().startswith(("http://", "https://")) else "",
        accessed=accessed,
    )


def chicago(cited: Reference, form: Callable = str.format, name: Callable[[str], str] = str) -> str:
    """A note after Chicago (17th edition, on quotations taken from a secondary source).

    Words that are not the source's own from end to end are not put into quotation marks. For a page, `form` is
    format_html and `name` sets what comes from outside apart from the direction of the text round it.
    """
    note = ""
    for part in _parts(cited, form, name):
        note = form("{}{}{}", note, pgettext("between parts of a citation", ", "), part) if note else part
    return form(
        _("{note}. Archive of Statements, {address}, accessed {day}."),
        note=note,
        address=name(readable(cited.address)),
        day=_day(cited.accessed),
    )


def _parts(cited: Reference, form: Callable, name: Callable) -> Iterator[str]:
    """What a citation in words says of the statement and its article, part by part."""
    if cited.source:
        pattern = pgettext("source and role of a citation", "{source} ({role})") if cited.role else "{source}"
        yield form(pattern, source=name(cited.source), role=name(cited.role))
    if cited.is_verbatim:
        yield form(pgettext("quoted words", "“{words}”"), words=name(cited.short_words))
    if cited.said_on and cited.said_on != cited.published_on:
        yield _day(cited.said_on)
    yield form(_where(cited), title=name(cited.title))
    if cited.publisher:
        yield name(cited.publisher)
    if cited.published_on:
        yield _day(cited.published_on)
    if cited.original:
        yield name(readable(cited.original))


def bibtex(cited: Reference) -> str:
    """An entry for BibTeX and biblatex, in UTF-8."""
    fields = {
        # Braces of its own keep a name from being taken apart: which part is the family's, nobody has said.
        "author": f"{{{_tex(cited.source)}}}" if cited.source else "",
        "title": f"{{{_tex(cited.short_words)}}}",
        "howpublished": _tex(_published(cited)),
        "year": f"{cited.day:%Y}" if cited.day else "",
        "month": f"{cited.day.month}" if cited.day else "",
        "date": f"{cited.day:%Y-%m-%d}" if cited.day else "",
        "url": cited.address.translate(_TEX_ADDRESS),
        "urldate": f"{cited.accessed:%Y-%m-%d}",
        "note": _tex("; ".join(filter(None, (cited.role, cited.original)))),
        "abstract": _tex(cited.words),
        "langid": _BABEL.get(cited.language.split("-")[0], ""),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{cited.key},", *lines, "}", ""])


def ris(cited: Reference) -> str:
    """A record in the RIS format, in UTF-8; lines end as the format asks."""
    day = cited.day
    fields = [
        ("TY", "NEWS"),
        ("ID", cited.key),
        ("AU", cited.source),
        ("TI", cited.short_words),
        ("T2", cited.publisher),
        ("PY", f"{day:%Y}" if day else ""),
        ("DA", f"{day:%Y/%m/%d}/" if day else ""),
        ("AB", cited.words),
        ("N1", _note(cited)),
        ("LA", cited.language),
        ("DB", _("Archive of Statements")),
        ("UR", cited.address),
        ("L2", cited.original),
        ("Y2", f"{cited.accessed:%Y/%m/%d}/"),
    ]
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl_json(cited: Reference) -> str:
    """A list of one item in CSL-JSON (citation style language 1.0.2)."""
    item = {
        "id": cited.key,
        "type": "article-newspaper",
        "author": [{"literal": cited.source}] if cited.source else None,
        "title": cited.short_words,
        "container-title": cited.publisher,
        "issued": _date_parts(cited.day),
        "accessed": _date_parts(cited.accessed),
        "abstract": cited.words,
        "note": _note(cited),
        "archive": _("Archive of Statements"),
        "language": cited.language,
        "URL": cited.address,
    }
    fields = [f'  "{name}": {json.dumps(value, ensure_ascii=False)}' for name, value in item.items() if value]
    return "[{\n" + ",\n".join(fields) + "\n}]\n"


# The end of the address → what makes it, its content type, and what the format is called.
FORMATS = {
    "bib": (bibtex, "application/x-bibtex", "BibTeX"),
    "ris": (ris, "application/x-research-info-systems", "RIS"),
    "json": (csl_json, "application/vnd.citationstyles.csl+json", "CSL-JSON"),
}


def _where(cited: Reference) -> str:
    return _("quoted in “{title}”") if cited.is_verbatim else _("statement reported in “{title}”")


def _published(cited: Reference) -> str:
    """Where it was published, as one text."""
    texts = [_where(cited).format(title=cited.title), cited.publisher]
    return pgettext("between parts of a citation", ", ").join(filter(None, texts))


def _note(cited: Reference) -> str:
    """What the fields of a format have no place for."""
    texts = [cited.role, _where(cited).format(title=cited.title), cited.original]
    return "; ".join(filter(None, texts))


def _day(day: datetime.date) -> str:
    return date_format(day, "j E Y")


def _date_parts(day: datetime.date | None) -> dict | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _plain(text: str) -> str:
    """On one line, without control characters and overrides of direction, which would reach over what follows."""
    kept = "".join(" " if unicodedata.category(c) == "Cc" else c for c in text if c not in _OVERRIDES)
    return re.sub(r"\s+", " ", kept).strip()
