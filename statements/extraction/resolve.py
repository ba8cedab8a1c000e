"""Whom a mention means: short names, titles and descriptions are led back to the fullest form in the article.

The cast of an article is everybody whom it names. A mention that fits two of them fits nobody: a wrong
attribution is worse than a missing one.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass, field

from ..text.fold import fold
from .document import Document
from .fuller import fuller_name
from .lexicon import BINDER, CLOSED, COMMON, GIVEN, HONORIFIC, LAW, MEDIA, TITLE
from .members import NOBODY, Member, Office, agrees, best_fit, comparable, holds_other, is_same_person, is_spelling
from .mention import Mention
from .records import SourceType

# Whom a pronoun may mean.
PEOPLE = frozenset({SourceType.PERSON, SourceType.ANONYMOUS})


@dataclass
class Cast:
    """The members of an article, and who spoke last."""

    document: Document
    people: list[Member] = field(default_factory=list)
    bodies: list[Member] = field(default_factory=list)
    unnamed: list[Member] = field(default_factory=list)
    spoken: list[Member] = field(default_factory=list)
    heard: list[Member] = field(default_factory=list)
    # Gives the papers with their issuers (see mentions.py).
    find_papers: Callable[[], list[tuple[int, str, tuple[int, int]]]] = list
    # Whom the headline quotes.
    headliner: Member | None = None
    # Who issued the last paper of each kind (تقرير, بيان).
    issuers: dict[str, Member] = field(default_factory=dict)

    @functools.cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, without what is joined to it."""
        places = {}
        for index, word in enumerate(self.document.words):
            places.setdefault(word.bare, []).append(index)
        return places

    @functools.cached_property
    def papers(self) -> list[tuple[int, str, tuple[int, int]]]:
        """Papers with their issuers: (where, the paper's noun, the words of the issuer)."""
        return self.find_papers()

    # -- filling -------------------------------------------------------------------------------------------

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
        keys = self._name_keys(mention)
        if not keys:
            return None
        same = [member for member in self.people if is_same_person(member.keys, keys)]
        if len(same) == 1:
            member = same[0]
            if len(keys) > len(member.keys):
                member.keys, member.name = keys, self.text(mention.name)
            elif keys == member.keys and self.document.lexicon.is_plainer(self.text(mention.name), member.name):
                member.name = self.text(mention.name)
        elif same:
            return None
        else:
            member = Member(self.text(mention.name), SourceType.PERSON, keys, mention.first)
            self.people.append(member)
        self._describe(member, mention)
        return member

    def _describe(self, member, mention):
        """Adds what a mention says of a person: role, body, country, gender."""
        if mention.role:
            member.offices += [office for office in self._offices(mention) if office not in member.offices]
            if not member.role and not mention.counterpart:
                member.role = self.text(mention.role)
                member.organization = self.text(mention.body) if mention.body else ""
        member.country = member.country or mention.country
        member.gender = member.gender or mention.gender

    def add_body(self, mention: Mention) -> None:
        """Takes the body that a title speaks for into the cast."""
        first, last = mention.body
        if last - first > 1:
            word = self.document.words[first]
            gender = word.gender or ("f" if word.stem.endswith(("ه", "ات")) else "m")
            body = Mention(first, last, SourceType.ORGANIZATION, first, name=mention.body, gender=gender)
            self._add_body(body)

    def _add_body(self, mention):
        keys = self._body_keys(mention)
        for member in self.bodies:
            if member.keys == keys:
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
            named=not word.definite,
            proper=self._is_proper(mention),
        )
        self.bodies.append(member)
        return member

    def _is_proper(self, mention):
        words = self.document.words[mention.name[0] + 1 : mention.name[1]]
        marked = any(self.document.quote_at[index] for index in range(*mention.name))
        return marked or any(word.definite or word.country or word.bits != COMMON for word in words)

    # -- resolving -----------------------------------------------------------------------------------------

    def resolve(self, mention: Mention) -> Member | None:
        """The member that a mention means, None where that is not certain."""
        if mention.reverence:
            return self._revered()
        if mention.pronoun:
            return self.last_speaker(mention.gender, mention.number, PEOPLE)
        if mention.type is SourceType.PERSON:
            return self._person(mention)
        if mention.type is SourceType.ORGANIZATION:
            return self._body(mention)
        if mention.type is SourceType.DOCUMENT:
            return self._document(mention)
        return self._unnamed(mention)

    def _revered(self):
        titled = [member for member in self.people if member.offices]
        recent = next((m for m in reversed(self.spoken) if m.type is SourceType.PERSON), None)
        return recent or (titled[0] if titled else None)

    def _person(self, mention):
        if mention.name is not None:
            return self._named(mention)
        return self._titled(mention)

    def _named(self, mention):
        keys = self._name_keys(mention)
        same = [member for member in self.people if is_same_person(member.keys, keys)]
        if len(same) > 1 and mention.role:
            office = self._offices(mention)[0]
            same = [member for member in same if best_fit(office, member)]
        if len(keys) == 1 and (not same or same[0].keys == keys):
            self._add_fuller(keys[0])
            same = [member for member in self.people if is_same_person(member.keys, keys)]
        if not same and len(keys) == 1:
            same = [member for member in self.people if is_spelling(keys[0], member.keys[-1])]
        if len(same) > 1 and len(keys) == 1:
            same = self._by_surname(same, keys[0])
        if not same and self._is_stray(mention, keys):
            return None
        if len(same) == 1:
            if len(keys) > len(same[0].keys) > 0:
                same[0].keys, same[0].name = keys, self.text(mention.name)
            self._describe(same[0], mention)
            if len(same[0].keys) == len(keys) and mention.first < same[0].first:
                # Of two spellings the first counts.
                same[0].name, same[0].first = self.text(mention.name), mention.first
            return same[0]
        return self.add(mention) if not same else None

    def _by_surname(self, members, key):
        """Of those whose name has this word, whose surname it is, after a given name."""
        base = self.document.lexicon.base

        def rank(member):
            first = base.get(member.keys[0])
            given = first is not None and bool(first.bits & GIVEN) and not first.bits & CLOSED
            return member.keys[-1] == key, member is self.headliner, given

        best = max(map(rank, members))
        return [member for member in members if rank(member) == best]

    def _add_fuller(self, key):
        """Takes the fuller form of a surname into the cast, if the article has one."""
        words = fuller_name(self.document, self.places.get(key, []))
        if words:
            first, last = words
            self.add(Mention(first, last, SourceType.PERSON, first, name=words, definite=True))

    def _is_stray(self, mention, keys):
        """Whether a name is one word, nowhere else in the article, that looks more like a noun or a verb."""
        word = self.document.words[mention.name[0]]
        listed = word.bits or mention.role or self.document.lexicon.capitals
        if len(keys) > 1 or listed or len(self.places.get(word.bare, [])) > 1:
            return False
        return len(word.bare) < 4 or word.bare.startswith(("ي", "ا")) or word.bare.endswith(("ه", "ات", "ين"))

    def _titled(self, mention):
        """The person whose office a title names."""
        office = self._offices(mention)[0]
        if mention.anaphoric:
            office = Office(office.head, frozenset({office.head}))
        bare = len(office.words) == 1
        fits = [(best_fit(office, member), member) for member in self.people]
        fits = [(fit, member) for fit, member in fits if agrees(member, mention.gender, "")]
        best = max((fit for fit, _ in fits), default=0)
        candidates = [member for fit, member in fits if fit == best and fit]
        recent = next((m for m in reversed(self.spoken) if m in candidates), None)
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            return recent if bare or mention.definite else None
        person = self._general(mention, office)
        if person:
            return person
        if bare:
            return self._last_unnamed() if mention.definite else None
        return self._described(mention)

    def _general(self, mention, office):
        """The person whom a noun for many people (الفنان المصري) points back to, or the headline's speaker."""
        words = self.document.words[mention.role[0] + 1 : mention.role[1]]
        if not mention.definite and not (words and (words[-1].definite or words[-1].country)):
            return None
        general = mention.definite and len(words) < 3
        if general and office.head in self.document.lexicon.setting_words("general titles"):
            last = next((m for m in reversed(self.spoken) if m.type is not SourceType.ORGANIZATION), None)
            candidates = [last] if last else self.people if len(self.people) == 1 else []
            candidates = candidates or ([self.headliner] if self.headliner else [])
        else:
            candidates = [self.headliner] if self.headliner and not self.headliner.offices else []
        fits = [m for m in candidates if m.type is SourceType.PERSON and agrees(m, mention.gender, mention.number)]
        return next((m for m in fits if not holds_other(m, office)), None)

    def head(self, words: list[str]) -> None:
        """Notes whom the headline quotes, by the words of the name, if the article names that person."""
        keys = tuple(words)
        for first in self.places.get(keys[0], []) if len(keys) > 1 else []:
            last = first + len(keys)
            if tuple(word.bare for word in self.document.words[first:last]) == keys:
                self.add(Mention(first, last, SourceType.PERSON, first, name=(first, last), definite=True))
                break
        same = [member for member in self.people if is_same_person(member.keys, keys)]
        self.headliner = same[0] if len(same) == 1 else None

    def _last_unnamed(self):
        """Who spoke last, if nobody named the source: the diplomat may be that source."""
        last = self.spoken[-1] if self.spoken else None
        return last if last and last.type is SourceType.ANONYMOUS else None

    def _body(self, mention):
        if mention.is_country and mention.country:
            return self._country(mention)
        keys = self._body_keys(mention)
        exact = [member for member in self.bodies if member.keys == keys]
        longer = [m for m in self.bodies if len(m.keys) > len(keys) > 1 and m.keys[-len(keys) :] == keys]
        if len(longer) == 1:
            return longer[0]
        outlet = self._outlet(mention, keys)
        if outlet:
            return outlet
        if exact and (len(keys) > 1 or not mention.definite):
            return exact[0]
        fuller = self._fuller_bodies(mention, keys)
        if len(fuller) == 1:
            return fuller[0]
        if not exact and not fuller and self.document.words[mention.head].definite and not mention.short:
            same_head = [m for m in self.bodies if m.keys[0] == keys[0]]
            if len(same_head) == 1:
                return same_head[0]
        if fuller:
            return next((m for m in reversed(self.spoken) if m in fuller), None) or self._latest(fuller, mention)
        return self.add(mention)

    def _fuller_bodies(self, mention, keys):
        """The bodies whose names have these words and more; for "the police" those that say which police."""
        fuller = [m for m in self.bodies if len(m.keys) > len(keys) and set(keys) <= set(m.keys)]
        if len(keys) == 1 and not mention.marked:
            return [m for m in fuller if m.keys[0] == keys[0] and m.proper] if mention.definite else []
        return fuller

    def _outlet(self, mention, keys):
        """The outlet that "the American site" points back to, if the article names only one."""
        word = self.document.words[mention.head]
        if not word.bits & MEDIA or not word.definite or len(keys) > 2:
            return None
        named = [member for member in self.bodies if member.keys[0] == keys[0] and member.named]
        return named[0] if len(named) == 1 else None

    def _latest(self, members, mention):
        before = [member for member in members if member.first < mention.first]
        return max(before, key=lambda member: member.first, default=None)

    def _country(self, mention):
        """A country, named by its capital only where the article never names the country as a source."""
        member = self.add(mention)
        if self.document.words[mention.head].stem != fold(mention.country.capital):
            member.name = self.text(mention.name)
        return member

    def _document(self, mention):
        """Who issued a paper; the last body that spoke where the paper is only called "the statement"."""
        if mention.body:
            body = self._issuing(mention.body)
            member = self._body(body)
            if member:
                self.issuers[self.document.words[mention.head].stem] = member
            return member
        if mention.definite and mention.last - mention.first == 1:
            head = self.document.words[mention.head].stem
            if head in self.issuers:
                return self.issuers[head]
            issuer = self._issuer(head, mention.first)
            if issuer:
                return issuer
            same = next((member for member in reversed(self.unnamed) if member.head == head), None)
            if same or self.document.words[mention.head].bits & LAW:
                return same or self._described(mention)
            last = self.spoken[-1] if self.spoken else None
            return last if last and last.type is SourceType.ORGANIZATION else self._described(mention)
        return self._described(mention)

    def _issuer(self, head, first):
        """Who issued the paper that was named last before the word `first`."""
        words = next(
            (words for index, noun, words in reversed(self.papers) if index < first and noun == head), None
        )
        if words is None:
            return None
        return self._body(self._issuing(words))

    def _issuing(self, words):
        """The mention of the body that issued a paper."""
        first, last = words
        country = self.document.words[first].country
        return Mention(
            first,
            last,
            SourceType.ORGANIZATION,
            first,
            name=words,
            definite=True,
            country=country,
            is_country=last - first == 1 and country is not None,
            marked=self.document.quote_at[first] is not None,
        )

    def _unnamed(self, mention):
        if mention.last - mention.first == 1 and not mention.definite:
            words = fuller_name(self.document, self.places.get(self.document.words[mention.first].bare, []))
            if words:
                return self._named(Mention(*words, SourceType.PERSON, words[0], name=words, definite=True))
        head = self.document.words[mention.head].stem
        if mention.definite:
            same = [member for member in self.unnamed if member.head == head]
            if same:
                return same[-1]
            if mention.last - mention.first == 1 and self._last_unnamed():
                return self._last_unnamed()
            titled = self._titled_people(head)
            if len(titled) == 1:
                return titled[0]
        return self._described(mention)

    def _titled_people(self, head):
        return [member for member in self.people if any(head == office.head for office in member.offices)]

    def _described(self, mention):
        text = self.text((mention.first, mention.last))
        found = next((member for member in self.unnamed if member.name == text), None)
        if found:
            return found
        word = self.document.words[mention.head]
        type_ = mention.type if mention.type is SourceType.DOCUMENT else SourceType.ANONYMOUS
        member = Member(text, type_, (), mention.first, word.stem, gender=mention.gender, number=mention.number)
        self.unnamed.append(member)
        return member

    def last_speaker(self, gender: str, number: str, types: frozenset = frozenset(SourceType)) -> Member | None:
        """Who spoke last, if the verb agrees; the one before may be meant where it does not."""
        for member in [*reversed(self.spoken[-3:]), *reversed(self.heard[-1:])]:
            if member is NOBODY:
                return None
            if member.type in types and agrees(member, gender, number):
                return member
        return None

    def lost(self) -> None:
        """Notes that somebody spoke who could not be read: the next verb without a subject is theirs."""
        self.spoken.append(NOBODY)

    def spoke(self, member: Member, gender: str = "") -> None:
        """Notes that a member has spoken, and what the verb says of its gender."""
        if not member.gender:
            member.gender = gender
        self.spoken.append(member)

    # -- words ---------------------------------------------------------------------------------------------

    def text(self, words):
        """The words as the article has them, without what is joined to the first."""
        document, (first, last) = self.document, words
        start, end = document.span(first, last)
        word = document.words[first]
        joined = len(word.conjunction) + len(word.preposition)
        text = document.body[start:end]
        if joined and word.form[joined:] == word.bare:
            start = document.folded.offsets[document.starts[first] + joined]
            text = document.body[start:end]
        elif joined:
            # للوزارة has lost the first letter of its article.
            start = document.folded.offsets[document.starts[first] + joined]
            text = "ا" + document.body[start:end]
        # Hashtags join the words of a name.
        return " ".join(text.replace("#", " ").replace("_", " ").split())

    def _name_keys(self, mention):
        first, last = mention.name
        words = [w.bare for w in self.document.words[first:last] if not w.bits & HONORIFIC or w.bits & BINDER]
        return tuple(map(self.document.lexicon.case_key, words))

    def _body_keys(self, mention):
        first, last = mention.name
        if mention.is_country and mention.country:
            return ("@" + mention.country.name,)
        return tuple(comparable(w) for w in self.document.words[first:last] if w.form[0].isalnum())

    def _offices(self, mention):
        """The titles in a mention's role: نائب الرئيس وزير الدفاع are two."""
        first, last = mention.role
        words, starts = self.document.words, [first]
        for index in range(first + 1, last):
            if words[index].bits & TITLE and (words[index - 1].definite or words[index - 1].country):
                starts.append(index)
        ends = [*starts[1:], last]
        return [self._office(mention, *span) for span in zip(starts, ends, strict=True)]

    def _office(self, mention, first, last):
        lexicon = self.document.lexicon
        words = [lexicon.case_key(comparable(w)) for w in self.document.words[first:last] if w.form[0].isalnum()]
        if mention.counterpart:
            words = self._counterpart_words(words)
        words = lexicon.same_office(words)
        if lexicon.capitals and first <= mention.head < last:
            return Office(lexicon.case_key(self.document.words[mention.head].form), frozenset(words))
        return Office(words[0], frozenset(words))

    def _counterpart_words(self, words):
        """The office of whoever spoke last, in the country that is named (نظيره الصيني)."""
        own = next((m.offices[0] for m in reversed(self.spoken or self.people[:1]) if m.offices), None)
        if own is None:
            return words
        rest = sorted(word for word in own.words if word != own.head and not word.startswith("@"))
        return [own.head, *rest, *(word for word in words if word.startswith("@"))]
