"""What was said: where the content of each reporting expression begins and ends.

A sentence is read once from left to right. Each reporting expression opens a clause; its content runs to the
end of the sentence or to the next clause that reports, whichever comes first.
"""

from dataclasses import dataclass, field, replace

from .cues import Cue, find_cues
from .document import Document, Sentence
from .lexicon import (
    AFTER_SOURCE,
    AUXILIARY,
    BEGINS_MENTION,
    BOUNDARY,
    CLOSED,
    COMMON,
    COUNTRY,
    DESCRIPTION,
    FUNCTION,
    GIVEN,
    MEDIA,
    NAMING,
    OCCASION,
    ORGANIZATION,
    PHRASE,
    PREPOSITION,
    PRONOUN,
    REGION,
    RELATIVE,
    SURNAME,
    THAT,
    TIME,
    TITLE,
)
from .marks import Quotation
from .records import SourceType
from .mention import Mention
from .sources import lengthen_name, read_marked, read_mention, read_noun, read_short_body

COMMAS = frozenset("،,؛;")
KEPT_AT_END = frozenset(")]%٪$€£°")
DASHES = frozenset("-–—")
# A verb and its content stand no farther apart than this, in words.
LONGEST_ASIDE = 45
LONGEST_SUBJECT_GAP = 10
LONGEST_NAME_IN_MARKS = 6
LONGEST_HEADLINE = 30


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before its source is known. `first` and `last` are the words of its content.

    `subject` is the source as mentioned; without one the source is the subject of the sentence (`inherits`)
    or who spoke last. `rule` says how the content was found.
    """

    cue: Cue | None
    first: int
    last: int
    rule: str
    subject: Mention | None = None
    inherits: bool = False
    clause_first: int = 0
    # The subject stands before the verb, but nobody could be read from it.
    unread: bool = False


@dataclass
class Clauses:
    """What is known while a sentence is read."""

    document: Document
    sentence: Sentence
    cues: list[Cue]
    drafts: list[Draft] = field(default_factory=list)
    main: Mention | None = None
    # Sources that are named without a statement of their own here.
    heard: list[Mention] = field(default_factory=list)
    # Whom the sentence is about.
    topic: Mention | None = None

    @property
    def open_draft(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else None

    def close(self, at: int) -> None:
        """Ends the content of the last statement before the word `at`."""
        draft = self.open_draft
        if draft and draft.last > at:
            self.drafts[-1] = replace(draft, last=max(at, draft.first))


def read_clauses(document: Document, sentence: Sentence) -> Clauses:
    """What one sentence reports: its statements in their order, and who is named as a source without one."""
    clauses = Clauses(document, sentence, find_cues(document, sentence))
    for number, cue in enumerate(clauses.cues):
        draft = clauses.open_draft
        if draft and cue.first < draft.first and not (draft.last <= cue.first):
            continue
        _READERS[cue.kind](clauses, cue, number)
    if not clauses.drafts:
        _read_headline(clauses)
    _read_continuation(clauses)
    clauses.topic = _topic(document, sentence)
    clauses.drafts = [trimmed for draft in clauses.drafts if (trimmed := _trim(document, draft))]
    return clauses


def _topic(document, sentence):
    """The person with whom a sentence begins; in Arabic after its verb."""
    first = sentence.first + document.lexicon.verb_first
    if first >= sentence.last or document.words[first].preposition:
        return None
    if document.lexicon.verb_first and not _is_narrative_verb(document.words[sentence.first]):
        return None
    mention = read_mention(document, first, sentence.last)
    if mention is None and document.lexicon.capitals:
        # Back home, the minister ...
        comma = next((i for i in range(first, min(first + 6, sentence.last)) if document.words[i].form in COMMAS), None)
        mention = read_mention(document, comma + 1, sentence.last) if comma else None
    named = mention is not None and mention.type is SourceType.PERSON and (mention.name or mention.role)
    return mention if named and not mention.pronoun else None


def _is_narrative_verb(word):
    """Whether a word may be a verb that reports nothing (توجه, التقى)."""
    return not word.verb and not word.definite and not word.bits & ~COMMON and word.form[0].isalpha()


# -- clauses -------------------------------------------------------------------------------------------------


def _read_finite(clauses, cue, number):
    """وقال الوزير إن ..., or with the subject before the verb."""
    document = clauses.document
    before, subject, after = _subjects(clauses, cue)
    clause_first = before.first if before else cue.first
    nested = _is_nested(clauses, cue, clause_first)
    if nested and not (before and _passes_on(document, clauses.open_draft)):
        return
    if cue.frame.relay:
        _read_relay(clauses, cue, number, subject, after)
        return
    opened = _find_opener(clauses, cue, number, after, bool(subject))
    if not _reports(clauses, cue, opened, subject or before):
        return
    clauses.main = subject or before or clauses.main
    if opened is None:
        _read_without_content(clauses, cue, subject or before, nested, clause_first)
        return
    subject = _relayed_subject(clauses, cue, number, opened) or subject or before
    if subject is None:
        subject = _unlisted_subject(clauses, cue, opened) or _understood_subject(clauses, cue)
    clauses.main = subject or clauses.main
    if nested:
        clauses.drafts.pop()
    unread = subject is None and _has_unread_subject(clauses, cue)
    if unread and opened[0] in ("preposition", "noun"):
        return
    _open(clauses, cue, opened, subject, clause_first, unread=unread)
    _read_inverted(clauses, cue, subject, only_beside=True)


def _has_unread_subject(clauses, cue):
    """Whether a noun phrase that could not be read stands beside a verb where its subject would."""
    document, sentence = clauses.document, clauses.sentence
    if not document.lexicon.verb_first:
        return not _is_coordinated(clauses, cue)
    if _is_noun_phrase(clauses, cue):
        return True
    if cue.conjunction:
        return False
    first = cue.first
    while first > sentence.first and not _may_begin_subject(document, sentence, first):
        first -= 1
    word = document.words[first]
    opens_clause = word.bits & (PREPOSITION | AUXILIARY | FUNCTION | TIME | BOUNDARY) or word.preposition or word.verb
    return first < cue.first and not opens_clause


def _read_without_content(clauses, cue, subject, nested, clause_first):
    """A verb that nothing follows: it ends the clause before, or reports it (..., كما قال الوزير)."""
    document, sentence = clauses.document, clauses.sentence
    before = document.words[cue.first - 1] if cue.first > sentence.first else None
    first = subject.first if subject and subject.last <= cue.first else cue.first
    if subject and _closes_sentence(clauses, cue, first):
        if clauses.open_draft is None or clauses.open_draft.last <= first:
            _read_suffixed(clauses, replace(cue, first=first), subject)
        else:
            clauses.close(_clause_cut(clauses, first))
        return
    if subject and before and before.form in document.lexicon.setting_words("as"):
        covered = clauses.open_draft is not None and clauses.open_draft.last > cue.first
        clauses.close(_clause_cut(clauses, clause_first))
        if not covered and cue.first - 1 > sentence.first:
            _read_suffixed(clauses, cue, subject)
        return
    if not nested:
        clauses.close(_clause_cut(clauses, clause_first))
    _read_inverted(clauses, cue, subject)


def _closes_sentence(clauses, cue, first):
    """Whether subject and verb stand after what is reported: The work was done, he said on Monday."""
    document, sentence = clauses.document, clauses.sentence
    if document.lexicon.verb_first or first - sentence.first < 4 or document.words[first - 1].form not in COMMAS:
        return False
    after = document.words[cue.last] if cue.last < sentence.last else None
    ends = after is None or not after.form[0].isalnum() or bool(after.bits & (TIME | PREPOSITION))
    return ends and document.quote_at[first - 2] is None


def _reports(clauses, cue, opened, subject):
    """Whether a verb that may be another word, or passive, is a report here."""
    document, first = clauses.document, cue.first
    if cue.doubtful and not (opened and (subject or opened[1] - cue.last <= 2)):
        return False
    if cue.frame.subject and subject is None:
        return False
    follows_relative = first > clauses.sentence.first and document.words[first - 1].bits & RELATIVE
    directly = cue.last < clauses.sentence.last and document.words[cue.last].bits & THAT
    inside = clauses.open_draft is not None and clauses.open_draft.rule.startswith("that")
    if follows_relative and (inside or not directly):
        return False
    # وصفت بأنها, with no object between, is passive.
    by = tuple(cue.frame.prepositions)
    is_passive = directly and cue.frame.object and document.words[cue.last].form.startswith(by) if by else False
    return subject is not None or not is_passive


def _relayed_subject(clauses, cue, number, opened):
    """Through whom the subject speaks: نفت السلطات، على لسان الوزير، ..."""
    for other in clauses.cues[number + 1 :]:
        if other.first >= opened[1]:
            return None
        if other.role == "relay":
            return _attributed(clauses, other, number)[0]
    return None


def _understood_subject(clauses, cue):
    """The subject of a verb without one, from earlier in its sentence: أصدر الوزراء بيانا قالوا فيه."""
    document, sentence = clauses.document, clauses.sentence
    if clauses.drafts or clauses.main or cue.first <= sentence.first + 1 or document.lexicon.capitals:
        return clauses.main
    if not cue.conjunction:
        return _first_subject(clauses, cue)
    for first in range(cue.first - 1, max(sentence.first, cue.first - 8), -1):
        if document.words[first].bits & BEGINS_MENTION and not document.quote_at[first]:
            mention = read_mention(document, first, cue.first)
            if mention and mention.last == cue.first and mention.name and _is_subject(mention, cue):
                return mention
    return None


def _subjects(clauses, cue):
    """(the subject before the verb, the one after it, where to look for the content); at most one subject."""
    before = _subject_before(clauses, cue)
    if clauses.document.lexicon.verb_first:
        if before and before.last == cue.first:
            return before, None, cue.last
        subject, after = _subject_after(clauses, cue)
        return (None if subject else before), subject, after
    if before or not _follows_quotation(clauses, cue):
        return before, None, cue.last
    return None, *_subject_after(clauses, cue)


def _follows_quotation(clauses, cue):
    """Whether the verb stands right after marks: "...", said the minister."""
    document, index = clauses.document, cue.first - 1
    while index > clauses.sentence.first and document.words[index].form in COMMAS | DASHES and not document.quote_at[index]:
        index -= 1
    return index >= clauses.sentence.first and document.quote_at[index] is not None


def _open(clauses, cue, opened, subject, clause_first, *, inherits=False, unread=False):
    """Begins a statement, which ends the one before."""
    rule, first, last = opened
    clauses.close(_clause_cut(clauses, clause_first))
    clauses.drafts.append(Draft(cue, first, last, rule, subject, inherits, clause_first, unread))


def _read_participle(clauses, cue, number):
    """مشيرا إلى أن ...: said by the subject of the sentence."""
    opened = _find_opener(clauses, cue, number, cue.last, False)
    if opened and not _is_predicate(clauses, cue):
        subject = clauses.main or (None if clauses.drafts else _first_subject(clauses, cue))
        _open(clauses, cue, opened, subject, cue.first, inherits=True)


def _is_predicate(clauses, cue):
    """Whether a participle is what the sentence says of its subject (والصين متهمة ب...), not how it is said."""
    document, sentence = clauses.document, clauses.sentence
    if not cue.frame.object or cue.first == sentence.first or cue.last >= sentence.last:
        return False
    return document.words[cue.last].preposition in cue.frame.prepositions and bool(cue.frame.noun)


def _read_noun(clauses, cue, number):
    """قوله إن ... of the subject of the sentence, or إعلان الوزارة أن ... with its own."""
    document, sentence = clauses.document, clauses.sentence
    if not cue.gender:
        subject = read_mention(document, cue.last, sentence.last)
        if subject and subject.last < sentence.last and document.words[subject.last].bits & THAT:
            _open(clauses, cue, _after_that(clauses, subject.last), subject, cue.first)
        return
    opened = _find_opener(clauses, cue, number, cue.last, False)
    if opened and opened[1] - cue.last <= 3:
        _open(clauses, cue, opened, clauses.main, cue.first, inherits=True)


def _read_document(clauses, cue, number):
    """وجاء في بيان الوزارة: ..."""
    document, sentence = clauses.document, clauses.sentence
    subject = read_mention(document, cue.last, sentence.last)
    if subject is None:
        return
    opened = _find_opener(clauses, cue, number, subject.last, True)
    if opened is None:
        return
    if subject.type is SourceType.DOCUMENT and subject.body is None:
        subject = _issuer(document, subject.last, opened[1]) or subject
    clauses.main = subject
    _open(clauses, cue, opened, subject, cue.first)


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
                return
            clauses.main = source
            following = clauses.cues[number + 1] if number + 1 < len(clauses.cues) else None
            if following and following.kind == "noun" and following.first - source.last < LONGEST_SUBJECT_GAP:
                return
            opened = _find_opener(clauses, cue, number, source.last, True)
            if opened:
                _open(clauses, cue, opened, source, cue.first)
            return
    opened = _find_opener(clauses, cue, number, after, bool(subject))
    if opened and subject and subject.type in (SourceType.PERSON, SourceType.ORGANIZATION):
        clauses.main = subject
        _open(clauses, cue, opened, subject, cue.first)


def _read_inverted(clauses, cue, subject, only_beside=False):
    """ "...", قال فلان: words in marks right before the verb."""
    document, sentence = clauses.document, clauses.sentence
    index = begins = (subject.first if subject and subject.last <= cue.first else cue.first) - 1
    while index > sentence.first and document.words[index].form in COMMAS | DASHES and not document.quote_at[index]:
        index -= 1
    if index < sentence.first:
        return
    quotation = document.quote_at[index]
    if not quotation or not cue.frame.quote or _is_name(document, quotation):
        return
    if any(draft.first <= quotation.first < draft.last for draft in clauses.drafts):
        return
    if quotation.first > sentence.first and document.words[quotation.first - 1].form[0].isalnum():
        return
    if only_beside and begins == index and document.words[quotation.inner_last - 1].form not in COMMAS:
        return
    draft = Draft(cue, quotation.first, quotation.last, "inverted", subject, False, quotation.first)
    position = len(clauses.drafts) - 1 if only_beside else len(clauses.drafts)
    clauses.drafts.insert(position, draft)


def _read_attribution(clauses, cue, number):
    """بحسب المصدر: before what is reported, or after it."""
    document, sentence = clauses.document, clauses.sentence
    source, end = _attributed(clauses, cue, number)
    draft = clauses.open_draft
    covered = draft is not None and draft.last > cue.first
    if covered and not _is_aside(document, sentence, cue):
        return
    if source is None and cue.role != "own":
        if covered:
            clauses.close(_clause_cut(clauses, cue.first))
        return
    if source is not None:
        clauses.heard.append(source)
    if draft is None and cue.first - sentence.first <= 2:
        _read_prefixed(clauses, cue, source, end)
    elif covered:
        clauses.close(_clause_cut(clauses, cue.first))
        _read_rest(clauses, cue, source, end)
    else:
        _read_suffixed(clauses, cue, source)


def _attributed(clauses, cue, number):
    """(the source after "according to", the word after it)."""
    document, sentence = clauses.document, clauses.sentence
    if cue.role == "own":
        return None, cue.last
    first = cue.last
    if cue.role == "as" and not document.words[first].verb:
        return None, first
    if cue.role in ("clause", "as"):
        return _attributed_by_clause(clauses, first)
    source = read_mention(document, first, sentence.last)
    if source is None and (_is_aside(document, sentence, cue) or cue.first - sentence.first <= 2):
        source = read_noun(document, first, sentence.last)
    return source, source.last if source else first


def _is_aside(document, sentence, cue):
    """Whether a comma or a quotation stands before the phrase."""
    before = document.words[cue.first - 1] if cue.first > sentence.first else None
    return before is None or not before.form[0].isalnum()


def _attributed_by_clause(clauses, first):
    """حسبما ذكرت الوزارة, وفق ما نقلت الوكالة عن مصدر."""
    document, sentence = clauses.document, clauses.sentence
    for index in range(first, min(first + 4, sentence.last)):
        source = None if document.words[index].verb else read_mention(document, index, sentence.last)
        if source is None:
            continue
        relayed = source.last
        if relayed + 1 < sentence.last and document.words[relayed].form in document.lexicon.setting_words("relaying"):
            passed_on = read_mention(document, relayed + 1, sentence.last)
            if passed_on:
                return passed_on, passed_on.last
        return source, source.last
    return None, first


def _read_prefixed(clauses, cue, source, end):
    """بحسب الوزير، فإن ..."""
    document, sentence = clauses.document, clauses.sentence
    for index in range(end, min(sentence.last, end + LONGEST_ASIDE)):
        word = document.words[index]
        if word.bits & AFTER_SOURCE and not document.quote_at[index]:
            _open(clauses, cue, _after_that(clauses, index), source, cue.first)
            clauses.main = source
            return
    if end < sentence.last and document.words[end].form in COMMAS:
        rule, first, last = _run("attribution", clauses, end + 1)
        _open(clauses, cue, (rule, first, last), source, cue.first)
        clauses.main = source


def _read_suffixed(clauses, cue, source):
    """...، بحسب الوزارة."""
    document, sentence = clauses.document, clauses.sentence
    first = clauses.open_draft.last if clauses.open_draft else sentence.first
    first = _past_connectors(document, first, cue.first)
    last = _clause_cut(clauses, cue.first)
    if last - first >= 2:
        clauses.drafts.append(Draft(cue, first, last, "attribution", source, cue.role == "own", first))


def _read_rest(clauses, cue, source, end):
    """What a clause goes on to say after "as he put it", where it quotes again."""
    document, sentence = clauses.document, clauses.sentence
    if cue.role != "own" or end >= sentence.last or document.words[end].form not in COMMAS:
        return
    if any(document.quote_at[index] for index in range(end, sentence.last)):
        clauses.drafts.append(Draft(cue, end + 1, sentence.last, "attribution", source, True, cue.first))


def _past_connectors(document, first, last):
    """Past what links a sentence to the one before: "من جهة أخرى، "."""
    index = first
    while index < last and (document.words[index].form in COMMAS or document.words[index].bits & BOUNDARY):
        index += 1
    if index < last and document.words[index].bits & PREPOSITION:
        for comma in range(index, min(index + 5, last)):
            if document.words[comma].form in COMMAS:
                return comma + 1
    return index


def _read_headline(clauses):
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


def _read_continuation(clauses):
    """A sentence that is nothing but a quotation: the last speaker goes on."""
    document, sentence = clauses.document, clauses.sentence
    first = sentence.first
    while first < sentence.last - 1 and document.words[first].form in DASHES:
        first += 1
    quotation = document.quote_at[first]
    if clauses.drafts or clauses.cues or not quotation or quotation.last < sentence.last - 1:
        return
    if quotation.inner_last - quotation.inner_first >= 4:
        clauses.drafts.append(
            Draft(None, quotation.first, quotation.last, "continuation", None, False, sentence.first)
        )


_READERS = {
    "past": _read_finite,
    "present": _read_finite,
    "participle": _read_participle,
    "noun": _read_noun,
    "document": _read_document,
    "attribution": _read_attribution,
}


# -- subjects ------------------------------------------------------------------------------------------------


def _subject_after(clauses, cue):
    """(the subject that follows the verb or None, the word after it)."""
    document, limit = clauses.document, clauses.sentence.last
    index = cue.last
    while index < limit and index - cue.last < 4 and _is_light(document.words[index]):
        index += 1
    if index >= limit or document.words[index].preposition:
        return None, index
    mention = (
        read_mention(document, index, limit)
        or read_short_body(document, index, limit)
        or _marked_subject(clauses, index)
    )
    if mention is None or not _fits_verb(mention, cue):
        return None, index
    if not cue.frame.noun and not cue.frame.object and not cue.frame.prepositions:
        mention = lengthen_name(document, mention, limit)
    if cue.frame.object and _is_object(clauses, cue, mention):
        return None, index
    return mention, mention.last


def _marked_subject(clauses, index):
    """A name in marks as the subject, if the marks hold a name and more follows them."""
    document = clauses.document
    if index >= clauses.sentence.last:
        return None
    quotation = document.quote_at[index]
    if quotation is None or not _is_name(document, quotation) or quotation.last >= clauses.sentence.last - 1:
        return None
    return read_marked(document, index)


def _is_light(word):
    """Words that may stand between a verb and its subject."""
    if word.verb or word.bits & (PREPOSITION | THAT | PRONOUN):
        return False
    return bool(word.bits & (TIME | FUNCTION)) and not word.bits & RELATIVE


def _is_coordinated(clauses, cue):
    """Whether a verb shares the subject of the one before it: denied this but admitted that."""
    if cue.first == clauses.sentence.first:
        return True
    before = clauses.document.words[cue.first - 1]
    return bool(before.bits & BOUNDARY) or not before.form[0].isalnum()


def _is_noun_phrase(clauses, cue):
    """Whether the word after a verb that takes no noun as object can only be its subject."""
    if cue.frame.noun or cue.frame.object or cue.last >= clauses.sentence.last:
        return False
    word = clauses.document.words[cue.last]
    if clauses.document.quote_at[cue.last] or not word.form[0].isalpha() or word.preposition or word.verb:
        return False
    return not word.bits & (CLOSED | OCCASION | PHRASE) and word.form not in clauses.document.lexicon.adverbs


def _is_object(clauses, cue, mention):
    """Whether the only noun after a verb such as اتهم is its object, the verb's subject being understood."""
    document = clauses.document
    if not cue.frame.noun or mention.last >= clauses.sentence.last:
        return False
    after = document.words[mention.last]
    return after.preposition in cue.frame.prepositions or bool(after.bits & THAT)


