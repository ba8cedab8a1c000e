"""Which country a body or an office is of, by its own words alone: وزير الخارجية الروسي, the Russian navy.

A country counts where it says whose something is, not where or of what it is: السفير الروسي في سوريا is of Russia,
الخبير في الشؤون الإسرائيلية of none. Where two are left nothing is said, for a wrong country is worse than none.
The words of each language are in lexicons/countries/.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .fold import fold

FOLDER = Path(__file__).parent / "lexicons" / "countries"
LANGUAGES = ("ar", "en", "ru")

_WORD = re.compile(r"\w+")
_LIST = re.compile(r"[،,]")
# Arabic adjectives: masculine, feminine, with and without article. Plurals are people: they say no country.
_ARABIC_ENDINGS = ("", "ه")
_ARTICLE = "ال"
_RUSSIAN_ADJECTIVE = re.compile(r"(?:[иы]й|ая)$")
_RUSSIAN_ADJECTIVES = (
    "ий", "ый", "ой", "ая", "ое", "ее", "ого", "его", "ому", "ему", "им", "ым", "ом", "ем", "ую", "ие", "ые", "их",
    "ых", "ими", "ыми",
)  # fmt: skip
_RUSSIAN_NOUN = re.compile(r"[аяйь]$")
_RUSSIAN_NOUNS = ("", "а", "я", "й", "ь", "и", "ы", "у", "ю", "е", "ой", "ей", "ом", "ем")


Words = tuple[str, ...]


@dataclass
class _Lexicon:
    """What the files say: words in all their forms, the longest first under their first word."""

    names: dict[str, dict[str, str]] = field(default_factory=dict)  # language → code → name
    meanings: dict[str, list[tuple[Words, str]]] = field(default_factory=lambda: defaultdict(list))
    capitals: dict[Words, str] = field(default_factory=dict)
    where: set[str] = field(default_factory=set)
    about: set[str] = field(default_factory=set)
    who_knows: set[str] = field(default_factory=set)

    def mean(self, forms: Iterable[Words], meaning: str) -> None:
        for words in forms:
            self.meanings[words[0]].append((words, meaning))

    def read(self, words: Words, start: int) -> tuple[str, int] | None:
        """What the words from `start` on mean, and where they end; None where they mean nothing here."""
        for form, meaning in self.meanings.get(words[start], ()) if start < len(words) else ():
            if words[start : start + len(form)] == form:
                return meaning, start + len(form)
        return None


# What words mean that are not those of a country.
_NONE, _MANY = "-", "*"


def country_of(title: str) -> str:
    """The ISO 3166 code of the country that a body's name or an office says it is of; "" where in doubt."""
    lexicon, words = _lexicon(), words_of(title)
    if words in lexicon.capitals:
        return lexicon.capitals[words]
    found = set(_said(lexicon, words)) - {_NONE}
    return found.pop() if len(found) == 1 and _MANY not in found else ""


def country_names(language: str) -> dict[str, str]:
    """All countries by their code, as the language calls them; in Arabic where it is none of the archive's."""
    names = _lexicon().names
    return names.get(language, names["ar"])


def words_of(text: str) -> Words:
    return tuple(_WORD.findall(fold(text)))


def _said(lexicon: _Lexicon, words: Words) -> Iterator[str]:
    """What the words mean up to the first that says where something is, or of what."""
    place, knows = 0, False
    while place < len(words) and words[place] not in lexicon.where:
        knows = knows or words[place] in lexicon.who_knows
        detached = _detached(words[place])
        if lexicon.about & {words[place], detached} and (knows or lexicon.read(words, place + 1)):
            return
        if met := lexicon.read(words, place):
            meaning, place = met
            yield meaning
        elif detached in lexicon.meanings:
            return
        else:
            place += 1


def _detached(word: str) -> str:
    """An Arabic word without the preposition that is written together with it: لسوريا, للشؤون, بالسودان."""
    if word.startswith("لل"):
        return _ARTICLE + word[2:]
    return word[1:] if word[0] in "لب" else ""


# The files ---------------------------------------------------------------------------------------------------


@cache
def _lexicon() -> _Lexicon:
    lexicon = _Lexicon()
    for language in LANGUAGES:
        for section, line in _lines(FOLDER / f"{language}.txt"):
            _READERS[section](lexicon, language, line)
    for meanings in lexicon.meanings.values():
        meanings.sort(key=lambda each: -len(each[0]))
    return lexicon


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    section = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            yield section, line


def _listed(text: str) -> list[str]:
    return [each for each in map(str.strip, _LIST.split(text)) if each and each != "-"]


def _read_country(lexicon: _Lexicon, language: str, line: str) -> None:
    code, names, adjectives, capitals = [*(part.strip() for part in line.split("|")), "", ""][:4]
    first, *_others = _listed(names)
    lexicon.names.setdefault(language, {})[code] = first.strip("()")
    lexicon.mean((form for name in _listed(names) if name[0] != "(" for form in _forms(name, language)), code)
    lexicon.mean((form for each in _listed(adjectives) for form in _forms(each, language, adjective=True)), code)
    lexicon.capitals |= dict.fromkeys(map(words_of, _listed(capitals)), code)


def _read_meaning(meaning: str):
    def read(lexicon: _Lexicon, language: str, line: str) -> None:
        for phrase in _listed(line):
            lexicon.mean(_forms(phrase, language, adjective=meaning == _NONE), meaning)

    return read


def _read_words(name: str):
    def read(lexicon: _Lexicon, language: str, line: str) -> None:
        getattr(lexicon, name).update(words_of(line))

    return read


_READERS = {
    "countries": _read_country,
    "no country": _read_meaning(_NONE),
    "of many": _read_meaning(_MANY),
    "where": _read_words("where"),
    "about": _read_words("about"),
    "who knows": _read_words("who_knows"),
}


def _forms(phrase: str, language: str, *, adjective: bool = False) -> set[Words]:
    """A name, or an adjective, in the forms in which a title may have it."""
    forms: list[Words] = [()]
    for word in words_of(phrase):
        forms = [(*form, each) for form in forms for each in _inflected(word, language, adjective)]
    if language == "ar":  # "and" is written together with the word
        forms += [("و" + form[0], *form[1:]) for form in forms]
    return set(forms)


def _inflected(word: str, language: str, adjective: bool) -> Iterable[str]:
    if language == "ar" and adjective:
        return {article + word + ending for article in ("", _ARTICLE) for ending in _ARABIC_ENDINGS}
    if language == "ru" and _RUSSIAN_ADJECTIVE.search(word):
        return {_RUSSIAN_ADJECTIVE.sub("", word) + ending for ending in _RUSSIAN_ADJECTIVES}
    if language == "ru" and not adjective:
        return {word, *(_RUSSIAN_NOUN.sub("", word) + ending for ending in _RUSSIAN_NOUNS)}
    return {word}
