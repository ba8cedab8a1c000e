"""Which names may be those of one person or body: spelled otherwise, in another script, shortened, or a part.

Names are compared by their skeletons: the consonants that Arabic, Latin and Cyrillic writing have in common, with
those joined that one script writes for another's (b and p, v and f, g and j). Only names that share a block, such
as a skeleton or a surname with a role, are compared: the work grows with the names, not with their pairs.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from statements.text.fold import fold
from statements.text.script import script_of

# How much each sign counts: the surest of the names' signs, and what supports it.
OF_NAMES = {"same": 0.9, "script": 0.8, "spelling": 0.5, "initials": 0.5, "part": 0.4, "shorter": 0.5}
SUPPORT = {"role": 0.2, "body": 0.1}
# Two are proposed from this likeness on: a part of a name alone is not enough.
LEAST = 0.5
# A block that more share says nothing: a surname such as Muhammad.
LARGEST_BLOCK = 60
# Fewer consonants than these are the skeleton of too many names.
SHORTEST = 4
# Spellings within one script are at least so similar: Sergei and Sergey. Bodies are named by common words, which
# a letter makes others.
SIMILAR = 0.85
SIMILAR_BODIES = 0.92

_CLASSES = {
    "b": "بپбпpb", "t": "تطثтt", "g": "جغгжjg", "h": "حخهхh", "d": "دضذдd", "r": "رрr", "z": "زظзz", "s": "سصсs",
    "c": "شчшщ", "f": "фвفvf", "k": "قكкqk", "l": "لлl", "m": "مмm", "n": "نнn", "ts": "ц", "ks": "x",
}  # fmt: skip
_CONSONANTS = str.maketrans({letter: shared for shared, letters in _CLASSES.items() for letter in letters})
# Before the letters one by one: several that stand for one sound.
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in [
        (r"t?sch|t?ch|sh|تش", "ش"), (r"kh", "خ"), (r"gh|zh|dj|дж", "غ"), (r"dh", "د"), (r"th", "ت"),
        (r"ph", "ف"), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"(?<=.)[هحh]$|(?<=[aou])h(?=[a-z]$)", ""),
        (r"(.)\1+", r"\1"),
    ]
]  # fmt: skip
_REST = re.compile(r"[^bcdfghklmnrstz]")
_ARTICLE = re.compile(r"^(?:ال|آل)(?=..)")
_SERVANT_OF = re.compile(r"\b(عبد)\s?ال")
# Words that a name has or leaves out as the writer likes: what kind of body it is, and small ones.
_KINDS_LEFT_OUT = {
    "وزاره", "وكاله", "صحيفه", "جريده", "مجله", "موقع", "قناه", "شبكه", "اذاعه", "منصه", "شركه", "مجموعه", "مؤسسه",
    "موسسه", "منظمه", "هيئه", "جهاز", "تنظيم", "جماعه", "حركه", "ميليشيا", "نادي", "فريق", "منتخب", "the", "club",
}  # fmt: skip
_LINKS = {
    "بن", "ابن", "ال", "bin", "ben", "ibn", "al", "el", "de", "von", "van", "бин", "бен", "ибн", "аль", "эль",
}  # fmt: skip


@dataclass(frozen=True)
class Known:
    """A person or body by its key: all its names, the roles it spoke in, the keys of the bodies it spoke for."""

    key: int
    names: frozenset[str]
    roles: frozenset[str] = frozenset()
    bodies: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Likeness:
    """Two that may be one, the older first; signs are keys of OF_NAMES and SUPPORT, degree is at most 1."""

    first: int
    second: int
    degree: float
    signs: tuple[str, ...]


def likely_persons(known: Iterable[Known]) -> Iterator[Likeness]:
    return _likely(known, _blocks_of_person, _signs_of_persons)


def likely_bodies(known: Iterable[Known]) -> Iterator[Likeness]:
    return _likely(known, _blocks_of_body, _signs_of_bodies)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without the small ones that may be left out."""
    text = _SERVANT_OF.sub(r"\1 ال", fold(name))
    words = "".join(c if c.isalnum() else " " for c in text).split()
    return tuple(word for word in words if word not in _LINKS)


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word that the three scripts share; of an initial, its one letter."""
    word = _ARTICLE.sub("", word)
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return _REST.sub("", word.translate(_CONSONANTS))


def skeletons(name: str) -> tuple[str, ...]:
    return tuple(filter(None, map(skeleton, words_of(name))))


def _likely(known, blocks_of, signs_of) -> Iterator[Likeness]:
    known = {each.key: each for each in known}
    blocks = defaultdict(set)
    for each in known.values():
        for block in blocks_of(each):
            blocks[block].add(each.key)
    pairs = {
        pair for keys in blocks.values() if len(keys) <= LARGEST_BLOCK for pair in combinations(sorted(keys), 2)
    }
    for first, second in sorted(pairs):
        signs = signs_of(known[first], known[second])
        if (degree := _degree(signs)) >= LEAST:
            yield Likeness(first, second, degree, tuple(sorted(signs)))


def _degree(signs: set[str]) -> float:
    of_names = max((OF_NAMES[sign] for sign in signs if sign in OF_NAMES), default=0.0)
    return of_names and round(min(1.0, of_names + sum(SUPPORT.get(sign, 0) for sign in signs)), 2)


def _blocks_of_person(person: Known) -> Iterator[tuple]:
    for name in person.names:
        words = words_of(name)
        parts = skeletons(name)
        yield "words", words
        yield "skeleton", "".join(parts)
        if len(words) > 1:
            yield "initial", words[0][0], words[-1]
        for end in {*parts[:1], *parts[-1:]}:
            yield from (("role", end, role) for role in person.roles)
            yield from (("body", end, body) for body in person.bodies)


def _blocks_of_body(body: Known) -> Iterator[tuple]:
    for name in body.names:
        words = words_of(name)
        yield "words", words
        yield "words", words[1:]
        yield "skeleton", "".join(skeletons(name))


def _signs_of_persons(one: Known, other: Known) -> set[str]:
    signs = {sign for a in one.names for b in other.names if (sign := _sign_of_names(a, b))}
    if signs:
        signs |= {"role"} if one.roles & other.roles else set()
        signs |= {"body"} if one.bodies & other.bodies else set()
    return signs


def _signs_of_bodies(one: Known, other: Known) -> set[str]:
    return {sign for a in one.names for b in other.names if (sign := _sign_of_bodies(a, b))}


def _sign_of_names(a: str, b: str) -> str:
    words, others = words_of(a), words_of(b)
    if alike := _spelled_alike(a, b, SIMILAR):
        return alike
    if _is_initialled(words, others) or _is_initialled(others, words):
        return "initials"
    if _is_part(skeletons(a), skeletons(b)) or _is_part(skeletons(b), skeletons(a)):
        return "part"
    return ""


def _sign_of_bodies(a: str, b: str) -> str:
    shorter, longer = sorted((words_of(a), words_of(b)), key=len)
    if alike := _spelled_alike(a, b, SIMILAR_BODIES):
        return alike
    return "shorter" if len(shorter) > 1 and longer[1:] == shorter and longer[0] in _KINDS_LEFT_OUT else ""


def _spelled_alike(a: str, b: str, least: float) -> str:
    words, others = words_of(a), words_of(b)
    if words == others:
        return "same" if words else ""
    parts, other_parts = skeletons(a), skeletons(b)
    joined = "".join(parts)
    if joined != "".join(other_parts) or len(joined) < SHORTEST or min(len(words), len(others)) < 2:
        return ""
    if script_of(a) != script_of(b):
        return "script"
    ratio = SequenceMatcher(None, " ".join(words), " ".join(others), autojunk=False).ratio()
    return "spelling" if ratio >= least and _numbers(words) == _numbers(others) else ""


def _numbers(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word.isdigit()]


def _is_initialled(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether each word of the short name is the word of the full one in its place, or its initial."""
    if len(short) != len(full) or len(short) < 2 or short[-1] != full[-1]:
        return False
    pairs = list(zip(short[:-1], full[:-1], strict=True))
    return (
        all(word.startswith(initial) for initial, word in pairs if len(initial) == 1)
        and all(initial == word for initial, word in pairs if len(initial) > 1)
        and any(len(initial) == 1 for initial, _ in pairs)
    )


def _is_part(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the short name is the full one with words left out: the surname alone, or the first names."""
    if not short or len(short) >= len(full) or len("".join(short)) < SHORTEST - 1:
        return False
    following = iter(full)
    return all(word in following for word in short)