def _fits_verb(mention, cue):
    """Whether a verb before its subject has the subject's gender."""
    return not (mention.gender and cue.gender and mention.gender != cue.gender and mention.number != "p")


def _subject_before(clauses, cue):
    """The subject that stands before the verb: الوزارة أعلنت, وكان الوزير قد أعلن."""
    document, sentence = clauses.document, clauses.sentence
    farthest = LONGEST_SUBJECT_GAP * 2 if document.lexicon.verb_first else LONGEST_ASIDE
    found = None
    for index in range(cue.first - 1, max(sentence.first, cue.first - farthest) - 1, -1):
        if document.quote_at[index] or document.words[index].preposition:
            continue
        if not _may_begin_subject(document, sentence, index):
            continue
        mention = read_mention(document, index, cue.first)
        if mention and _reaches(document, mention.last, cue.first) and _fits_before(mention, cue):
            found = mention
            if document.lexicon.verb_first:
                break
    return found or _subject_beside(document, sentence, cue)


def _subject_beside(document, sentence, cue):
    """A subject right before the verb that nothing sets off (При этом она сказала), where verbs follow subjects."""
    if document.lexicon.verb_first:
        return None
    for index in range(cue.first - 1, max(sentence.first, cue.first - LONGEST_SUBJECT_GAP), -1):
        word = document.words[index]
        if document.quote_at[index] or not word.form[0].isalnum():
            return None
        if word.bits & (PRONOUN | TITLE | DESCRIPTION) and not document.words[index - 1].bits & PREPOSITION:
            mention = read_mention(document, index, cue.first)
            return mention if mention and mention.last == cue.first and _fits_before(mention, cue) else None
    return None


