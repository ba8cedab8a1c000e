"""Where content begins: after "that", in marks, after a colon or a preposition, or with a noun."""

from .circumstances import past_circumstance
from .content import after_colon, after_preposition, after_that, in_marks, to_sentence_end
from .document import COMMAS
from .draft import LONGEST_ASIDE
from .objects import definite_object, is_object_noun
from .quoted import is_name
from .word import (
    AUXILIARY,
    BOUNDARY,
    CLOSED,
    COMMON,
    FUNCTION,
    GIVEN,
    OCCASION,
    ORGANIZATION,
    PREPOSITION,
    RELATIVE,
    SURNAME,
    THAT,
    TIME,
)

LONGEST_UNREAD_SUBJECT = 9
LONGEST_SOURCE_IN_MARKS = 4
# Who is asked to do something.
LONGEST_ASKED = 10
# In what a source in marks says something, before "that".
LONGEST_OCCASION = 12
# What tells who or where, before the comma and the "that" with which content begins.
LONGEST_SET_OFF = 30


def find_opener(clauses, cue, number, first, has_subject):
    """(rule, first word, last word) of the content that a cue opens, or None."""
    document, sentence, frame = clauses.document, clauses.sentence, cue.frame
    if document.lexicon.capitals:
        opened = _opener_without_that(clauses, frame, first)
        if opened:
            return opened
    index, limit = _past_aside(clauses, cue, first), min(sentence.last, first + LONGEST_ASIDE)
    stop = _next_stop(clauses, number)
    fresh = nouns = True
    # Another clause has begun: after dots, or with يمكن أن and its like.
    elsewhere = document.lexicon.setting_words("take that")
    while index < limit:
        quotation = document.quote_at[index]
        if quotation:
            if frame.quote and not is_name(document, quotation) and not _names_source(clauses, cue, quotation):
                return in_marks(clauses, index)
            index, fresh = quotation.last, fresh and has_subject and is_name(document, quotation)
            continue
        word = document.words[index]
        if index >= stop or (index > cue.last and (word.bare in elsewhere or word.form.startswith(".."))):
            break
        skipped = past_circumstance(clauses, cue, index, limit) if fresh else index
        if skipped > index:
            index = skipped
            continue
        opened = _opener_at(clauses, cue, index, fresh, stop)
        if opened and (nouns or opened[0] != "preposition"):
            later = _that_set_off(clauses, cue, opened, stop)
            later = later or (not has_subject and _preposition_behind(clauses, cue, opened, stop))
            return later or _with_accused(clauses, cue, first, opened)
        nouns = nouns and not _begins_clause(word)
        fresh = nouns and ((fresh and _keeps_fresh(word)) or (has_subject and _ends_subject(word)))
        index += 1
    if has_subject and cue.last < first < stop:
        return definite_object(clauses, cue, first, limit)
    return None


def _that_set_off(clauses, cue, opened, stop):
    """Content after a "that" behind a comma, where what stands before it tells who or where: على حسابه، أن ..."""
    document, (rule, first, _) = clauses.document, opened
    if not cue.frame.that or cue.frame.object or rule not in ("noun", "preposition"):
        return None
    others = document.lexicon.setting_words("then that") | document.lexicon.setting_words("why")
    for index in range(first + 1, min(stop, first + LONGEST_SET_OFF)):
        word, after_comma = document.words[index], document.words[index - 1].form in COMMAS
        if word.form in ":(" or (document.quote_at[index] and after_comma):
            return None
        if after_comma and word.bits & THAT and not word.conjunction:
            return None if word.form in others else after_that(clauses, index)
    return None


def _preposition_behind(clauses, cue, opened, stop):
    """Content after the verb's preposition, where a noun right behind the verb is who speaks: كشفت وثائق عن ..."""
    document, (rule, first, _) = clauses.document, opened
    about = cue.frame.prepositions & document.lexicon.setting_words("about")
    if rule != "noun" or first > cue.last or not cue.is_finite or not about:
        return None
    if document.words[first].form.endswith(document.lexicon.pronouns):
        # أعلن تخليه عن منصبه
        return None
    for index in range(first + 1, min(stop - 1, first + LONGEST_UNREAD_SUBJECT)):
        if document.quote_at[index] or document.words[index].bits & THAT:
            return None
        if document.words[index].form in about and not _is_governed(document, index):
            return after_preposition(clauses, index)
    return None


