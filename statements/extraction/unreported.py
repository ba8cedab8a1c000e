"""Words that stand without a reporting verb: headlines, quotations by themselves, and speech that goes on."""

from dataclasses import replace

from .content import trim
from .document import DASHES, Document, Sentence
from .draft import Clauses, Draft
from .marks import SENTENCE_ENDS
from .records import SourceType
from .sources import read_mention

LONGEST_HEADLINE = 30
LONGEST_SUBHEADING = 15


def continues_speech(clauses: Clauses, draft: Draft) -> bool:
    """Whether a sentence goes on with what somebody says after a colon without marks, in one paragraph."""
    document, sentence = clauses.document, clauses.sentence
    if draft.rule != "colon" or sentence.first == 0 or document.quote_at[sentence.first]:
        return False
    if clauses.drafts or any(cue.kind == "past" for cue in clauses.cues):
        # Speech has verbs of opinion too (وأعتقد أن ...), but what somebody said is the reporter's.
        return False
    reaches = all(not document.words[index].form[0].isalnum() for index in range(draft.last, sentence.first))
    return reaches and not any(document.ends_line(index) for index in range(draft.last, sentence.first + 1))


def lengthened(document: Document, draft: Draft, sentence: Sentence) -> Draft:
    """The draft with the sentence that goes on with it."""
    return trim(document, replace(draft, last=sentence.last)) or draft


def read_headline(clauses):
    """لافروف: لن نغير موقفنا — a line that begins with its speaker."""
    document, sentence = clauses.document, clauses.sentence
    if sentence.last - sentence.first > LONGEST_HEADLINE:
        return
    mention = read_mention(document, sentence.first, sentence.last)
    if mention is None or mention.type not in (SourceType.PERSON, SourceType.ORGANIZATION):
        return
    colon = mention.last
    if colon + 2 < sentence.last and document.words[colon].form in document.lexicon.setting_words("relaying"):
        about = read_mention(document, colon + 1, sentence.last)
        colon = about.last if about else colon
    if colon + 1 < sentence.last and document.words[colon].form == ":":
        clauses.drafts.append(Draft(None, colon + 1, sentence.last, "headline", mention, False, sentence.first))


def read_continuation(clauses):
    """A sentence that is nothing but a quotation: the last speaker goes on."""
    document, sentence = clauses.document, clauses.sentence
    first = sentence.first
    while first < sentence.last - 1 and document.words[first].form in DASHES:
        first += 1
    quotation = document.quote_at[first]
    if clauses.drafts or clauses.cues or not quotation or quotation.last < sentence.last - 1:
        return
    if quotation.inner_last - quotation.inner_first >= 4 and not _is_subheading(document, quotation):
        clauses.drafts.append(
            Draft(None, quotation.first, quotation.last, "continuation", None, False, sentence.first)
        )


def _is_subheading(document, quotation):
    """Whether a few words in marks are a line of their own without a full stop: they head what follows."""
    last, after = document.words[quotation.inner_last - 1], quotation.last
    if last.form in SENTENCE_ENDS or quotation.inner_last - quotation.inner_first > LONGEST_SUBHEADING:
        return False
    return after < len(document.words) and document.ends_line(after)
