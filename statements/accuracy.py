"""How right the machine was, measured on the statements that people have reviewed."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery

from statements.counts import remembered
from statements.models import Article, Organization, Quote


@dataclass(frozen=True, slots=True)
class Accuracy:
    """So many statements of one kind, by what people said of them. Right is what was verified as it was found."""

    name: str
    verified: int
    corrected: int
    disputed: int
    rejected: int

    @property
    def reviewed(self) -> int:
        return self.verified + self.corrected + self.disputed + self.rejected

    @property
    def percent(self) -> int:
        return round(100 * self.verified / self.reviewed)


class Measured:
    """What people reviewed of what a machine found; for a while what was counted before, where that took long.

    What was marked by hand has no rule, and is left out. Lists have the most reviewed first.
    """

    def __init__(self):
        rows = Quote.objects.reviewed().exclude(rule="").order_by()
        # Not joined: SQLite would go through all articles for the few statements that were reviewed.
        publisher = Article.objects.filter(pk=OuterRef("article")).order_by().values("publisher")
        counted = rows.values_list(Subquery(publisher), "rule", "review").annotate(n=Count("pk"))
        self._counted = remembered(rows, lambda: list(counted), "accuracy")

    def overall(self) -> Accuracy | None:
        found = _accuracies(("", review, number) for _publisher, _rule, review, number in self._counted)
        return found[0] if found else None

    def by_rule(self) -> list[Accuracy]:
        return _accuracies((rule, review, number) for _publisher, rule, review, number in self._counted)

    def by_publisher(self) -> list[Accuracy]:
        """Articles without a publisher are left out."""
        keys = {publisher for publisher, *_rest in self._counted}
        names = dict(Organization.objects.filter(pk__in=keys - {None}).values_list("pk", "name"))
        return _accuracies((names[key], review, n) for key, _rule, review, n in self._counted if key in names)


def _accuracies(parts: Iterable[tuple[str, str, int]]) -> list[Accuracy]:
    """The parts are a name, what was said of so many statements, and their number."""
    groups = defaultdict(Counter)
    for name, review, number in parts:
        groups[name][review] += number
    found = [Accuracy(name, *(counts[state] for state in Quote.REVIEWED)) for name, counts in groups.items()]
    return sorted(found, key=lambda each: (-each.reviewed, each.name))
