"""Who is mentioned: titles, names, bodies, unnamed sources, read forwards from their first word.

`read_mention` says what a noun phrase names and where it ends. It takes a phrase only as far as it can be
sure of: Arabic has no capital letters, so a name ends before the first word that the lexicon knows as
something else.
"""

import functools
from dataclasses import replace

from . import sources_capitals
from .appositions import with_name_further_on
from .document import Document
from .marked_names import is_noun_in_marks
from .mention import Mention, named_body, named_person
from .name_words import has_tanwin
from .names import end_of_name, starts_name
from .offices import past_comma, past_mark
from .papers import read_country, read_named_body, read_organization, read_paper
from .phrases import end_of_phrase
from .places import begins_phrase
from .records import SourceType
from .shares import read_share
from .titles import body_in, country_in, name_in_marks, read_description, read_title, title_gender
from .word import (
    AUXILIARY,
    BINDER,
    BOUNDARY,
    CLOSED,
    COMMON,
    COUNTERPART,
    COUNTRY,
    DESCRIPTION,
    DOCUMENT,
    GIVEN,
    HONORIFIC,
    JOINER,
    NAMING,
    NATIONAL,
    OCCASION,
    ORGANIZATION,
    PERSONAL,
    PHRASE,
    REVERENCE,
    SPEAKS_FOR,
    SURNAME,
    THAT,
    TIME,
    TITLE,
    is_finite,
)

# Words of a name in marks; a body's name may have more.
LONGEST_NAME_IN_MARKS = 4
LONGEST_BODY_IN_MARKS = 6


def read_mention(document: Document, first: int, limit: int) -> Mention | None:
    """The mention that begins with the word `first` and ends before `limit`, or None."""
    if document.lexicon.capitals:
        return sources_capitals.read_mention(document, first, limit)
    if first >= limit:
        return None
    start = _skip_honorifics(document, first, limit)
    if start is None:
        return _reverence(document, first) or _body_like_rank(document, first, limit)
    bits = document.words[start].bits
    if bits & SPEAKS_FOR and start and document.words[start - 1].bits & TITLE:
        # الناطق باسم, not somebody called باسم
        return None
    if document.quote_at[start] or (bits & (THAT | AUXILIARY | TIME) and not bits & PERSONAL):
        return None
    reader = _reader_at(document, start)
    mention = reader(document, start, limit)
    if mention is None:
        return None
    if mention.name is None and (mention.role or _is_titled(document, mention)):
        mention = with_name_further_on(document, mention, limit)
    anaphoric = first > 0 and document.words[first - 1].form in document.lexicon.setting_words("demonstratives")
    if mention.first == first and not anaphoric:
        return mention
    return replace(mention, first=first, anaphoric=anaphoric)


def _is_titled(document, mention):
    """Whether a description begins with the title of one person, and names no other whose name might follow."""
    head, *others = document.words[mention.head : mention.last]
    if mention.type is not SourceType.ANONYMOUS or mention.number == "p" or not head.bits & TITLE:
        return False
    related = head.stem in document.lexicon.setting_words("relatives")
    return not related and not any(other.bits & TITLE for other in others)


def _is_plural_of_title(document, index):
    """Whether an unknown word is several of a title: محاميان, معلمون."""
    word = document.words[index]
    if word.definite or word.preposition or not word.bare.endswith(("ان", "ون", "ين", "تان", "و")):
        return False
    if word.bare.endswith("تان"):
        stem = word.bare.removesuffix("تان") + "ه"
    else:
        stem = word.bare.removesuffix("و") if word.bare.endswith("و") else word.bare[:-2]
    title = document.lexicon.base.get(stem)
    if title is None or len(stem) < 3:
        return False
    if stem.startswith("م") and not word.bare.endswith("ان"):
        # مستوردون, مجاهدو
        return bool(title.bits & (COMMON | TITLE | DESCRIPTION)) and not title.bits & SURNAME
    return bool(title.bits & (TITLE | DESCRIPTION)) and not title.bits & PERSONAL


