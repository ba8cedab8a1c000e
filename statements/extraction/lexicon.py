"""What is known of one language: its words, looked up as they are written, and its settings."""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from .joined import NOTHING_JOINED, all_joined
from .word import CLOSED, COMMON, COUNTRY, GIVEN, MEDIA, ORGANIZATION, PERSONAL, PHRASE, SURNAME, THAT, VERB, Word

# Longer ones are no words of a language, and are not looked into.
LONGEST_WORD = 40
# Forms kept analysed, some 12 MB in each process: those that were met first, and of the others the last ones.
MOST_CACHED, MOST_RECENT = 40_000, 10_000


class _SettingWords(dict):
    """The words of each setting, split when they are first asked for: a thousand times an article."""

    def __init__(self, settings: dict[str, str]):
        self._settings = settings

    def __missing__(self, name: str) -> frozenset[str]:
        self[name] = found = frozenset(self._settings.get(name, "").split())
        return found


class _Met(dict[str, Word]):
    """The words that were met first, which are the commonest, and apart from them the last of the others.

    So what a text repeats is analysed once, however many words were met before it.
    """

    def __init__(self):
        self._recent: dict[str, Word] = {}

    def keep(self, form: str, word: Word) -> None:
        if len(self) < MOST_CACHED:
            self[form] = word
            return
        if len(self._recent) >= MOST_RECENT:
            self._recent.clear()
        self._recent[form] = word

    def recent(self, form: str) -> Word | None:
        """A word that is not among the first, if it was met lately."""
        return self._recent.get(form)


