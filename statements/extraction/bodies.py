"""Which body is meant: by its name, by a short form of it, or as the issuer of a paper."""

import bisect

from ..text.fold import fold
from .cast import Cast
from .members import Member
from .mention import Mention, named_body
from .records import SourceType
from .word import LAW, MEDIA
from .wording import body_keys


def body_meant(cast: Cast, mention: Mention) -> Member | None:
    """The body that a name or a noun with the article ("the ministry") means; None where that is not certain."""
    if mention.is_country and mention.country:
        return _country(cast, mention)
    keys = body_keys(cast.document, mention)
    having = cast.bodies.having(keys)
    exact = [member for member in having if member.keys == keys]
    longer = [m for m in having if len(m.keys) > len(keys) > 1 and m.keys[-len(keys) :] == keys]
    if len(longer) == 1 and not (exact and not cast.document.words[mention.head].definite):
        return longer[0]
    outlet = _outlet(cast, mention, keys)
    if outlet:
        return outlet
    if exact and (len(keys) > 1 or not mention.definite):
        return exact[0]
    fuller = _fuller_bodies(having, mention, keys)
    if len(fuller) == 1:
        return fuller[0]
    if not exact and not fuller and cast.document.words[mention.head].definite and not mention.short:
        same_head = [m for m in cast.bodies.having(keys[:1]) if m.keys[0] == keys[0]]
        if len(same_head) == 1:
            return same_head[0]
    if fuller:
        return next((m for m in reversed(cast.spoken) if m in fuller), None) or _latest(fuller, mention)
    return cast.add(mention)


def _country(cast, mention):
    """A country, named by its capital only where the article never names the country as a source."""
    member = cast.add(mention)
    if cast.document.words[mention.head].stem != fold(mention.country.capital):
        member.name = cast.text(mention.name)
    return member


def _outlet(cast, mention, keys):
    """The outlet that "the American site" points back to, if the article names only one."""
    word = cast.document.words[mention.head]
    if not word.bits & MEDIA or not word.definite or len(keys) > 2:
        return None
    named = [m for m in cast.bodies.having(keys[:1]) if m.keys[0] == keys[0] and m.named]
    return named[0] if len(named) == 1 else None


def _fuller_bodies(having, mention, keys):
    """Of the bodies that have these words those that have more; for "the police" those that say which police."""
    fuller = [member for member in having if len(member.keys) > len(keys)]
    if len(keys) == 1 and not mention.marked:
        return [m for m in fuller if m.keys[0] == keys[0] and m.proper] if mention.definite else []
    return fuller


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
    if same or head.bits & LAW:
        return same or cast.add_unnamed(mention)
    last = cast.spoken[-1] if cast.spoken else None
    return last if last and last.type is SourceType.ORGANIZATION else cast.add_unnamed(mention)


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