def _is_owned_title(document, index):
    """Whether a word is a title with a joined pronoun: مديرها."""
    word, lexicon = document.words[index], document.lexicon
    if word.definite or word.preposition:
        return False
    return any(title.bits & TITLE and not title.bits & OCCASION for title in lexicon.owned(word))


def _skip_honorifics(document, first, limit):
    """Past titles of respect; None where nothing follows them."""
    index = first
    if first < limit and document.words[first].bits & JOINER and not document.words[first].bits & TITLE:
        # آية الله, but not الله by itself
        return index
    while index < limit and document.words[index].bits & (HONORIFIC | REVERENCE):
        if document.words[index].bits & TITLE and not starts_name(document, index + 1, limit):
            return index
        index = past_mark(document, index + 1, limit)
    if index > first:
        index = past_comma(document, index, limit)
    return index if index == first or (index < limit and _may_follow_honorific(document, index, limit)) else None


def _may_follow_honorific(document, index, limit):
    return document.words[index].bits & (TITLE | COUNTERPART) or starts_name(document, index, limit)


def _reverence(document, first):
    word = document.words[first]
    if not word.bits & REVERENCE:
        return None
    return Mention(first, first + 1, SourceType.PERSON, first, reverence=True, definite=True)


def _body_like_rank(document, first, limit):
    """A body whose noun is a rank too (قال الفريق إن), or whoever has that rank (اللواء في الاحتياط، فلان)."""
    word = document.words[first]
    noun = document.lexicon.base.get(word.stem) if word.definite else None
    if noun is None or not noun.bits & ORGANIZATION:
        return None
    ranked = read_title(document, first, limit)
    if ranked and ranked.name is None:
        ranked = with_name_further_on(document, ranked, limit)
    return ranked if ranked and ranked.name else read_organization(document, first, limit)


def _read_name(document, first, limit):
    """A name, with the title that may stand after it (، المتحدث باسم الكرملين،)."""
    end = end_of_name(document, first, limit)
    if end == first:
        return None
    if end - first == 1 and document.words[first].form in document.lexicon.setting_words("god"):
        return None
    return _with_title(document, named_person(first, end), limit)


def _with_title(document, mention, limit):
    """The person with the title that stands right after the name or its comma, if one does."""
    end = mention.last
    title = past_comma(document, end, limit)
    after = document.words[title] if title < limit else None
    if after is None or not after.bits & TITLE or after.conjunction or after.preposition:
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
        body=body_in(document, title, title_end),
        gender=title_gender(document, title),
        country=country_in(document, title, title_end),
    )


def _read_counterpart(document, head, limit):
    """نظيره الصيني وانغ يي: the same office elsewhere."""
    role_end = end_of_phrase(document, head, min(limit, head + 3), names=True)
    name_start = past_comma(document, role_end, limit)
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
        country=country_in(document, head, role_end),
        counterpart=True,
    )


def _read_unlisted(document, first, limit):
    """A name of unknown words only."""
    end = end_of_name(document, first, limit)
    return named_person(first, end) if end > first else None


def read_noun(document: Document, first: int, limit: int) -> Mention | None:
    """A source that no list knows (راكب في الحافلة), where the sentence leaves no doubt that it is one."""
    word = document.words[first] if first < limit else None
    if word is None or document.quote_at[first] or word.conjunction or word.preposition:
        return None
    if not word.form[0].isalpha() or word.bits & (CLOSED | OCCASION) or begins_phrase(word) or is_finite(word):
        return None
    if word.bits & NAMING or _is_action(document, word) or is_adverbial(document, first):
        return None
    if _is_thing(document, first, limit):
        return None
    return read_description(document, first, limit)


def _is_thing(document, index, limit):
    """Whether one indefinite noun before أن is what is said, and nobody who says it: يرى ضرورة أن, not إن."""
    word = document.words[index]
    alone = index + 1 < limit and document.words[index + 1].bits & THAT and not word.definite
    if alone and document.text(index + 1, index + 2).startswith("إ"):
        return False
    return bool(alone) and word.bits == COMMON and not word.form.endswith(("ون", "ين", "ان"))


