"""Who is mentioned: titles, names, bodies, unnamed sources, read forwards from their first word.

`read_mention` says what a noun phrase names and where it ends. It takes a phrase only as far as it can be
sure of: Arabic has no capital letters, so a name ends before the first word that the lexicon knows as
something else.
"""

from dataclasses import replace

from . import sources_capitals
from .document import Document
from .lexicon import (
    AUXILIARY,
    BINDER,
    CLOSED,
    COMMON,
    COUNTERPART,
    COUNTRY,
    DESCRIPTION,
    DOCUMENT,
    GIVEN,
    HONORIFIC,
    JOINER,
    MEDIA,
    OCCASION,
    ORGANIZATION,
    PERSONAL,
    PHRASE,
    PLACE,
    RELATIVE,
    REVERENCE,
    SPEAKS_FOR,
    SURNAME,
    THAT,
    TIME,
    TITLE,
)
from .mention import Mention
from .names import LONGEST_NAME, before_next_name, end_of_name, starts_name
from .phrases import LONGEST_PHRASE, country_at, end_of_phrase, is_finite
from .records import SourceType


def read_mention(document: Document, first: int, limit: int) -> Mention | None:
    """The mention that begins with the word `first` and ends before `limit`, or None."""
    if document.lexicon.capitals:
        return sources_capitals.read_mention(document, first, limit)
    if first >= limit:
        return None
    start = _skip_honorifics(document, first, limit)
    if start is None:
        return _reverence(document, first)
    bits = document.words[start].bits
    if document.quote_at[start] or (bits & (THAT | AUXILIARY | TIME) and not bits & PERSONAL):
        return None
    reader = next((reader for kind, reader in _READERS if bits & kind), _read_unlisted)
    if document.words[start].bare in document.known_people and not bits & (CLOSED | TITLE | ORGANIZATION):
        reader = _read_name
    elif reader is _read_nothing and document.words[start].definite:
        reader = _read_occupation
    mention = reader(document, start, limit)
    if mention is None:
        return None
    anaphoric = first > 0 and document.words[first - 1].form in document.lexicon.setting_words("demonstratives")
    return replace(mention, first=first, anaphoric=anaphoric)


def _skip_honorifics(document, first, limit):
    """Past titles of respect; None where nothing follows them."""
    index = first
    while index < limit and document.words[index].bits & (HONORIFIC | REVERENCE):
        if document.words[index].bits & TITLE and not starts_name(document, index + 1, limit):
            return index
        index += 1
    if index > first and index < limit and document.words[index].form in "،,":
        index += 1
    return index if index == first or (index < limit and _may_follow_honorific(document, index, limit)) else None


def _may_follow_honorific(document, index, limit):
    return document.words[index].bits & (TITLE | COUNTERPART) or starts_name(document, index, limit)


def _reverence(document, first):
    word = document.words[first]
    if not word.bits & REVERENCE:
        return None
    return Mention(first, first + 1, SourceType.PERSON, first, reverence=True, definite=True)


def _read_title(document, head, limit):
    """وزير الخارجية الروسي سيرغي لافروف, with the name after it, after a comma, or not at all."""
    role_end = _role_end(document, head, limit)
    role_end = _past_brackets(document, role_end, limit)
    comma = role_end < limit and document.words[role_end].form in "،,"
    name_start = _past_honorifics(document, role_end + comma, limit)
    name_end = end_of_name(document, name_start, limit)
    if comma and name_end > name_start and not _is_apposition(document, name_end, limit):
        name_end = name_start
    word = document.words[head]
    if word.number == "p":
        name_end = before_next_name(document, name_start, name_end)
    named = name_end > name_start
    mention = Mention(
        head,
        name_end if named else role_end,
        SourceType.PERSON,
        head,
        name=(name_start, name_end) if named else None,
        role=(head, role_end),
        body=_body(document, head, role_end),
        gender="f" if word.stem.endswith("ه") else "m",
        number=word.number,
        definite=word.definite,
        country=_country_in(document, head, role_end),
    )
    if not named and word.bits & DESCRIPTION and not word.definite and not _is_office(document, head, limit):
        return _read_description(document, head, limit)
    return mention


