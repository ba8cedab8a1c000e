"""The subject of a reporting verb: after it, before it, or understood from the sentence."""

from dataclasses import replace

from .antecedents import announced, antecedent, owner_of_relative
from .content import before_separators
from .document import COMMAS
from .draft import BREAKS, LONGEST_ASIDE, LONGEST_SUBJECT_GAP
from .fronted import fronted, marked_name
from .name_words import is_whole_before_name, may_be_whole
from .names import end_of_name
from .offices import past_mark
from .places import begins_phrase
from .quoted import is_name
from .records import SourceType
from .sources import is_adverbial, lengthen_name, read_marked, read_mention, read_noun, read_short_body
from .together import with_second
from .told import is_told
from .topics import BODIES, PEOPLE, crowd, linked_topic, nominal_topic, topic
from .word import (
    AUXILIARY,
    BEGINS_MENTION,
    BINDER,
    BOUNDARY,
    CLOSED,
    COMMON,
    DESCRIPTION,
    FUNCTION,
    GIVEN,
    HONORIFIC,
    OCCASION,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    THAT,
    TIME,
    TITLE,
)

# What says when or where, between a subject and its verb.
LONGEST_CIRCUMSTANCE = 6
# In what it says something.
PLACES_OF_SPEECH = BODIES | {SourceType.DOCUMENT}


def has_unread_subject(clauses, cue):
    """Whether a noun phrase that could not be read stands beside a verb where its subject would."""
    document, sentence = clauses.document, clauses.sentence
    if not document.lexicon.verb_first:
        return not _is_coordinated(clauses, cue)
    if _is_noun_phrase(clauses, cue):
        return True
    if cue.conjunction:
        return False
    first = cue.first
    while first > sentence.first and document.words[first - 1].bits & AUXILIARY:
        first -= 1
    while first > sentence.first and not _may_begin_subject(document, sentence, first):
        first -= 1
    word = document.words[first]
    opens_clause = (
        word.bits & (PREPOSITION | AUXILIARY | FUNCTION | TIME | BOUNDARY) or word.preposition or word.verb
    )
    return first < cue.first and not opens_clause


def understood_subject(clauses, cue):
    """The subject of a verb without one, from earlier in its sentence: أصدر الوزراء بيانا قالوا فيه."""
    document, sentence = clauses.document, clauses.sentence
    related = owner_of_relative(clauses, cue) or antecedent(clauses, cue) or announced(clauses, cue)
    if related:
        return related
    if clauses.drafts or clauses.main or cue.first <= sentence.first + 1 or document.lexicon.capitals:
        return clauses.main
    people = crowd(document, sentence) if cue.number == "p" else None
    if people and people.last < cue.first:
        return people
    if not cue.conjunction:
        pointed_back = document.words[cue.first - 1].form in document.lexicon.setting_words("but they")
        if pointed_back or _is_said_within(clauses, cue):
            return first_subject(clauses, cue)
        return _set_off_subject(clauses, cue)
    for first in range(cue.first - 1, max(sentence.first, cue.first - 8), -1):
        if document.words[first].bits & BEGINS_MENTION and not document.quote_at[first]:
            mention = read_mention(document, first, cue.first)
            if mention and mention.last == cue.first and mention.name and _is_subject(mention, cue):
                return mention
    body = topic(document, sentence, BODIES) or linked_topic(document, sentence)
    body = body or nominal_topic(document, sentence)
    return body if body and body.last < cue.first and _is_subject(body, cue) else None


def _set_off_subject(clauses, cue):
    """Whom a sentence begins with, set off by asides before the verb: لكن فلان، الذي وصل أمس، نفى."""
    document, sentence = clauses.document, clauses.sentence
    first = sentence.first
    if not document.words[first].bits & BOUNDARY or document.words[cue.first - 1].form not in COMMAS:
        return None
    mention = read_mention(document, first + 1, cue.first)
    named = mention is not None and (mention.name or mention.role) and mention.last < cue.first - 1
    set_off = named and document.words[mention.last].form in COMMAS
    return mention if set_off and _is_subject(mention, cue) else None


