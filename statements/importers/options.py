"""What an import is told beforehand: its limits, and which of the input's names mean our fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Options:
    """Each limit is refused beyond, with its own reason; all sizes are in bytes, after unpacking.

    `mapping` says for one of our fields what it is called in JSON and tables: {"title": "headline"}.
    """

    article_bytes: int = 2_000_000
    document_bytes: int = 50_000_000  # of what must be read whole: a feed
    member_bytes: int = 2_000_000_000
    total_bytes: int = 20_000_000_000
    ratio: int = 100
    members: int = 100_000
    nesting: int = 3  # archives in archives
    json_depth: int = 50
    mapping: Mapping[str, str] = field(default_factory=dict)
