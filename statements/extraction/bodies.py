"""Which body is meant: by its name, by a short form of it, or as the issuer of a paper."""

import bisect
import itertools

from ..text.fold import fold
from .cast import Cast
from .members import Member
from .mention import Mention, named_body
from .places import phrase_at
from .records import SourceType
from .word import COMMON, LAW, MEDIA, ORGANIZATION, PERSONAL, TITLE
from .wording import body_keys


def body_meant(cast: Cast, mention: Mention) -> Member | None:
    """The body that a name or a noun with the article ("the ministry") means; None where that is not certain."""
    if mention.is_country and mention.country:
        return _country(cast, mention)
    keys = body_keys(cast.document, mention)
    if keys in cast.abbreviations:
        return cast.abbreviations[keys]
    having = cast.bodies.having(keys)
    exact = next((member for member in having if member.keys == keys), None)
    found = (
        _by_last_words(cast, mention, having, keys, exact)
        or _outlet(cast, mention, keys)
        or _completed(cast, mention, having, keys)
    )
    if found:
        return found
    if exact and (len(keys) > 1 or not mention.definite):
        return exact
    fuller = _fuller_bodies(having, mention, keys) or _ministries(cast, mention, having, keys)
    if fuller:
        return _one_of(cast, mention, fuller)
    same_head = _of_one_noun(cast, keys) if not exact and not mention.short and _points_back(cast, mention) else []
    return same_head[0] if len(same_head) == 1 else cast.add(mention)


def _by_last_words(cast, mention, having, keys, exact):
    """The only body whose name ends with these words: الخارجية الروسية."""
    placed = cast.document.lexicon.setting_words("placed")
    longer = [m for m in having if len(m.keys) > len(keys) > 1 and m.keys[-len(keys) :] == keys]
    # مفوضية شؤون اللاجئين في الأمم المتحدة is no other name for these.
    longer = [m for m in longer if m.keys[-len(keys) - 1] not in placed]
    definite = cast.document.words[mention.head].definite
    if len(longer) != 1 or (exact and not definite):
        return None
    # خارجية الاتحاد is a part of the body, and not another name for it.
    part = exact and cast.document.words[longer[0].first].stem in cast.document.lexicon.setting_words("parts")
    return None if part and not phrase_at(cast.document, mention.name[0], "body") else longer[0]


def _one_of(cast, mention, members):
    """Of several bodies the one that spoke last, or else was named last before; None before the first."""
    if len(members) == 1:
        return members[0]
    return next((m for m in reversed(cast.spoken) if m in members), None) or _latest(members, mention)


def _of_one_noun(cast, keys):
    """The bodies whose name begins with this noun."""
    return [m for m in cast.bodies.having(keys[:1]) if m.keys[0] == keys[0]]


def _country(cast, mention):
    """A country, named by its capital only where the article never names the country as a source."""
    member = cast.add(mention)
    if cast.document.words[mention.head].stem != fold(mention.country.capital):
        member.name = cast.text(mention.name)
    return member


def _completed(cast, mention, having, keys):
    """The only body whose name goes on where this one ends: وزارة الدفاع for وزارة الدفاع with its country."""
    if len(keys) == 1 or mention.marked or mention.short or phrase_at(cast.document, mention.name[0], "body"):
        return None
    longer = [m for m in having if m.keys[: len(keys)] == keys and len(m.keys) > len(keys)]
    return longer[0] if len(longer) == 1 and _completes(cast.document, longer[0], len(keys)) else None


def _completes(document, member, known):
    """Whether the words after the first ones say whose, where or what for the body is: no other one is meant."""
    places = (i for i in itertools.count(member.first) if document.words[i].form[0].isalnum())
    index = next(itertools.islice(places, known, None))
    word = document.words[index]
    if member.keys[known].startswith("@"):
        return word.preposition != "ل"
    if word.preposition == "ل":
        return _is_purpose(document, member.first, index)
    plural = word.stem.endswith(("ين", "ون"))
    joined = word.conjunction and word.definite and known == 2 and not word.bits & ~(COMMON | PERSONAL)
    return bool(joined and not plural) or member.keys[known] in document.lexicon.setting_words("placed")