def _may_begin_subject(document, sentence, index):
    if index == sentence.first:
        return True
    before = document.words[index - 1]
    if document.quote_at[index - 1] and not document.lexicon.verb_first:
        return True
    return bool(before.bits & (AUXILIARY | THAT | BOUNDARY)) or before.form in COMMAS or before.form in DASHES


def _reaches(document, first, last):
    """Whether only asides stand between a subject and its verb."""
    if not document.lexicon.verb_first and _is_closed_aside(document, first, last):
        return True
    if last - first > LONGEST_SUBJECT_GAP:
        return False
    for index in range(first, last):
        word = document.words[index]
        if document.quote_at[index] or word.bits & (THAT | RELATIVE) or (word.verb and word.tense != "noun"):
            return False
    if first == last or document.words[first].form in COMMAS:
        return first == last or document.lexicon.verb_first or document.words[last - 1].form in COMMAS
    return all(document.words[i].bits & (AUXILIARY | TIME | FUNCTION) for i in range(first, last))


def _is_closed_aside(document, first, last):
    """Whether two commas enclose all that stands between: the minister, who had come late, said."""
    if not 2 < last - first <= LONGEST_ASIDE // 2:
        return False
    ends = document.words[first].form in COMMAS and document.words[last - 1].form in COMMAS
    return ends and bool(document.words[first + 1].bits & RELATIVE)


