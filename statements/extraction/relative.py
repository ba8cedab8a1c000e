"""What is told in relative clauses: الوزيرة التي أعلنت إلغاء الرسوم, الوثيقة التي أعلن فيها الوزير إلغاءها."""

from .antecedents import antecedent
from .document import COMMAS
from .word import COMMON, RELATIVE

# What is told in a relative clause, not "which he announced".
SHORTEST_TOLD = 2
# In a relative clause no more words stand before what it quotes.
LONGEST_TO_MARKS = 6


def tells_of(clauses, cue, opened, subject):
    """Whether a relative clause, where nothing is reported yet, has who speaks in it or before it.

    الوثيقة التي أعلن فيها الوزير إلغاء الرسوم; الوزيرة سلمى العوفي، التي أعلنت إلغاء الرسوم
    """
    draft, lexicon = clauses.open_draft, clauses.document.lexicon
    if opened is None or opened[2] - opened[1] < SHORTEST_TOLD or (draft is not None and draft.last > cue.first):
        return False
    speaks = subject is not None and subject.first >= cue.last
    first = subject.last if speaks else cue.last
    if opened[0] == "quote" and opened[1] - first > LONGEST_TO_MARKS:
        return False
    verb = clauses.document.words[cue.first]
    considers = verb.verb.lemma in lexicon.setting_words("considering")
    if considers and cue.frame.object and opened[0] == "noun":
        # التي تعتبر أكبر السدود
        return False
    # القانون الذي وصفه بأنه ظالم: somebody whom the sentence has named.
    calls = cue.kind == "past" and verb.form.endswith(lexicon.pronouns) and not cue.frame.object
    return bool(speaks or calls or antecedent(clauses, cue))


def within_relative(clauses, cue, opened):
    """Content up to the comma at which the sentence goes on behind a relative clause (الذي رحب به، تراجع)."""
    document, (rule, first, last) = clauses.document, opened
    if rule not in ("noun", "preposition") or not document.words[cue.first - 1].bits & RELATIVE:
        return opened
    for comma in range(first + 1, last - 1):
        if document.words[comma].form in COMMAS and not document.quote_at[comma]:
            after = document.words[comma + 1]
            goes_on = after.conjunction or after.preposition or after.definite or after.bits & ~COMMON
            if not goes_on and after.form[0].isalpha():
                return rule, first, comma
    return opened