def subjects(clauses, cue):
    """(the subject before the verb, the one after it, where to look for the content); at most one subject."""
    before = _subject_before(clauses, cue)
    if before and _is_said_within(clauses, cue) and _is_written_to(clauses, before):
        before = None
    if clauses.document.lexicon.verb_first:
        subject, after = _subject_after(clauses, cue)
        if before and before.last == cue.first and not (subject and _is_doubtful(clauses.document, before)):
            return before, None, cue.last
        return (None if subject else before), subject, after
    after_comma = cue.first > clauses.sentence.first and clauses.document.words[cue.first - 1].form in COMMAS
    if before or not (after_comma or _follows_quotation(clauses, cue)):
        return before, None, cue.last
    return None, *_subject_after(clauses, cue)


def _is_said_within(clauses, cue):
    """Whether a verb says what is in the paper before it: أرسل المتحف رسالة إلى الوزير يطلب فيها."""
    document, after = clauses.document, cue.last
    within = after < clauses.sentence.last and document.words[after].form in document.lexicon.setting_words(
        "within"
    )
    return within and not cue.conjunction


def _is_written_to(clauses, mention):
    """Whether somebody is only whom a paper is sent to: رسالة إلى الوزير يطلب فيها."""
    known, since = clauses.document.lexicon.setting_words, mention.first - LONGEST_SUBJECT_GAP
    before = clauses.document.words[max(clauses.sentence.first, since) : mention.first]
    return any(word.form in known("sent to") for word in before)


def _is_doubtful(document, mention):
    """Whether a subject is one word that no list knows, and nothing else shows to be a name."""
    word = document.words[mention.first]
    alone = mention.last - mention.first == 1 and mention.type is SourceType.PERSON and not mention.role
    return alone and not word.bits and word.bare not in document.known_people


def _follows_quotation(clauses, cue):
    """Whether the verb stands right after marks: "...", said the minister."""
    document, index = clauses.document, cue.first - 1
    index = before_separators(document, index, clauses.sentence.first)
    return index >= clauses.sentence.first and document.quote_at[index] is not None


def _subject_after(clauses, cue):
    """(the subject that follows the verb or None, the word after it)."""
    document, limit = clauses.document, clauses.sentence.last
    index = cue.last
    while index < limit and index - cue.last < 4 and _is_light_at(document, index, limit):
        index += 1
    index = _past_addressed(document, index, limit)
    if index >= limit or _is_governed(document, index) or _is_prayed_to(document, cue, index):
        return None, index
    mention = (
        read_mention(document, index, limit)
        or read_short_body(document, index, limit)
        or _marked_subject(clauses, index)
        or _speaking_in(document, cue, index, limit)
    )
    if mention is None or not _fits_verb(mention, cue):
        return None, index
    mention = _before_complement(clauses, cue, mention)
    if not cue.frame.noun and not cue.frame.object and not cue.frame.prepositions:
        mention = lengthen_name(document, mention, limit)
    if cue.frame.object and _is_object(clauses, cue, mention):
        return None, index
    mention = with_second(document, mention, limit)
    return _with_gender(mention, cue), mention.last


def _before_complement(clauses, cue, mention):
    """A description up to the preposition that the verb asks for: حذرت جهات رسمية من كذا."""
    document, asked = clauses.document, cue.frame.prepositions
    verb = document.words[cue.first].verb
    if verb and verb.lemma in document.lexicon.setting_words("asking"):
        asked = document.lexicon.setting_words("addressing")
    if mention.type is not SourceType.ANONYMOUS or not asked or mention.last >= clauses.sentence.last:
        return mention
    after = document.words[mention.last]
    if after.form in asked or after.bits & THAT or document.quote_at[mention.last]:
        return mention
    first = next((i for i in range(mention.head + 1, mention.last) if document.words[i].form in asked), None)
    return (first and read_mention(document, mention.first, first)) or mention


def _is_prayed_to(document, cue, index):
    """Whether a verb asks God for something: سأل الله أن."""
    known, verb = document.lexicon.setting_words, document.words[cue.first].verb
    return document.words[index].form in known("prayed to") and verb is not None and verb.lemma in known("praying")


def _speaking_in(document, cue, index, limit):
    """The body or the paper in which it is said, with no other subject: сообщили в министерстве."""
    known = document.lexicon.setting_words
    itself = document.words[cue.first].form in known("says itself")
    if not (itself or cue.number == "p") or document.words[index].form not in known("speaking in"):
        return None
    mention = read_mention(document, index + 1, limit)
    types = PLACES_OF_SPEECH if itself else BODIES
    return mention if mention and mention.type in types else None


