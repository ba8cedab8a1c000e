"""What Arabic writes onto the next word: conjunctions, prepositions and the article."""

from typing import NamedTuple


class Joined(NamedTuple):
    """Letters before a word, and what they are. Merged (للوزارة), the article has lost one."""

    letters: str
    conjunction: str = ""
    preposition: str = ""
    article: str = ""
    merged: bool = False

    def stands_before(self, form: str, shortest: int) -> bool:
        """Whether a form begins with these letters, and so many are left of it."""
        return form.startswith(self.letters) and len(form) >= len(self.letters) + shortest

    def bare(self, form: str) -> str:
        """The form without conjunction and preposition."""
        return form[len(self.letters if self.merged else self.conjunction + self.preposition) :]


NOTHING_JOINED = Joined("")


def all_joined(settings: dict[str, str]) -> list[Joined]:
    """Whatever a language may join to a word by its settings (see language.txt), the shortest first."""
    conjunctions, prepositions, articles, merged = (
        settings.get(name, "").split() for name in ("conjunctions", "prepositions", "article", "merged article")
    )
    parts = [(c, p, a, False) for c in ["", *conjunctions] for p in ["", *prepositions] for a in ["", *articles]]
    parts += [(c, swallowing[0], swallowing[1:], True) for c in ["", *conjunctions] for swallowing in merged]
    joined = [Joined(c + p + a, c, p, a, is_merged) for c, p, a, is_merged in parts if c or p or a]
    return sorted(joined, key=lambda joined: len(joined.letters))
