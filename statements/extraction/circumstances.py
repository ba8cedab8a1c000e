"""What says when, how, where or to whom before the object of a verb: أعلنت الشركة في بيان إلغاء الرحلة."""

from .name_words import is_relational
from .sources import read_mention
from .word import BOUNDARY, COMMON, DESCRIPTION, MEDIA, NATIONAL, OCCASION, TIME

LONGEST_BRACKET = 8


def past_circumstance(clauses, cue, index, limit):
    """Past words that say when, how or to whom, and are no object of the verb; else the word itself."""
    document = clauses.document
    if document.words[index].form in document.lexicon.adverbs and not document.words[index].bits & BOUNDARY:
        return index + 1
    if document.words[index].form in document.lexicon.setting_words("manner") and index + 2 < limit:
        # أعلن النادي بشكل مفاجئ إقالة المدرب
        return index + 2
    past = _past_time(document, index, limit)
    if not past and not cue.frame.object:
        past = _past_occasion(cue, document, index, limit) or _past_audience(cue, document, index, limit)
    return past or _past_addressed(clauses, cue, index, limit)


def _past_addressed(clauses, cue, index, limit):
    """Past whoever is asked (طلب من الحكومة) or a short aside in brackets ((83 عاما)); else the word itself."""
    document = clauses.document
    if cue.frame.object and document.words[index].form in document.lexicon.setting_words("addressing"):
        addressed = read_mention(document, index + 1, limit)
        return addressed.last if addressed else index
    return document.past_brackets(index, min(index + LONGEST_BRACKET, limit)) or index


def _past_time(document, index, limit):
    """Past words that only say when, before the object of a verb (أعلنت الوزارة قبل أسبوع إغلاق ...), or 0."""
    known = document.lexicon.setting_words
    if document.words[index].form not in known("before times"):
        return 0
    first = index + 1
    if first < limit and document.words[first].stem in known("vague times"):
        first += 1
    last = first
    while last < limit and (
        document.words[last].bits & TIME or document.words[last].stem in known("spans of time")
    ):
        last += 1
    return last if last > first else 0


def _past_occasion(cue, document, index, limit):
    """Past in what something is said, with what describes that: في بيان رسمي, خلال اجتماع مع الوزير; or 0."""
    known, noun = document.lexicon.setting_words, index + 1
    before = document.words[index].form
    if noun >= limit or before in cue.frame.prepositions:
        return 0
    if before not in known("during") and before not in known("placing"):
        return 0
    if document.words[noun].bits & MEDIA and not document.quote_at[noun]:
        # على تويتر
        outlet = read_mention(document, noun, limit)
        return outlet.last if outlet else 0
    if document.quote_at[noun] or not _is_occasion(document.lexicon, document.words[noun]):
        return 0
    last = noun + 1
    while last < limit and not document.quote_at[last] and _describes_occasion(document, noun, last):
        last += 1
    if last < limit and document.words[last].form in known("issuing"):
        # في بيان نشرته أمس
        return 0
    if last + 1 < limit and document.words[last].form in known("accompanying"):
        met = read_mention(document, last + 1, limit)
        return met.last if met else last
    further = _past_occasion(cue, document, last, limit) if last + 1 < limit else 0
    return further or last


def _is_occasion(lexicon, word):
    """Whether something is said in what a noun means, with a joined pronoun too: بيان, كلمتها."""
    return bool(word.bits & OCCASION) or any(noun.bits & OCCASION for noun in lexicon.owned(word))


def _describes_occasion(document, noun, index):
    """Whether a word describes in what something is said: رسمي, مشترك, لها, الصحفي."""
    word, known = document.words[index], document.lexicon.setting_words
    kinds = known("kinds of speech") | known("ordinals")
    if word.form in known("its own") or word.stem.removesuffix("ه") in kinds:
        return True
    if index == noun + 1 and not word.preposition and _is_occasion(document.lexicon, word):
        # في ختام بيانه
        return True
    if word.preposition or word.conjunction or word.verb or word.stem in known("of quality"):
        return False
    agrees = word.stem.endswith("ه") == document.words[noun].stem.endswith(("ه", "ات", "تها", "ته"))
    if word.definite:
        return not word.bits & ~(COMMON | DESCRIPTION | NATIONAL) and agrees and is_relational(word)
    return word.bits == COMMON and agrees and is_relational(word)


def _past_audience(cue, document, index, limit):
    """Past the outlet or the people spoken to: أكد لوكالة كذا إلغاء الرحلة, أكد للصحفيين صحة الخبر; or 0."""
    word = document.words[index]
    if "ل" in cue.frame.prepositions:
        return 0
    if word.form == "ل" and index + 1 < limit and document.quote_at[index + 1]:
        return document.quote_at[index + 1].last
    if word.preposition != "ل":
        return 0
    if word.bits & DESCRIPTION and word.definite:
        return index + 1
    outlet = read_mention(document, index, limit) if word.bits & MEDIA else None
    return outlet.last if outlet else 0
