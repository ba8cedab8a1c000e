"""What the reader typed, understood."""

from dataclasses import dataclass

from statements.text.analysis import terms

# A question of more words than this is a text pasted by mistake; the first words are searched.
MAX_TERMS = 32


@dataclass(frozen=True, slots=True)
class Query:
    """The terms that must all occur, each once, in the order in which they were typed."""

    terms: tuple[str, ...] = ()

    def __bool__(self):
        return bool(self.terms)


def parse(text: str) -> Query:
    """The query that a reader's words make. Never raises: whatever is no word is left out."""
    return Query(tuple(dict.fromkeys(terms(text)))[:MAX_TERMS])