def _with_gender(mention, cue):
    """A person whose gender only the verb tells: قال مدربه."""
    if mention.gender or mention.type is not SourceType.PERSON or mention.number == "p":
        return mention
    return replace(mention, gender=cue.gender)


def _past_addressed(document, index, limit):
    """Past whoever is spoken to, before who speaks: أكد لـ"الرياض" الوزير, рассказал агентству «Север» мэр."""
    if index < limit and document.words[index].form in document.lexicon.setting_words("spoken to"):
        marked = document.quote_at[index + 1] if index + 1 < limit else None
        return marked.last if marked else index + 1
    if index + 1 < limit and document.words[index].form == "ل" and document.quote_at[index + 1]:
        after = document.quote_at[index + 1].last
        if after < limit and not document.quote_at[after] and _may_be_named(document.words[after]):
            return after
    return index


def _may_be_named(word):
    """Whether a word may begin the subject of a verb: one that begins a mention, or that no list knows."""
    return bool(word.bits & BEGINS_MENTION) or (
        word.bits in (0, COMMON) and word.form[0].isalpha() and not word.preposition
    )


def _marked_subject(clauses, index):
    """A name in marks as the subject, if the marks hold a name and more follows them."""
    document = clauses.document
    if index >= clauses.sentence.last:
        return None
    quotation = document.quote_at[index]
    if quotation is None or quotation.last >= clauses.sentence.last - 1:
        return None
    first, last = quotation.inner_first, quotation.inner_last
    while first < last - 1 and document.words[first].bits & HONORIFIC:
        first = past_mark(document, first + 1, last)
    person = document.words[first].bits & (GIVEN | BINDER) and end_of_name(document, first, last) == last
    if not is_name(document, quotation) and not person:
        return None
    return read_marked(document, index)


def _is_governed(document, index):
    """Whether a preposition is joined to a word, which is no letter of a name (كاريك, بالوما)."""
    word = document.words[index]
    if not word.preposition or is_whole_before_name(document, index, len(document.words)):
        return False
    return not (may_be_whole(word) and word.bare in document.known_people)


def _is_light_at(document, index, limit):
    """Whether a word may stand between a verb and its subject; before a word of time a preposition may too."""
    word = document.words[index]
    timed = document.lexicon.capitals and word.bits & PREPOSITION and index + 1 < limit
    return _is_light(word) or bool(timed and document.words[index + 1].bits & TIME)


def _is_light(word):
    """Words that may stand between a verb and its subject."""
    if word.verb or word.bits & (PREPOSITION | THAT | PRONOUN):
        return False
    describes = word.bits & DESCRIPTION and not word.bits & TIME
    return bool(word.bits & (TIME | FUNCTION)) and not (word.bits & RELATIVE or describes)


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
    free = not word.bits & (CLOSED | OCCASION) and not begins_phrase(word)
    return free and not is_adverbial(clauses.document, cue.last)


def _is_object(clauses, cue, mention):
    """Whether the only noun after a verb such as اتهم is its object, the verb's subject being understood."""
    document = clauses.document
    if not cue.frame.noun or mention.last >= clauses.sentence.last:
        return False
    if document.words[mention.head].stem.endswith("ون"):
        # طالب الفلسطينيون بكذا: the ending of a subject
        return False
    after = document.words[mention.last]
    by = tuple(cue.frame.prepositions)
    return after.preposition in by or (bool(after.bits & THAT and by) and after.form.startswith(by))


def _fits_verb(mention, cue):
    """Whether a verb before its subject has the subject's gender."""
    return mention.number == "p" or cue.fits(mention.gender)


