"""Changes noted while people make them: who, why, and each field before and after (kept by models/history.py).

    with editing(user, "the minister spoke, not the ministry"):
        quote.speaker = minister
        quote.save()

What is written inside `editing` is recorded, field by field, as one edit; what is written outside it, as an import
writes, leaves no record and costs nothing.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.apps import apps
from django.db import models, router, transaction
from django.db.models.deletion import Collector

from statements.batching import batched

BATCH = 500
REASON_LENGTH = 500
# What is done to a row.
ADDED, CHANGED, DELETED = "added", "changed", "deleted"

Fields = dict[str, list]


@dataclass
class OpenEdit:
    """The edit that is going on; `edit` is its row once it has ended, if it changed anything."""

    user: object
    reason: str
    undoes: models.Model | None = None
    edit: models.Model | None = None
    changes: dict[tuple[str, int], Fields] = field(default_factory=dict)
    owners: set[tuple[str, int]] = field(default_factory=set)

    def note(self, row: models.Model, changed: Fields) -> None:
        """Add what was changed in a row to what was changed in it before, within this edit."""
        self.note_all(type(row), {row.pk: changed})
        if changed and (owner := getattr(row, "OWNER", "")):
            self.owners.add((owner, getattr(row, f"{owner}_id")))

    def note_all(self, model: type[models.Model], changed: dict[int, Fields]) -> None:
        for key, fields in changed.items():
            known = self.changes.setdefault((model._meta.model_name, key), {})
            for name, (before, after) in fields.items():
                known[name] = [known[name][0] if name in known else before, after]

    def write(self) -> None:
        changes = [made for key, fields in self.changes.items() if (made := _change(*key, fields))]
        if not changes:
            return
        named = {(change.model, change.key) for change in changes}
        changes += [_change(*key, {}, touched=True) for key in sorted(self.owners - named)]
        self.edit = apps.get_model("statements", "Edit").objects.create(
            user=self.user, reason=self.reason, undoes=self.undoes
        )
        for change in changes:
            change.edit = self.edit
        type(changes[0]).objects.bulk_create(changes, batch_size=BATCH)


_open: ContextVar[OpenEdit | None] = ContextVar("open_edit", default=None)
open_now = _open.get


@contextmanager
def editing(user, reason: str = "", undoes: models.Model | None = None) -> Iterator[OpenEdit]:
    """All that is written inside is one edit of this person, in one transaction; inside another, part of it."""
    if (outer := open_now()) is not None:
        yield outer
        return
    edit = OpenEdit(user, reason.strip()[:REASON_LENGTH], undoes)
    token = _open.set(edit)
    try:
        with transaction.atomic():
            yield edit
            edit.write()
    finally:
        _open.reset(token)


@contextmanager
def recording(row: models.Model) -> Iterator[None]:
    """Record what the block, which saves this row, changes in it."""
    if not (open_edit := open_now()):
        yield
        return
    before = {} if row._state.adding else _stored(row)
    yield
    after = values_of(row)
    open_edit.note(
        row, {name: [before.get(name), value] for name, value in after.items() if before.get(name) != value}
    )


def change_all(rows: models.QuerySet, **values) -> int:
    """Update all rows as QuerySet.update does, with a record of each where an edit goes on. Returns how many.

    Values are plain: no expressions. What is derived from them is not made again.
    """
    if not (open_edit := open_now()):
        return rows.update(**values)
    fields = [rows.model._meta.get_field(name) for name in values]
    names = [each.attname for each in fields]
    after = [plain(getattr(value, "pk", value)) for value in values.values()]
    stored = {key: map(plain, before) for key, *before in rows.order_by().values_list("pk", *names)}
    number = 0
    for keys in batched(stored, BATCH):
        number += rows.model._base_manager.filter(pk__in=keys).update(**values)
    open_edit.note_all(
        rows.model,
        {
            key: {name: [b, a] for name, b, a in zip(names, before, after, strict=True)}
            for key, before in stored.items()
        },
    )
    return number


def _change(model: str, key: int, fields: Fields, *, touched: bool = False) -> models.Model | None:
    """What these values amount to: a new row had no key of its own before, one that is gone has none after."""
    own = apps.get_model("statements", model)._meta.pk.attname
    was, stays = (value is not None for value in fields.get(own, [key, key]))
    fields = {name: pair for name, pair in fields.items() if pair[0] != pair[1] and name != own}
    if not (was or stays) or (was and stays and not fields and not touched):
        return None
    action = CHANGED if was and stays else ADDED if stays else DELETED
    return apps.get_model("statements", "Change")(action=action, model=model, key=key, fields=fields)


def _stored(row: models.Model) -> dict:
    stored = type(row)._base_manager.filter(pk=row.pk).first()
    return values_of(stored) if stored else {}


def values_of(row: models.Model) -> dict:
    """What is recorded of a row, in the form in which it is kept."""
    derived = getattr(row, "DERIVED", ())
    return {
        each.attname: value_of(row, each.attname)
        for each in row._meta.concrete_fields
        if each.attname not in derived
    }


def value_of(row: models.Model, name: str):
    value = getattr(row, name)
    return sorted(value.values_list("pk", flat=True)) if isinstance(value, models.Manager) else plain(value)


def plain(value):
    """A value as it comes back from JSON, so that it can be compared with what was kept."""
    return value.isoformat() if isinstance(value, datetime.date) else value


def deleted_with(row: models.Model) -> list[models.Model]:
    """The rows of this application that would be deleted with this one, in that order, and this one.

    What follows from other rows (FOLLOWS) is left out: it is no record of anything.
    """
    collector = Collector(using=router.db_for_write(type(row), instance=row))
    collector.collect([row])
    collector.sort()
    found = [each for rows in (*collector.fast_deletes, *collector.data.values()) for each in rows]
    own = row._meta.app_label
    return [each for each in found if each._meta.app_label == own and not getattr(each, "FOLLOWS", False)]
