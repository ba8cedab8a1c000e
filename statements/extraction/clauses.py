"""What was said: where the content of each reporting expression begins and ends.

A sentence is read once from left to right. Each reporting expression opens a clause; its content runs to the
end of the sentence or to the next clause that reports, whichever comes first.
"""

from dataclasses import replace

from .antecedents import antecedent
from .attributions import attributed, read_attribution, read_suffixed
from .content import after_colon, after_that, before_separators, clause_cut, open_statement, trim
from .cues import find_cues
from .described import describes, is_thought
from .document import COMMAS, DASHES, Document, Sentence
from .draft import LONGEST_SUBJECT_GAP, Clauses, Draft
from .objects import split_off_object
from .openers import find_opener
from .quoted import is_name
from .records import SourceType
from .relative import tells_of, within_relative
from .sources import read_mention, read_noun
from .subjects import (
    has_unread_subject,
    participle_subject,
    subjects,
    understood_subject,
    unlisted_subject,
)
from .topics import BODIES, PEOPLE, topic
from .unreported import read_continuation, read_headline
from .word import (
    BOUNDARY,
    CLOSED,
    FUNCTION,
    GIVEN,
    MEDIA,
    ORGANIZATION,
    PREPOSITION,
    RELATIVE,
    SURNAME,
    THAT,
    TIME,
)

# When or in what something was said, between قوله and what was said.
LONGEST_OCCASION = 25
# So many words may be a clause with its predicate.
SHORTEST_CLAUSE = 6
# Marks and the words of a borrowed term in them.
LONGEST_TERM = 5
# What is reported before its verb has two words and a comma at least.
SHORTEST_REPORTED = 3
# Why a reporting expression gives no statement; see explain.py.
NESTED = "inside what somebody else is reported to have said"
NO_REPORT = "another word here, in the passive, or in a relative clause"
NO_SOURCE = "nobody can be read as its source"
UNREAD_SUBJECT = "its subject cannot be read, and the noun after it may be that"


def read_clauses(document: Document, sentence: Sentence) -> Clauses:
    """What one sentence reports: its statements in their order, and who is named as a source without one."""
    clauses = Clauses(document, sentence, find_cues(document, sentence))
    for number, cue in enumerate(clauses.cues):
        draft = clauses.open_draft
        if draft and cue.first < draft.first and not (draft.last <= cue.first):
            continue
        reason = _READERS[cue.kind](clauses, cue, number)
        if reason:
            clauses.reasons[cue.first] = reason
    if not clauses.drafts:
        read_headline(clauses)
    read_continuation(clauses)
    clauses.topic = topic(document, sentence, PEOPLE | BODIES)
    clauses.drafts = [trimmed for draft in clauses.drafts if (trimmed := trim(document, draft))]
    return clauses


def _read_finite(clauses, cue, number):
    """وقال الوزير إن ..., or with the subject before the verb."""
    document = clauses.document
    before, subject, after = subjects(clauses, cue)
    clause_first = _clause_first(clauses, cue, before)
    nested = _is_nested(clauses, cue, clause_first) or (before is None and _is_anothers(clauses, cue, subject))
    if nested and not (before and _passes_on(document, clauses.open_draft)):
        return NESTED
    if cue.frame.relay:
        return _read_relay(clauses, cue, number, subject, after)
    subject, opened = _with_content(clauses, cue, number, before, subject, after)
    if not _reports(clauses, cue, opened, subject or before):
        return NO_REPORT
    clauses.main = subject or before or antecedent(clauses, cue) or clauses.main
    if opened is None:
        _read_without_content(clauses, cue, subject or before, nested, clause_first)
        return None
    subject = _relayed_subject(clauses, number, opened) or subject or before
    if subject is None:
        subject = unlisted_subject(clauses, cue, opened) or understood_subject(clauses, cue)
    clauses.main = subject or clauses.main
    if describes(clauses, cue, opened, subject):
        return NO_REPORT
    if nested and opened[0] == "noun":
        return NESTED
    if nested:
        clauses.drafts.pop()
    unread = subject is None and has_unread_subject(clauses, cue)
    if unread and _may_be_subject(document, cue, opened):
        return UNREAD_SUBJECT
    open_statement(clauses, cue, within_relative(clauses, cue, opened), subject, clause_first, unread=unread)
    _mark_topic(clauses, cue)
    _read_inverted(clauses, cue, subject, only_beside=True)
    return None


