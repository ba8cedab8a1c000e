"""Reads a lexicon from the plain files in `lexicons/<language>/`, which say at their top what they look like."""

import functools
import itertools
import re
from dataclasses import replace
from pathlib import Path

from ..text.fold import fold
from .lexicon import Lexicon
from .spelling import key
from .word import (
    AFTER_SOURCE,
    AUXILIARY,
    BINDER,
    BOUNDARY,
    COMMON,
    COUNTERPART,
    COUNTRY,
    DESCRIPTION,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    HONORIFIC,
    JOINER,
    LAW,
    MEDIA,
    NAMING,
    NATIONAL,
    OCCASION,
    ORGANIZATION,
    PERSONAL,
    PHRASE,
    PREPOSITION,
    PRONOUN,
    REGION,
    RELATIVE,
    REVERENCE,
    SPEAKS_FOR,
    SURNAME,
    THAT,
    TIME,
    TITLE,
    VERB,
    Country,
    Frame,
    Phrase,
    Verb,
    Word,
)

FOLDER = Path(__file__).parent / "lexicons"


SECTIONS = {
    "that": THAT,
    "that after source": AFTER_SOURCE,
    "auxiliary": AUXILIARY,
    "boundary": BOUNDARY,
    "preposition": PREPOSITION,
    "function": FUNCTION,
    "time": TIME,
    "occasion": OCCASION,
    "naming": NAMING,
    "title": TITLE,
    "honorific": HONORIFIC,
    "reverence": REVERENCE,
    "counterpart": COUNTERPART,
    "speaks for": SPEAKS_FOR,
    "organization": ORGANIZATION,
    "feminine organization": ORGANIZATION,
    "media": MEDIA | ORGANIZATION,
    "plural media": MEDIA | ORGANIZATION,
    "description": DESCRIPTION,
    "sources": DESCRIPTION,
    "document": DOCUMENT,
    "law": DOCUMENT | LAW,
    "region": REGION,
    "given": GIVEN,
    "surname": SURNAME,
    "joiner": JOINER,
    "common": COMMON,
    "binder": BINDER,
    "relative": RELATIVE,
    "pronoun": PRONOUN,
}


class LexiconError(ValueError):
    """A line that cannot be read; says the file and the line."""

    def __init__(self, path, number, reason):
        super().__init__(f"{path}:{number}: {reason}")


@functools.cache
def load(language: str) -> Lexicon:
    """The lexicon of a language; raises LexiconError for a line that cannot be read.

    A language without a lexicon gets the one of the archive's first language, Arabic.
    """
    folder = FOLDER / language
    if not re.fullmatch(r"[a-z]{2,3}", language) or not folder.is_dir():
        return load("ar")
    return read(folder)


def read(folder: Path) -> Lexicon:
    """A lexicon from the files of a folder."""
    lexicon = Lexicon(folder.name)
    paths = sorted(folder.glob("*.txt"), key=lambda path: path.name != "language.txt")
    for path in paths:
        for number, section, line in _lines(path):
            try:
                _READERS.get(section, _read_words)(lexicon, section, line)
            except (ValueError, KeyError, IndexError, re.error) as error:
                raise LexiconError(path, number, error) from error
    _finish_exact(lexicon)
    return lexicon


def _finish_exact(lexicon):
    """Gives the exactly written words the phrases that begin with them; a name has nothing joined to it."""
    for form, spellings in lexicon.exact.items():
        for written, word in spellings.items():
            known = word if word.bits & (COMMON | PERSONAL) else lexicon.word(form)
            spellings[written] = replace(
                known, bits=word.bits | lexicon.word(form).bits & PHRASE, verb=None, tense="", country=None
            )


def _lines(path):
    """(number, section, folded line) of each line that is neither empty nor a comment."""
    section = path.stem
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        line = line.split("#")[0].strip()
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        elif line:
            yield number, section, line


def _fields(line):
    return [part.strip() for part in line.split("|")]


def _read_setting(lexicon, section, line):
    name, _, value = line.partition("=")
    lexicon.settings[name.strip()] = fold(value.strip())


def _read_list(lexicon, section, line):
    """Words that are asked for by the name of their section, as those of a setting are."""
    lexicon.settings[section] = f"{lexicon.settings.get(section, '')} {fold(line)}"