def _fits_before(mention, cue):
    if cue.number == "p":
        return mention.number == "p" or mention.type is SourceType.ANONYMOUS
    if mention.number == "p":
        return mention.type is not SourceType.PERSON
    return not (mention.gender and cue.gender and mention.gender != cue.gender)


def _unlisted_subject(clauses, cue, opened):
    """A source that no list knows, between the verb and what it opens."""
    if clauses.document.lexicon.capitals or cue.frame.object or opened[0] not in ("that", "quote", "colon") or cue.conjunction and cue.number == "p":
        return None
    return read_noun(clauses.document, cue.last, opened[1])


def _first_subject(clauses, cue):
    """Whom the sentence is about, for a participle whose main verb reports nothing."""
    document, sentence = clauses.document, clauses.sentence
    index = sentence.first
    while index < cue.first:
        word = document.words[index]
        listed = word.bits & BEGINS_MENTION and not document.quote_at[index] and not word.preposition
        listed = listed and (index == sentence.first or not word.conjunction)
        mention = read_mention(document, index, cue.first) if listed else None
        if mention and _is_subject(mention, cue):
            return mention
        index = mention.last if mention else index + 1
    return None


def _is_subject(mention, cue):
    if mention.type not in (SourceType.PERSON, SourceType.ORGANIZATION):
        return False
    if cue.number == "p" and mention.number != "p" and mention.type is SourceType.PERSON:
        return False
    return not (mention.gender and cue.gender and mention.gender != cue.gender)


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


