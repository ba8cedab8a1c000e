"""The cast of an article: everybody whom it names, and who spoke last."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, field

from ..text.fold import fold
from .document import Document
from .fuller import fuller_name, may_be_short
from .members import Member, Office, agrees, comparable, nobody
from .mention import Mention, Words, named_body, named_person
from .records import SourceType
from .register import Register
from .word import BINDER, COMMON, DOCUMENT, GIVEN, MEDIA, PERSONAL, PLACE
from .wording import as_written, body_keys, name_keys, offices

# Nobody is looked for further back than among the last so many who spoke.
MOST_SPOKEN = 100


@dataclass
class Cast:
    """The members of an article, and who spoke last."""

    document: Document
    people: Register = field(default_factory=Register)
    bodies: Register = field(default_factory=Register)
    # Sources without a name: by the words that describe them, without article, and the last of the same noun.
    described: dict[tuple[str, ...], Member] = field(default_factory=dict)
    last_of_noun: dict[str, Member] = field(default_factory=dict)
    spoken: list[Member] = field(default_factory=list)
    heard: list[Member] = field(default_factory=list)
    # Gives the papers with their issuers (see mentions.py).
    find_papers: Callable[[], list[tuple[int, str, Words]]] = list
    # Whom the headline quotes.
    headliner: Member | None = None
    # Bodies by the short forms that stand behind their names in brackets (الفيفا).
    abbreviations: dict[tuple[str, ...], Member] = field(default_factory=dict)
    # The last people without names whom a sentence was about: a verb in the plural may be theirs.
    several: Mention | None = None
    # The body, or the people without names, that the sentence or the one before is about and who said nothing
    # there yet: a verb without a subject may be theirs.
    about: Mention | None = None
    # The word after what was said last.
    said_until: int = 0
    # How sure it is who said it (see confidence.py).
    tie: float = 1.0
    # Who issued the last paper of each kind (تقرير, بيان).
    issuers: dict[str, Member] = field(default_factory=dict)
    # Who said something in a paper of each kind.
    said_in: dict[str, Member] = field(default_factory=dict)
    _fuller: dict[tuple[str, ...], Words | None] = field(default_factory=dict)

    @functools.cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, without what is joined to it."""
        places = {}
        for index, word in enumerate(self.document.words):
            places.setdefault(word.bare, []).append(index)
        return places

    @functools.cached_property
    def papers(self) -> dict[str, list[tuple[int, Words]]]:
        """Where papers with their issuers are named, and the words of the issuer, by the paper's noun."""
        papers = {}
        for index, noun, words in self.find_papers():
            papers.setdefault(noun, []).append((index, words))
        return papers

    # -- members -------------------------------------------------------------------------------------------

    def add(self, mention: Mention) -> Member | None:
        """Takes a named mention into the cast, or joins it to the member that it names more fully."""
        if mention.name is None:
            return None
        if mention.type is SourceType.PERSON:
            return self._add_person(mention)
        if mention.type is SourceType.ORGANIZATION:
            return self._add_body(mention)
        return None

    def _add_person(self, mention):
        keys = name_keys(self.document, mention)
        if not keys:
            return None
        same = self.people.same_person(keys)
        if len(same) == 1:
            member = same[0]
            if len(keys) > len(member.keys):
                self.rename(member, keys, mention.name)
            elif keys == member.keys and self.document.lexicon.is_plainer(self.text(mention.name), member.name):
                member.name = self.text(mention.name)
        elif same:
            return None
        else:
            member = Member(self.text(mention.name), SourceType.PERSON, keys, mention.first)
            member.doubtful = self._is_doubtful(mention.name)
            self.people.note(member)
        self.describe(member, mention)
        return member

    def add_fuller(self, keys: tuple[str, ...]) -> None:
        """Takes the fuller form of a short name into the cast, if the article has one."""
        words = self.fuller_name(*keys) if keys and may_be_short(self.document.lexicon, keys) else None
        if words:
            self.add(named_person(*words))

    def rename(self, member: Member, keys: tuple[str, ...], words: Words) -> None:
        """Gives a person the fuller name that stands in these words."""
        member.keys, member.name = keys, self.text(words)
        member.doubtful = self._is_doubtful(words)
        self.people.note(member)

    def _is_doubtful(self, words):
        """Whether a name ends with a noun or a verb that two words or an unknown one stand before."""
        first, last = words
        word, opening = self.document.words[last - 1], self.document.words[first]
        if self.document.lexicon.capitals or last - first < 2 or word.bits & PERSONAL:
            return False
        given = opening.bits & (GIVEN | BINDER)
        return bool(word.bits & COMMON) and not (given and (word.definite or last - first == 2))

    def describe(self, member: Member, mention: Mention) -> None:
        """Adds what a mention says of a person: role, body, country, gender."""
        if mention.role:
            member.offices += [office for office in self.offices(mention) if office not in member.offices]
            if not member.role and not mention.counterpart:
                member.role = self.text(mention.role)
                member.organization = self.text(mention.body) if mention.body else ""
        member.country = member.country or mention.country
        member.gender = member.gender or mention.gender

    def add_body_of(self, mention: Mention) -> None:
        """Takes the body that a person speaks for into the cast."""
        first, last = mention.body
        if last - first > 1:
            word = self.document.words[first]
            gender = word.gender or ("f" if word.stem.endswith(("ه", "ات")) else "m")
            self._add_body(named_body(first, last, gender=gender))

    def _add_body(self, mention):
        keys = body_keys(self.document, mention)
        for member in self.bodies.having(keys):
            if member.keys == keys:
                self._note_abbreviation(member, mention)
                return member
        word = self.document.words[mention.head]
        member = Member(
            self.text(mention.name),
            SourceType.ORGANIZATION,
            keys,
            mention.first,
            head=word.stem,
            gender=mention.gender,
            number=mention.number,
            country=mention.country,
            media=bool(word.bits & MEDIA),
            named=not word.definite,
            proper=self._is_proper(mention),
        )
        self.bodies.note(member)
        self._note_abbreviation(member, mention)
        return member

    def _note_abbreviation(self, member, mention):
        """Notes the one word in brackets behind a body's name, by which the article may call it: (فيفا)."""
        words = self.document.words[mention.name[1] : mention.name[1] + 3]
        bracketed = [word.form for word in words[:1] + words[2:]] == ["(", ")"]
        if len(member.keys) > 1 and bracketed and not words[1].bits & PLACE:
            self.abbreviations.setdefault((comparable(words[1]),), member)

    def _is_proper(self, mention):
        words = self.document.words[mention.name[0] + 1 : mention.name[1]]
        marked = any(self.document.quote_at[index] for index in range(*mention.name))
        return marked or any(word.definite or word.country or word.bits != COMMON for word in words)

    def add_unnamed(self, mention: Mention) -> Member:
        """Takes a source without a name into the cast, by its description."""
        words = tuple(word.stem for word in self.document.words[mention.first : mention.last])
        if words in self.described:
            return self.described[words]
        text = self.text((mention.first, mention.last))
        word = self.document.words[mention.head]
        type_ = mention.type if mention.type is SourceType.DOCUMENT else SourceType.ANONYMOUS
        member = Member(text, type_, (), mention.first, word.stem, gender=mention.gender, number=mention.number)
        self.described[words] = self.last_of_noun[word.stem] = member
        return member

    def described_as(self, mention: Mention) -> Member | None:
        """The last source with these words and more in its description: "the official" for one in the port."""
        words = [word.stem for word in self.document.words[mention.first : mention.last]]
        for known, member in reversed(self.described.items()):
            if known[0] == words[0] and set(words) <= set(known):
                return member
        return None

    # -- looking up ----------------------------------------------------------------------------------------

    def fuller_name(self, *keys: str) -> Words | None:
        """The words of the fuller name that ends with these words somewhere in the article."""
        if keys not in self._fuller:
            self._fuller[keys] = fuller_name(self.document, keys, self.places.get(keys[0], []))
        return self._fuller[keys]

    def offices(self, mention: Mention) -> list[Office]:
        """The titles in a mention's role; those of "his counterpart" are of whoever spoke last."""
        own = None
        if mention.counterpart:
            own = next((m.offices[0] for m in reversed(self.spoken or [*self.people][:1]) if m.offices), None)
        return offices(self.document, mention, own)

    def text(self, words: Words) -> str:
        """The words as the article has them, without what is joined to the first."""
        return as_written(self.document, words)

    def issued(self, occasion: str, member: Member) -> None:
        """Notes who said something in a paper (في بيان): "the statement" is theirs where nobody else issued it."""
        for form in fold(occasion).split():
            word = self.document.lexicon.word(form)
            if word.bits & DOCUMENT and member.type is not SourceType.DOCUMENT:
                self.said_in[word.stem] = member
                return

    # -- who spoke -----------------------------------------------------------------------------------------

    def spoke(self, member: Member, gender: str = "") -> None:
        """Notes that a member has spoken, and what the verb says of its gender."""
        if not member.gender:
            member.gender = gender
        self.spoken.append(member)
        del self.spoken[:-MOST_SPOKEN]

    @property
    def last(self) -> Member | None:
        """Who spoke last."""
        return self.spoken[-1] if self.spoken else None

    def lost(self, gender: str = "", number: str = "") -> None:
        """Notes that somebody spoke who could not be read: the next verb that agrees is theirs."""
        self.spoken.append(nobody(gender, number))

    def last_speaker(self, gender: str, number: str, types: frozenset = frozenset(SourceType)) -> Member | None:
        """Who spoke last, if the verb agrees; the one before may be meant where it does not.

        Before somebody who could not be read it is only a person whose gender is sure.
        """
        passed = False
        for member in [*reversed(self.spoken[-3:]), *reversed(self.heard[-1:])]:
            fits = agrees(member, gender, number)
            if not member.name:
                if fits:
                    return None
                passed = True
            elif fits and member.type in types:
                sure = member.type is SourceType.PERSON and member.gender == gender
                return member if sure or not passed else None
        return self._issuer_speaking(gender, number, types)

    def _issuer_speaking(self, gender, number, types):
        """Who spoke last, where the verb agrees with the paper in which they did."""
        last = self.last
        issuer = last is not None and last.paper_gender and last.type in types
        return last if issuer and number != "p" and last.paper_gender == gender else None

    def last_unnamed(self) -> Member | None:
        """Who spoke last, if it is one source that nobody named: the diplomat may be that source."""
        last = self.last
        return last if last and last.type is SourceType.ANONYMOUS and last.number != "p" else None