def _opener_without_that(clauses, frame, first):
    """Content that begins with a noun, with whoever is asked to do something, or with a bare clause."""
    document, last = clauses.document, clauses.sentence.last
    if (frame.noun and _quotes_later(clauses, first)) or (frame.infinitive and _asks(document, first, last)):
        return to_sentence_end("noun", clauses, first)
    bare = frame.bare and first < last and _begins_bare(document, first)
    return to_sentence_end("bare", clauses, first) if bare else None


def _with_accused(clauses, cue, first, opened):
    """Content with whom somebody accuses, behind the subject or the participle: متهما النقابة بأنها ..."""
    document, frame = clauses.document, cue.frame
    accuses = frame.object and frame.noun and frame.prepositions and not frame.that
    if not accuses or opened[0] == "noun" or (cue.is_finite and cue.last == first):
        return opened
    word = document.words[first]
    joined = word.preposition or word.conjunction
    accused = word.form[0].isalpha() and not (joined or word.bits & (CLOSED & ~FUNCTION))
    accused = accused and first < opened[1] - 1 and not document.words[cue.first].definite
    return to_sentence_end("noun", clauses, first) if accused else opened


def _begins_clause(word):
    """Whether "and not" or "but" begins a clause of its own, in which no object of the verb stands."""
    return bool(word.bits & (FUNCTION if word.conjunction else BOUNDARY))


def _ends_subject(word):
    """Whether the subject of the verb may end with this word, so that a noun after it may be the object."""
    return word.form in COMMAS or bool(word.bits & TIME)


def _past_aside(clauses, cue, first):
    """Past an aside between commas right after the verb, if the content follows: أكد، في رده على أسئلة، أن."""
    document, limit = clauses.document, min(clauses.sentence.last, first + LONGEST_ASIDE)
    if first != cue.last or first + 1 >= limit or document.words[first].form not in COMMAS:
        return first
    if document.words[first + 1].bits & THAT:
        return first
    for index in range(first + 1, limit - 1):
        if document.words[index].form in COMMAS:
            return index + 1 if document.words[index + 1].bits & THAT else first
    return first


def _keeps_fresh(word):
    """Whether a noun after this word may still be the object of the verb."""
    return (
        word.form in COMMAS
        or bool(word.bits & TIME)
        or (bool(word.bits & FUNCTION) and not word.bits & (PREPOSITION | RELATIVE))
    )


def _is_governed_otherwise(clauses, cue, quotation):
    """Whether words in marks say to whom or where what follows was said: قال لـ"البيان" إن, قال في "اللقاء" إن."""
    words, before = clauses.document.words, clauses.document.words[quotation.first - 1]
    if before.form in cue.frame.prepositions:
        return False
    if before.form == "ل":
        return True
    limit = min(clauses.sentence.last, quotation.last + LONGEST_UNREAD_SUBJECT)
    return bool(before.bits & PREPOSITION) and any(word.bits & THAT for word in words[quotation.last : limit])


def _names_source(clauses, cue, quotation):
    """Whether marks hold a name before the content: قالت "تاس" إن, قال لـ"البيان" إن, "الليث"، الذي حضر، أن."""
    document, after = clauses.document, quotation.last
    inner = document.words[quotation.inner_first : quotation.inner_last]
    if sum(word.form[0].isalnum() for word in inner) > LONGEST_SOURCE_IN_MARKS:
        return after < clauses.sentence.last and document.words[after].form == ":"
    if quotation.first > cue.last and _is_governed_otherwise(clauses, cue, quotation):
        return True
    while after + 1 < clauses.sentence.last and document.words[after].form == "و" and document.quote_at[after + 1]:
        after = document.quote_at[after + 1].last
    if after >= clauses.sentence.last:
        return False
    if document.words[after].form == ":" or document.words[after].bits & THAT:
        return True
    if quotation.first == cue.last and _speaks_somewhere(clauses, cue, after):
        return True
    if document.words[after].form not in COMMAS or after + 1 >= clauses.sentence.last:
        return False
    return bool(document.words[after + 1].bits & (THAT | RELATIVE)) and not document.words[after + 1].conjunction