def is_adverbial(document, index):
    """Whether a word says how somebody speaks (تابع متوجها إلى فلان), or is a verb before a noun (تمت مناقشة)."""
    word, known = document.words[index], document.lexicon.setting_words
    if word.form in document.lexicon.adverbs or has_tanwin(document, index) or word.form in known("before nouns"):
        return True
    accusative = word.form.endswith("ا") and not word.form.endswith("نا")
    return len(word.form) > 4 and word.form.startswith("م") and accusative and not word.definite


def _is_action(document, word):
    """A verbal noun (التأكيد), which is said but says nothing."""
    stem = document.lexicon.base.get(word.stem)
    return stem is not None and stem.verb is not None and stem.tense == "noun" and not word.bits & DESCRIPTION


def _read_occupation(document, head, limit):
    """A noun with the article before a name is its title: المعلمة سعاد."""
    end = end_of_phrase(document, head, min(limit, head + 4), names=True)
    if end < limit and document.words[end].bits & GIVEN and end_of_name(document, end, limit) - end >= 2:
        return read_title(document, head, limit)
    return None if document.words[head].bits else _read_name(document, head, limit)


def _reader_at(document, index):
    """What reads a mention that begins with the word at the index."""
    word = document.words[index]
    if not word.bits and _is_plural_of_title(document, index):
        return read_description
    if _is_known(document, index):
        return _read_name
    if word.form[0].isdigit():
        return read_share
    if _is_group(document, index):
        return read_description
    if _is_collective(document, index):
        return _read_collective
    if word.bits in (0, COMMON):
        if _is_acting(document, index):
            return read_title
        if word.definite:
            return _read_occupation
        if _is_owned_title(document, index):
            return read_title
    return _reader(word.bits)


def _is_known(document, index):
    """Whether a word is part of the name of somebody whom the article names.

    ابن begins such a name where only names have what follows it: ابن سليم for عمر بن سليم.
    """
    word, known = document.words[index], document.known_people
    if word.bits & BINDER and word.bits & TITLE and index + 1 < len(document.words):
        after = document.words[index + 1]
        return not after.bits & ~PERSONAL and after.bare in known
    return word.bare in known and not word.bits & (CLOSED | TITLE | ORGANIZATION)


def _is_group(document, index):
    """Whether a word stands for several people: حملة فلان, الفلسطينيون."""
    word = document.words[index]
    if word.bits & NATIONAL:
        after_that = index > 0 and document.words[index - 1].bits & (THAT | BOUNDARY)
        return word.stem.endswith(("ون", "ين") if after_that else "ون")
    noun = word.bits & COMMON and not word.bits & PERSONAL
    return bool(noun) and word.stem in document.lexicon.setting_words("groups")


def _is_collective(document, index):
    """Whether a body is only so many of those who follow: مجموعة من السكان."""
    word, known = document.words[index], document.lexicon.setting_words
    if not word.bits & ORGANIZATION or word.definite or index + 1 >= len(document.words):
        return False
    if word.stem not in known("collectives"):
        return False
    return document.words[index + 1].form in known("addressing")


def _read_collective(document, head, limit):
    described = read_description(document, head, limit)
    return named_body(head, described.last, gender=described.gender)


def _is_acting(document, index):
    """Whether a word is the title of who acts for somebody: القائم بأعمال السفير."""
    known = document.lexicon.setting_words
    acts = document.words[index].stem in known("acting") and index + 1 < len(document.words)
    return acts and document.words[index + 1].form in known("acting for")


@functools.cache
def _reader(bits):
    """What reads a mention that begins with a word of these bits."""
    return next((reader for kind, reader in _READERS if bits & kind), _read_unlisted)


_READERS = (
    (COUNTERPART, _read_counterpart),
    (COUNTRY | PHRASE, lambda document, first, limit: _read_country_or_name(document, first, limit)),
    (GIVEN | SURNAME, lambda document, first, limit: _read_listed_name(document, first, limit)),
    (TITLE, read_title),
    (DESCRIPTION, read_description),
    (DOCUMENT, read_paper),
    (ORGANIZATION, read_organization),
    (0xFFFFFFFF, _read_name),
)


