"""Language knowledge, read from the plain files in `lexicons/<language>/`.

The files list dictionary forms; `Lexicon.word` analyses a form as it is written, with the conjunctions,
prepositions and the article that Arabic joins to it. What the files look like is said at the top of each.
"""

import functools
import re
from dataclasses import dataclass, field, replace

from ..text.fold import fold

# Folding makes إلغاء look like a noun with the article; such words keep their hamza.
_RADICAL = re.compile(r"[أإآ]ل")
_RADICAL_INSIDE = re.compile(r"^([وفبلك]{0,2})ال")


def key(written: str) -> str:
    """A word as the lexicon looks it up: folded, but for a first أ or إ before ل."""
    folded = fold(written)
    return "أ" + folded[1:] if _RADICAL.match(written) else folded


def key_in_text(folded: str, original_at) -> str:
    """The same for a word of a text, where a conjunction or a preposition may stand before it.

    `original_at` gives the character of the text for a position in the word.
    """
    match = _RADICAL_INSIDE.match(folded)
    if match is None or original_at(match.end(1)) not in "أإآ":
        return folded
    return match[1] + "أ" + folded[match.end(1) + 1 :]


# What a word may be; a form may be several things. Plain integers: enum arithmetic is too slow here.
THAT = 1 << 0
AFTER_SOURCE = 1 << 1


AUXILIARY = 1 << 2
BOUNDARY = 1 << 3


PREPOSITION = 1 << 4
FUNCTION = 1 << 5


TIME = 1 << 6
OCCASION = 1 << 7


NAMING = 1 << 8
TITLE = 1 << 9


HONORIFIC = 1 << 10
REVERENCE = 1 << 11


COUNTERPART = 1 << 12
SPEAKS_FOR = 1 << 13


ORGANIZATION = 1 << 14
MEDIA = 1 << 15


DESCRIPTION = 1 << 16
DOCUMENT = 1 << 17


COUNTRY = 1 << 18
REGION = 1 << 19


NATIONAL = 1 << 20
GIVEN = 1 << 21


SURNAME = 1 << 22
JOINER = 1 << 23


COMMON = 1 << 24
VERB = 1 << 25


PHRASE = 1 << 26
BINDER = 1 << 27


RELATIVE = 1 << 28
PRONOUN = 1 << 29
LAW = 1 << 30


PERSONAL = GIVEN | SURNAME | JOINER | BINDER
PLACE = COUNTRY | REGION


# Words that begin a mention worth keeping.
BEGINS_MENTION = TITLE | HONORIFIC | COUNTERPART | ORGANIZATION | COUNTRY | PHRASE | GIVEN | SURNAME | BINDER
# Of these a name can be no part.
CLOSED = THAT | AUXILIARY | BOUNDARY | PREPOSITION | FUNCTION | TIME


@dataclass(frozen=True, slots=True)
class Frame:
    """How the content of a reporting expression may follow it; see verbs.txt."""

    that: bool = False
    quote: bool = False
    noun: bool = False
    object: bool = False
    relay: bool = False
    subject: bool = False
    bare: bool = False
    prepositions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verb:
    lemma: str
    frame: Frame