def _passes_on(document, draft):
    """Whether the outer source is a news outlet, which only passes on what others say."""
    return (
        draft is not None and draft.subject is not None and bool(document.words[draft.subject.head].bits & MEDIA)
    )


# -- content -------------------------------------------------------------------------------------------------


def _find_opener(clauses, cue, number, first, has_subject):
    """(rule, first word, last word) of the content that a cue opens, or None."""
    document, sentence, frame = clauses.document, clauses.sentence, cue.frame
    if frame.bare and first < sentence.last and _begins_bare(document, first):
        return _run("bare", clauses, first)
    index, limit = first, min(sentence.last, first + LONGEST_ASIDE)
    stop = _next_stop(clauses, number)
    fresh = True
    while index < limit:
        quotation = document.quote_at[index]
        if quotation:
            if frame.quote and not _is_name(document, quotation) and not _precedes_colon(clauses, quotation):
                return _quote(clauses, index)
            index, fresh = quotation.last, False
            continue
        if index >= stop:
            return None
        if fresh and frame.object and document.words[index].form in document.lexicon.setting_words("addressing"):
            addressed = read_mention(document, index + 1, limit)
            if addressed:
                index = addressed.last
                continue
        opened = _opener_at(clauses, cue, index, fresh, stop)
        if opened:
            return opened
        fresh = (
            fresh and _keeps_fresh(document.words[index]) or (has_subject and document.words[index].form in COMMAS)
        )
        index += 1
    return None


