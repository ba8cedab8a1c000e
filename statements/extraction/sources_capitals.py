"""Who is mentioned, in languages that write names with capital letters.

A noun phrase is read from its first word: what describes the head (Prime, иностранных дел), the head (minister),
what belongs to it (of health, Сухейрана), and the name, whose words are written with capitals.
"""

from dataclasses import replace

from .document import Document
from .mention import Mention
from .records import SourceType
from .word import (
    CLOSED,
    COMMON,
    DESCRIPTION,
    DOCUMENT,
    HONORIFIC,
    MEDIA,
    ORGANIZATION,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    THAT,
    TIME,
    TITLE,
    VERB,
)

LONGEST_PHRASE = 14
HEADS = TITLE | ORGANIZATION | DESCRIPTION | DOCUMENT


def read_mention(document: Document, first: int, limit: int) -> Mention | None:
    """The mention that begins with the word `first` and ends before `limit`, or None."""
    if first >= limit or document.quote_at[first]:
        return None
    word = document.words[first]
    if word.bits & PRONOUN:
        return _pronoun(first, word)
    start = _past(document, first, limit, document.lexicon.setting_words("determiners"))
    definite = start > first and document.words[first].form not in ("a", "an", "one", "some", "several", "many")
    honorific = document.words[start].gender if start < limit and document.words[start].bits & HONORIFIC else ""
    start = _past_honorifics(document, start, limit)
    end = _run_end(document, start, limit)
    if end == start:
        return None
    head = _head(document, start, end)
    mention = _named(document, start, end) if head is None else _headed(document, start, head, end, limit)
    if mention is None and head is None:
        mention = _occupied(document, start, end) or _described(document, start, end, limit, definite)
    if mention is None:
        return None
    mention = replace(mention, first=first, definite=mention.definite or definite, gender=honorific)
    return _with_apposition(document, mention, limit)


def _pronoun(first, word):
    return Mention(
        first,
        first + 1,
        SourceType.PERSON,
        first,
        gender=word.gender,
        number=word.number,
        pronoun=True,
        definite=True,
    )


def _past(document, index, limit, forms):
    while index < limit and document.words[index].form in forms:
        index += 1
    return index


def _past_honorifics(document, index, limit):
    while index < limit and document.words[index].bits & HONORIFIC:
        index += 1
        if index < limit and document.words[index].form == ".":
            index += 1
    return index


def is_name(document: Document, index: int) -> bool:
    """Whether a word is written as a name: Korvis, al-Zabarqani, аз-Забаркани."""
    start, end = document.span(index, index + 1)
    parts = document.body[start:end].split("-")
    return parts[-1][:1].isupper() and not document.words[index].bits & (TIME | PRONOUN | THAT)


def _run_end(document, start, limit):
    """After the last word that may belong to the phrase: no verb, no small word, no punctuation."""
    index = start
    while index < min(limit, start + LONGEST_PHRASE):
        word = document.words[index]
        if document.quote_at[index]:
            if index == start or document.quote_at[index].last - index > 8:
                break
            index = document.quote_at[index].last
            continue
        if not word.form[0].isalnum() or word.bits & CLOSED:
            break
        if word.bits & (VERB | COMMON) and not _is_noun(document, index):
            break
        index += 1
    return min(index, limit)


def _is_noun(document, index):
    return bool(document.words[index].bits & HEADS) or is_name(document, index)


def _head(document, start, end):
    """The last noun in the first part of the phrase, before any name that follows it."""
    head = None
    for index in range(start, end):
        if document.words[index].bits & HEADS:
            if head is not None and (is_name(document, index - 1) or not document.lexicon.head_last):
                break
            head = index
        elif head is not None and is_name(document, index):
            break
    return head


def _named(document, start, end):
    last = start
    while last < end and is_name(document, last):
        last += 1
    country = document.words[start].country if last - start == 1 else None
    if last == start or (last - start == 1 and not country and not _is_surely_name(document, start)):
        return None
    type_ = SourceType.ORGANIZATION if country else SourceType.PERSON
    return Mention(
        start,
        last,
        type_,
        start,
        name=(start, last),
        definite=True,
        country=country,
        is_country=country is not None,
    )


def _is_surely_name(document, index):
    """Whether a single word is a name though it begins a sentence, where every word has a capital."""
    if document.lexicon.case_key(document.words[index].form) in document.known_people:
        return True
    if (
        index == 0
        or document.body.find("\n", document.span(index - 1, index)[1], document.span(index, index + 1)[0]) >= 0
    ):
        return False
    before = document.words[index - 1]
    return before.form[0].isalnum() or before.form in ",—–-"


def _occupied(document, start, end):
    """A name after a noun that no list knows: учительница Жанна Петрищева."""
    first = end
    while first > start and is_name(document, first - 1):
        first -= 1
    if document.lexicon.head_last or end - first != 2 or not start < first <= start + 3:
        return None
    return Mention(start, end, SourceType.PERSON, first - 1, name=(first, end), role=(start, first))


