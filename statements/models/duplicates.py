"""Pairs of speakers or of bodies that may be one: found by duplicates.py, decided by editors."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .history import Recorded
from .people import Organization, Speaker

# What speaks for a pair; see likeness.py.
SIGNS = {
    "same": _("the same name"),
    "script": _("the same name in another script"),
    "spelling": _("a similar spelling"),
    "initials": _("initials"),
    "part": _("a part of the name"),
    "shorter": _("without the first word"),
    "role": _("the same role"),
    "body": _("the same organization"),
}


class DuplicateQuerySet(models.QuerySet):
    def waiting(self):
        """Those that nobody has decided on."""
        return self.filter(apart=False)

    def between(self, one, other):
        """The pair of these two, in whichever order."""
        first, second = sorted((one.pk, other.pk))
        return self.filter(first=first, second=second)

    def with_both(self):
        return self.select_related("first", "second")


class Duplicate(Recorded):
    """Two that may be one. Once they are set apart they are not proposed again; merged, the pair is gone."""

    likeness = models.FloatField(_("likeness"), default=0.0, help_text=_("From 0 to 1: how much speaks for it."))
    signs = models.JSONField(_("signs"), default=list, blank=True)
    apart = models.BooleanField(_("set apart"), default=False, help_text=_("An editor said that these are two."))
    found_at = models.DateTimeField(_("found"), auto_now_add=True)

    objects = DuplicateQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-likeness", "id"]

    def __str__(self):
        return f"{self.first} = {self.second}"

    @property
    def signs_told(self) -> list[str]:
        return [str(SIGNS[sign]) for sign in self.signs if sign in SIGNS]

    @classmethod
    def set_apart(cls, one, other) -> None:
        """Remember for ever that these are two, whether or not they were proposed."""
        first, second = sorted((one, other), key=lambda row: row.pk)
        pair = cls.objects.between(one, other).first() or cls(first=first, second=second)
        pair.apart = True
        pair.save()


def _constraints(name: str) -> list:
    return [
        models.UniqueConstraint(fields=["first", "second"], name=f"{name}_duplicate_once"),
        models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name=f"{name}_duplicate_ordered"),
    ]


def _one_of(model, verbose_name):
    return models.ForeignKey(model, models.CASCADE, related_name="+", verbose_name=verbose_name)


class SpeakerDuplicate(Duplicate):
    first = _one_of(Speaker, pgettext_lazy("of two speakers", "one"))
    second = _one_of(Speaker, pgettext_lazy("of two speakers", "the other"))

    class Meta(Duplicate.Meta):
        verbose_name = _("possible duplicate of a speaker")
        verbose_name_plural = _("possible duplicates of speakers")
        constraints = _constraints("speaker")
        indexes = [models.Index(fields=["apart", "-likeness", "id"], name="speaker_duplicate_rank")]


class OrganizationDuplicate(Duplicate):
    first = _one_of(Organization, pgettext_lazy("of two organizations", "one"))
    second = _one_of(Organization, pgettext_lazy("of two organizations", "the other"))

    class Meta(Duplicate.Meta):
        verbose_name = _("possible duplicate of an organization")
        verbose_name_plural = _("possible duplicates of organizations")
        constraints = _constraints("organization")
        indexes = [models.Index(fields=["apart", "-likeness", "id"], name="body_duplicate_rank")]
