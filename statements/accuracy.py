"""How right the machine was, measured on the statements that people have reviewed."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count

from statements.models import Organization, Quote

Review = Quote.Review


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


def overall() -> Accuracy | None:
    found = _measured({"": _found().values_list("review").annotate(n=Count("pk")).values_list("review", "n")})
    return found[0] if found else None


def by_rule() -> list[Accuracy]:
    """The most reviewed first."""
    return _measured(_grouped("rule"))


def by_publisher() -> list[Accuracy]:
    """The most reviewed first; articles without a publisher are left out."""
    groups = _grouped("article__publisher")
    names = dict(Organization.objects.filter(pk__in=groups.keys() - {None}).values_list("pk", "name"))
    return _measured({names[key]: counts for key, counts in groups.items() if key in names})


def _found():
    """What a machine found and a person reviewed; what was marked by hand has no rule."""
    return Quote.objects.reviewed().exclude(rule="").order_by()


def _grouped(field: str) -> dict:
    groups = defaultdict(list)
    for value, review, number in _found().values_list(field, "review").annotate(n=Count("pk")):
        groups[value].append((review, number))
    return groups


def _measured(groups: dict) -> list[Accuracy]:
    found = [
        Accuracy(name, *(counts[review] for review in Review.values if review != Review.MACHINE))
        for name, pairs in groups.items()
        if (counts := Counter(dict(pairs)))
    ]
    return sorted(found, key=lambda each: (-each.reviewed, each.name))