def _clause_first(clauses, cue, before):
    """Where the clause of a verb begins: with its subject, unless what that one says stands between."""
    document, draft = clauses.document, clauses.open_draft
    if before is None or (draft and before.last <= draft.first):
        return cue.first - _is_which(document, cue)
    return before.first


def _is_which(document, cue):
    """Whether a clause says what somebody makes of the one before: ..., وهو ما اعتبره الوزير خطأ."""
    which = document.words[cue.first - 1].form in document.lexicon.setting_words("which")
    return which and document.words[cue.first].form.endswith(document.lexicon.pronouns)


def _with_content(clauses, cue, number, before, subject, after):
    """(the subject after a verb, what the verb opens), without an object that was read as part of it."""
    opened = find_opener(clauses, cue, number, after, bool(subject or before))
    if opened or subject is None:
        return subject, opened
    return split_off_object(clauses, cue, subject) or (subject, None)


def _may_be_subject(document, cue, opened):
    """Whether what a verb opens may as well be who speaks, or the verb no verb."""
    if _looks_like_noun(document, cue) and opened[0] in ("noun", "preposition"):
        return True
    return opened[0] == "noun" and opened[1] > cue.last + _is_adverb(document, cue.last)


def _is_adverb(document, index):
    return index < len(document.words) and document.words[index].form in document.lexicon.adverbs


def _looks_like_noun(document, cue):
    """Whether a verb is written as its verbal noun may be: وصف, طلب, حذر."""
    return cue.kind == "past" and not cue.conjunction and len(document.words[cue.first].form) == 3


def _read_without_content(clauses, cue, subject, nested, clause_first):
    """A verb that nothing follows: it ends the clause before, or reports it (..., كما قال الوزير)."""
    document, sentence = clauses.document, clauses.sentence
    before = document.words[cue.first - 1] if cue.first > sentence.first else None
    first = subject.first if subject and subject.last <= cue.first else cue.first
    if subject and subject.first >= cue.last:
        cue = replace(cue, last=subject.last)
    if subject and _closes_sentence(clauses, cue, first):
        if clauses.open_draft is None or clauses.open_draft.last <= first:
            read_suffixed(clauses, replace(cue, first=first), _cited(clauses, cue) or subject)
        else:
            clauses.close(clause_cut(clauses, first))
        return
    if subject and before and before.form in document.lexicon.setting_words("as"):
        covered = clauses.open_draft is not None and clauses.open_draft.last > cue.first
        clauses.close(clause_cut(clauses, clause_first))
        if not covered and cue.first - 1 > sentence.first:
            read_suffixed(clauses, cue, subject)
        return
    if not nested and (subject or cue.conjunction) and _begins_clause(clauses, clause_first):
        clauses.close(clause_cut(clauses, clause_first))
    _read_inverted(clauses, cue, subject)


def _cited(clauses, cue):
    """Whom the source only passes on: ..., the agency reported, citing the minister."""
    after = next((other for other in clauses.cues if other.first >= cue.last), None)
    follows = after is not None and after.role == "relay" and after.first <= cue.last + 1
    return attributed(clauses, after)[0] if follows else None


def _begins_clause(clauses, index):
    """Whether a clause that begins at a word is the reporter's: behind a noun, a comma, or "but" and "while"."""
    document, draft = clauses.document, clauses.open_draft
    if draft is None or not draft.rule.startswith("that") or _follows_comma(clauses, index):
        return True
    before = document.words[index - 1]
    if before.bits & THAT:
        # إلا أن الوزير نفى ذلك
        return bool(document.words[index - 2].bits & BOUNDARY)
    return before.form in document.lexicon.setting_words("against")


