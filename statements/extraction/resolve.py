"""Whom a mention means: short names, titles and descriptions are led back to the fullest form in the article.

A mention that fits two members of the cast fits nobody: a wrong attribution is worse than a missing one.
"""

from dataclasses import replace

from .bodies import body_meant, issuer_meant
from .cast import Cast
from .members import SAME_OFFICE, Member, best_fit
from .mention import Mention, named_person
from .people import named, person_meant, still_speaking
from .records import SourceType
from .word import NATIONAL

# Whom a pronoun may mean.
PEOPLE = frozenset({SourceType.PERSON, SourceType.ANONYMOUS})


def resolve(cast: Cast, mention: Mention, *, goes_on: bool = False) -> Member | None:
    """The member that a mention means, None where that is not certain.

    `goes_on` says that its verb continues what somebody has begun to say (وأضاف).
    """
    if mention.reverence:
        return _revered(cast, mention)
    if goes_on and mention.role and not mention.name:
        speaking = still_speaking(cast, mention)
        if speaking:
            return speaking
    if mention.pronoun:
        return cast.last_speaker(mention.gender, mention.number, PEOPLE)
    return _BY_TYPE[mention.type](cast, mention)


def _revered(cast, mention):
    """The person whom a word of respect (معاليه) means: who spoke last, or the first with an office.

    A king has a word of his own, and is not meant by that for princes (سموه).
    """
    known = cast.document.lexicon.setting_words
    princely, kings = cast.document.words[mention.first].form in known("of princes"), known("kings")

    def fits(member):
        return not (princely and any(office.head in kings for office in member.offices))

    recent = next((m for m in reversed(cast.spoken) if m.type is SourceType.PERSON and fits(m)), None)
    return recent or next((member for member in cast.people if member.offices and fits(member)), None)


def _unnamed_meant(cast, mention):
    """The source that a description means: one that was described before, or a person by the title."""
    document = cast.document
    if mention.last - mention.first == 1 and not mention.definite:
        words = cast.fuller_name(document.words[mention.first].bare)
        if words:
            return named(cast, named_person(*words))
    known = _described_before(cast, mention) if mention.definite else _holder(cast, mention)
    return known or cast.add_unnamed(mention)


def _holder(cast, mention):
    """The only person whose office has just the words of a description: نائب خادم الحرمين الشريفين."""
    words = cast.document.words[mention.first : mention.last]
    if len(words) < 3 or not words[-1].definite or mention.number == "p":
        return None
    office = cast.offices(replace(mention, role=(mention.first, mention.last)))[0]
    holders = [member for member in cast.people if best_fit(office, member) == SAME_OFFICE]
    speaks = office.head in cast.document.lexicon.setting_words("speakers")
    return holders[0] if len(holders) == 1 and not speaks else None


def _described_before(cast, mention):
    """Who is meant by a description with the article: "the source", "the American official"."""
    document = cast.document
    head = document.words[mention.head].stem
    if head in cast.last_of_noun:
        return cast.last_of_noun[head]
    people = document.words[mention.head].bits & NATIONAL and mention.number == "p"
    if mention.last - mention.first == 1 and not people:
        last = _last_unnamed(cast, mention) or _relaying(cast, head) or _person_described(cast, mention, head)
        if last:
            return last
    titled = [member for member in cast.people if any(head == office.head for office in member.offices)]
    titled = titled or _compatriots(cast, mention)
    return titled[0] if len(titled) == 1 else None


def _last_unnamed(cast, mention):
    """Who spoke last, if nobody named the source; of several people the last described with their own noun.

    المحللون for عدد من المحللين, but not for الخبراء.
    """
    if mention.number != "p":
        return cast.last_unnamed()
    noun = cast.document.words[mention.head].stem
    endings = noun.endswith(("ون", "ين")) and len(noun) > 4
    forms = {noun[:-2] + "ون", noun[:-2] + "ين"} if endings else {noun}
    people = (item for item in reversed(cast.described.items()) if item[1].type is SourceType.ANONYMOUS)
    return next((member for words, member in people if not forms.isdisjoint(words)), None)


def _compatriots(cast, mention):
    """Those whom the article names with the adjective that stands for one of them: السويسري for السويسري فلان."""
    words = cast.document.words
    word = words[mention.head]
    if not word.bits & NATIONAL or mention.number == "p":
        return []
    return [member for member in cast.people if words[member.first].stem == word.stem]


def _relaying(cast, head):
    """The outlet that spoke last, where "the source" means it."""
    last = cast.last
    source = head in cast.document.lexicon.setting_words("sources of news")
    return last if source and last and last.type is SourceType.ORGANIZATION and last.media else None


def _person_described(cast, mention, head):
    """Who spoke last, where a noun for people (الفتاة) points back to a person who is named."""
    if head not in cast.document.lexicon.setting_words("people"):
        return None
    last = cast.last_speaker(mention.gender, mention.number)
    return last if last and last.type is SourceType.PERSON else None


_BY_TYPE = {
    SourceType.PERSON: person_meant,
    SourceType.ORGANIZATION: body_meant,
    SourceType.DOCUMENT: issuer_meant,
    SourceType.ANONYMOUS: _unnamed_meant,
}