def _keeps_fresh(word):
    """Whether a noun after this word may still be the object of the verb."""
    return (
        word.form in COMMAS
        or bool(word.bits & TIME)
        or (bool(word.bits & FUNCTION) and not word.bits & (PREPOSITION | RELATIVE))
    )


def _precedes_colon(clauses, quotation):
    """Whether the content follows the marks, so that they hold a name: في حسابه على "تويتر": ..."""
    after = quotation.last
    if after >= clauses.sentence.last:
        return False
    word = clauses.document.words[after]
    return word.form == ":" or (bool(word.bits & THAT) and quotation.inner_last - quotation.inner_first <= 3)


def _begins_bare(document, index):
    """Whether a clause without "that" begins: he said it was late."""
    word = document.words[index]
    if document.quote_at[index] or not word.form[0].isalnum() or word.bits & (THAT | PREPOSITION | TIME | AUXILIARY):
        return False
    return index == 0 or not document.quote_at[index - 1]


def _next_stop(clauses, number):
    """Where the next clause that reports begins; nouns such as قوله may stand before the content."""
    for cue in clauses.cues[number + 1 :]:
        if cue.is_finite or cue.kind in ("participle", "document"):
            return cue.first
    return clauses.sentence.last


def _opener_at(clauses, cue, index, fresh, stop):
    document, frame = clauses.document, cue.frame
    word = document.words[index]
    if word.bits & THAT and (frame.that or frame.prepositions) and _is_opening(document, cue, index):
        return _after_that(clauses, index)
    if word.form == ":" and (frame.quote or frame.that):
        return _after_colon(clauses, index + 1)
    if word.form in frame.prepositions:
        return _after_preposition(clauses, index)
    if _carries(word, frame) and not word.bits & (OCCASION | TIME | PREPOSITION | FUNCTION):
        return _run("preposition", clauses, index)
    if frame.noun and fresh and _is_object_noun(document, cue, index):
        return _described_object(clauses, cue, index, stop) or _run("noun", clauses, index)
    return None


