"""Where the words of a query stand in the original, unfolded text."""

from statements.text.analysis import tokens

from .query import Query


def hits(text: str, query: Query) -> list[tuple[int, int]]:
    """The spans (start, end) of the words of the text that the query found, in order."""
    wanted = set(query.terms)
    return [(token.start, token.end) for token in tokens(text) if token.stem in wanted]