def _read_inflection(lexicon, section, line):
    column, pattern, replacement, features = _fields(line)
    gender, number = (feature.strip("-") for feature in features.split())
    lexicon.inflection.append((column, re.compile(fold(pattern)), fold(replacement), gender, number))


def _read_verb(lexicon, section, line):
    forms, frame = _fields(line)
    verb = Verb(fold(forms.split()[0]), _frame(frame))
    frame = verb.frame
    # اعتبره خطأ: whatever somebody thinks it is stands as a noun, where no preposition does (وصفه بالخطأ).
    spoken_of = Verb(verb.lemma, replace(frame, noun=frame.noun and not frame.prepositions, object=False))
    columns = lexicon.settings.get("verb columns", "past present participle noun").split()
    for column, form in zip(columns, forms.split(), strict=True):
        if form != "-":
            for alternative in form.split("/"):
                _add_inflected(lexicon, verb, column, key(alternative))
                if frame.object and (frame.prepositions or frame.that) and column in ("past", "present"):
                    # وصفه بأنه, دعاها إلى, أبلغهم أن: whoever is spoken of or to is joined to the verb.
                    pronouns = lexicon.settings.get("joined pronouns", "").split()
                    _add_inflected(lexicon, spoken_of, column, key(alternative), pronouns)


def _add_inflected(lexicon, verb, column, form, objects=None):
    """Adds the persons of a verb; those with a joined object where `objects` gives the pronouns."""
    seen = set()
    future = lexicon.settings.get("future", "")
    for rule_column, pattern, replacement, gender, number in lexicon.inflection:
        if rule_column != column or (gender, number) in seen or not pattern.fullmatch(form):
            continue
        seen.add((gender, number))
        written = pattern.sub(replacement, form, count=1)
        features = {"verb": verb, "tense": column, "verb_gender": gender}
        features["verb_number"] = "p" if number == "d" else number
        for sign in ("", future) if column == "present" and future else ("",):
            for joined in objects or ("",):
                stem = written[:-1] if joined and written.endswith("وا") else written
                if not joined or _may_take_object(lexicon, column, sign + stem + joined):
                    _add(lexicon, sign + stem + joined, VERB, **features)


def _may_take_object(lexicon, column, form):
    """Whether a form is a verb with its object, and no noun with a pronoun (طلبه)."""
    known = lexicon.base.get(form)
    return known is None or (known.bits == COMMON and (column == "present" or len(form) > 4))


def _frame(names):
    flags = {"that", "quote", "noun", "object", "relay", "subject", "bare", "about", "infinitive"}
    given = names.split()
    return Frame(
        **{flag: True for flag in flags if flag in given},
        prepositions=frozenset(fold(name) for name in given if name not in flags and not name.endswith("+")),
        before_that=frozenset(fold(name[:-1]) for name in given if name.endswith("+")),
    )


def _read_country(lexicon, section, line):
    fields = [*_fields(line), "", "", "", ""][:5]
    name, capital, adjectives, gender, others = ("" if part == "-" else part for part in fields)
    adjectives = tuple(key(adjective.strip()) for adjective in re.split("[،,]", adjectives) if adjective.strip())
    country = Country(name, capital, gender or "f")
    for place in [name, capital, *re.split("[،,]", others)]:
        if place.strip():
            _add_name(lexicon, key(place.strip()), COUNTRY, country=country, gender=country.gender)
    for adjective in adjectives:
        for ending in lexicon.settings.get("adjective endings", "").split() or [""]:
            number = "p" if ending in SEVERAL else ""
            _add(lexicon, adjective + ending.strip("-"), NATIONAL, country=country, number=number)


def _add_name(lexicon, name, bits, **attributes):
    """A name of one word or of several."""
    first, *rest = name.split()
    if rest:
        phrase = Phrase(tuple(rest), "country", country=attributes.get("country"))
        _add(lexicon, first, PHRASE, phrases=(phrase,))
        _add(lexicon, name, bits, **attributes)
    else:
        _add(lexicon, first, bits, **attributes)


def _read_body(lexicon, section, line):
    """A body whose name has several words, none of which says that it is one (نيويورك تايمز)."""
    name, gender = [*_fields(line), ""][:2]
    first, *rest = (key(word) for word in name.split())
    _add(lexicon, first, PHRASE, phrases=(Phrase(tuple(rest), "body", gender=gender or "f"),))
    lexicon.in_marks.add((first, *rest))