@dataclass(frozen=True, slots=True)
class Country:
    name: str
    capital: str
    adjectives: tuple[str, ...]
    gender: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """An expression of several words. `words` are the folded words after the first."""

    words: tuple[str, ...]
    role: str
    frame: Frame | None = None
    gender: str = ""
    number: str = ""
    # The preposition that the word after the phrase carries.
    carries: str = ""
    country: Country | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written. `bare` is it without joined conjunction and preposition, `stem` without article too."""

    form: str
    bits: int = 0
    bare: str = ""
    stem: str = ""
    conjunction: str = ""
    preposition: str = ""
    definite: bool = False
    gender: str = ""
    number: str = ""
    verb: Verb | None = None
    tense: str = ""
    verb_gender: str = ""
    verb_number: str = ""
    country: Country | None = None
    phrases: tuple[Phrase, ...] = ()


@dataclass(eq=False)
class Lexicon:
    """All that is known of one language. `words` maps folded forms to what they are, analysed when first met."""

    language: str
    settings: dict[str, str] = field(default_factory=dict)
    inflection: list[tuple[str, re.Pattern, str, str, str]] = field(default_factory=list)
    base: dict[str, Word] = field(default_factory=dict)
    words: dict[str, Word] = field(default_factory=dict)
    # Those of them that are one word however they are spelled.
    whole: dict[str, Word] = field(default_factory=dict)
    _run_together: dict[str, int] = field(default_factory=dict)
    _setting_words: dict[str, frozenset[str]] = field(default_factory=dict)
    # What words look like that are no names.
    shapes: list[re.Pattern] = field(default_factory=list)
    # Titles that mean the same office: (words, the words used for them).
    offices: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    # Words that only their unfolded spelling tells from others: {folded: {as written: the word}}.
    exact: dict[str, dict[str, Word]] = field(default_factory=dict)

    @functools.cached_property
    def capitals(self):
        """Whether names are known by their capital letters."""
        return self.settings.get("names") == "capitals"

    @functools.cached_property
    def abbreviations(self):
        """Words that a full stop follows without ending the sentence."""
        return frozenset(self.settings.get("abbreviations", "").split())

    @functools.cached_property
    def acts(self):
        """What verbal nouns look like."""
        return re.compile(self.settings.get("acts") or "(?!)")

    @functools.cached_property
    def conjunctions(self):
        """Conjunctions that are written onto the next word."""
        return tuple(self.settings.get("conjunctions", "").split()) or ("\0",)

    @functools.cached_property
    def head_last(self):
        """Whether what describes a noun stands before it (health minister), or after it (министр финансов)."""
        return "case endings" not in self.settings

    def case_key(self, form: str) -> str:
        """A word without its case ending."""
        for ending in self._case_endings:
            if form.endswith(ending) and len(form) - len(ending) >= 3:
                return form[: -len(ending)]
        return form

    def is_plainer(self, name: str, other: str) -> bool:
        """Whether a name looks more like its dictionary form: shorter, or with the ending of one."""
        if "case endings" not in self.settings or name == other:
            return False
        endings = tuple(self.settings.get("plain endings", "").split())
        if len(name) != len(other):
            return len(name) < len(other)
        plain = sum(part.endswith(endings) for part in name.split())
        return plain > sum(part.endswith(endings) for part in other.split())

    @functools.cached_property
    def _case_endings(self):
        return sorted(self.settings.get("case endings", "").split(), key=len, reverse=True)

    @functools.cached_property
    def joined_letters(self):
        """Conjunctions and prepositions of one letter, which are written onto the next word."""
        return frozenset(
            (self.settings.get("conjunctions", "") + " " + self.settings.get("prepositions", "")).split()
        )

    @functools.cached_property
    def futures(self):
        """How verbs in the future begin."""
        sign = self.settings.get("future", "")
        return tuple(sign + letter for letter in self.settings.get("present letters", "").split()) or ("\0",)

    @functools.cached_property
    def adverbs(self):
        """Words that look like nouns, but say how something is said."""
        return frozenset(self.settings.get("adverbs", "").split())

    @functools.cached_property
    def pronouns(self):
        """Endings that are joined pronouns."""
        return tuple(self.settings.get("joined pronouns", "").split()) or ("\0",)

    def setting_words(self, name: str) -> frozenset[str]:
        """The words of a setting (see language.txt)."""
        found = self._setting_words.get(name)
        if found is None:
            found = self._setting_words[name] = frozenset(self.settings.get(name, "").split())
        return found

    def same_office(self, words: list[str]) -> list[str]:
        """The words of a title, with those that mean the same office put into one form."""
        for these, those in self.offices:
            if set(these) <= set(words):
                words = [*those, *(word for word in words if word not in these)]
        return words

    @property
    def verb_first(self):
        return self.settings.get("order") == "verb first"

    def word(self, form: str) -> Word:
        """What a folded form is, with all that is joined to it."""
        found = self.words.get(form)
        if found is None:
            found = self._analyse(form)
            if len(self.words) < MOST_CACHED:
                self.words[form] = found
        return found

    def _analyse(self, form):
        whole = self.base.get(form)
        if whole and whole.definite:
            return self._with_stem(whole)
        if whole and whole.bits & ~(COMMON | PHRASE):
            return whole
        split = self._split(form)
        if split and whole and not split.conjunction and not split.preposition:
            return replace(split, bits=split.bits | whole.bits, phrases=split.phrases + whole.phrases)
        if whole and whole.phrases:
            return whole
        return split or whole or self._unknown(form)

    def _with_stem(self, word):
        """A listed word with the article, joined to what is known of it without one."""
        stem = self.base.get(word.stem)
        if stem is None or stem is word:
            return word
        bits = word.bits | stem.bits & ~(CLOSED | VERB | PERSONAL)
        return replace(word, bits=bits, gender=word.gender or stem.gender, country=word.country or stem.country)

    def keep_whole(self, word: Word) -> None:
        """Notes that a form is one word however it is spelled."""
        if len(self.whole) < MOST_CACHED:
            self.whole[word.form] = word

    def run_together(self, word: Word) -> int:
        """Where a word ends that has run together with the next one (links in web pages lose the space), or 0.

        Only a listed name before a listed word, or a verb before a noun that may be its subject, is taken apart.
        """
        form = word.form
        if word.bits & ~COMMON or not SHORTEST_RUN_TOGETHER <= len(form) <= LONGEST_WORD:
            return 0
        found = self._run_together.get(form)
        if found is None:
            found = self._run_together[form] = self._name_end(form) or self._verb_end(form)
        return found

    def _name_end(self, form):
        for split in range(len(form) - 2, SHORTEST_NAME_RUN_TOGETHER - 1, -1):
            name, rest = self.base.get(form[:split]), self.base.get(form[split:])
            if (
                name is None
                or rest is None
                or not rest.bits & ~PHRASE
                or not name.bits & (GIVEN | SURNAME | COUNTRY)
            ):
                continue
            if form[split:] in self.setting_words("endings") or rest.bits & (PERSONAL | PLACE):
                return 0
            return split if len(rest.form) > 2 or rest.bits & CLOSED else 0
        return 0

    def _verb_end(self, form):
        if form in self.base:
            return 0
        first = int(form[0] in self.conjunctions)
        for split in range(first + SHORTEST_VERB_RUN_TOGETHER, len(form) - SHORTEST_VERB_RUN_TOGETHER):
            verb = self.base.get(form[first:split])
            if verb is None or not ((verb.verb and verb.tense in ("past", "present")) or verb.bits & AUXILIARY):
                continue
            rest = self.word(form[split:])
            if rest.bits & SPEAKING and not rest.conjunction and not rest.preposition:
                return split
        return 0

    def _split(self, form):
        """A form as a listed word with something joined to it, or None."""
        for conjunction, preposition, article, rest in self._splits(form):
            found = self.base.get(rest) or (self.base.get("أ" + rest[1:]) if rest.startswith("ال") else None)
            if found is None or (found.verb and not found.bits & ~VERB and (preposition or article)):
                continue
            if conjunction and len(rest) < 3 and found.bits == COMMON and not found.verb:
                # فرع and وود are no رع and no ود with a conjunction.
                continue
            if preposition and found.bits & THAT:
                # What joins to أن is listed; بلان is no لأن.
                continue
            if preposition and len(rest) < 4 and not found.bits & ~PERSONAL:
                # ليان is no يان with a preposition.
                continue
            if conjunction and conjunction == self.conjunctions[-1] and not found.bits & ~PERSONAL:
                # فريتش is no ريتش with a conjunction.
                continue
            merged = preposition + article in self._merged_articles
            return replace(
                found,
                form=form,
                bits=_with_article(found) if article else found.bits,
                bare=rest if merged else form[len(conjunction) + len(preposition) :],
                conjunction=conjunction,
                preposition=preposition,
                definite=found.definite or bool(article),
            )
        return None

    def _unknown(self, form):
        """A word that no list knows; one with the article shows what is joined to it."""
        splits = (parts for parts in self._with_articles if form.startswith(parts[0]))
        joined, conjunction, preposition, article = next(
            (parts for parts in splits if len(form) > len(parts[0]) + 2), ("", "", "", "")
        )
        stem = form[len(joined) :]
        shaped = len(stem) <= LONGEST_WORD and any(shape.fullmatch(stem) for shape in self.shapes)
        bits = COMMON if shaped else 0
        merged = preposition + article in self._merged_articles
        bare = stem if merged else form[len(conjunction) + len(preposition) :]
        return Word(form, bits, bare, stem, conjunction, preposition, definite=bool(article))

    @functools.cached_property
    def _with_articles(self):
        return [parts for parts in self._joined if parts[3]]

    @functools.cached_property
    def _merged_articles(self):
        return frozenset(self.settings.get("merged article", "").split())

    def _splits(self, form):
        """Every way to take joined words off a form: (conjunction, preposition, article, the rest)."""
        for joined, conjunction, preposition, article in self._joined:
            if form.startswith(joined) and len(form) > len(joined) + 1:
                yield conjunction, preposition, article, form[len(joined) :]

    @functools.cached_property
    def _joined(self):
        """What may be joined before a word, the shortest first: (all of it, conjunction, preposition, article)."""
        conjunctions = ["", *self.conjunctions]
        prepositions = ["", *self.settings.get("prepositions", "").split()]
        articles = ["", *self.settings.get("article", "").split()]
        joined = [(c, p, a) for c in conjunctions for p in prepositions for a in articles if c or p or a]
        joined += [(c, m[0], m[1:]) for c in conjunctions for m in self._merged_articles]
        return sorted((("".join(parts), *parts) for parts in joined), key=lambda parts: len(parts[0]))


def _with_article(word):
    """What a listed word is with the article: no small word, and no surname that is listed without one."""
    bits = word.bits & ~CLOSED or COMMON
    return bits & ~SURNAME if bits & SURNAME and bits & COMMON and not bits & GIVEN else bits


# Longer ones are no words of a language, and are not looked into.
LONGEST_WORD = 40
SHORTEST_RUN_TOGETHER = 7
SHORTEST_NAME_RUN_TOGETHER = 5
SHORTEST_VERB_RUN_TOGETHER = 3
# What may say something.
SPEAKING = ORGANIZATION | TITLE | DESCRIPTION | DOCUMENT
# Forms kept analysed; more come only from text that is no language.
MOST_CACHED = 400_000