def _speaks_somewhere(clauses, cue, first):
    """Whether only when or in what something is said stands before "that": قالت "دلتا" في بيان أمس، إن."""
    document, last = clauses.document, min(clauses.sentence.last, first + LONGEST_OCCASION)
    if not document.words[first].bits & (PREPOSITION | TIME) or not cue.frame.that:
        return False
    for index in range(first, last):
        word = document.words[index]
        if word.verb or word.conjunction or document.quote_at[index] or word.form == ".":
            return False
        if word.bits & THAT:
            return not document.words[index - 1].bits & (PREPOSITION | BOUNDARY)
    return False


def _quotes_later(clauses, first):
    """Whether words in marks follow in the same clause, with their noun before them: called the plan "thin"."""
    document, last = clauses.document, min(clauses.sentence.last, first + LONGEST_ASIDE)
    if first >= last or document.quote_at[first] or not document.words[first].form[0].isalpha():
        return False
    if document.words[first].bits & FUNCTION and document.quote_at[first + 1 : first + 2] != [None]:
        # called it "thin"
        return False
    for index in range(first, last):
        if document.quote_at[index]:
            return True
        word = document.words[index]
        noun = document.words[index - 1].form in document.lexicon.setting_words("before nouns")
        if word.form in COMMAS or word.bits & THAT or (word.verb and not noun):
            return False
    return False


def _asks(document, first, last):
    """Whether whoever is asked and what they are to do follows: urged foreign ships to stay away."""
    known = document.lexicon.setting_words
    if first < last and document.words[first].form in known("negations"):
        # asked not to be named
        return False
    for index in range(first, min(first + LONGEST_ASKED, last)):
        word = document.words[index]
        if document.quote_at[index] or not word.form[0].isalnum() or word.bits & (THAT | RELATIVE) or word.verb:
            return False
        marked = word.form in known("infinitive mark") and index + 1 < last
        if index > first and marked and not document.words[index + 1].bits & (FUNCTION | TIME):
            return not document.is_capital(index + 1)
        if index > first and not word.bits and word.form.endswith(tuple(known("infinitive endings"))):
            return True
    return False


def _begins_bare(document, index):
    """Whether a clause without "that" begins: he said it was late."""
    word = document.words[index]
    if (
        document.quote_at[index]
        or not word.form[0].isalnum()
        or word.bits & (THAT | PREPOSITION | TIME | AUXILIARY | RELATIVE)
    ):
        return False
    if index + 1 < len(document.words) and document.words[index + 1].form == ":":
        # said only: "No."
        return False
    return index == 0 or not document.quote_at[index - 1]


def _next_stop(clauses, number):
    """Where the next clause that reports begins; nouns such as قوله may stand before the content."""
    for following in range(number + 1, len(clauses.cues)):
        cue = clauses.cues[following]
        in_relative_clause = clauses.document.words[cue.first - 1].bits & RELATIVE
        if (cue.is_finite and not in_relative_clause) or cue.kind in ("participle", "document"):
            return cue.first
    return clauses.sentence.last


def _opener_at(clauses, cue, index, fresh, stop):
    document, frame = clauses.document, cue.frame
    word = document.words[index]
    if word.bits & THAT and (frame.that or frame.prepositions) and _is_opening(clauses, cue, index):
        return after_that(clauses, index)
    if word.form == ":" and (frame.quote or frame.that):
        return after_colon(clauses, index + 1)
    if word.form in frame.prepositions and (index == cue.last or not _is_governed(document, index)):
        return after_preposition(clauses, index)
    carries = _carries(document.lexicon, word, frame) and not word.bits & (OCCASION | TIME | PREPOSITION)
    if carries and not _is_loose(clauses, cue, index, stop):
        that = _that_after_name(clauses, index, stop) if frame.that else None
        return to_sentence_end("preposition", clauses, index) if that is None else after_that(clauses, that)
    if frame.noun and fresh and is_object_noun(document, cue, index):
        if frame.that and index == cue.last and _is_bare_subject(document, index, stop):
            return after_that(clauses, index + 1)
        that = _that_after_name(clauses, index, stop) if frame.that else None
        if that is not None:
            return after_that(clauses, that)
        return _described_object(clauses, cue, index, stop) or to_sentence_end("noun", clauses, index)
    return None