def _subject_before(clauses, cue):
    """The subject that stands before the verb: الوزارة أعلنت, وكان الوزير قد أعلن."""
    document, sentence = clauses.document, clauses.sentence
    marked = marked_name(clauses, cue)
    if marked:
        return marked
    farthest = LONGEST_SUBJECT_GAP * 2 if document.lexicon.verb_first else LONGEST_ASIDE
    found = None
    for index in range(cue.first - 1, max(sentence.first, cue.first - farthest) - 1, -1):
        if document.quote_at[index] or _is_governed(document, index):
            continue
        if not _may_begin_subject(document, sentence, index):
            continue
        placed = _speaking_in(document, cue, index, cue.first)
        mention = placed or read_mention(document, index, cue.first)
        if mention is None or not (placed or _fits_before(mention, cue)):
            continue
        set_before = fronted(clauses, mention, cue)
        mention = set_before or mention
        reaches = set_before or _reaches(document, mention.last, cue.first) or _is_related(document, mention, cue)
        if reaches or _is_between_auxiliaries(document, mention, cue.first):
            found = _with_gender(mention, cue)
            if document.lexicon.verb_first:
                break
    if found:
        return _whose_title(document, sentence, found) or found
    return _subject_beside(document, sentence, cue)


def _whose_title(document, sentence, mention):
    """Whom a sentence begins with, where the title before the verb is one more of theirs.

    سالم العوفي، وهو مهندس سابق، ومؤسس الشركة، حذر من ...
    """
    first = mention.first
    joined = (
        first > sentence.first and document.words[first].conjunction and document.words[first - 1].form in COMMAS
    )
    holder = read_mention(document, sentence.first, first) if joined and not mention.name else None
    named = holder is not None and holder.type is SourceType.PERSON and holder.name
    return holder if named and document.words[holder.last].form in COMMAS else None


def _subject_beside(document, sentence, cue):
    """A subject right before the verb that nothing sets off (При этом она сказала)."""
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
    return bool(before.bits & (AUXILIARY | THAT | BOUNDARY)) or before.form in BREAKS


def _reaches(document, first, last):
    """Whether only asides stand between a subject and its verb."""
    if not document.lexicon.verb_first and _is_closed_aside(document, first, last):
        return True
    first += first < last and is_told(document.words[first])
    if last - first > LONGEST_SUBJECT_GAP:
        return False
    for index in range(first, last):
        word = document.words[index]
        clause = word.bits & (THAT | RELATIVE) or word.form in document.lexicon.setting_words("begins a clause")
        if document.quote_at[index] or clause or _is_verb(word):
            return False
    if first < last and document.words[first].conjunction and document.words[first].bits & PREPOSITION:
        # لكن فلانا وفي حديث إلى الصحيفة قال
        return True
    if not document.lexicon.verb_first and _is_circumstance(document, first, last):
        return True
    if first == last or document.words[first].form in COMMAS:
        return first == last or document.lexicon.verb_first or document.words[last - 1].form in COMMAS
    return all(document.words[i].bits & (AUXILIARY | TIME | FUNCTION) for i in range(first, last))


def _is_circumstance(document, first, last):
    """Whether a few words without a comma say when or in what: the minister in a letter to the mayor said."""
    words = document.words[first:last]
    short = 0 < len(words) <= LONGEST_CIRCUMSTANCE and all(word.form[0].isalnum() for word in words)
    return short and bool(words[0].bits & PREPOSITION)


def _is_between_auxiliaries(document, mention, last):
    """Whether a subject and all that is said of it stands between the two: وكان فلان مدرب الفريق قد أكد."""
    opens = mention.first > 0 and document.words[mention.first - 1].bits & (AUXILIARY | BOUNDARY)
    if not opens or not document.words[last - 1].bits & AUXILIARY:
        return False
    between = range(mention.last, last - 1)
    return not any(_is_verb(document.words[index]) or document.words[index].bits & THAT for index in between)


def _is_related(document, mention, cue):
    """Whether only a relative clause stands between a name and its verb: إلا أن فلانة التي وصلت أمس، تكشف."""
    first, last = mention.last, cue.first - 1
    named = mention.name and mention.type in PEOPLE | BODIES
    if not document.lexicon.verb_first or not named or cue.conjunction or last <= first:
        return False
    if document.words[last].form not in COMMAS or not document.words[first].bits & RELATIVE:
        return False
    return not any(document.words[i].bits & THAT or document.quote_at[i] for i in range(first, last))


def _is_verb(word):
    return word.verb is not None and word.tense != "noun"


