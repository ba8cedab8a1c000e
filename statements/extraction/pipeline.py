"""The story of an extraction in one function: read `extract` first."""

import datetime
from dataclasses import dataclass, replace

from .cast import Cast
from .clauses import read_clauses
from .confidence import confidence, tie
from .document import COMMAS, Document, read_document
from .draft import Draft
from .explain import rejected_cues, rejected_marks
from .headlines import article_sentences
from .lexicon_files import load
from .marks import is_mark
from .members import Member
from .mentions import fill_cast, find_mentions, organizations, read_headline
from .occasion import occasion, said_on
from .quoted import inner_words, quoted_in
from .records import ExtractedQuote, Extraction, Kind, SourceType
from .resolve import resolve
from .subjects import is_scripture
from .unreported import continues_speech, lengthened
from .word import PREPOSITION, THAT, TIME

# After a verb without a subject: what it reports begins here, or an aside.
SETS_OFF = COMMAS | {":"}


def extract(
    body: str,
    *,
    language: str = "ar",
    published_on: datetime.date | None = None,
    title: str = "",
    explain: bool = False,
) -> Extraction:
    """The statements that an article reports, in the order of the text, and the organizations it names.

    `body` is the article as stored; all spans count its code points. `published_on` is the day from which
    "yesterday" is counted; without it `said_on` is only known where the text gives a whole date. Of `title` only
    its speaker is read: headlines repeat what the body says. With `explain`, what was looked at and not taken is
    listed too. Never raises for any text.
    """
    document = read_document(body, load(language))
    mentions = find_mentions(document)
    cast = fill_cast(document, mentions)
    read_headline(cast, title)
    statements, rejected = [], []
    for sentence in article_sentences(document):
        clauses = read_clauses(document, sentence)
        if statements and continues_speech(clauses, statements[-1].draft):
            statements[-1] = replace(statements[-1], draft=lengthened(document, statements[-1].draft, sentence))
            cast.said_until = sentence.last
            continue
        _follow(cast, clauses)
        statements += _statements(cast, clauses, published_on)
        _listen(cast, clauses)
        if explain:
            rejected += rejected_cues(clauses)
    quotes = sorted((_quote(document, found) for found in statements), key=lambda quote: (quote.start, quote.end))
    if explain:
        rejected += rejected_marks(document, [statement.draft for statement in statements])
        rejected.sort(key=lambda candidate: (candidate.start, candidate.end))
    return Extraction(tuple(quotes), organizations(document, cast, mentions), tuple(rejected))


@dataclass(frozen=True, slots=True)
class Statement:
    draft: Draft
    speaker: Member | None
    said_on: datetime.date | None
    occasion: str
    # How sure it is that the speaker is the verb's subject.
    tie: float


def _statements(cast, clauses, published_on):
    """The statements of a sentence, with whoever made them, when and where."""
    document, sentence, since = clauses.document, clauses.sentence, clauses.sentence.first
    for draft in clauses.drafts:
        speaker = _speaker(cast, draft)
        cast.about = None
        if draft.is_topic and not quoted_in(document, draft):
            continue
        day = said_on(document, sentence, draft, published_on)
        said_in = occasion(document, sentence, draft, since)
        if speaker and said_in:
            cast.issued(said_in, speaker)
        silence, goes_on = draft.clause_first - cast.said_until, _goes_on(document, draft.cue)
        cast.tie = tie(draft, speaker, goes_on=goes_on, silence=silence, before=cast.tie)
        yield Statement(draft, speaker, day, said_in, cast.tie)
        cast.said_until = since = draft.last


def _speaker(cast: Cast, draft: Draft) -> Member | None:
    cue = draft.cue
    if draft.subject:
        member = resolve(cast, draft.subject, goes_on=_goes_on(cast.document, cue))
    elif draft.unread:
        member = None
    else:
        member = _continuing(cast, draft)
        if member is None and cast.several and cue and cue.number == "p":
            member = resolve(cast, cast.several)
    if draft.subject and is_scripture(cast.document, draft.subject.first):
        # Whoever quotes it goes on afterwards.
        return member
    if member and draft.subject:
        member.paper_gender = draft.subject.gender if draft.subject.type is SourceType.DOCUMENT else ""
    if member:
        spoken = draft.subject.gender if draft.subject and draft.subject.pronoun else ""
        cast.spoke(member, spoken or (cue.gender if cue and cue.is_finite else ""))
    elif draft.subject or draft.unread:
        cast.lost(cue.gender if cue else "", cue.number if cue else "")
    return member


