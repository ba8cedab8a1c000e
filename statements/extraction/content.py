"""What was said: how far content reaches from where it begins, and the statement that it makes."""

import bisect
from dataclasses import replace
from operator import attrgetter

from .document import COMMAS
from .draft import LONGEST_ASIDE, SEPARATORS, Draft
from .quoted import is_name
from .word import BOUNDARY, FUNCTION, OCCASION, PREPOSITION, RELATIVE, THAT, TIME

# Fewer words in marks may be a term; what follows them is more often said too.
SHORTEST_SPEECH = 2
# Behind a noun with more words than these nothing of the reporter's is looked for.
LONGEST_NOUN = 100
# Near its beginning it may be said in what somebody announced it.
SHORT_NOUN = 12
KEPT_AT_END = frozenset(")]%٪$€£°")


def in_marks(clauses, index, *, in_clause=False):
    """Content that begins with words in marks: those alone, or the clause that they begin."""
    document, sentence = clauses.document, clauses.sentence
    quotation = document.quote_at[index]
    if _ends_clause(clauses, quotation, in_clause):
        return "quote", quotation.first, quotation.last
    return "quote", quotation.first, sentence.last


def _ends_clause(clauses, quotation, in_clause):
    """Whether nothing of the same clause follows a quotation."""
    document, sentence = clauses.document, clauses.sentence
    after = quotation.last
    if after >= sentence.last:
        return True
    if _quotes_again(clauses, after) and (in_clause or not _narrates(clauses, after)):
        return False
    if quotation.inner_last - quotation.inner_first > 25:
        return True
    word = document.words[after]
    if word.form in document.lexicon.setting_words("glosses"):
        return True
    if word.form in COMMAS:
        return _ends_at_comma(clauses, after, in_clause)
    if not word.form[0].isalnum():
        # "...". وأن goes on in the same sentence.
        return word.form != "." or after + 1 >= sentence.last
    if not in_clause and _tells_when(document, after, sentence.last):
        return True
    if after in clauses.cue_words or (not in_clause and _turns(document, after, sentence.last)):
        return True
    goes_on = bool(word.bits & (PREPOSITION | BOUNDARY) or word.conjunction)
    goes_on = goes_on or (not in_clause and bool(word.preposition or word.bits & RELATIVE))
    return goes_on and quotation.inner_last - quotation.inner_first > 7


def _tells_when(document, index, last):
    """Whether the reporter says when or in what it was said: "..." في بيان صدر أمس, "..." بعد شهور."""
    known, word = document.lexicon.setting_words, document.words[index]
    if word.form in known("since when"):
        return True
    return word.form in known("during") and index + 1 < last and bool(document.words[index + 1].bits & OCCASION)


def _ends_at_comma(clauses, comma, in_clause):
    """Whether a clause that begins in marks ends at the comma after them."""
    document, following = clauses.document, comma + 1
    if following >= clauses.sentence.last or (
        not in_clause and _turns(document, following, clauses.sentence.last)
    ):
        return True
    return not (
        document.words[following].form in "و" and document.quote_at[following + 1 : following + 2] != [None]
    )


def _turns(document, index, last):
    """Whether the reporter goes on against what was said: "...", لكن ..., "..." إلا أن ..."""
    word = document.words[index]
    if not word.bits & BOUNDARY or index + 1 >= last:
        return False
    return word.bare in document.lexicon.setting_words("turns") or (
        document.words[index + 1].bits & THAT and not document.quote_at[index + 1]
    )


def _narrates(clauses, comma):
    """Whether after a comma the reporter tells what is so: "...", وهي مدينة, "...", حيث اقتحم."""
    document, first = clauses.document, comma + 1
    if first + 1 >= clauses.sentence.last or document.words[comma].form not in COMMAS:
        return False
    narrates = document.words[first].form in document.lexicon.setting_words("narrates")
    return narrates and not document.words[first + 1].bits & (THAT | FUNCTION)


def _quotes_again(clauses, first):
    """Whether the clause goes on after marks to words in marks again: they "went in" at noon "after a call"."""
    document = clauses.document
    for index in range(first, min(first + LONGEST_ASIDE, clauses.sentence.last)):
        quotation = document.quote_at[index]
        if quotation and not is_name(document, quotation):
            return True
        if not quotation and (index in clauses.cue_words or document.words[index].form in ":."):
            return False
    return False


def after_that(clauses, index):
    """Content after أن; the words in marks alone where they are all of it."""
    document, sentence = clauses.document, clauses.sentence
    first = index + (document.words[index].form not in document.lexicon.setting_words("that not"))
    while first < sentence.last and document.words[first].form in {":", *COMMAS} and not document.quote_at[first]:
        first += 1
    if first < sentence.last and document.quote_at[first] and not is_name(document, document.quote_at[first]):
        _, first, last = in_marks(clauses, first, in_clause=True)
        return "that quote", first, last
    return to_sentence_end("that", clauses, first)