def _closes_sentence(clauses, cue, first):
    """Whether subject and verb stand after what is reported: The work was done, he said on Monday."""
    document, sentence = clauses.document, clauses.sentence
    if (
        document.lexicon.verb_first
        or first - sentence.first < SHORTEST_REPORTED
        or document.words[first - 1].form not in COMMAS
    ):
        return False
    after = document.words[cue.last] if cue.last < sentence.last else None
    ends = after is None or not after.form[0].isalnum() or bool(after.bits & (TIME | PREPOSITION))
    quotation = document.quote_at[first - 2]
    # Words in marks with nothing before them are said by themselves: "...", he said.
    return ends and (quotation is None or document.words[quotation.first - 1].form[0].isalnum())


def _reports(clauses, cue, opened, subject):
    """Whether a verb that may be another word, or passive, is a report here."""
    document, first = clauses.document, cue.first
    if cue.doubtful and not (opened and (subject or opened[1] - cue.last <= 2)):
        return False
    if cue.frame.subject and subject is None:
        return False
    follows_relative = first > clauses.sentence.first and document.words[first - 1].bits & RELATIVE
    directly = cue.last < clauses.sentence.last and document.words[cue.last].bits & THAT
    draft = clauses.open_draft
    # What is said needs a predicate before somebody else's words about a part of it: إن البرامج التي تزعم أنها ...
    inside = draft is not None and draft.rule.startswith("that") and first - draft.first < SHORTEST_CLAUSE
    states = (
        opened is not None and opened[0].startswith("that") and subject is not None and subject.first >= cue.last
    )
    quotes = opened and opened[0] == "quote" and opened[2] - opened[1] > LONGEST_TERM
    quotes = quotes and (opened[1] == cue.last or document.words[cue.last].form == ":")
    told = directly or states or tells_of(clauses, cue, opened, subject)
    if follows_relative and (inside or not told) and not quotes:
        return False
    if directly and subject is None and _is_impersonal(clauses, cue):
        return False
    if opened and is_thought(document, cue, opened, subject):
        return False
    # وصفت بأنها, with no object between, is passive.
    by = tuple(cue.frame.prepositions)
    is_passive = directly and cue.frame.object and document.words[cue.last].form.startswith(by) if by else False
    return subject is not None or not is_passive


def _mark_topic(clauses, cue):
    """Notes where a noun only says what is spoken about (تحدث عن خططه), not what has come about (عن مقتل)."""
    draft = clauses.drafts[-1]
    if not cue.frame.about or draft.rule != "preposition":
        return
    word, subject = clauses.document.words[draft.first], draft.subject
    person = subject is None or subject.type is SourceType.PERSON
    if person or word.definite or word.bits & CLOSED:
        clauses.drafts[-1] = replace(draft, is_topic=True)


def _is_impersonal(clauses, cue):
    """Whether a verb says what is thought or turns out, of nobody: وتبين أن ..."""
    impersonal = clauses.document.lexicon.setting_words("impersonal")
    return clauses.document.words[cue.first].bare in impersonal and not has_unread_subject(clauses, cue)


def _relayed_subject(clauses, number, opened):
    """Through whom the subject speaks: نفت السلطات، على لسان الوزير، ..."""
    for following in range(number + 1, len(clauses.cues)):
        other = clauses.cues[following]
        if other.first >= opened[1]:
            return None
        if other.role in ("relay", "through"):
            return attributed(clauses, other)[0]
    return None


def _read_participle(clauses, cue, number):
    """مشيرا إلى أن ...: said by the subject of the sentence."""
    opened = find_opener(clauses, cue, number, cue.last, False)
    if opened and (_is_predicate(clauses, cue) or _is_laden(clauses, cue)):
        return NO_REPORT
    if opened:
        subject = participle_subject(clauses, cue)
        open_statement(clauses, cue, opened, subject, cue.first, inherits=True)
        _mark_topic(clauses, cue)
    elif cue.number != "p" and _follows_comma(clauses, cue.first):
        # The reporter goes on, whatever it is that the participle reports.
        clauses.close(clause_cut(clauses, cue.first))
    return None


