"""What people changed, told to people: each field by its name, its values as they are shown everywhere else."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.apps import apps
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from statements.models import Change, Quote

# What goes without saying: it follows from the other fields, or stands beside them.
UNTOLD = {
    "id", "reviewer_id", "reviewed_at", "position", "cue_start", "cue_end", "attribution_start", "attribution_end",
}  # fmt: skip
# What readers are told of a statement: what its page shows.
PUBLIC = {
    "text", "kind", "speaker_id", "organization_id", "role", "attribution", "cue", "occasion", "said_on", "review",
    "review_reason",
}  # fmt: skip


class Told(NamedTuple):
    """One field of a change; a value that was empty is an empty text."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Telling:
    """The fields of some changes, the names that they speak of looked up for all of them at once."""

    changes: list[Change]

    def of(self, change: Change, only: set[str] | None = None) -> list[Told]:
        """What the change did, field by field; `only` these fields, where that is given."""
        names = [name for name in change.fields if name not in UNTOLD and (only is None or name in only)]
        return [self._told(change, name) for name in names]

    def _told(self, change: Change, name: str) -> Told:
        field = change.row_model._meta.get_field(name)
        before, after = (self._text(field, value) for value in change.fields[name])
        return Told(name, str(getattr(field, "verbose_name", name)), before, after)

    def _text(self, field: models.Field, value) -> str:
        if value in (None, "", []):
            return ""
        if field.is_relation:
            return joined(self._names[field.related_model].get(key, _("gone")) for key in _listed(value))
        if isinstance(field, models.DateTimeField | models.DateField):
            return date_format(field.to_python(value), "j E Y")
        return str(dict(field.flatchoices).get(value, value)) if field.flatchoices else str(value)

    @cached_property
    def _names(self) -> dict[type[models.Model], dict[int, str]]:
        asked = defaultdict(set)
        for change in self.changes:
            for name, pair in change.fields.items():
                field = change.row_model._meta.get_field(name)
                if field.is_relation:
                    asked[field.related_model].update(key for value in pair for key in _listed(value))
        return {
            model: {key: str(row) for key, row in model._base_manager.in_bulk(keys).items()}
            for model, keys in asked.items()
        }


class Correction(NamedTuple):
    """One entry of the public log: when, why and what. By whom is the desk's own matter, which answers as one."""

    at: object
    reason: str
    told: list[Told]


def public_log(quote: Quote) -> list[Correction]:
    """What people changed in a statement, the newest first; what was taken back again is left out."""
    changes = list(Change.objects.of(quote).lasting().select_related("edit"))
    telling = Telling(changes)
    told = ((change.edit, telling.of(change, PUBLIC)) for change in changes)
    return [Correction(edit.at, edit.reason, fields) for edit, fields in told if fields]


def name_of(change: Change) -> str:
    """What kind of thing was changed: “statement”, “speaker”."""
    return str(apps.get_model("statements", change.model)._meta.verbose_name)


def joined(texts: Iterable[object]) -> str:
    """Names, or other texts, one after the other, as the language of the page writes it."""
    return pgettext("between names", ", ").join(map(str, texts))


def _listed(value) -> list:
    return value if isinstance(value, list) else [] if value is None else [value]
