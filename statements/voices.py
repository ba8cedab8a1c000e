"""Who is heard in an article: its statements by their source, so that those of each can be marked alike.

Pure Python. A source is the person, else the body, else the article's own words for it.
"""

from typing import NamedTuple

# So many marks can be told apart; the sources that are heard least share what is left.
MARKS = 6


class Voice(NamedTuple):
    """A source and its statements, in their order. `mark` is 1 to MARKS; 0 is no mark of one's own."""

    mark: int
    quotes: list


def voices(quotes) -> list[Voice]:
    """The sources of statements (speaker_id, organization_id, attribution) in the order in which they appear."""
    heard = {}
    for quote in quotes:
        heard.setdefault(_source(quote), []).append(quote)
    named = [source for source in heard if source[1]]
    loudest = sorted(named, key=lambda source: -len(heard[source]))[:MARKS]
    marks = {source: mark for mark, source in enumerate((s for s in heard if s in loudest), start=1)}
    return [Voice(marks.get(source, 0), said) for source, said in heard.items()]


def marks(heard: list[Voice]) -> dict[int, int]:
    """The mark of each statement, by its key; of none where a single source is heard."""
    return {quote.pk: voice.mark for voice in heard for quote in voice.quotes} if len(heard) > 1 else {}


def _source(quote) -> tuple:
    if quote.speaker_id:
        return "speaker", quote.speaker_id
    if quote.organization_id:
        return "organization", quote.organization_id
    return "attribution", quote.attribution
