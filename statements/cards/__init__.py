"""The picture of a page, for places that show one where its address is shared.

Typst sets it: right-to-left and mixed text, shaping and the breaking of lines are its trade. The typefaces are
those of the pages, kept here as TrueType, which Typst reads.
"""

import json
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import typst

WIDTH, HEIGHT = 1200, 630
HERE = Path(__file__).parent
# More letters are never shown; a limit here keeps the search for what fits short.
MOST_CHARACTERS = 1_000


@dataclass(frozen=True, slots=True)
class Card:
    """What is on the picture: words, or a name; who said them; one line on where, when and how much; the archive.

    `language` and `direction` are those of the words.
    """

    words: str
    source: str
    line: str
    archive: str
    language: str
    direction: str

    @property
    def key(self) -> str:
        """The same for the same picture, and for no other."""
        return sha256(f"{_template()}{self._text()}".encode()).hexdigest()

    def draw(self) -> bytes:
        """The picture as PNG, WIDTH by HEIGHT pixels."""
        return typst.compile(
            _template(), format="png", ppi=72, font_paths=_fonts(), sys_inputs={"card": self._text()}
        )

    def _text(self) -> str:
        cut = {name: text[:MOST_CHARACTERS] for name, text in asdict(self).items()}
        return json.dumps(cut, ensure_ascii=False)


@cache
def _template() -> bytes:
    return (HERE / "card.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")])