def _follows_comma(clauses, index):
    return index > clauses.sentence.first and clauses.document.words[index - 1].form in COMMAS


def _is_predicate(clauses, cue):
    """Whether a participle is what the sentence says of its subject (والصين متهمة ب...), not how it is said."""
    document, sentence = clauses.document, clauses.sentence
    if not cue.frame.object or cue.first == sentence.first or cue.last >= sentence.last:
        return False
    return document.words[cue.last].preposition in cue.frame.prepositions and bool(cue.frame.noun)


def _is_laden(clauses, cue):
    """Whether a participle whose object is a noun has none: محملا بالوقود, not محملا الوزارة المسؤولية."""
    frame = cue.frame
    if not (frame.object and frame.noun) or frame.that or frame.prepositions or cue.last >= clauses.sentence.last:
        return False
    return not _follows_comma(clauses, cue.first) or bool(clauses.document.words[cue.last].preposition)


def _read_noun(clauses, cue, number):
    """قوله إن ... of the subject of the sentence, or إعلان الوزارة أن ... with its own."""
    document, sentence, draft = clauses.document, clauses.sentence, clauses.open_draft
    if draft and draft.first < cue.first < draft.last and _is_governed(document, cue):
        return NESTED
    if not cue.gender:
        subject = read_mention(document, cue.last, sentence.last)
        opened = _opener_after_owner(clauses, cue, subject.last) if subject else None
        if opened:
            open_statement(clauses, cue, opened, subject, cue.first)
        return None
    opened = find_opener(clauses, cue, number, cue.last, False)
    if opened and (opened[1] - cue.last <= 3 or _only_occasion(document, cue.last, opened)):
        open_statement(clauses, cue, opened, clauses.main, cue.first, inherits=True)
    return None


def _is_governed(document, cue):
    """Whether a preposition makes a noun of saying a part of what is said: إن البلاد ثابتة في اعتقادها أن ..."""
    before = document.words[cue.first - 1]
    return before.bits & PREPOSITION and before.form not in document.lexicon.setting_words("accompanying")


def _opener_after_owner(clauses, cue, end):
    """(rule, first word, last word) of content behind a noun and whose it is: قول الوزير إن, قول الوزير: "..."."""
    document, last = clauses.document, clauses.sentence.last
    if cue.frame.quote and end + 1 < last and document.words[end].form == ":":
        return after_colon(clauses, end + 1)
    that = _that_after(document, end, last)
    return after_that(clauses, that) if that is not None else None


def _only_occasion(document, first, opened):
    """Whether a few words tell when or in what, before what was said: قوله، اليوم الاثنين، في مؤتمر صحفي، إن."""
    rule, last, _ = opened
    if last - first > LONGEST_OCCASION or not rule.startswith(("that", "quote", "colon")):
        return False
    word = document.words[first + (document.words[first].form in COMMAS)]
    return bool(word.bits & (TIME | PREPOSITION | FUNCTION))


def _that_after(document, first, last):
    """The word "that" close behind a source, which a few words may describe further."""
    for index in range(first, min(first + 4, last)):
        if document.quote_at[index] or document.words[index].verb:
            return None
        if document.words[index].bits & THAT:
            return index
    return None


def _read_document(clauses, cue, number):
    """وجاء في بيان الوزارة: ..."""
    document, sentence = clauses.document, clauses.sentence
    subject = read_mention(document, cue.last, sentence.last)
    if subject is None:
        return NO_SOURCE
    opened = find_opener(clauses, cue, number, subject.last, True)
    if opened is None:
        return None
    if subject.type is SourceType.DOCUMENT and subject.body is None:
        subject = _issuer(document, subject.last, opened[1]) or subject
    clauses.main = subject
    open_statement(clauses, cue, opened, subject, cue.first)
    return None


def _issuer(document, first, last):
    """The body or person named between a paper and what it says (تصريح أصدرته وزارة الخارجية)."""
    for index in range(first, last):
        if document.words[index].bits & (ORGANIZATION | GIVEN | SURNAME) and not document.quote_at[index]:
            return read_mention(document, index, last)
    return None


