"""Who is set before a clause that says what they do: in front of a relative pronoun, or after "as for".

مدير المتحف سالم العوفي، الذي قال إن; أما سالم العوفي فوصل متأخرا، وقال إن.
"""

from dataclasses import replace

from .document import COMMAS
from .draft import LONGEST_ASIDE
from .mention import Mention
from .records import SourceType
from .sources import read_mention
from .topics import BODIES, PEOPLE, topic
from .word import BEGINS_MENTION, COMMON, DESCRIPTION, DOCUMENT, NATIONAL, PREPOSITION, RELATIVE, VERB

# A person, with all that is told of the office, begins no farther before the pronoun than this, in words.
LONGEST_ANTECEDENT = 16


def antecedent(clauses, cue) -> Mention | None:
    """The source right before the relative pronoun that stands before a verb; None where there is none.

    It has a name, or stands for several; of several it may stand right before the verb: معارضين يرون.
    """
    document, sentence = clauses.document, clauses.sentence
    end, several = cue.first, cue.number == "p" and not document.lexicon.capitals and not cue.conjunction
    if end - 1 <= sentence.first:
        return None
    if document.words[end - 1].bits & RELATIVE:
        end -= 2 if document.words[end - 2].form in COMMAS else 1
    elif not several or document.words[end - 1].definite:
        return None
    for index in range(max(sentence.first, end - LONGEST_ANTECEDENT), end):
        if not _may_begin(document, index, DESCRIPTION | NATIONAL if several else 0):
            continue
        mention = read_mention(document, index, sentence.last)
        if mention and mention.last == end and (mention.name or several) and _is_meant(mention, cue):
            return mention
    return None


def announced(clauses, cue) -> Mention | None:
    """Whom أما sets before the clause of a verb: it goes on to be about them; None where there is none."""
    document, sentence = clauses.document, clauses.sentence
    for index in range(cue.first - 2, max(sentence.first - 1, cue.first - LONGEST_ASIDE), -1):
        if document.words[index].form in document.lexicon.setting_words("as for") and not document.quote_at[index]:
            mention = read_mention(document, index + 1, cue.first)
            return mention if mention and (mention.name or mention.role) and _is_meant(mention, cue) else None
    return None


def owner_of_relative(clauses, cue) -> Mention | None:
    """Who says something of the noun before the verb: نشر المتحف صورا قال إنها; None where that is not sure."""
    document, sentence = clauses.document, clauses.sentence
    if document.lexicon.capitals or cue.conjunction or cue.last >= sentence.last or not _is_said_of(document, cue):
        return None
    found = clauses.main or topic(document, replace(sentence, last=cue.first), PEOPLE | BODIES)
    if found is None or not cue.fits(found.gender) or (cue.number == "p") != (found.number == "p"):
        return None
    return found if found.gender or found.type is SourceType.PERSON else None


def _is_said_of(document, cue):
    """Whether the pronoun of "that" means the noun before a verb, which is not the verb's subject.

    So it is where the verb has another gender than the pronoun, or where the noun says nothing: تفاصيل قالت إنها.
    """
    known, that = document.lexicon.setting_words, document.words[cue.last].form
    he, she = known("that he"), known("that she")
    if cue.number != "p" and that in (she if cue.gender == "m" else he):
        return True
    noun, before = document.words[cue.first - 1], document.words[max(cue.first - 2, 0)]
    speaks = before.bits & (BEGINS_MENTION | DOCUMENT | DESCRIPTION) and not before.definite
    return that in he | she and _is_silent(noun) and not speaks


def _is_silent(word):
    """Whether a word is a noun without the article that stands for nobody, or its adjective."""
    finite = word.verb is not None and word.tense != "noun"
    return bool(word.bits) and not word.bits & ~(COMMON | VERB) and not word.definite and not finite


def _may_begin(document, index, described):
    """Whether a mention may begin with a word: one that is listed so, or that a preposition sets off."""
    before = document.words[index - 1] if index else None
    listed = document.words[index].bits & (BEGINS_MENTION | described)
    return bool(listed or (before and before.bits & PREPOSITION)) and not document.quote_at[index]


def _is_meant(mention, cue):
    """Whether the pronoun's verb fits whom it follows: a person or a body of the verb's gender, or several."""
    if cue.number == "p" or mention.number == "p":
        return mention.number == cue.number and mention.type is SourceType.ANONYMOUS
    return cue.fits(mention.gender)
