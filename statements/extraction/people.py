"""Which person a name or a title means."""

from .cast import Cast
from .members import SAME_OFFICE, Member, Office, agrees, best_fit, holds_other
from .mention import Mention
from .records import SourceType
from .word import CLOSED, GIVEN, PERSONAL, PREPOSITION, RELATIVE, THAT
from .wording import name_keys


def person_meant(cast: Cast, mention: Mention) -> Member | None:
    """The person whom a name, or a title without one, means; None where that is not certain."""
    if mention.name is not None:
        return named(cast, mention)
    return _titled(cast, mention)


def still_speaking(cast: Cast, mention: Mention) -> Member | None:
    """The person who spoke last, where the article gives nobody else the title with which they go on."""
    last = cast.last
    if last is None or last.type is not SourceType.PERSON or not agrees(last, mention.gender, mention.number):
        return None
    words, office = cast.document.words[slice(*mention.role)], cast.offices(mention)[0]
    known = any(word.definite or word.country for word in words)
    held = any(best_fit(office, member) for member in cast.people)
    return last if known and not held and not holds_other(last, office) else None


def named(cast: Cast, mention: Mention) -> Member | None:
    """The person whom a name means, in its fullest form; the name itself where nobody is known by it."""
    keys = name_keys(cast.document, mention)
    same = cast.people.same_person(keys)
    if len(same) > 1 and mention.role:
        office = cast.offices(mention)[0]
        same = [member for member in same if best_fit(office, member)]
    if not same or same[0].keys == keys:
        cast.add_fuller(keys)
        same = cast.people.same_person(keys)
    if not same and len(keys) == 1:
        same = cast.people.spelled(keys[0])
    if len(same) > 1 and len(keys) == 1:
        same = [member for member in same if agrees(member, mention.gender, "")] or same
        same = _by_surname(cast, same, keys[0])
    if not same and len(keys) == 1:
        bodies = [body for body in cast.bodies.having(keys) if body.keys[1:2] == keys]
        bodies = [body for body in bodies if len(body.keys) == 2] or bodies
        if len(bodies) == 1 and not mention.role and not cast.document.words[mention.name[0]].bits & PERSONAL:
            # إنتل for شركة إنتل
            return bodies[0]
    if not same and _is_stray(cast, mention, keys):
        return None
    if len(same) == 1:
        return _joined(cast, same[0], mention, keys)
    return cast.add(mention) if not same else None


def _joined(cast, member, mention, keys):
    """The member, with what the mention adds to it."""
    if len(keys) > len(member.keys) > 0:
        cast.rename(member, keys, mention.name)
    cast.describe(member, mention)
    if len(member.keys) == len(keys) and mention.first < member.first:
        # Of two spellings the first counts.
        member.name, member.first = cast.text(mention.name), mention.first
    return member


def _by_surname(cast, members, key):
    """Of those whose name has this word, whose surname it is, after a given name, and who is known best."""
    base = cast.document.lexicon.base

    def rank(member):
        first = base.get(member.keys[0])
        given = first is not None and bool(first.bits & GIVEN) and not first.bits & CLOSED
        known = bool(member.offices) + (member in cast.spoken)
        return member.keys[-1] == key, member is cast.headliner, given, known

    best = max(map(rank, members))
    return [member for member in members if rank(member) == best]


def _is_stray(cast, mention, keys):
    """Whether a name is one word, nowhere else in the article, that looks more like a noun or a verb."""
    word = cast.document.words[mention.name[0]]
    listed = word.bits or mention.role or cast.document.lexicon.capitals
    if len(keys) > 1 or listed or len(cast.places.get(word.bare, [])) > 1:
        return False
    return len(word.bare) < 4 or word.bare.startswith(("ي", "ا")) or word.bare.endswith(("ه", "ات", "ين"))