def _read_relay(clauses, cue, number, subject, after):
    """ونقلت الوكالة عن مصدر قوله إن ...: the source is who is named after عن."""
    document, sentence = clauses.document, clauses.sentence
    if subject:
        clauses.heard.append(subject)
    for index in range(after, min(sentence.last, after + LONGEST_SUBJECT_GAP)):
        if document.words[index].form in document.lexicon.setting_words("relaying"):
            source = read_mention(document, index + 1, sentence.last) or read_noun(
                document, index + 1, sentence.last
            )
            if source is None:
                return NO_SOURCE
            clauses.main = source
            following = clauses.cues[number + 1] if number + 1 < len(clauses.cues) else None
            if following and following.kind == "noun" and following.first - source.last < LONGEST_SUBJECT_GAP:
                return None
            opened = find_opener(clauses, cue, number, source.last, True)
            if opened:
                open_statement(clauses, cue, opened, source, cue.first)
            return None
    opened = find_opener(clauses, cue, number, after, bool(subject))
    if opened and subject and subject.type in (SourceType.PERSON, SourceType.ORGANIZATION):
        clauses.main = subject
        open_statement(clauses, cue, opened, subject, cue.first)
    return None


def _read_inverted(clauses, cue, subject, only_beside=False):
    """ "...", قال فلان: words in marks right before the verb."""
    document, sentence = clauses.document, clauses.sentence
    begins = (subject.first if subject and subject.last <= cue.first else cue.first) - 1
    index = before_separators(document, begins, sentence.first)
    if index < sentence.first:
        return
    quotation = document.quote_at[index]
    if not quotation or not cue.frame.quote or is_name(document, quotation):
        return
    if any(draft.first <= quotation.first < draft.last for draft in clauses.drafts[-2:]):
        return
    if quotation.first > sentence.first and document.words[quotation.first - 1].form[0].isalnum():
        return
    if only_beside and begins == index and document.words[quotation.inner_last - 1].form not in COMMAS:
        return
    draft = Draft(cue, quotation.first, quotation.last, "inverted", subject, False, quotation.first)
    position = len(clauses.drafts) - 1 if only_beside else len(clauses.drafts)
    clauses.drafts.insert(position, draft)


def _read_aside(clauses, cue, number):
    """في إشارة إلى: the reporter says what is meant, and what was said has ended."""
    draft = clauses.open_draft
    if draft and cue.first - draft.first > 2:
        clauses.close(clause_cut(clauses, cue.first))


_READERS = {
    "past": _read_finite,
    "present": _read_finite,
    "participle": _read_participle,
    "noun": _read_noun,
    "document": _read_document,
    "attribution": read_attribution,
    "aside": _read_aside,
}


def _is_nested(clauses, cue, clause_first):
    """Whether the verb stands inside what somebody else is reported to have said."""
    document, draft = clauses.document, clauses.open_draft
    if draft is None or draft.last <= cue.first or cue.conjunction:
        return False
    before = document.words[clause_first - 1]
    if before.bits & (BOUNDARY | RELATIVE) and clause_first - 1 > draft.first:
        return False
    if before.form in COMMAS or before.form in DASHES:
        return False
    earlier = document.words[clause_first - 2] if clause_first >= 2 else before
    return not (before.bits & THAT and earlier.bits & BOUNDARY and not earlier.bits & THAT)


def _is_anothers(clauses, cue, subject):
    """Whether a verb joined by "and" is said of those spoken about: قال إن الأعضاء حضروا وأبدوا رغبتهم."""
    document, draft, main = clauses.document, clauses.open_draft, clauses.main
    if draft is None or draft.last <= cue.first or subject or not cue.conjunction or main is None:
        return False
    alone = main.number != "p" and not document.words[main.last].conjunction
    return main.type is SourceType.PERSON and alone and cue.number == "p"


def _passes_on(document, draft):
    """Whether the outer source is a news outlet, which only passes on what others say."""
    return (
        draft is not None and draft.subject is not None and bool(document.words[draft.subject.head].bits & MEDIA)
    )