def _is_bare_subject(document, index, stop):
    """Whether one noun between the verb and "that" is who speaks: أعلنت دول أنها."""
    if index + 1 >= stop or not document.words[index + 1].bits & THAT or document.quote_at[index + 1]:
        return False
    return document.words[index].stem not in document.lexicon.setting_words("nouns with that")


def _is_governed(document, index):
    """Whether a preposition belongs to the word before it: المسؤول عن الملف, نقلا عن, الدفاع عن."""
    if index == 0:
        return False
    word, known = document.words[index - 1], document.lexicon.setting_words
    return word.stem in known("governing") or (word.definite and word.stem in known("governing acts"))


def _carries(lexicon, word, frame):
    """Whether a preposition that the verb asks for is joined to a word, known or not; بقوله reports itself."""
    if word.preposition or word.bits & ~COMMON or word.form in lexicon.base:
        reports = any(phrase.frame for phrase in word.phrases)
        return word.preposition in frame.prepositions and not reports
    return word.form.startswith(tuple(p for p in frame.prepositions if len(p) == 1))


def _is_loose(clauses, cue, index, stop):
    """Whether a preposition that may mean anything else is not the verb's: دعا الأمين العام للهيئة إلى ..."""
    document, word = clauses.document, clauses.document.words[index]
    loose = document.lexicon.setting_words("loose prepositions")
    own = cue.frame.prepositions - loose
    if word.preposition not in loose or not own:
        return False
    if word.bits & (ORGANIZATION | FUNCTION) or (word.definite and not document.lexicon.acts.fullmatch(word.stem)):
        return True
    around = document.words[cue.last : min(stop, index + LONGEST_ASIDE)]
    pronouns = document.lexicon.pronouns
    return any(other.form.removesuffix(pronoun) in own for other in around for pronoun in ("", *pronouns))


def _is_as(clauses, cue):
    """Whether a verb only says whose the sentence is: وكما قال الوزير، فإن ..."""
    before = clauses.document.words[cue.first - 1 : cue.first]
    return bool(before) and before[0].form in clauses.document.lexicon.setting_words("as what")


def _is_opening(clauses, cue, index):
    """Whether أن opens what is said, and is no part of another expression (قبل أن, إلى أن, إلا أن)."""
    document = clauses.document
    word, before = document.words[index], document.words[index - 1]
    if index == cue.last:
        return True
    if word.conjunction and not cue.frame.noun:
        return False
    if word.form in document.lexicon.setting_words("then that") and not _is_as(clauses, cue):
        return False
    if not before.bits & (PREPOSITION | BOUNDARY | RELATIVE):
        return True
    return before.form in cue.frame.prepositions or before.form in cue.frame.before_that


def _that_after_name(clauses, first, stop):
    """The "that" which follows a name or a comma, so that the words before it still tell who speaks.

    مديرها التنفيذي فلان أن, مدير الهيئة بالإنابة، أن
    """
    document = clauses.document
    for index in range(first + 1, min(stop, first + LONGEST_UNREAD_SUBJECT)):
        word, before = document.words[index], document.words[index - 1]
        if document.quote_at[index] or document.words[index].bits & PREPOSITION:
            return None
        if word.bits & THAT:
            ends = before.form in COMMAS or before.bits & (GIVEN | SURNAME | TIME) or not before.bits
            return index if ends and not word.conjunction else None
    return None


def _described_object(clauses, cue, index, stop):
    """Content after "that", where the object before it is only what is described (وصف القرار بأنه ...)."""
    document = clauses.document
    if not cue.frame.object or not cue.frame.that:
        return None
    for later in range(index, min(stop, index + LONGEST_ASIDE)):
        if document.quote_at[later]:
            return None
        if document.words[later].bits & THAT:
            return after_that(clauses, later)
    return None