def _read_in_marks(lexicon, section, line):
    lexicon.in_marks.update(tuple(key(word) for word in name.split()) for name in _fields(line))


def _read_phrase(lexicon, section, line):
    fields = [*_fields(line), "", ""]
    words = [fold(word) for word in fields[0].split()]
    carries = words.pop()[1:] if words[-1].startswith("-") else ""
    if section == "attribution":
        if fields[1] not in ("source", "relay", "through", "clause", "own", "as"):
            raise ValueError(f"unknown kind of attribution {fields[1]!r}")
        phrase = Phrase(tuple(words[1:]), fields[1], carries=carries)
    elif section == "participle":
        gender, number = [*fields[1].split(), "", ""][:2]
        phrase = Phrase(tuple(words[1:]), section, _frame(fields[2]), gender.strip("-"), number)
    else:
        phrase = Phrase(tuple(words[1:]), section, _frame(fields[1]))
    _add(lexicon, words[0], PHRASE, phrases=(phrase,))


def _read_aside(lexicon, section, line):
    """Words with a stroke between them stand in each other's place."""
    for first, *rest in itertools.product(*(fold(word).split("/") for word in line.split())):
        _add(lexicon, first, PHRASE, phrases=(Phrase(tuple(rest), section),))


def _read_words(lexicon, section, line):
    bits = SECTIONS.get(section)
    if bits is None:
        raise ValueError(f"unknown section {section!r}")
    for position, field_ in enumerate(_fields(line)):
        for form in field_.split():
            number = "p" if position >= PLURALS.get(section, 9) else ""
            gender = "f" if section in FEMININE else ""
            if section == "pronoun":
                gender, number = PRONOUNS[position]
            if section == "honorific" and "|" in line:
                gender = "mf"[position]
            _add(lexicon, key(form.rstrip("*")), bits, number=number, gender=gender)


def _read_shape(lexicon, section, line):
    lexicon.shapes.append(re.compile(fold(line)))


def _read_office(lexicon, section, line):
    these, those = (
        tuple(lexicon.case_key(word.removesuffix("ه")) for word in fold(part).split()) for part in _fields(line)
    )
    lexicon.offices.append((these, those))


def _read_exact(lexicon, section, line):
    kind, words = _fields(line)
    for written in words.split():
        word = replace(Word(fold(written), bare=fold(written), stem=fold(written)), bits=SECTIONS[kind])
        lexicon.exact.setdefault(word.form, {})[written] = word


def _add(lexicon, form, bits, **attributes):
    """Joins what a file says of a form to what is known of it already; what was said first stays."""
    if not form:
        raise ValueError("an empty word")
    known = lexicon.base.get(form)
    if known is None:
        article = lexicon.settings.get("article", "\0")
        definite = form.startswith(article) and len(form) > len(article) + 1
        known = Word(form, bare=form, stem=form[len(article) :] if definite else form, definite=definite)
    changes = {name: value for name, value in attributes.items() if value and not getattr(known, name)}
    if "phrases" in attributes:
        changes["phrases"] = tuple(
            sorted(known.phrases + attributes["phrases"], key=lambda phrase: -len(phrase.words))
        )
    lexicon.base[form] = replace(known, bits=known.bits | bits, **changes)


# Endings of several people.
SEVERAL = ("ون", "ين", "ان")
# In which column of a section the plurals begin.
PLURALS = {"description": 1, "title": 2}
# Plurals that take a verb in the feminine singular.
FEMININE = ("sources", "plural media", "feminine organization")
PRONOUNS = (("m", "s"), ("f", "s"), ("", "p"))


_READERS = {
    "settings": _read_setting,
    "inflection": _read_inflection,
    "verbs": _read_verb,
    "country": _read_country,
    "exact": _read_exact,
    "shapes": _read_shape,
    "same office": _read_office,
    "attribution": _read_phrase,
    "participle": _read_phrase,
    "document phrase": _read_phrase,
    "aside": _read_aside,
    "named body": _read_body,
    "in marks": _read_in_marks,
    "given noun": _read_list,
    "given verb": _read_list,
    "given place": _read_list,
    "given before god": _read_list,
}
