"""According to" and its kind: before what is reported, in the middle of it, or after it."""

from .content import after_colon, after_that, clause_cut, open_statement, to_sentence_end
from .document import COMMAS
from .draft import LONGEST_ASIDE, Draft
from .quoted import is_name
from .sources import read_marked, read_mention, read_noun
from .topics import past_dateline
from .word import AFTER_SOURCE, BOUNDARY, PREPOSITION, is_finite

# After these a clause is over.
ENDS = COMMAS | {"."}


def read_attribution(clauses, cue, number):
    """بحسب المصدر: before what is reported, or after it."""
    document, sentence = clauses.document, clauses.sentence
    if cue.first > sentence.first and _is_measure(document, cue.last):
        return
    source, end = attributed(clauses, cue)
    draft = clauses.open_draft
    covered = draft is not None and draft.last > cue.first
    set_off = _is_aside(document, sentence, cue) or (source is not None and _is_reported(document, cue))
    if covered and not set_off and not _ends_clause(document, cue):
        return
    if source is None and cue.role != "own" and end == cue.last:
        if covered:
            clauses.close(clause_cut(clauses, cue.first))
        return
    if draft is not None and source is not None and draft.subject == source:
        # ..., the agency said, citing the minister: read with the verb
        return
    if source is not None:
        clauses.heard.append(source)
    if draft is None and _is_enclosed(document, sentence, cue, end):
        open_statement(clauses, cue, ("attribution", sentence.first, sentence.last), source, sentence.first)
    elif draft is None and cue.first - sentence.first <= 2:
        _read_prefixed(clauses, cue, source, end)
    elif covered:
        clauses.close(clause_cut(clauses, cue.first))
        _read_rest(clauses, cue, source, end)
    else:
        read_suffixed(clauses, cue, source)


def _is_enclosed(document, sentence, cue, end):
    """Whether commas enclose the phrase inside what is reported: The bridge, according to the mayor, is safe."""
    if document.lexicon.verb_first or cue.first == sentence.first or end + 1 >= sentence.last:
        return False
    return document.words[cue.first - 1].form in COMMAS and document.words[end].form in COMMAS


def _is_measure(document, index):
    """Whether a noun is what something is done by, and no source: وفق الخطة, حسب أعلى المعايير."""
    known = document.lexicon.setting_words("measures")
    stems = [word.stem for word in document.words[index : index + 2]]
    if len(stems) == 2 and stems[0] in document.lexicon.setting_words("best"):
        del stems[0]
    return bool(stems) and (stems[0] in known or stems[0].removesuffix("ها").removesuffix("ه") in known)


def _is_reported(document, cue):
    """Whether a verb of reporting stands behind the phrase: وفق ما أفادت الوكالة."""
    word = document.words[cue.last] if cue.last < len(document.words) else None
    return cue.role == "clause" and word is not None and word.verb is not None and not word.conjunction


def _ends_clause(document, cue):
    """Whether a phrase attributes what stands before it without a comma, as nothing follows: ... على حد تعبيره."""
    if cue.role != "own" or cue.last - cue.first == 1:
        return False
    return cue.last >= len(document.words) or document.words[cue.last].form in ENDS


def attributed(clauses, cue):
    """(the source after "according to", the word after it)."""
    document, sentence = clauses.document, clauses.sentence
    if cue.role == "own":
        return None, cue.last
    first = cue.last
    if cue.role == "as" and (first == sentence.last or not document.words[first].verb):
        return None, first
    if cue.role in ("clause", "as"):
        return _attributed_by_clause(clauses, first)
    named = _past_demonstrative(document, first, sentence.last)
    source = read_mention(document, named, sentence.last) or _marked_source(document, named, sentence.last)
    if source is None and (_is_aside(document, sentence, cue) or cue.first - sentence.first <= 2):
        source = read_noun(document, first, sentence.last)
        if source and document.words[source.head].form.endswith(document.lexicon.pronouns):
            # حسب معلوماته: the source has been named.
            return None, source.last
    return source, source.last if source else first