def _described(document, start, end, limit, determined):
    """A noun with an article that no list knows: the owners, the weather service."""
    if not determined or not document.lexicon.head_last:
        return None
    return Mention(start, _with_belongings(document, end, limit), SourceType.ANONYMOUS, end - 1)


def _headed(document, start, head, end, limit):
    bits = document.words[head].bits
    if bits & ORGANIZATION and not bits & (TITLE | DESCRIPTION):
        last = _with_belongings(
            document, max(head + 1, end if not document.lexicon.head_last else head + 1), limit
        )
        return Mention(start, last, SourceType.ORGANIZATION, head, name=(start, last))
    if document.lexicon.head_last:
        end = _names_end(document, head + 1, end)
    name_first = _name_first(document, head, end)
    if name_first < end and bits & (TITLE | DESCRIPTION):
        return Mention(
            start,
            end,
            SourceType.PERSON,
            head,
            name=(name_first, end),
            role=(start, name_first),
            body=_body(document, start, name_first),
        )
    last = head + 1 if document.lexicon.head_last else end
    last, name = _later_name(document, _with_belongings(document, last, limit), limit)
    if bits & DOCUMENT and not bits & (TITLE | DESCRIPTION):
        return Mention(start, last, SourceType.DOCUMENT, head, name=(start, last))
    name = name or (_name_between_commas(document, last, limit) if bits & (TITLE | DESCRIPTION) else None)
    if name:
        return Mention(start, name[1], SourceType.PERSON, head, name=name, role=(start, last))
    type_ = SourceType.PERSON if bits & TITLE and not bits & DESCRIPTION else SourceType.ANONYMOUS
    role = (start, last) if bits & TITLE else None
    return Mention(start, last, type_, head, role=role, number=document.words[head].number)


def _names_end(document, first, end):
    while first < end and is_name(document, first):
        first += 1
    return first


def _name_first(document, head, end):
    """Where the name after a title begins; the end where there is none.

    Where what belongs to the title stands between it and the name (глава МИД Далморы Алина Корвис), the last
    two capitals are the name.
    """
    first = end
    while first > head + 1 and is_name(document, first - 1) and not document.quote_at[first - 1]:
        first -= 1
    if document.lexicon.head_last:
        return first if first == head + 1 else end
    if end - first == 1:
        known = document.lexicon.case_key(document.words[first].form) in document.known_people
        return first if known else end
    return max(first, end - 2)


def _later_name(document, last, limit):
    """(the end of the phrase, the name that follows what belongs to a title, or None)."""
    if document.lexicon.head_last:
        return last, None
    end = _run_end(document, last, limit)
    first = end
    while first > last and is_name(document, first - 1):
        first -= 1
    if first == last and end - first == 2:
        return last, (first, end)
    return last, None


def _name_between_commas(document, comma, limit):
    """The name after a title and a comma: The prosecutor, Irene Falk, said."""
    if comma >= limit or document.words[comma].form != ",":
        return None
    last = _names_end(document, comma + 1, limit)
    closed = last >= limit or not document.words[last].form[0].isalnum()
    return (comma + 1, last) if closed and last - comma > 2 else None


def _with_belongings(document, index, limit):
    """Past "of health", "for the ministry", "в парламенте"."""
    lexicon = document.lexicon
    while index + 1 < limit and document.words[index].form in lexicon.setting_words("describing"):
        first = _past(document, index + 1, limit, lexicon.setting_words("determiners"))
        end = _run_end(document, first, limit)
        if end == first or document.words[first].bits & (TIME | RELATIVE | PREPOSITION):
            break
        if not lexicon.head_last:
            while end > first + 1 and is_name(document, end - 1):
                end -= 1
        index = end
    return index


def _body(document, first, last):
    return next(
        (
            (i, last)
            for i in range(first, last)
            if document.words[i].bits & ORGANIZATION and not document.words[i].bits & MEDIA
        ),
        None,
    )


def _with_apposition(document, mention, limit):
    """A name with the title after it: Alina Korvis, the Dalmoran foreign minister, ..."""
    comma = mention.last
    if mention.type is not SourceType.PERSON or not mention.name or mention.role or comma + 1 >= limit:
        return mention
    if document.words[comma].form != ",":
        return mention
    start = _past(document, comma + 1, limit, document.lexicon.setting_words("determiners"))
    end = _run_end(document, start, limit)
    head = _head(document, start, end)
    if head is None or not document.words[head].bits & (TITLE | DESCRIPTION):
        return mention
    last = _with_belongings(document, head + 1, limit)
    return replace(mention, last=last, role=(start, last), head=head, body=_body(document, head + 1, last))