def read_next_name(document: Document, mention: Mention, limit: int) -> Mention | None:
    """The next of several names after a title in the plural."""
    first = mention.last
    if first >= limit or document.words[mention.head].number != "p" or mention.name is None:
        return None
    word = document.words[first]
    if not word.conjunction and not word.bits:
        joined = word.form[:1]
        if joined not in document.lexicon.conjunctions:
            return None
        rest = document.lexicon.word(word.form[1:])
        word = document.words[first] = replace(rest, form=word.form, conjunction=joined)
    if not word.conjunction or (word.bits and not word.bits & PERSONAL):
        return None
    end = before_next_name(document, first, end_of_name(document, first, limit))
    return replace(mention, first=first, last=end, name=(first, end)) if end > first else None


def _is_office(document, head, limit):
    """Whether what follows makes one person's office of a noun for many: نائب وزير, عضو مجلس."""
    if head + 1 >= limit:
        return False
    after = document.words[head + 1]
    return bool(after.bits & (TITLE | ORGANIZATION)) and not after.preposition and not after.conjunction


def _role_end(document, head, limit):
    """The end of a title; a phrase with a preposition is part of it only before a name (سفير ... في لبنان)."""
    end = end_of_phrase(document, head, limit, names=True)
    if end + 1 < limit and document.words[end].form in document.lexicon.setting_words("office"):
        after = document.words[end + 1]
        if after.bits & (PLACE | ORGANIZATION | COMMON) and not after.bits & OCCASION:
            longer = end_of_phrase(document, end + 1, limit, names=True)
            name = _past_honorifics(document, longer, limit)
            if starts_name(document, name, limit) or _starts_apposition(document, longer, limit):
                return longer
        elif not after.bits and _follows_place(document, end + 2, limit):
            return end + 2
    return end


def _follows_place(document, index, limit):
    """Whether a name follows an unknown word after "in", so that this is the name of a place."""
    given = index < limit and bool(document.words[index].bits & GIVEN)
    return given or _starts_apposition(document, index, limit)


def _starts_apposition(document, index, limit):
    """Whether a name between commas follows."""
    if index >= limit or document.words[index].form not in "،,":
        return False
    end = end_of_name(document, index + 1, limit)
    return end > index + 1 and _is_apposition(document, end, limit)


def _past_brackets(document, index, limit):
    """Past a short form in brackets, if a name follows: مديرة الجمعية (بلدنا) فلانة."""
    if index >= limit or document.words[index].form != "(":
        return index
    for close in range(index + 1, min(limit, index + LONGEST_NAME)):
        if document.words[close].form == ")":
            return close + 1 if starts_name(document, close + 1, limit) else index
    return index


def _past_honorifics(document, index, limit):
    end = index
    while end < limit and document.words[end].bits & HONORIFIC:
        end += 1
    return end if starts_name(document, end, limit) else index


def _is_apposition(document, end, limit):
    """Whether a name after a comma is closed by another one, or by the end of the clause."""
    return end >= limit or not document.words[end].form[0].isalpha() or bool(document.words[end].bits & CLOSED)


def _body(document, first, last):
    """The organization in a title."""
    for index in range(first, last):
        if document.words[index].bits & ORGANIZATION or (
            index > first and document.words[index - 1].bits & SPEAKS_FOR
        ):
            return index, last
    return None


def _country_in(document, first, last):
    return next((w.country for w in document.words[first:last] if w.country), None)


def _read_name(document, first, limit):
    """A name, with the title that may stand after it (، المتحدث باسم الكرملين،)."""
    end = end_of_name(document, first, limit)
    if end == first:
        return _read_unlisted(document, first, limit)
    mention = Mention(first, end, SourceType.PERSON, first, name=(first, end), definite=True)
    title = end + 1 if end < limit and document.words[end].form in "،," else end
    if title >= limit or not document.words[title].bits & TITLE or document.words[title].conjunction:
        return mention
    title_end = end_of_phrase(document, title, limit, names=False)
    if (
        title > end
        and title_end < limit
        and document.words[title_end].form[0].isalpha()
        and not (document.words[title_end].bits & CLOSED)
    ):
        return mention
    return replace(
        mention,
        last=title_end,
        role=(title, title_end),
        body=_body(document, title, title_end),
        gender="f" if document.words[title].stem.endswith("ه") else "m",
        country=_country_in(document, title, title_end),
    )