def _past_demonstrative(document, index, last):
    """Past a word that points back to a source: بحسب هذا المصدر, وفقا لتلك الدراسة."""
    points = index < last and document.words[index].bare in document.lexicon.setting_words("demonstratives")
    return index + points


def _marked_source(document, first, last):
    """A source whose name stands in marks: بحسب "رويترز"."""
    return read_marked(document, first) if first < last and document.quote_at[first] else None


def _marked_name(document, index):
    """A source in marks after a verb, if what they hold is a name: بحسب ما أوردت "رويترز"."""
    quotation = document.quote_at[index]
    return read_marked(document, index) if quotation and is_name(document, quotation) else None


def _is_aside(document, sentence, cue):
    """Whether a comma or a quotation stands before the phrase."""
    before = document.words[cue.first - 1] if cue.first > sentence.first else None
    return before is None or not before.form[0].isalnum()


def _attributed_by_clause(clauses, first):
    """حسبما ذكرت الوزارة, وفق ما نقلت الوكالة عن مصدر."""
    document, sentence = clauses.document, clauses.sentence
    if not _reports(document, first, sentence.last):
        return None, first
    for index in range(first, min(first + 4, sentence.last)):
        source = None if document.words[index].verb else read_mention(document, index, sentence.last)
        source = source or _marked_name(document, index)
        if source is None:
            continue
        relayed = source.last
        if relayed + 1 < sentence.last and document.words[relayed].form in document.lexicon.setting_words(
            "relaying"
        ):
            passed_on = read_mention(document, relayed + 1, sentence.last)
            if passed_on:
                return passed_on, passed_on.last
        return source, source.last
    return read_noun(document, first + 1, sentence.last), first + 1


def _reports(document, first, last):
    """Whether the verb of حسبما and its kind is one by which something becomes known (not بحسب ما تحتويه)."""
    known_by = document.lexicon.setting_words("known by")
    return any(
        document.words[i].verb or document.words[i].form in known_by for i in range(first, min(first + 2, last))
    )


def _read_prefixed(clauses, cue, source, end):
    """بحسب الوزير، فإن ..."""
    opened = _opener_after_source(clauses, end)
    if opened:
        open_statement(clauses, cue, opened, source, cue.first)
        clauses.main = source


def _opener_after_source(clauses, end):
    """(rule, first word, last word) of what is reported behind "according to" and its source, or None."""
    document, sentence = clauses.document, clauses.sentence
    for index in range(end, min(sentence.last, end + LONGEST_ASIDE)):
        that = document.words[index].bits & AFTER_SOURCE and not document.quote_at[index]
        if that and _opens_report(document, end, index):
            return after_that(clauses, index)
    if end + 1 < sentence.last and document.words[end].form == ":":
        return after_colon(clauses, end + 1)
    first = end + 1 if end < sentence.last and document.words[end].form in COMMAS else end
    follows = first < sentence.last and (first > end or is_finite(document.words[first]))
    return to_sentence_end("attribution", clauses, first) if follows else None


def _opens_report(document, end, index):
    """Whether "that" is no part of a clause that has begun behind a comma: وفقا للصحيفة، قضت المحكمة أن."""
    before, so = document.words[index - 1], document.lexicon.conjunctions[-1]
    if document.words[index].form.startswith(so) or before.form in COMMAS:
        return True
    return not any(document.words[between].form in COMMAS for between in range(end, index))


def read_suffixed(clauses, cue, source):
    """...، بحسب الوزارة."""
    document, sentence = clauses.document, clauses.sentence
    if cue.role == "through" and not _is_aside(document, sentence, cue):
        return
    first = clauses.open_draft.last if clauses.open_draft else past_dateline(document, sentence)
    first = _past_connectors(document, first, cue.first)
    last = clause_cut(clauses, cue.first)
    if last - first >= 2:
        own = cue.role == "own"
        unread = source is None and not own
        clauses.drafts.append(Draft(cue, first, last, "attribution", source, own, first, unread))


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