def _read_country_or_name(document, first, limit):
    found = read_named_body(document, first, limit) or read_country(document, first, limit)
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
    if bits & TIME and end_of_name(document, first, limit) == first + 1:
        # شهر رمضان
        return None
    return _read_name(document, first, limit)


def lengthen_name(document: Document, mention: Mention, limit: int) -> Mention:
    """The mention with a noun as its surname, where the verb before it leaves no room for another noun."""
    end = mention.last
    if mention.name is None or mention.name[1] - mention.name[0] != 1 or mention.name[1] != end or end >= limit:
        return mention
    word = document.words[end]
    if word.form in document.lexicon.adverbs or has_tanwin(document, end):
        return mention
    if not document.words[end - 1].bits & GIVEN or word.bits != COMMON or word.preposition or word.conjunction:
        return mention
    return replace(mention, last=end + 1, name=(mention.name[0], end + 1))


def read_marked_holder(document: Document, index: int, limit: int) -> Mention | None:
    """A person whose name in marks a title follows: أوضح ذلك "فلان الفلاني" مدير المتحف."""
    name = name_in_marks(document, index, limit)
    if name is None:
        return None
    marked = replace(named_person(*name), first=index, last=document.quote_at[index].last)
    holder = _with_title(document, marked, limit)
    return holder if holder.role else None


def read_marked(document: Document, index: int) -> Mention | None:
    """A name in quotation marks as a source: وقال «فلان», كشفت "الصحيفة"."""
    quotation = document.quote_at[index] if index < len(document.words) else None
    if quotation is None or quotation.first != index or not quotation.closed:
        return None
    first, last = quotation.inner_first, quotation.inner_last
    if document.words[first].bits & ORGANIZATION and is_noun_in_marks(document, quotation):
        end = _past_owner(document, quotation.last)
        if end > quotation.last:
            return replace(named_body(index, end, definite=True), head=first)
    body = last > first and document.words[first].bits & ORGANIZATION
    if not 0 < last - first <= (LONGEST_BODY_IN_MARKS if body else LONGEST_NAME_IN_MARKS):
        return None
    while first < last - 1 and document.words[first].bits & HONORIFIC and not body:
        first = past_mark(document, first + 1, last)
    known = all(word.bare in document.known_people for word in document.words[first:last])
    given = bool(document.words[first].bits & (GIVEN | BINDER)) and not document.words[first].bits & ORGANIZATION
    if known or (given and end_of_name(document, first, last) == last):
        person = named_person(first, last)
        return replace(person, first=quotation.first, last=quotation.last, marked=True)
    end = _past_nationality(document, quotation.last)
    name = (first, last) if end == quotation.last else (quotation.first, end)
    return Mention(quotation.first, end, SourceType.ORGANIZATION, first, name=name, definite=True, marked=True)


def _past_nationality(document, index):
    """Past the adjective that says whose an outlet is: "القناة 12" الإسرائيلية."""
    word = document.words[index] if index < len(document.words) else None
    national = word is not None and word.definite and word.bits & NATIONAL
    return index + bool(national and not word.conjunction and not word.preposition)


def _past_owner(document, index):
    """Past the noun with the article that completes a noun in marks: "جيش" الاحتلال."""
    word = document.words[index] if index < len(document.words) else None
    if word is None or not word.definite or word.conjunction or word.preposition or word.bits & ~COMMON:
        return index
    index += 1
    return index + (index < len(document.words) and bool(document.words[index].bits & NATIONAL))


def read_short_body(document: Document, first: int, limit: int) -> Mention | None:
    """A body known in the article, without its first word: العفو الدولية for منظمة العفو الدولية."""
    for keys in document.short_bodies.get(document.words[first].stem, ()):
        end = first + len(keys)
        if end <= limit and tuple(word.stem for word in document.words[first:end]) == keys:
            return named_body(first, end, definite=True, gender="f", short=True)
    return None