def _is_purpose(document, first, index):
    """Whether a noun with ل goes on with a body's name (لحقوق الإنسان), and says no why."""
    titles = any(before.bits & TITLE for before in document.words[max(first - 2, 0) : first])
    word, known = document.words[index], document.lexicon.setting_words
    owned = word.stem.endswith(document.lexicon.pronouns) and not document.text(index, index + 1).endswith("ة")
    acts = owned or word.stem.startswith("ي") or word.stem in known("ends a description")
    outlet = word.bits & MEDIA or titles
    return document.words[first].definite and not outlet and (word.definite or not acts)


def _outlet(cast, mention, keys):
    """The outlet that "the American site" points back to, if the article names only one."""
    if not cast.document.words[mention.head].bits & MEDIA or len(keys) > 2 or not _points_back(cast, mention):
        return None
    named = [member for member in _of_one_noun(cast, keys) if member.named]
    return named[0] if len(named) == 1 else None


def _points_back(cast, mention):
    """Whether a noun with the article, and its adjectives, may mean a body named before: not "القناة 12"."""
    words = cast.document.words
    return words[mention.head].definite and words[mention.name[1] - 1].definite and not mention.marked


def _fuller_bodies(having, mention, keys):
    """Of the bodies that have these words those that have more; for "the police" those that say which police."""
    fuller = [member for member in having if len(member.keys) > len(keys)]
    if len(keys) == 1 and not mention.marked:
        return [m for m in fuller if m.keys[0] == keys[0] and m.proper] if mention.definite else []
    return fuller


def _ministries(cast, mention, having, keys):
    """The ministries that are called by what they are for: الخارجية."""
    words, known = cast.document.words, cast.document.lexicon.setting_words("ministries")
    word = words[mention.head]
    if len(keys) > 1 or not (word.definite and word.bits & ORGANIZATION) or mention.marked:
        return []
    return [m for m in having if m.keys[1:2] == keys and words[m.first].stem in known]


def _latest(members, mention):
    before = [member for member in members if member.first < mention.first]
    return max(before, key=lambda member: member.first, default=None)


def issuer_meant(cast: Cast, mention: Mention) -> Member | None:
    """Who issued a paper; the last body that spoke where the paper is only called "the statement"."""
    head = cast.document.words[mention.head]
    if mention.body:
        member = body_meant(cast, _as_mention(cast, mention.body))
        if member:
            cast.issuers[head.stem] = member
        return member
    if not mention.definite or mention.last - mention.first > 1:
        return cast.add_unnamed(mention)
    issuer = cast.issuers.get(head.stem) or _issuer_before(cast, head.stem, mention.first)
    if issuer:
        return issuer
    same = cast.last_of_noun.get(head.stem)
    several = head.stem in cast.document.lexicon.setting_words("broken plurals")
    if same or several or head.bits & LAW:
        return same or cast.add_unnamed(mention)
    last = cast.last
    if last and last.type is SourceType.ORGANIZATION:
        return last
    return cast.said_in.get(head.stem) or cast.add_unnamed(mention)


def _issuer_before(cast, head, first):
    """Who issued the paper that was named last before the word `first`."""
    papers = cast.papers.get(head, [])
    before = bisect.bisect_left(papers, (first,))
    return body_meant(cast, _as_mention(cast, papers[before - 1][1])) if before else None


def _as_mention(cast, words):
    """The mention of the body that issued a paper."""
    first, last = words
    country = cast.document.words[first].country
    return named_body(
        first,
        last,
        definite=True,
        country=country,
        is_country=last - first == 1 and country is not None,
        marked=cast.document.quote_at[first] is not None,
    )