@dataclass(eq=False)
class Lexicon:
    """All that is known of one language. `words` maps folded forms to what they are, analysed when first met."""

    language: str
    settings: dict[str, str] = field(default_factory=dict)
    inflection: list[tuple[str, re.Pattern, str, str, str]] = field(default_factory=list)
    base: dict[str, Word] = field(default_factory=dict)
    words: _Met = field(default_factory=_Met)
    # Those of them that are one word however they are spelled.
    whole: dict[str, Word] = field(default_factory=dict)
    # What words look like that are no names.
    shapes: list[re.Pattern] = field(default_factory=list)
    # Titles that mean the same office: (words, the words used for them).
    offices: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    # Folded words of names and terms that stand in marks and are no quotation.
    in_marks: set[tuple[str, ...]] = field(default_factory=set)
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
        return self.setting_words("conjunctions") | self.setting_words("prepositions")

    @functools.cached_property
    def futures(self):
        """How verbs in the future begin."""
        sign = self.settings.get("future", "")
        return tuple(sign + letter for letter in self.settings.get("present letters", "").split()) or ("\0",)

    @functools.cached_property
    def adverbs(self):
        """Words that look like nouns, but say how something is said."""
        return self.setting_words("adverbs")

    @functools.cached_property
    def pronouns(self):
        """Endings that are joined pronouns."""
        return tuple(self.settings.get("joined pronouns", "").split()) or ("\0",)

    @functools.cached_property
    def setting_words(self) -> Callable[[str], frozenset[str]]:
        """Gives the words of a setting (see language.txt)."""
        return _SettingWords(self.settings).__getitem__

    def same_office(self, words: list[str]) -> list[str]:
        """The words of a title, with those that mean the same office put into one form."""
        for these, those in self.offices:
            if set(these) <= set(words):
                rest = [word for word in words if word not in these]
                words = [*those, *rest] if words[0] in these else [rest[0], *those, *rest[1:]]
        return words

    @functools.cached_property
    def verb_first(self):
        return self.settings.get("order") == "verb first"

    def word(self, form: str) -> Word:
        """What a folded form is, with all that is joined to it."""
        found = self.words.get(form) or self.words.recent(form)
        if found is None:
            found = self._analyse(form)
            self.words.keep(form, found)
        return found

    def owned(self, word: Word) -> list[Word]:
        """The listed nouns that a word may be with a joined pronoun: مديرها, كلمته."""
        stems = [word.bare.removesuffix(pronoun) for pronoun in self.pronouns if word.bare.endswith(pronoun)]
        nouns = (self.base.get(form) for stem in stems for form in (stem, stem.removesuffix("ت") + "ه"))
        return [noun for noun in nouns if noun is not None]

    def _analyse(self, form):
        whole = self.base.get(form)
        if whole and whole.definite:
            return self._with_stem(whole)
        if whole and whole.bits & ~(COMMON | PHRASE):
            return whole
        split = self._split(form)
        # ورد may be a word that begins phrases (ورد في), or "and" with a verb (ورد الوزير).
        if split and whole and (split.verb if split.conjunction else not split.preposition):
            return replace(split, bits=split.bits | whole.bits, phrases=split.phrases + whole.phrases)
        if whole and (whole.phrases or (split and not (split.conjunction or split.definite))):
            # لجوء is no جوء with a preposition.
            return whole
        return split or whole or self._unknown(form)

    def _with_stem(self, word):
        """A listed word with the article, joined to what is known of it without one."""
        stem = self.base.get(word.stem)
        if stem is None or stem is word:
            return word
        bits = word.bits | stem.bits & ~(CLOSED | VERB | PERSONAL)
        return replace(word, bits=bits, gender=word.gender or stem.gender, country=word.country or stem.country)

    def _split(self, form):
        """A form as a listed word with something joined to it, or None."""
        for joined in self._joined.get(form[0], ()):
            if not joined.stands_before(form, shortest=2):
                continue
            rest = form[len(joined.letters) :]
            named = self.base.get(self.settings["article"] + rest) if joined.merged else None
            if named and named.bits & (COUNTRY | MEDIA | ORGANIZATION):
                return self._join_listed(joined, named, form)
            found = self.base.get(rest) or (self.base.get("أ" + rest[1:]) if rest.startswith("ال") else None)
            if found is not None and self._may_join(joined, found, rest):
                return replace(
                    found,
                    form=form,
                    bits=_with_article(found) if joined.article else found.bits,
                    bare=joined.bare(form),
                    conjunction=joined.conjunction,
                    preposition=joined.preposition,
                    definite=found.definite or bool(joined.article),
                )
        return None

    def _join_listed(self, joined, listed, form):
        """A preposition that has swallowed a letter of a body or a country listed with its article: للميادين."""
        return replace(
            self._with_stem(listed),
            form=form,
            bare=joined.bare(form),
            conjunction=joined.conjunction,
            preposition=joined.preposition,
        )

    def _may_join(self, joined, found, rest):
        """Whether letters may be joined to a listed word, and do not begin an unknown one."""
        named = not found.bits & ~PERSONAL
        if found.verb and not found.bits & ~VERB and (joined.preposition or joined.article):
            return False
        if joined.conjunction and len(rest) < 3 and found.bits == COMMON and not found.verb:
            # فرع and وود are no رع and no ود with a conjunction.
            return False
        if joined.preposition and (found.bits & THAT or (named and len(rest) < 4)):
            # What joins to أن is listed; بلان is no لأن, and ليان no يان with a preposition.
            return False
        # فريتش is no ريتش with a conjunction.
        return not (joined.conjunction and joined.conjunction == self.conjunctions[-1] and named)

    def _unknown(self, form):
        """A word that no list knows; one with the article shows what is joined to it."""
        articles = (joined for joined in self._joined.get(form[0], ()) if joined.article)
        joined = next((joined for joined in articles if joined.stands_before(form, shortest=3)), NOTHING_JOINED)
        stem = form[len(joined.letters) :]
        shaped = len(stem) <= LONGEST_WORD and any(shape.fullmatch(stem) for shape in self.shapes)
        return Word(
            form,
            COMMON if shaped else 0,
            joined.bare(form),
            stem,
            joined.conjunction,
            joined.preposition,
            definite=bool(joined.article),
        )

    @functools.cached_property
    def _joined(self):
        """What may be joined before a word, by the letter with which it begins."""
        joined = {}
        for letters in all_joined(self.settings):
            joined.setdefault(letters.letters[0], []).append(letters)
        return joined


def _with_article(word):
    """What a listed word is with the article: no small word, and no surname that is listed without one."""
    bits = word.bits & ~CLOSED or COMMON
    return bits & ~SURNAME if bits & SURNAME and bits & COMMON and not bits & GIVEN else bits
