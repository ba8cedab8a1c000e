"""Facets: what the rows of a list divide into, with the count of each part.

A facet counts its options under all active filters but its own, so that each count says how many rows the
reader gets by choosing that option instead. One query a facet.
"""

from dataclasses import dataclass

from django.utils.translation import get_language_info

TOP = 10


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int
    active: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """`is_name` says that the labels are proper names, which keep their own language on every page."""

    name: str
    label: str
    options: list[Option]
    is_name: bool = False

    def narrows(self, total: int) -> bool:
        """Whether an option makes a difference: one that all rows share makes none."""
        return any(option.active or option.count != total for option in self.options)


# Filter → the fields of the row that give the value and, where it is a proper name, the label of an option.
STATEMENT_FACETS = {
    "speaker": ("speaker__slug", "speaker__name"),
    "organization": ("organization__slug", "organization__name"),
    "publisher": ("article__publisher__slug", "article__publisher__name"),
    "kind": ("kind",),
    "language": ("language",),
    "review": ("review",),
}
ARTICLE_FACETS = {"publisher": ("publisher__slug", "publisher__name"), "language": ("language",)}


def facets(filterset, fields: dict[str, tuple[str, ...]], total: int) -> list[Facet]:
    """The facets that can change the list; `total` is the number of rows under all filters of the set."""
    found = [_facet(filterset, name, fields[name], total) for name in fields if name in filterset.filters]
    return [facet for facet in found if facet.narrows(total)]


def language_name(tag: str) -> str:
    """The name of a language in the reader's own; the tag itself where Django does not know it."""
    try:
        return get_language_info(tag)["name_translated"]
    except KeyError:
        return tag


def display(filterset, name: str, value) -> str:
    """A filter's value as a reader calls it."""
    choices = dict(filterset.filters[name].extra.get("choices", ()))
    return language_name(value) if name == "language" else str(choices.get(value, value))


def _facet(filterset, name, fields, total) -> Facet:
    is_name = len(fields) > 1
    chosen = filterset.active.get(name)
    chosen_value = getattr(chosen, "slug", chosen)
    rows = filterset.narrowed(without=name).exclude(**{fields[0]: None}).tally(*fields)[:TOP]
    options = [
        Option(
            row[fields[0]],
            row[fields[-1]] if is_name else display(filterset, name, row[fields[0]]),
            row["n"],
            row[fields[0]] == chosen_value,
        )
        for row in rows
    ]
    if chosen and not any(option.active for option in options):
        options.insert(0, Option(chosen_value, display(filterset, name, chosen), total, True))
    return Facet(name, filterset.filters[name].label, options, is_name)