def _carries(word, frame):
    """Whether a preposition that the verb asks for is joined to the word, known or unknown."""
    if word.preposition or word.bits:
        return word.preposition in frame.prepositions and not word.verb
    return word.form.startswith(tuple(p for p in frame.prepositions if len(p) == 1))


def _is_opening(document, cue, index):
    """Whether أن opens what is said, and is no part of another expression (قبل أن, إلى أن, إلا أن)."""
    before = document.words[index - 1]
    if index == cue.last or not before.bits & (PREPOSITION | BOUNDARY | RELATIVE):
        return True
    return before.form in cue.frame.prepositions


def _described_object(clauses, cue, index, stop):
    """Content after "that", where the object before it is only what is described (وصف القرار بأنه ...)."""
    document = clauses.document
    if not cue.frame.object or not cue.frame.that:
        return None
    for later in range(index, min(stop, index + LONGEST_ASIDE)):
        if document.quote_at[later]:
            return None
        if document.words[later].bits & THAT:
            return _after_that(clauses, later)
    return None


def _is_object_noun(document, cue, index):
    word = document.words[index]
    if word.preposition or word.conjunction or not word.form[0].isalpha() or word.bits & (CLOSED | OCCASION):
        return False
    if cue.frame.object:
        return not word.definite or not word.stem.endswith(("ي", "يه")) or not document.words[index - 1].form[0].isalnum()
    if word.verb and word.tense in ("past", "present"):
        return False
    joined_pronoun = not word.bits and word.form.endswith(document.lexicon.pronouns)
    return (bool(word.bits & COMMON) or joined_pronoun) and not word.definite


def _quote(clauses, index):
    """Content that begins with words in marks: those alone, or the clause that they begin."""
    document, sentence = clauses.document, clauses.sentence
    quotation = document.quote_at[index]
    if _ends_clause(clauses, quotation):
        return "quote", quotation.first, quotation.last
    return "quote", quotation.first, sentence.last


def _ends_clause(clauses, quotation):
    """Whether nothing of the same clause follows a quotation."""
    document, sentence = clauses.document, clauses.sentence
    after = quotation.last
    if after >= sentence.last or quotation.inner_last - quotation.inner_first > 25:
        return True
    word = document.words[after]
    if word.form in COMMAS:
        following = after + 1
        if following >= sentence.last:
            return True
        return not (
            document.words[following].form in "و" and document.quote_at[following + 1 : following + 2] != [None]
        )
    if not word.form[0].isalnum():
        return True
    return any(cue.first == after for cue in clauses.cues) or (
        quotation.inner_last - quotation.inner_first > 7
        and bool(word.bits & (PREPOSITION | BOUNDARY) or word.conjunction)
    )


def _after_that(clauses, index):
    """Content after أن; the words in marks alone where they are all of it."""
    document, sentence = clauses.document, clauses.sentence
    first = index + 1
    while first < sentence.last and document.words[first].form in {":", *COMMAS} and not document.quote_at[first]:
        first += 1
    if first < sentence.last and document.quote_at[first] and not _is_name(document, document.quote_at[first]):
        rule, first, last = _quote(clauses, first)
        return "that quote", first, last
    return _run("that", clauses, first)