def _read_organization(document, head, limit):
    end = end_of_phrase(document, head, limit, names=False)
    if any(word.bits & TITLE for word in document.words[head + 1 : end]):
        # القوات الموالية للرئيس فلان
        end = end_of_name(document, end, limit)
    end = _relative_clause_end(document, end, limit)
    word = document.words[head]
    return Mention(
        head,
        end,
        SourceType.ORGANIZATION,
        head,
        name=(head, end),
        gender=word.gender or ("f" if word.stem.endswith(("ه", "ات", "يا")) or word.bits & PLACE else "m"),
        definite=word.definite,
        country=_country_in(document, head, end),
    )


def _relative_clause_end(document, end, limit):
    """A short clause that says which body is meant: التحالف الذي تقوده السعودية."""
    if end >= limit or not document.words[end].bits & RELATIVE:
        return end
    for index in range(end + 1, min(limit, end + 5)):
        word = document.words[index]
        if document.quote_at[index] or is_finite(word):
            return end
        if word.bits & (AUXILIARY | THAT):
            return index
    return end


def _read_country(document, first, limit):
    """روسيا, or several: روسيا والولايات المتحدة."""
    country, length = country_at(document, first)
    if country is None or first + length > limit:
        return None
    end, number = first + length, ""
    while end < limit and document.words[end].conjunction and country_at(document, end)[0]:
        end, number = end + country_at(document, end)[1], "p"
    return Mention(
        first,
        end,
        SourceType.ORGANIZATION,
        first,
        name=(first, end),
        gender="" if number else country.gender,
        number=number,
        definite=True,
        country=country if not number else None,
        is_country=True,
    )


def _read_description(document, head, limit):
    """مصدر في وزارة الخارجية: a source without a name, as far as the words describe it."""
    word = document.words[head]
    end = end_of_phrase(document, head, limit, names=True)
    if word.definite and end < limit and document.words[end].bits & GIVEN and starts_name(document, end, limit):
        return _read_title(document, head, limit)
    while end + 1 < limit and end < head + LONGEST_PHRASE and _describes(document, end):
        end = max(end_of_phrase(document, end + _describes(document, end) - 1, limit, names=False), end + 1)
    return Mention(
        head,
        end,
        SourceType.ANONYMOUS,
        head,
        gender=word.gender or ("f" if word.stem.endswith("ه") else "m"),
        number=word.number,
        definite=word.definite,
        country=_country_in(document, head, end),
    )


def _describes(document, index):
    """How many words until the noun of a phrase that describes the source: 2 for "في وزارة", 1 for "لهادي"."""
    word, after = document.words[index], document.words[index + 1]
    if word.preposition == "ل":
        return int(not word.bits & (MEDIA | OCCASION | DESCRIPTION | TIME | PHRASE))
    if word.form not in document.lexicon.setting_words("describing") or after.conjunction or after.preposition:
        return 0
    return 2 if after.form[0].isalpha() and not after.bits & (MEDIA | OCCASION | CLOSED) else 0


def _read_document(document, head, limit):
    """بيان وزارة الخارجية: the paper, whose body is who issued it."""
    end = end_of_phrase(document, head, limit, names=False)
    body = next((i for i in range(head + 1, end) if document.words[i].bits & (ORGANIZATION | COUNTRY)), None)
    if (
        body is None
        and end < limit
        and document.words[end].preposition
        and document.words[end].bits & ORGANIZATION
    ):
        # دراسة لجامعة كذا
        body, end = end, end_of_phrase(document, end, limit, names=False)
    word = document.words[head]
    return Mention(
        head,
        end,
        SourceType.DOCUMENT,
        head,
        name=(head, end),
        body=(body, end) if body else None,
        gender="f" if word.stem.endswith(("ه", "ات")) else "m",
        definite=word.definite,
    )


def _read_counterpart(document, head, limit):
    """نظيره الصيني وانغ يي: the same office elsewhere."""
    role_end = end_of_phrase(document, head, min(limit, head + 3), names=True)
    name_start = role_end + 1 if role_end < limit and document.words[role_end].form in "،," else role_end
    name_end = end_of_name(document, name_start, limit)
    named = name_end > name_start
    return Mention(
        head,
        name_end if named else role_end,
        SourceType.PERSON,
        head,
        name=(name_start, name_end) if named else None,
        role=(head, role_end),
        gender="f" if document.words[head].stem.endswith(("ته", "تها", "تهم")) else "m",
        definite=True,
        country=_country_in(document, head, role_end),
        counterpart=True,
    )


