"""The record of what people changed: it can be looked through, and taken back."""

from itertools import groupby

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models.fields.related_descriptors import ManyToManyDescriptor
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from statements.batching import batched
from statements.recording import (
    ADDED,
    BATCH,
    CHANGED,
    DELETED,
    REASON_LENGTH,
    Fields,
    change_all,
    deleted_with,
    editing,
    open_now,
    plain,
    recording,
    value_of,
    values_of,
)


class Overtaken(Exception):
    """An edit cannot be taken back: the rows in the argument have changed since, or what they need is gone."""


class Edit(models.Model):
    """Something that a person did, with all that it changed: a form saved, an action on many rows, a merge."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("editor")
    )
    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    reason = models.CharField(
        _("why"), max_length=REASON_LENGTH, blank=True, help_text=_("Readers see it in the log of corrections.")
    )
    undoes = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="undone_by", verbose_name=_("takes back")
    )

    class Meta:
        verbose_name = _("edit")
        verbose_name_plural = _("edits")
        ordering = ["-id"]
        indexes = [
            # Hardly any edit takes another one back: an index that holds all the others too is none to SQLite.
            models.Index(fields=["undoes"], condition=models.Q(undoes__isnull=False), name="edit_that_takes_back"),
        ]

    def __str__(self):
        return f"{date_format(localtime(self.at), 'DATETIME_FORMAT')} · {self.user}"

    @property
    def is_undone(self) -> bool:
        return hasattr(self, "undone_by")

    def undo(self, user, reason: str = "") -> "Edit":
        """Give every row back what it was before, as an edit of its own. Raises Overtaken, and changes nothing."""
        if self.is_undone:
            raise Overtaken([self])
        with editing(user, reason, undoes=self) as undoing:
            for (model, action, fields), group in groupby(self.changes.order_by("-id"), Change.what):
                changes = list(group) if fields else []
                if len(changes) > 1 and action == Change.Action.CHANGED:
                    _take_back_all(model, [change.key for change in changes], fields)
                else:
                    for change in changes:
                        change.take_back()
        return undoing.edit


class ChangeQuerySet(models.QuerySet):
    def of(self, row: models.Model):
        """The changes of one row, the newest first."""
        return self.filter(model=row._meta.model_name, key=row.pk).order_by("-id")

    def lasting(self):
        """Those that were not taken back, nor took back what a person had done (but what had taken back that)."""
        first_hand = models.Q(edit__undoes=None) | models.Q(edit__undoes__undoes__isnull=False)
        return self.filter(first_hand, edit__undone_by=None)


class Change(models.Model):
    """What an edit did to one row: each field that it changed, before and after."""

    class Action(models.TextChoices):
        ADDED = ADDED, _("added")
        CHANGED = CHANGED, _("changed")
        DELETED = DELETED, _("deleted")

    edit = models.ForeignKey(Edit, models.CASCADE, related_name="changes", verbose_name=_("edit"))
    action = models.CharField(_("what"), max_length=10, choices=Action)
    model = models.CharField(max_length=60)
    key = models.BigIntegerField()
    fields = models.JSONField()  # the name of each field → [before, after]

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["id"]
        indexes = [models.Index(fields=["model", "key", "id"], name="change_of_row")]

    def __str__(self):
        return f"{self.model} {self.key}: {self.get_action_display()}"

    @property
    def row_model(self) -> type[models.Model]:
        return apps.get_model("statements", self.model)

    def what(self) -> tuple:
        """What was done, without to which row: the same for all rows of an action on many."""
        return self.model, self.action, self.fields

    def take_back(self) -> None:
        """Undo this change alone, inside `editing`. Raises Overtaken."""
        before = {name: pair[0] for name, pair in self.fields.items()}
        if self.action == self.Action.DELETED:
            _bring_back(self.row_model(pk=self.key), before)
            return
        row = self.row_model._base_manager.filter(pk=self.key).first()
        if row is None or any(value_of(row, name) != after for name, (_before, after) in self._stayed()):
            raise Overtaken([row or self])
        if self.action == self.Action.ADDED:
            row.delete()
        else:
            put_back(row, before)

    def _stayed(self):
        return self.fields.items() if self.action == self.Action.CHANGED else ()

    def rewind(self) -> None:
        """Bring the row to what it was before this change, inside `editing`. Raises Overtaken."""
        values = {}
        for each in Change.objects.filter(model=self.model, key=self.key, id__gte=self.id).order_by("-id"):
            values |= {name: pair[0] for name, pair in each.fields.items()}
        put_back(self.row_model._base_manager.get(pk=self.key), values)


class Recorded(models.Model):
    """Rows whose changes inside `editing` are recorded (see recording.py)."""

    # What follows from other fields, and is made again when they are put back.
    DERIVED: tuple[str, ...] = ()
    # The row in whose history changes of this one are to be seen too.
    OWNER: str = ""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        with recording(self):
            super().save(*args, **kwargs)

    def update(self, **values) -> None:
        """Set these fields by the names of their attributes and write nothing else, nor what is derived from them.

        One query. The row has to be as it is stored.
        """
        if open_edit := open_now():
            open_edit.note(self, {name: [value_of(self, name), plain(value)] for name, value in values.items()})
        for name, value in values.items():
            setattr(self, name, value)
        type(self)._base_manager.filter(pk=self.pk).update(**values)

    def delete(self, *args, **kwargs):
        if open_edit := open_now():
            for row in deleted_with(self):
                open_edit.note(row, {name: [value, None] for name, value in values_of(row).items()})
        return super().delete(*args, **kwargs)


# Taking back ------------------------------------------------------------------------------------------------


def put_back(row: models.Model, values: dict) -> None:
    """Give a row these recorded values. Raises Overtaken where its article no longer holds the words."""
    _set(row, values)
    row.save()
    if "text" in values and row.text != values["text"]:
        raise Overtaken([row])


def _bring_back(row: models.Model, values: dict) -> None:
    _set(row, values)
    if hasattr(row, "derive"):
        row.derive()
    with recording(row):
        row.save_base(raw=True, force_insert=True)


def _take_back_all(model: str, keys: list[int], fields: Fields) -> None:
    """Take back what change_all did: rows that were changed in the same way are changed back together."""
    rows = apps.get_model("statements", model)._base_manager
    before, after = ({name: _python(rows.model, name, pair[n]) for name, pair in fields.items()} for n in (0, 1))
    for batch in batched(keys, BATCH):
        if rows.filter(pk__in=batch, **after).count() < len(batch):
            raise Overtaken(list(rows.filter(pk__in=batch).exclude(**after)))
        change_all(rows.filter(pk__in=batch), **before)


def _set(row: models.Model, values: dict) -> None:
    for name, value in values.items():
        if isinstance(getattr(type(row), name), ManyToManyDescriptor):
            getattr(row, name).set(value)
        else:
            setattr(row, name, _python(type(row), name, value))


def _python(model: type[models.Model], name: str, value):
    """A kept value as the field wants it. Raises Overtaken where it names a row that is gone."""
    each = model._meta.get_field(name)
    if not each.is_relation:
        return each.to_python(value)
    if value is not None and not each.related_model._base_manager.filter(pk=value).exists():
        raise Overtaken([])
    return value
