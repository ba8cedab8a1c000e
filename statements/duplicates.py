"""Looks through all speakers and bodies for those that may be one, and keeps what it finds for the editors."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models, transaction

from statements.batching import batched
from statements.likeness import Known, Likeness, likely_bodies, likely_persons, words_of
from statements.models import (
    Organization,
    OrganizationDuplicate,
    OrganizationName,
    Quote,
    Speaker,
    SpeakerDuplicate,
    SpeakerName,
)

BATCH = 1_000


@dataclass(frozen=True)
class Found:
    """What came of a search: proposals that are new, that stayed, and that were taken away."""

    new: int
    kept: int
    gone: int


def propose_speakers() -> Found:
    return _keep(SpeakerDuplicate, likely_persons(_persons()))


def propose_organizations() -> Found:
    return _keep(OrganizationDuplicate, likely_bodies(_bodies()))


def _persons() -> Iterator[Known]:
    names = _by_owner(SpeakerName.objects.values_list("speaker", "text"))
    spoken = Quote.objects.published().exclude(speaker=None).order_by()
    roles = _by_owner(spoken.exclude(role="").values_list("speaker", "role").distinct())
    bodies = _by_owner(spoken.exclude(organization=None).values_list("speaker", "organization").distinct())
    for key in Speaker.objects.order_by("pk").values_list("pk", flat=True).iterator():
        yield Known(key, names[key], frozenset(filter(None, map(_telling, roles[key]))), bodies[key])


def _telling(role: str) -> str:
    """A role folded; of a single word, such as "president", too many are."""
    words = words_of(role)
    return " ".join(words) if len(words) > 1 else ""


def _bodies() -> Iterator[Known]:
    names = _by_owner(OrganizationName.objects.values_list("organization", "text"))
    for key in Organization.objects.order_by("pk").values_list("pk", flat=True).iterator():
        yield Known(key, names[key])


def _by_owner(pairs) -> defaultdict[int, frozenset]:
    owned = defaultdict(set)
    for owner, value in pairs.iterator():
        owned[owner].add(value)
    return defaultdict(frozenset, {owner: frozenset(values) for owner, values in owned.items()})


@transaction.atomic
def _keep(model: type[models.Model], found: Iterator[Likeness]) -> Found:
    """Let the proposals be those that were found; what an editor set apart stays so."""
    held = {(pair.first_id, pair.second_id): pair for pair in model.objects.all()}
    new, changed = [], []
    for likeness in found:
        pair = held.pop((likeness.first, likeness.second), None)
        values = {"likeness": likeness.degree, "signs": list(likeness.signs)}
        if pair is None:
            new.append(model(first_id=likeness.first, second_id=likeness.second, **values))
        elif not pair.apart:
            pair.likeness, pair.signs = values["likeness"], values["signs"]
            changed.append(pair)
    stale = [pair.pk for pair in held.values() if not pair.apart]
    model.objects.bulk_create(new, BATCH)
    model.objects.bulk_update(changed, ["likeness", "signs"], BATCH)
    for keys in batched(stale, BATCH):
        model.objects.filter(pk__in=keys).delete()
    return Found(len(new), len(changed), len(stale))
