"""Whom a sentence that reports nothing is about: the verbs of saying after it may be theirs.

وصل الوزير سالم العوفي أمس. وقال إن ...
"""

from dataclasses import replace

from .document import COMMAS, DASHES
from .mention import Mention
from .records import SourceType
from .sources import read_mention
from .word import (
    AUXILIARY,
    BEGINS_MENTION,
    BOUNDARY,
    COMMON,
    DESCRIPTION,
    NATIONAL,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    THAT,
    TIME,
    TITLE,
)

# What opens a sentence has no more words before its comma.
LONGEST_BREAKS = 10
# Where and by whom an article was written stands before a dash this near to its first word.
LONGEST_DATELINE = 12
# Whom a sentence may be about.
PEOPLE = frozenset({SourceType.PERSON})
BODIES = frozenset({SourceType.ORGANIZATION})


def topic(document, sentence, kinds) -> Mention | None:
    """Whom of these kinds a sentence is about; None where it does not say so at its beginning."""
    if not document.lexicon.verb_first:
        return _first_mentioned(document, sentence, kinds)
    start = _past_opening(document, sentence)
    if start >= sentence.last:
        return None
    verb_last = _past_verb(document, start)
    if verb_last is None:
        return _set_before(document, sentence, start, kinds)
    if verb_last >= sentence.last or document.words[verb_last].preposition:
        return None
    mention = read_mention(document, verb_last, sentence.last)
    if not _may_be_about(mention, kinds):
        return None
    was = document.words[verb_last - 1].form in document.lexicon.setting_words("was")
    begins = start == sentence.first and not was
    sure = begins or (mention.role and not was) or _is_known(document, mention)
    return mention if sure else None


def nominal_topic(document, sentence) -> Mention | None:
    """Whom a sentence begins with, before the verb of what they do: لكن المحكمة أعادت الملف."""
    first = sentence.first
    if document.words[first].bits & BOUNDARY and first + 1 < sentence.last:
        first += 1
    word = document.words[first]
    if word.preposition or document.quote_at[first] or not word.bits & (BEGINS_MENTION | DESCRIPTION | NATIONAL):
        return None
    mention = read_mention(document, first, sentence.last)
    if mention is None or mention.last >= sentence.last:
        return None
    told = mention.name or mention.role or _is_crowd(mention)
    return mention if told and _is_narrative_verb(document.words[mention.last]) else None


def crowd(document, sentence) -> Mention | None:
    """The people without names whom a sentence is about: a verb in the plural is theirs."""
    found = topic(document, sentence, PEOPLE | BODIES) or nominal_topic(document, sentence)
    return found if found and _is_crowd(found) else None


def _is_crowd(mention):
    return mention.type is SourceType.ANONYMOUS and mention.number == "p"


def linked_topic(document, sentence) -> Mention | None:
    """Whom a sentence begins with after its verb, where a small word links it: كما باركت الحركة العملية، وأكدت."""
    if document.words[sentence.first].bare not in document.lexicon.setting_words("linking"):
        return None
    return topic(document, replace(sentence, first=sentence.first + 1), PEOPLE | BODIES)


def _set_before(document, sentence, start, kinds):
    """Whom a sentence sets before the verb of what they do: لكن سالم العوفي، وهو مهندس، رفض العرض."""
    word = document.words[start]
    if word.preposition or document.quote_at[start] or not word.bits & BEGINS_MENTION:
        return None
    if any(opening.bits & TITLE for opening in document.words[sentence.first : start]):
        # بعد الوزير، فلان: the name goes on with what opens the sentence.
        return None
    mention = read_mention(document, start, sentence.last)
    if not _may_be_about(mention, kinds) or mention.last >= sentence.last or not _is_known(document, mention):
        return None
    after = document.words[mention.last]
    return mention if _is_narrative_verb(after) or after.form in COMMAS else None


def _first_mentioned(document, sentence, kinds):
    """Whom a sentence begins with, or names after its first comma: Back home, the minister ..."""
    first = sentence.first
    mention = None if document.words[first].preposition else read_mention(document, first, sentence.last)
    if mention is None and document.lexicon.capitals:
        near = range(first, min(first + 6, sentence.last))
        comma = next((index for index in near if document.words[index].form in COMMAS), None)
        mention = read_mention(document, comma + 1, sentence.last) if comma else None
    return mention if _may_be_about(mention, kinds) else None


def _may_be_about(mention, kinds):
    """Whether a sentence may be about a mention: one of these kinds, or several people."""
    if mention is None or mention.pronoun:
        return False
    if kinds >= PEOPLE and _is_crowd(mention):
        return True
    return mention.type in kinds and bool(mention.name or mention.role)


def _is_known(document, mention):
    """Whether a mention is sure without a verb before it: the lists or the article know each word of its name."""
    if mention.type is not SourceType.PERSON:
        return True
    if not mention.name:
        return mention.definite
    names = document.words[slice(*mention.name)]
    if len(names) == 1:
        return names[0].bare in document.known_people
    listed = [bool(word.bits & PERSONAL) for word in names]
    return any(listed) and all(
        known or word.bare in document.known_people for known, word in zip(listed, names, strict=True)
    )


def _past_verb(document, index):
    """Past a verb that reports nothing and "was" before it, or "was" alone; None where another word stands."""
    words = document.words
    was = words[index].form in document.lexicon.setting_words("was")
    verb = index + was
    if verb < len(words) and _is_narrative_verb(words[verb]) and not (was and words[verb].bits & BEGINS_MENTION):
        return verb + 1
    return verb if was else None


def _past_opening(document, sentence):
    """Past what stands before the first clause: من جانبه, في المقابل and where or when up to a comma; لكن, كما."""
    first, known = past_dateline(document, sentence), document.lexicon.setting_words("turning to")
    opening = document.words[first]
    if opening.bits & BOUNDARY:
        return first + (opening.form not in document.lexicon.setting_words("was"))
    if not (opening.bits & (PREPOSITION | TIME) or opening.preposition) and opening.stem not in known:
        return first
    for index in range(first, min(first + LONGEST_BREAKS, sentence.last - 1)):
        word = document.words[index]
        if word.form in COMMAS:
            return index + 1
        finite = word.verb and word.tense != "noun"
        if document.quote_at[index] or finite or word.bits & (THAT | AUXILIARY | RELATIVE):
            break
    turned = next(
        (i for i in range(first, min(first + 2, sentence.last)) if document.words[i].form in known), None
    )
    return first if turned is None else turned + 1


def past_dateline(document, sentence):
    """Past the place and the agency before the article's first words: دبي، الإمارات العربية المتحدة (CNN) --"""
    if sentence.first:
        return sentence.first
    for index in range(min(LONGEST_DATELINE, sentence.last - 1)):
        word = document.words[index]
        if word.form in DASHES and document.words[index + 1].form not in DASHES:
            return index + 1
        if word.verb or document.quote_at[index]:
            break
    return sentence.first


def _is_narrative_verb(word):
    """Whether a word may be a verb that reports nothing (توجه, التقى)."""
    return not word.verb and not word.definite and not word.bits & ~COMMON and word.form[0].isalpha()