def _is_closed_aside(document, first, last):
    """Whether a relative clause in commas stands between, and behind it at most when or where it was said.

    The minister, who had come late, said; the minister, who had come late, after the talks said.
    """
    commas = [index for index in range(first, last) if document.words[index].form in COMMAS]
    if not 2 < last - first <= LONGEST_ASIDE // 2 or len(commas) < 2 or commas[0] != first:
        return False
    rest = document.words[commas[-1] + 1 : last]
    if rest and (not rest[0].bits & (PREPOSITION | TIME) or any(_is_verb(word) for word in rest)):
        return False
    return bool(document.words[first + 1].bits & RELATIVE)


def _fits_before(mention, cue):
    if cue.number == "p":
        return mention.number == "p" or mention.type is SourceType.ANONYMOUS
    if mention.number == "p":
        return mention.type is not SourceType.PERSON
    return cue.fits(mention.gender)


def unlisted_subject(clauses, cue, opened):
    """A source that no list knows, between the verb and what it opens."""
    if (
        clauses.document.lexicon.capitals
        or cue.frame.object
        or opened[0] not in ("that", "quote", "colon")
        or (cue.conjunction and cue.number == "p")
    ):
        return None
    document = clauses.document
    first = _past_addressed(document, cue.last, opened[1])
    if _is_prayed_to(document, cue, first):
        return None
    if first < opened[1] and document.quote_at[first]:
        # قالت "دلتا" في بيان إن
        return read_marked(document, first)
    mention = read_noun(document, first, opened[1])
    if mention is None or mention.number == "p" or not cue.gender:
        return mention
    # The verb tells the gender of a name that nobody knows; a noun with the ending of a woman's keeps its own.
    ending = document.words[first].definite and mention.gender == "f"
    return mention if ending else replace(mention, gender=cue.gender)


def is_scripture(document, index):
    """Whether God or a prophet speaks here, whom a speaker quotes: قال الله تعالى."""
    word, holy = document.words[index], document.lexicon.setting_words("quoted by preachers")
    return word.bare in holy or word.stem in holy


def participle_subject(clauses, cue):
    """Whose words a participle opens: the subject of the sentence, or an earlier one where only that agrees."""
    main = clauses.main
    if main is None:
        return None if clauses.drafts else first_subject(clauses, cue)
    if clauses.document.lexicon.capitals or _agrees(main, cue):
        return main
    earlier = [draft.subject for draft in clauses.drafts if draft.subject and _agrees(draft.subject, cue)]
    if earlier:
        return earlier[-1]
    first = first_subject(clauses, cue)
    return first if first and first.type is SourceType.PERSON and first.name else main


def _agrees(mention, cue):
    """Whether a participle has the gender and number of a source."""
    if mention.number == "p" or cue.number == "p":
        return mention.number == cue.number or mention.type is not SourceType.PERSON
    return cue.fits(mention.gender)


def first_subject(clauses, cue):
    """Whom the sentence is about, for a participle whose main verb reports nothing."""
    document, sentence = clauses.document, clauses.sentence
    index = sentence.first
    while index < min(cue.first, sentence.first + LONGEST_ASIDE):
        word = document.words[index]
        listed = word.bits & BEGINS_MENTION and not document.quote_at[index] and not word.preposition
        listed = listed and (index == sentence.first or not word.conjunction)
        mention = read_mention(document, index, cue.first) if listed else None
        if mention and _belongs(document, sentence, index):
            # بعد الوزير، فلان: all of it says when or where, and the sentence is about whoever follows.
            governed = document.words[index - 1].bits & PREPOSITION and not document.words[index - 1].verb
            index = mention.last if governed or index == sentence.first + 1 else index + 1
            continue
        if mention and _is_subject(mention, cue):
            return mention
        index = mention.last if mention else index + 1
    return None


def _belongs(document, sentence, index):
    """Whether a noun only belongs to the one before it, or to a preposition: عبر القناة, حدود فلان."""
    if index == sentence.first:
        return False
    before = document.words[index - 1]
    if before.bits & PREPOSITION or index == sentence.first + 1:
        return bool(before.bits & PREPOSITION)
    return bool(document.words[index - 2].bits & PREPOSITION) and before.bits == COMMON and not before.definite


def _is_subject(mention, cue):
    if mention.type not in (SourceType.PERSON, SourceType.ORGANIZATION):
        return False
    if cue.number == "p" and mention.number != "p" and mention.type is SourceType.PERSON:
        return False
    return cue.fits(mention.gender)