def _continuing(cast, draft):
    """Who says what a verb without a subject reports, or words in marks without a verb."""
    cue = draft.cue
    if cue and cast.about and _is_of_topic(cast, draft):
        return resolve(cast, cast.about)
    return cast.last_speaker(cue.gender, cue.number) if cue else cast.last_speaker("", "")


def _is_of_topic(cast, draft):
    """Whether a verb (وأكدت أن) is of the body or the people that its sentence or the one before is about."""
    document, cue = cast.document, draft.cue
    opens = cue.is_finite and cue.first == draft.clause_first and not _goes_on(document, cue)
    several = cast.about.type is SourceType.ANONYMOUS
    if not opens or draft.rule == "noun" or (cue.number == "p") != several or not cue.fits(cast.about.gender):
        return False
    after = document.words[cue.last]
    return bool(after.bits & (THAT | PREPOSITION | TIME) or after.preposition or after.form in SETS_OFF)


def _goes_on(document, cue):
    """Whether a verb continues what somebody has begun to say (وأضاف)."""
    verb = document.words[cue.first].verb if cue and cue.is_finite else None
    return verb is not None and verb.lemma in document.lexicon.setting_words("going on")


def _follow(cast, clauses):
    """Notes whom a sentence is about, if that person is known: a pronoun may mean them next."""
    topic = clauses.topic
    if clauses.drafts and clauses.drafts[0].clause_first > clauses.sentence.first:
        cast.about = None
    if topic and topic.type is SourceType.ANONYMOUS:
        cast.several = cast.about = topic
    elif topic and topic.type is SourceType.PERSON:
        member = resolve(cast, topic)
        if member:
            cast.spoke(member)


def _listen(cast, clauses):
    """Notes who is named as a source without a statement: the next verb without a subject may be theirs."""
    person = clauses.topic and clauses.topic.type is SourceType.PERSON
    cast.about = None if person or clauses.drafts else clauses.topic
    for mention in clauses.heard:
        member = resolve(cast, mention)
        if member:
            cast.heard.append(member)
    if not clauses.drafts and clauses.main:
        member = resolve(cast, clauses.main)
        if member:
            cast.spoke(member)


def _quote(document: Document, statement: Statement) -> ExtractedQuote:
    draft, member = statement.draft, statement.speaker
    quotations = quoted_in(document, draft)
    kind, start, end = _kind(document, draft, quotations)
    cue, subject = draft.cue, draft.subject
    return ExtractedQuote(
        kind=kind,
        start=start,
        end=end,
        quoted=tuple(document.span(*inner_words(document, q)) for q in quotations if q.marked),
        cue=document.text(cue.first, cue.last) if cue else "",
        cue_span=document.span(cue.first, cue.last) if cue else None,
        attribution=document.text(subject.first, subject.last) if subject else "",
        attribution_span=document.span(subject.first, subject.last) if subject else None,
        source=member.source() if member else None,
        said_on=statement.said_on,
        confidence=confidence(document, draft, member, statement.tie),
        rule=draft.rule,
        occasion=statement.occasion,
    )


def _kind(document, draft, quotations):
    if len(quotations) == 1 and (draft.first, draft.last) == (quotations[0].first, quotations[0].last):
        return Kind.DIRECT, *document.span(*inner_words(document, quotations[0]))
    span = document.span(draft.first, draft.last)
    if draft.rule == "colon" and (not quotations or is_mark(document.words[draft.first - 1])):
        return Kind.DIRECT, *span
    if draft.rule == "headline" and not quotations:
        return Kind.DIRECT, *span
    return (Kind.MIXED if quotations else Kind.INDIRECT), *span
