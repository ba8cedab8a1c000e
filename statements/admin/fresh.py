"""Never over each other: what was changed since a form was opened is not overwritten unseen."""

import hashlib
import json
from collections.abc import Iterable
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.template.loader import render_to_string

from statements.corrections import Telling
from statements.models import Change
from statements.recording import plain, value_of


def fingerprint(row: models.Model, names: Iterable[str]) -> str:
    """Tells whether any of these fields of a row was changed meanwhile, whoever did it."""
    values = {name: value_of(row, name) for name in sorted(names)}
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:32]


class FreshForm(forms.ModelForm):
    """A form that knows what it was opened on, and refuses once to be saved over something newer.

    It shows both versions then; who saves it again has seen them.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    # Fields of the form itself, which say nothing of the row.
    OWN = ("seen", "why")
    # Whether it is also refused where it changes nothing itself.
    strict = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._now = fingerprint(self.instance, self._stored_names) if self.instance.pk else ""
        self.initial["seen"] = self._now

    @cached_property
    def _stored_names(self) -> list[str]:
        """The fields of the row that the form sets, as the model's attributes are called."""
        known = {
            field.name: field.attname for field in self.instance._meta.get_fields() if hasattr(field, "attname")
        }
        return [known[name] for name in self.fields if name in known]

    @cached_property
    def changed_data(self) -> list[str]:
        return [name for name in super().changed_data if name not in self.OWN]

    def clean(self):
        cleaned = super().clean()
        matters = self._now and (self.changed_data or self.strict)
        if matters and self.cleaned_data.get("seen") != self._now:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self._now
            change = Change(
                model=self.instance._meta.model_name, key=self.instance.pk, fields=self.both_versions()
            )
            told = render_to_string("admin/statements/stale.html", {"told": Telling([change]).of(change)})
            raise ValidationError(told, code="stale")
        return cleaned

    def both_versions(self) -> dict[str, list]:
        """What is stored now and what the form would put there, by the fields that differ."""
        pairs = {}
        for name in self.changed_data:
            attribute = self.instance._meta.get_field(name).attname
            if name in self.cleaned_data:
                pairs[attribute] = [value_of(self.instance, attribute), _sent(self.cleaned_data[name])]
        return pairs


def _sent(value):
    """A form's value as records keep it: keys of rows, days as texts."""
    if isinstance(value, models.QuerySet):
        return sorted(row.pk for row in value)
    return plain(getattr(value, "pk", value))