def _after_colon(clauses, index):
    document, sentence = clauses.document, clauses.sentence
    if index < sentence.last and document.quote_at[index]:
        return _quote(clauses, index)
    return _run("colon", clauses, index)


def _after_preposition(clauses, index):
    """Content after the preposition that the verb asks for, or after أن behind it."""
    document, sentence = clauses.document, clauses.sentence
    after = index + 1
    if after >= sentence.last:
        return None
    word = document.words[after]
    if word.bits & THAT and not document.quote_at[after]:
        return _after_that(clauses, after)
    if word.bits & TIME or (
        word.bits & OCCASION and document.words[index].form in document.lexicon.setting_words("placing")
    ):
        return None
    if document.quote_at[after]:
        return _quote(clauses, after)
    return _run("preposition", clauses, after)


def _run(rule, clauses, first):
    """Content from a word to the end of the sentence."""
    return (rule, first, clauses.sentence.last) if first < clauses.sentence.last else None


def _clause_cut(clauses, at):
    """Before the comma and the small words that stand before a clause beginning at the word `at`."""
    document, first = clauses.document, clauses.sentence.first
    while (
        at > first
        and not document.quote_at[at - 1]
        and (document.words[at - 1].form in COMMAS | DASHES or document.words[at - 1].bits & BOUNDARY)
    ):
        at -= 1
    return at


def _trim(document, draft):
    """The draft without punctuation at its edges; None where nothing is left."""
    first, last = draft.first, draft.last
    while first < last and not document.quote_at[first] and not document.words[first].form[0].isalnum():
        first += 1
    while last > first and not document.quote_at[last - 1] and not document.words[last - 1].form[0].isalnum():
        if document.words[last - 1].form in KEPT_AT_END:
            break
        last -= 1
    return replace(draft, first=first, last=last) if last > first else None


# -- words in marks ------------------------------------------------------------------------------------------


def quoted_in(document: Document, draft: Draft) -> list[Quotation]:
    """The quotations in a statement that are somebody's words."""
    found, index = [], draft.first
    while index < draft.last:
        quotation = document.quote_at[index]
        if quotation:
            if not _is_name(document, quotation):
                found.append(quotation)
            index = quotation.last
        else:
            index += 1
    return found


def inner_words(document: Document, quotation: Quotation) -> tuple[int, int]:
    """The words in marks, without the comma that belongs to the sentence around them ("Yes," he said)."""
    first, last = quotation.inner_first, quotation.inner_last
    while last - 1 > first and document.words[last - 1].form in COMMAS | DASHES:
        last -= 1
    return first, last


def _is_name(document, quotation):
    """Whether words in marks are a name or a title, not somebody's words."""
    inner = document.words[quotation.inner_first : quotation.inner_last]
    if len(inner) > LONGEST_NAME_IN_MARKS:
        return False
    if document.lexicon.capitals:
        return not inner or _looks_like_name(document, quotation)
    if all(not word.form[0].isalpha() or word.form.isascii() for word in inner):
        return True
    if len(inner) <= 3 and any(word.bits & MEDIA for word in inner):
        return True
    if all(word.bare in document.known_marked for word in inner):
        return True
    if any(word.bits & ORGANIZATION and not word.definite for word in inner[:2]) and len(inner) > 1:
        return True
    return _is_named_before(document, quotation.first - 1) or _has_name(document, inner)


def _looks_like_name(document, quotation):
    """Whether every word in marks is written with a capital letter, as in titles."""
    first, last = quotation.inner_first, quotation.inner_last
    return last - first <= 2 and all(document.is_capital(index) for index in range(first, last))


def _is_named_before(document, index):
    """Whether the word before the marks says that a name follows (حركة "...", المسمى "...").

    With the article a noun is not named: the marks hold what is said of it (الاتفاق "أحادي الجانب").
    """
    word = document.words[index] if index >= 0 else None
    if word is None or not word.bits & (NAMING | MEDIA | ORGANIZATION) or word.bits & DESCRIPTION:
        return False
    return not word.definite or bool(word.bits & MEDIA)


def _has_name(document, inner):
    """Whether the words in marks are known names, or unknown words with a number."""
    words = [word for word in inner if word.form[0].isalpha()]
    if len(words) == 1 and len(inner) == 1:
        word = words[0]
        return word.bare in document.known_people or bool(word.bits & (COUNTRY | REGION | ORGANIZATION)) or (
            not word.bits and not word.form.endswith(document.lexicon.pronouns)
        )
    numbered = len(words) < len(inner) <= 4
    listed = all(word.bits & (GIVEN | SURNAME) or not word.bits for word in words)
    return len(words) <= 2 and (listed or (numbered and any(word.form.isdigit() for word in inner)))
