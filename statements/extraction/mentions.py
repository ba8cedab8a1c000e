"""All whom an article names: the cast is filled from them before any statement is resolved."""

import functools

from .bare_names import settle_bare_names
from .cast import Cast
from .document import Document, read_document
from .members import comparable
from .mention import Mention, named_person
from .quoted import titles_in_marks
from .records import SourceType
from .sources import read_marked_holder, read_mention
from .sources_capitals import is_name
from .titles import read_next_name
from .word import BEGINS_MENTION, DOCUMENT, HONORIFIC, OCCASION, ORGANIZATION, TITLE

# A body and the paper that it issues stand no farther apart than this, in words.
LONGEST_ISSUING = 6


def fill_cast(document: Document, mentions: list[Mention]) -> Cast:
    """The cast of an article from all mentions that name somebody, the titled and fuller names first."""
    cast = Cast(document)
    cast.find_papers = functools.partial(find_papers, document, mentions)
    mentions = [mention for mention in mentions if not mention.is_country]
    named = [
        m for m in mentions if m.name and (m.role or m.name[1] - m.name[0] > 1 or m.type != SourceType.PERSON)
    ]
    for mention in mentions:
        if mention.body and not document.lexicon.capitals:
            cast.add_body_of(mention)
    for mention in sorted(named, key=lambda m: (-(m.name[1] - m.name[0] > 1), m.first)):
        cast.add(mention)
    if not document.lexicon.capitals:
        settle_bare_names(cast, mentions)
        for member in list(cast.people):
            cast.add_fuller(member.keys)
    document.known_people.update(key for member in cast.people for key in member.keys)
    document.known_marked.update(_marked_words(document, mentions))
    document.known_titles.update(titles_in_marks(document))
    for mention in mentions:
        if mention.type is SourceType.ORGANIZATION and mention.last - mention.first >= 3:
            stems = tuple(word.stem for word in document.words[mention.first + 1 : mention.last])
            if document.words[mention.first + 1].definite:
                document.short_bodies.setdefault(stems[0], set()).add(stems)
    return cast


def find_papers(document: Document, mentions: list[Mention]) -> list[tuple[int, str, tuple[int, int]]]:
    """Papers whose issuer the article names: (where, the paper's noun, the words of the issuer)."""
    papers = []
    if document.lexicon.capitals:
        return papers
    issuers = {mention.last: mention for mention in mentions if mention.type is SourceType.ORGANIZATION}
    for sentence in document.sentences:
        issuer = None
        for index in range(sentence.first, sentence.last):
            issuer = issuers.get(index, issuer)
            word = document.words[index]
            if issuer and issuer.name and index - issuer.last < LONGEST_ISSUING:
                noun = _issued(document, index, index == issuer.last)
                papers += [(index, noun, issuer.name)] if noun else []
            if not word.bits & DOCUMENT or document.quote_at[index]:
                continue
            paper = read_mention(document, index, sentence.last)
            if paper and paper.type is SourceType.DOCUMENT and paper.body:
                papers.append((index, word.stem, paper.body))
    return papers


def _issued(document, index, directly):
    """The noun of a paper that is an object: أصدرت الوزارة بيانا, نشرت الجامعة دراسة."""
    word, base = document.words[index], document.lexicon.base
    if directly and word.bits & DOCUMENT and word.form.endswith("ه") and not word.definite:
        return word.stem
    form = word.form.removesuffix("ا")
    return form if form != word.form and form in base and base[form].bits & DOCUMENT else ""


def read_headline(cast: Cast, title: str) -> None:
    """Tells the cast whom the headline quotes: فلان: ..."""
    if ":" not in title:
        return
    document = read_document(title, cast.document.lexicon)
    document.known_people = cast.document.known_people
    mention = read_mention(document, 0, len(document.words)) if document.words else None
    if mention is None or mention.name is None or mention.type is not SourceType.PERSON:
        return
    if mention.last < len(document.words) and document.words[mention.last].form == ":":
        cast.headliner = _headliner(cast, tuple(word.bare for word in document.words[slice(*mention.name)]))


def _headliner(cast, keys):
    """The person in the article whom a name in the headline means."""
    for first in cast.places.get(keys[0], []) if len(keys) > 1 else []:
        last = first + len(keys)
        if tuple(word.bare for word in cast.document.words[first:last]) == keys:
            cast.add(named_person(first, last))
            break
    same = cast.people.same_person(keys)
    return same[0] if len(same) == 1 else None


def _marked_words(document, mentions):
    """The words in marks inside the names of bodies: صحيفة "المدى"."""
    for mention in mentions:
        if mention.type is SourceType.ORGANIZATION:
            for index in range(mention.first, mention.last):
                if document.quote_at[index] and document.words[index].form[0].isalpha():
                    yield document.words[index].bare


def _is_adjective(document, index):
    """Whether a title is only an adjective to the noun before it (مؤتمر صحافي)."""
    word, before = document.words[index], document.words[index - 1] if index else None
    return before is not None and bool(word.bits & TITLE and before.bits & OCCASION)


def _begins_mention(document, index):
    """Whether a word that may begin a mention (see find_mentions) does so where it stands."""
    word = document.words[index]
    if document.lexicon.capitals:
        return word.form[0].isalpha() and (bool(word.bits & (TITLE | HONORIFIC)) or is_name(document, index))
    return not _is_adjective(document, index)


def find_mentions(document: Document) -> list[Mention]:
    """Every titled or listed name and body in the text, in its order."""
    mentions, index, words = [], 0, document.words
    for sentence in document.sentences:
        index = max(index, sentence.first)
        while index < sentence.last:
            may_begin = words[index].bits & BEGINS_MENTION or document.quote_at[index] or document.lexicon.capitals
            mention = _mention_at(document, index, sentence.last) if may_begin else None
            index += 1
            while mention:
                mentions += [mention, *_principals(document, mention)]
                index = mention.last
                mention = read_next_name(document, mention, sentence.last)
    return mentions


def _mention_at(document, index, limit):
    if document.quote_at[index] and not document.lexicon.capitals:
        return read_marked_holder(document, index, limit) if document.quote_at[index].first == index else None
    return read_mention(document, index, limit) if _begins_mention(document, index) else None


def _principals(document, mention):
    """The person whom the title of an unnamed speaker names: متحدث باسم الوزير فلان."""
    if mention.type is not SourceType.ANONYMOUS or not document.words[mention.head].bits & TITLE:
        return
    for index in range(mention.head + 1, mention.last):
        principal = read_mention(document, index, mention.last) if document.words[index].bits & TITLE else None
        if principal and principal.name and principal.last == mention.last:
            yield principal
            return


def organizations(document: Document, cast: Cast, mentions: list[Mention]) -> tuple[str, ...]:
    """The bodies that an article names, each once, in the order of the text.

    A body that is only called "the ministry" is none; nor is a country.
    """
    found = {}
    for mention in mentions:
        words = mention.name if mention.type is SourceType.ORGANIZATION else mention.body
        if words is None or mention.is_country or not _is_proper(document, words):
            continue
        keys = tuple(comparable(word) for word in document.words[words[0] : words[1]] if word.form[0].isalnum())
        found.setdefault(keys, cast.text(words))
    return tuple(found.values())


def _is_proper(document, words):
    """Whether a body's name says which one is meant."""
    first, last = words
    head = document.words[first]
    if document.lexicon.capitals:
        return is_name(document, first) and last - first > 1
    return last - first > 1 or not document.lexicon.base.get(head.stem, head).bits & ORGANIZATION