def _read_unlisted(document, first, limit):
    """A name of unknown words only."""
    end = end_of_name(document, first, limit)
    if end == first:
        return None
    return Mention(first, end, SourceType.PERSON, first, name=(first, end), definite=True)


def read_noun(document: Document, first: int, limit: int) -> Mention | None:
    """A source that no list knows (راكب في الحافلة), where the sentence leaves no doubt that it is one."""
    word = document.words[first] if first < limit else None
    if word is None or document.quote_at[first] or word.conjunction or word.preposition:
        return None
    if not word.form[0].isalpha() or word.bits & (CLOSED | OCCASION | PHRASE) or is_finite(word):
        return None
    return _read_description(document, first, limit)


def _read_nothing(document, first, limit):
    """Words that begin no mention."""


def _read_occupation(document, head, limit):
    """A noun with the article before a name is its title: المعلمة سعاد."""
    end = end_of_phrase(document, head, min(limit, head + 4), names=True)
    if end >= limit or not document.words[end].bits & GIVEN or end_of_name(document, end, limit) - end < 2:
        return None
    return _read_title(document, head, limit)


_READERS = (
    (COUNTERPART, _read_counterpart),
    (COUNTRY | PHRASE, lambda document, first, limit: _read_country_or_name(document, first, limit)),
    (GIVEN | SURNAME, lambda document, first, limit: _read_listed_name(document, first, limit)),
    (TITLE, _read_title),
    (DESCRIPTION, _read_description),
    (DOCUMENT, _read_document),
    (ORGANIZATION, _read_organization),
    (JOINER | BINDER, _read_name),
    (COMMON | CLOSED | OCCASION, _read_nothing),
    (0xFFFFFFFF, _read_name),
)


def _read_country_or_name(document, first, limit):
    found = _read_country(document, first, limit)
    if found:
        return found
    bits = document.words[first].bits & ~(PHRASE | COUNTRY)
    reader = next((reader for kind, reader in _READERS if bits & kind), None)
    return reader(document, first, limit) if reader else None


def _read_listed_name(document, first, limit):
    """A word that may be a name (سعيد) or begin another mention (ناشط)."""
    bits = document.words[first].bits
    if bits & (TITLE | ORGANIZATION | DESCRIPTION) and not starts_name(document, first + 1, limit):
        kind = bits & ~PERSONAL
        return next(reader for bit, reader in _READERS if kind & bit)(document, first, limit)
    return _read_name(document, first, limit)


def lengthen_name(document: Document, mention: Mention, limit: int) -> Mention:
    """The mention with a noun as its surname, where the verb before it leaves no room for another noun."""
    end = mention.last
    if mention.name is None or mention.name[1] - mention.name[0] != 1 or mention.name[1] != end or end >= limit:
        return mention
    word = document.words[end]
    if not document.words[end - 1].bits & GIVEN or word.bits != COMMON or word.preposition or word.conjunction:
        return mention
    return replace(mention, last=end + 1, name=(mention.name[0], end + 1))


def read_marked(document: Document, index: int) -> Mention | None:
    """A name in quotation marks as a source: وقال «فلان», كشفت "الصحيفة"."""
    quotation = document.quote_at[index] if index < len(document.words) else None
    if quotation is None or quotation.first != index or not quotation.closed:
        return None
    first, last = quotation.inner_first, quotation.inner_last
    if not 0 < last - first <= 4:
        return None
    is_person = all(word.bare in document.known_people for word in document.words[first:last])
    return Mention(
        quotation.first,
        quotation.last,
        SourceType.PERSON if is_person else SourceType.ORGANIZATION,
        first,
        name=(first, last),
        definite=True,
        marked=True,
    )


def read_short_body(document: Document, first: int, limit: int) -> Mention | None:
    """A body known in the article, without its first word: العفو الدولية for منظمة العفو الدولية."""
    for keys in document.short_bodies.get(document.words[first].stem, ()):
        end = first + len(keys)
        if end <= limit and tuple(word.stem for word in document.words[first:end]) == keys:
            return Mention(
                first,
                end,
                SourceType.ORGANIZATION,
                first,
                name=(first, end),
                definite=True,
                gender="f",
                short=True,
            )
    return None