def _titled(cast, mention):
    """The person whose office a title names."""
    office = cast.offices(mention)[0]
    if mention.anaphoric:
        office = Office(office.head, frozenset({office.head}))
    bare = len(office.words) == 1
    fits = [(best_fit(office, member), member) for member in cast.people]
    fits = [(fit, member) for fit, member in fits if _agrees(member, mention, fit)]
    best = max((fit for fit, _ in fits), default=0)
    candidates = [member for fit, member in fits if fit == best and fit]
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        recent = next((m for m in reversed(cast.spoken) if m in candidates), None)
        return recent if bare or mention.definite else None
    person = _surnamed(cast, mention) or _general(cast, mention, office) or _last_of_head(cast, mention, office)
    if person:
        return person
    if mention.definite:
        described = cast.described_as(mention)
        if described or bare:
            told = described or cast.last_unnamed()
            return cast.add_unnamed(mention) if told is None and _is_whole(cast, mention) else told
    if bare and office.head not in cast.document.lexicon.setting_words("general titles"):
        # A title that says nothing by itself was cut short.
        return None
    return cast.add_unnamed(mention)


def _is_whole(cast, mention):
    """Whether nothing more is told of a title: what was said follows it, or "that", or who it is (القاضي إن)."""
    after = cast.document.words[mention.last : mention.last + 2]
    if len(after) == 2 and after[0].bits & PREPOSITION:
        after = after[1:]
    return not after or bool(after[0].bits & (THAT | RELATIVE)) or not after[0].form[0].isalnum()


def _agrees(member, mention, fit):
    """Whether a title has a person's gender; a woman may have the same whole office in the masculine."""
    careless = member.gender == "f" and fit == SAME_OFFICE and mention.last - mention.first > 1
    return careless or agrees(member, mention.gender, "")


def _surnamed(cast, mention):
    """The person whose surname is also a title: الخطيب after محمود الخطيب."""
    if mention.last - mention.first > 1:
        return None
    name = cast.document.words[mention.first].bare
    same = [m for m in cast.people.having((name,)) if len(m.keys) > 1 and m.keys[-1] == name]
    return same[0] if len(same) == 1 else None


def _general(cast, mention, office):
    """The person whom a noun for many people (الفنان المصري) points back to, or the headline's speaker."""
    words = cast.document.words[mention.role[0] + 1 : mention.role[1]]
    if not mention.definite and not (words and (words[-1].definite or words[-1].country)):
        return None
    general = mention.definite and len(words) < 3
    if general and office.head in cast.document.lexicon.setting_words("general titles"):
        single = (m for m in reversed(cast.spoken) if m.type is not SourceType.ORGANIZATION and m.number != "p")
        last = next(single, None)
        candidates = [last] if last else list(cast.people) if len(cast.people) == 1 else []
        candidates = candidates or ([cast.headliner] if cast.headliner else [])
    else:
        candidates = [cast.headliner] if cast.headliner and not cast.headliner.offices else []
    fits = [m for m in candidates if m.type is SourceType.PERSON and agrees(m, mention.gender, mention.number)]
    return next((m for m in fits if not holds_other(m, office)), None)


def _last_of_head(cast, mention, office):
    """Who spoke last, where nobody else in the article has an office of this kind (رئيس البرسا)."""
    last, words = cast.last, cast.document.words[slice(*mention.role)]
    if last is None or last.type is not SourceType.PERSON or not agrees(last, mention.gender, mention.number):
        return None
    if len(words) < 2 or not (words[-1].definite or words[-1].country):
        return None
    holders = [member for member in cast.people if any(other.head == office.head for other in member.offices)]
    known = {word for other in last.offices for word in other.words}
    if holders != [last] or any(word.startswith("@") and word not in known for word in office.words):
        return None
    of_state = all(word == office.head or word.startswith("@") for word in known)
    # رئيس الشرطة is no president; رئيس البلاد is one.
    return last if not of_state or words[1].stem in cast.document.lexicon.setting_words("realm") else None
