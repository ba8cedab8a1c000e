"""What is written into the index for a text: its stems, then its words, each in the text's order.

Words carry a mark that no text holds, so that one column answers both kinds of question: a plain word is looked
for among the stems, an exact phrase among the words. The terms of titles, speakers and bodies stand there too,
each kind behind a mark of its own.
"""

from statements.text.analysis import Analysis, analyze

MARK_WORD, MARK_TITLE, MARK_SPEAKER, MARK_ORGANIZATION = "\ua7fd", "\ua7fe", "\ua7fa", "\ua7fb"
# The fields of a query that ask for a name, and what stands before its owner's key in the index.
NAME_MARKS = {"speaker": MARK_SPEAKER, "org": MARK_ORGANIZATION}
# The same for the columns of an entry.
OWNER_MARKS = {"speaker": MARK_SPEAKER, "organization": MARK_ORGANIZATION}
# A term that every entry has, so that "all but" can be asked, and one that none has.
EVERYTHING, NOTHING = "\ua7f8", "\ua7f9"
# PostgreSQL counts positions in a text no further than 16383.
WORDS_AT_MOST = 8_000


def words_of(terms: str) -> list[str]:
    """The folded words of one text in its order, from its index terms."""
    _, mark, words = terms.partition(MARK_WORD)
    return words.split(f" {MARK_WORD}") if mark else []


def stems_of(terms: str) -> list[str]:
    """The stems of one text in its order, from its index terms."""
    return [term for term in terms.split(" ") if not term.startswith(MARK_WORD)]


def words_in(terms: str) -> set[str]:
    """The different words of one text, from its index terms."""
    return set(words_of(terms))


def index_terms(text: str) -> str:
    """The terms of a text as the index takes them, separated by spaces; of a longer text the first 8,000 words."""
    return terms_of(indexed(text))


def indexed(text: str) -> Analysis:
    """As much of a text as the index takes: its first 8,000 words, and their stems."""
    return Analysis(*(terms[:WORDS_AT_MOST] for terms in analyze(text)))


def terms_of(found: Analysis) -> str:
    """The index terms of what the index takes of a text."""
    return " ".join([*found.stems, *(MARK_WORD + word for word in found.words)])
