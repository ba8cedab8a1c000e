"""Reporting expressions: the verbs, participles and phrases that say that somebody said something."""

from dataclasses import dataclass, replace

from .document import COMMAS, DASHES, Document, Sentence
from .name_words import is_given_homonym
from .word import AUXILIARY, BINDER, BOUNDARY, COMMON, COUNTRY, FUNCTION, PREPOSITION, THAT, TITLE, VERB, Frame


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting expression; `first` and `last` (exclusive) are words.

    `kind` is past, present, participle or noun for a verb's form; document for "it says in"; aside for words with
    which the reporter goes on; attribution for "according to", whose `role` says what follows (see phrases.txt).
    `gender` and `number` are those of the subject that the form asks for, empty where it fits any.
    """

    first: int
    last: int
    kind: str
    frame: Frame
    gender: str = ""
    number: str = ""
    role: str = ""
    carries: str = ""
    conjunction: bool = False
    # The word is more often something else (عبر, بين).
    doubtful: bool = False

    def fits(self, gender: str) -> bool:
        """Whether its subject may be of a gender, as far as both are known."""
        return not (gender and self.gender and gender != self.gender)

    @property
    def is_finite(self) -> bool:
        return self.kind in ("past", "present")


NO_FRAME = Frame()
# A sentence that reports more often is no sentence: the rest of it is not read.
MOST_CUES = 60
# A verb that is mostly a preposition stands no farther from what it reports, in words.
LONGEST_TO_CONTENT = 16
SHADDA = "\u0651"


def find_cues(document: Document, sentence: Sentence) -> list[Cue]:
    """The reporting expressions of a sentence outside quotation marks, in their order."""
    cues, index = [], sentence.first
    while index < sentence.last and len(cues) < MOST_CUES:
        quotation = document.quote_at[index]
        if quotation:
            index = quotation.last
            continue
        word = document.words[index]
        cue = None
        if word.phrases:
            cue = _phrase(document, index, sentence.last)
        if cue is None and word.verb is not None:
            cue = _verb(document, index, sentence.last)
        if cue and cues and _passes_on_own(document, cues[-1], cue):
            cues[-1] = replace(cues[-1], last=cue.last, role="own")
        elif cue:
            cues.append(cue)
        index = cue.last if cue else index + 1
    return cues


def _passes_on_own(document, phrase, verb):
    """Whether the source is who has been named, and another only passes it on: بحسب ما نقلت عنه الوكالة."""
    if phrase.role != "clause" or phrase.last != verb.first or not verb.frame.relay:
        return False
    after = document.words[verb.last].form if verb.last < len(document.words) else ""
    relaying = document.lexicon.setting_words("relaying")
    return after.endswith(document.lexicon.pronouns) and after.startswith(tuple(relaying))


def _phrase(document, index, limit):
    """The longest phrase that begins here."""
    word = document.words[index]
    longest = index + 1 + len(word.phrases[0].words)
    following = tuple(other.form for other in document.words[index + 1 : min(longest, limit)])
    for phrase in word.phrases:
        if phrase.role in ("country", "body") or following[: len(phrase.words)] != phrase.words:
            continue
        end = index + 1 + len(phrase.words)
        if phrase.carries and not _carries(document, end, limit, phrase.carries):
            continue
        kind = phrase.role if phrase.frame or phrase.role == "aside" else "attribution"
        return Cue(
            index,
            end,
            {"document phrase": "document"}.get(kind, kind),
            phrase.frame or NO_FRAME,
            phrase.gender,
            phrase.number,
            phrase.role,
            phrase.carries,
            bool(word.conjunction),
        )
    return None


def _carries(document, index, limit, preposition):
    return index < limit and (
        document.words[index].preposition == preposition or document.words[index].form == preposition
    )


def _asks_not_to_be_named(document, index):
    """Whether the verb only says that a source is not named: مصدر طلب عدم الكشف عن اسمه."""
    known, following = document.lexicon.setting_words, document.words[index + 1 : index + 3]
    hides = len(following) == 2 and following[0].form in known("anonymity")
    return hides and following[1].stem in known("disclosing")


def _is_verb_here(document, index, limit):
    """Whether a word that is mostly a preposition (عبر, بين) is a verb: where a clause begins or a content."""
    word = document.words[index]
    if word.bits & PREPOSITION and not _content_follows(document, index, limit):
        return False
    before = document.words[index - 1] if index else None
    if before is None or before.bits & (AUXILIARY | BOUNDARY):
        return True
    if not before.form[0].isalpha():
        # أكد، عقب اللقاء، أن: an aside after the verb begins with a preposition.
        return before.form not in COMMAS or index < 2 or not document.words[index - 2].verb
    if before.form in document.lexicon.setting_words("turning to"):
        return True
    after = document.words[index + 1] if index + 1 < len(document.words) else None
    if after is None:
        return False
    if word.verb.frame.prepositions and after.bits & (TITLE | COUNTRY):
        return True
    return after.form in word.verb.frame.prepositions or bool(after.bits & THAT)


def _content_follows(document, index, limit):
    """Whether what a verb may report follows: not عبر حسابه على الموقع, بين طهران وموسكو."""
    frame = document.words[index].verb.frame
    if SHADDA in document.text(index, index + 1):
        return True
    for place in range(index + 1, min(index + LONGEST_TO_CONTENT, limit)):
        word = document.words[place]
        if word.form in frame.prepositions:
            return not frame.that or not _is_between(document, index, place)
        if word.bits & THAT and (frame.that or document.words[place - 1].form in frame.prepositions):
            return True
        if word.form == ":":
            return not frame.prepositions
    return False


def _is_between(document, first, last):
    """Whether two are joined by "and" after what may be the word "between"."""
    return any(
        document.words[index].conjunction or document.words[index].form in COMMAS
        for index in range(first + 2, last)
    )


def _is_noun_here(document, index):
    """Whether a noun that looks like a verb in the past stands here: إلى طلب, تم نقل, ملف طلب."""
    word, before, known = document.words[index], document.words[index - 1], document.lexicon.setting_words
    if before.bits & PREPOSITION or before.form in known("before nouns"):
        return True
    if before.form in known("adverbs"):
        # بدوره طالب
        return False
    named = before.form[0].isalpha() and not before.definite and (before.verb or before.bits in (0, COMMON))
    return bool(named) and word.form in known("also nouns")


def _passes_nothing_on(document, index, limit):
    """Whether what looks like "passed on" is a noun, as nobody and nothing passed on follows: نقل المباراة."""
    word = document.words[index]
    if not word.verb.frame.relay or word.form not in document.lexicon.setting_words("also nouns"):
        return False
    following = document.words[index + 1 : min(index + LONGEST_TO_CONTENT, limit)]
    relaying = document.lexicon.setting_words("relaying")
    return not any(other.bits & THAT or other.form in relaying or other.form == ":" for other in following)


def _is_adverb_here(document, index):
    """Whether a participle only says how: وصل مجددا, not ..., مجددا رفضه."""
    word, before = document.words[index], document.words[index - 1 : index]
    adverb = word.form in document.lexicon.adverbs and word.verb.frame.noun
    return adverb and not (before and before[0].form in COMMAS)


def _describes_noun(document, index):
    """Whether a participle in the feminine is an adjective: بميزانية مقترحة, غير معلنة, or a noun of its own."""
    word, before = document.words[index], document.words[index - 1] if index else None
    if document.lexicon.capitals or word.conjunction or _is_completed(document, index):
        return False
    if before is None or before.form in DASHES or before.bits & FUNCTION:
        return True
    if _quotes(document, index):
        return False
    return bool(before.bits & COMMON) and not before.definite and not before.bits & ~(COMMON | VERB)


def _follows_no_speaker(document, index):
    """Whether a verb only says what may be (قد يقول قائل), or what shows from something (مما يؤكد أن)."""
    known, before = document.lexicon.setting_words, document.words[index - 1]
    often = index > 1 and document.words[index - 2].bare in known("how often")
    return before.bare in known("no speakers") and not before.preposition and not often


def _is_completed(document, index):
    """Whether "that" stands right after a reporting expression, or the preposition that it asks for."""
    following = document.words[index + 1] if index + 1 < len(document.words) else None
    return following is not None and (
        following.form in document.words[index].verb.frame.prepositions or bool(following.bits & THAT)
    )


def _quotes(document, index):
    """Whether words in marks stand right after a reporting expression, or a colon."""
    after = index + 1
    follows = after < len(document.words) and (document.words[after].form == ":" or document.quote_at[after])
    return bool(follows) and document.words[index].verb.frame.quote


def _is_no_report_after(document, before, word):
    """Whether a verb is denied, or is no "and" with a verb behind a small word (لما ورد بالمادة)."""
    if before.bare in document.lexicon.setting_words("negations"):
        return True
    return bool(word.conjunction and word.phrases and before.bits & FUNCTION)


def _is_no_verb(document, index, limit):
    """Whether a form of a verb is a noun, an adjective or an adverb here."""
    word, before = document.words[index], document.words[index - 1].bits if index else 0
    may_be_noun = (word.tense == "past" or document.lexicon.capitals) and not word.conjunction
    if may_be_noun and index and (_is_noun_here(document, index) or _passes_nothing_on(document, index, limit)):
        return True
    if word.tense != "participle":
        return False
    if before & (PREPOSITION | AUXILIARY) or _is_adverb_here(document, index):
        return True
    return word.verb_gender == "f" and _describes_noun(document, index)


def _verb(document, index, limit):
    word = document.words[index]
    if index and _is_no_report_after(document, document.words[index - 1], word):
        return None
    if word.tense == "present" and not word.conjunction and index and _follows_no_speaker(document, index):
        return None
    if word.definite or word.preposition or _asks_not_to_be_named(document, index):
        return None
    if index and document.words[index - 1].bits & BINDER and not word.conjunction:
        # علي بن أبي طالب
        return None
    if is_given_homonym(document, index, len(document.words)):
        return None
    doubtful = bool(word.bits & (PREPOSITION | FUNCTION | AUXILIARY))
    if doubtful and not word.conjunction and not _is_verb_here(document, index, limit):
        return None
    if _is_no_verb(document, index, limit):
        return None
    return Cue(
        index,
        index + 1,
        word.tense,
        word.verb.frame,
        word.verb_gender,
        word.verb_number,
        conjunction=bool(word.conjunction),
        doubtful=doubtful,
    )