def after_colon(clauses, index):
    document, sentence = clauses.document, clauses.sentence
    if index < sentence.last and document.quote_at[index]:
        return in_marks(clauses, index)
    if index < sentence.last and document.words[index].bits & THAT and not document.words[index].conjunction:
        return after_that(clauses, index)
    return to_sentence_end("colon", clauses, index)


def after_preposition(clauses, index):
    """Content after the preposition that the verb asks for, or after أن behind it."""
    document, sentence = clauses.document, clauses.sentence
    after = index + 1
    if after >= sentence.last:
        return None
    word = document.words[after]
    if word.bits & THAT and not document.quote_at[after]:
        return after_that(clauses, after)
    if word.bits & TIME or (
        word.bits & OCCASION and document.words[index].form in document.lexicon.setting_words("placing")
    ):
        return None
    if document.quote_at[after]:
        return in_marks(clauses, after)
    return to_sentence_end("preposition", clauses, after)


def to_sentence_end(rule, clauses, first):
    """Content from a word to the end of the sentence, or to where the reporter goes on after words in marks."""
    last = clauses.sentence.last
    if first >= last:
        return None
    after_noun = rule in ("noun", "preposition") and _before_clause(clauses, first)
    return rule, first, after_noun or _before_narration(clauses, first) or last


def _before_clause(clauses, first):
    """Before the comma at which a clause of the reporter's follows a noun: أعلن إلغاء الحفل، وهو ما أغضب."""
    document, words = clauses.document, clauses.document.words
    narrates = document.lexicon.setting_words("narrates after nouns")
    # ما لم يحضر is a condition.
    negations = document.lexicon.setting_words("negations")
    last = min(clauses.sentence.last - 2, first + LONGEST_NOUN)
    for index in range(first + 1, min(last, first + SHORT_NOUN)):
        if _names_speech(document, index):
            return index
    for comma in range(first + SHORTEST_SPEECH + 1, last):
        if document.quote_at[comma] or words[comma].form not in COMMAS or words[comma + 1].form not in narrates:
            continue
        if words[comma + 1].bits & BOUNDARY or words[comma + 2].form not in negations:
            return None if document.quote_at[comma - 1] and _quotes_again(clauses, comma) else comma
    return None


def _names_speech(document, index):
    """Whether a word begins to say in what something was said: أعلن فوزه في خطاب أمام أنصاره."""
    known, quotation = document.lexicon.setting_words, document.quote_at[index]
    if document.words[index + 1].stem not in known("speeches") or quotation:
        return False
    return document.words[index].form in known("during") and document.words[index - 1].form not in known(
        "stands in"
    )


def _before_narration(clauses, first):
    """After the last words in marks of a sentence, if the reporter goes on behind them; else None."""
    document = clauses.document
    place = bisect.bisect_left(document.quotes, clauses.sentence.last, key=attrgetter("first"))
    quotation = document.quotes[place - 1] if place else None
    if quotation is None or quotation.first < first or is_name(document, quotation):
        return None
    if not _narrates(clauses, quotation.last):
        return None
    return quotation.last if quotation.inner_last - quotation.inner_first > SHORTEST_SPEECH else None


def before_separators(document, index, first):
    """Back from a word past commas and dashes outside marks, to `first` at most."""
    while index > first and document.words[index].form in SEPARATORS and not document.quote_at[index]:
        index -= 1
    return index


def clause_cut(clauses, at):
    """Before the comma and the small words that stand before a clause beginning at the word `at`."""
    document, first = clauses.document, clauses.sentence.first
    joints = BOUNDARY | PREPOSITION | RELATIVE
    while at > first and not document.quote_at[at - 1]:
        word = document.words[at - 1]
        if word.form in SEPARATORS:
            joints = BOUNDARY
        elif not word.bits & joints and not _turns_here(document, at - 1, first):
            break
        at -= 1
    return at


def _turns_here(document, index, first):
    """Whether "that" belongs to words with which a clause turns against the one before: إلا أن, بيد أنها."""
    return bool(index > first and document.words[index].bits & THAT and document.words[index - 1].bits & BOUNDARY)


def trim(document, draft):
    """The draft without punctuation at its edges; None where nothing is left."""
    first, last = draft.first, draft.last
    while first < last and not document.quote_at[first] and not document.words[first].form[0].isalnum():
        first += 1
    while last > first and not document.quote_at[last - 1] and not document.words[last - 1].form[0].isalnum():
        if document.words[last - 1].form in KEPT_AT_END:
            break
        last -= 1
    return replace(draft, first=first, last=last) if last > first else None


def open_statement(clauses, cue, opened, subject, clause_first, *, inherits=False, unread=False):
    """Begins a statement, which ends the one before."""
    rule, first, last = opened
    clauses.close(clause_cut(clauses, clause_first))
    clauses.drafts.append(Draft(cue, first, last, rule, subject, inherits, clause_first, unread))
