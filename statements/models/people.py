"""Who speaks: persons and bodies, their names in every script, and their addresses past and present."""

from collections.abc import Iterator
from itertools import count

from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from statements.bulk import insert, insert_values
from statements.querysets import NamedQuerySet, NameQuerySet
from statements.text.countries import country_names, country_of
from statements.text.filing import filing_key, initial
from statements.text.fold import fold
from statements.text.script import LANGUAGE_OF_SCRIPT, script_of

from .history import Recorded

NAME_LENGTH = 300
SLUG_LENGTH = 200


def name_key(name: str) -> str:
    """The key by which spellings of one name meet: folded, without marks, single spaces."""
    letters = "".join(c if c.isalnum() else " " for c in fold(name))
    return " ".join(letters.split())


def countries() -> list[tuple[str, str]]:
    """Pairs of a country's code and its name in the language of the moment, in the order of its alphabet."""
    return sorted(country_names(get_language() or "").items(), key=lambda pair: filing_key(pair[1]))


class CountryField(models.CharField):
    """The ISO 3166 code of a country, "" where none is known; a migration need not know which there are."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{**kwargs, "max_length": 2, "blank": True, "choices": countries})

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        del kwargs["choices"]
        return name, "django.db.models.CharField", args, kwargs


class Named(Recorded):
    """A person or body with one canonical name, any number of other names, and an address of its own.

    Saving keeps two promises: the canonical name is always among the names that it is found by, and an
    address that once worked is remembered for ever.
    """

    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    slug = models.SlugField(
        _("address"), max_length=SLUG_LENGTH, unique=True, allow_unicode=True, blank=True,
        help_text=_("Part of the page's address. Empty: made from the name."),
    )  # fmt: skip
    description = models.TextField(_("description"), blank=True)
    wikidata_id = models.CharField(_("Wikidata identifier"), max_length=20, blank=True)
    country = CountryField(_("country"))
    country_settled = models.BooleanField(
        _("country settled by an editor"), default=False,
        help_text=_("Imports leave it alone. Otherwise it follows from a body's name, or from a person's roles."),
    )  # fmt: skip

    objects = NamedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        is_new = self._state.adding
        if is_new:
            self.begin()
        with transaction.atomic():
            if self.slug:
                super().save(*args, **kwargs)
            else:
                self._save_with_free_slug(*args, **kwargs)
            if is_new:
                self.slugs.create(slug=self.slug)
                self.names.create(text=self.name)
            else:
                self.slugs.get_or_create(slug=self.slug)
                self.add_name(self.name)

    def begin(self) -> None:
        """Fill what follows from the name of a new one. Bulk paths call it before they write."""

    def add_name(self, text: str) -> None:
        """Let this be found by one more spelling; a spelling that it has already is left alone."""
        if not self.names.filter(text=text).exists():
            self.names.create(text=text)

    @classmethod
    def at_address(cls, slug: str):
        """The one that this address, new or old, belongs to. Raises DoesNotExist."""
        return cls.objects.with_relations().get(slugs__slug=slug)

    @classmethod
    def create_all(cls, rows: list) -> None:
        """Save new rows, whose names are new too, as saving one after another would, in a few queries."""
        addresses, names = cls.slugs.rel.related_model, cls.names.rel.related_model
        owner = names.OWNER
        bases = {row._slug_base() for row in rows}
        taken = set(addresses.objects.filter(slug__in=bases).values_list("slug", flat=True))
        for row in rows:
            row.begin()
            row.slug = next(
                slug
                for slug in row._slugs()
                if slug not in taken and (slug in bases or not addresses.objects.filter(slug=slug).exists())
            )
            taken.add(row.slug)
        cls.objects.bulk_create(rows)
        insert_values(addresses, ["slug", f"{owner}_id"], [(row.slug, row.pk) for row in rows])
        spellings = [names(**{owner: row}, text=row.name) for row in rows]
        for spelling in spellings:
            spelling.derive()
        insert(names, spellings)

    def _save_with_free_slug(self, *args, **kwargs):
        for number, slug in enumerate(self._slugs(), start=1):
            if self.slugs.model.objects.filter(slug=slug).exists():
                continue
            self.slug = slug
            try:
                with transaction.atomic():
                    super().save(*args, **kwargs)
                break
            except IntegrityError:  # taken since we looked
                if number > 1000:
                    raise

    def _slugs(self) -> Iterator[str]:
        """The addresses that the name would like, the best first."""
        base = self._slug_base()
        yield base
        for number in count(2):
            yield f"{base}-{number}"

    def _slug_base(self) -> str:
        return slugify(self.name, allow_unicode=True)[: SLUG_LENGTH - 10] or type(self).__name__.lower()


class Name(Recorded):
    """One spelling of a name. `key` is what is looked up; language and script follow from the text.

    In an alphabetical index it stands under its `initial`, in the order of `filing`; see text.filing.
    """

    DERIVED = ("key", "script", "initial", "filing")

    text = models.CharField(_("name"), max_length=NAME_LENGTH)
    key = models.CharField(max_length=NAME_LENGTH, editable=False, db_index=True)
    language = models.CharField(_("language"), max_length=20, blank=True)
    script = models.CharField(_("script"), max_length=4, editable=False, blank=True)
    initial = models.CharField(max_length=1, editable=False, blank=True)
    filing = models.CharField(max_length=NAME_LENGTH, editable=False, blank=True)

    objects = NameQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.text

    def save(self, *args, **kwargs):
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Fill what follows from the text. Bulk paths call it before they write."""
        self.key = name_key(self.text)
        self.filing = filing_key(self.text)[:NAME_LENGTH]
        self.initial = initial(self.filing)
        self.script = script_of(self.text)
        self.language = self.language or LANGUAGE_OF_SCRIPT.get(self.script, "")


class FormerSlug(Recorded):
    """An address that is or was in use; it leads to its owner for ever."""

    slug = models.SlugField(max_length=SLUG_LENGTH, unique=True, allow_unicode=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.slug


class Speaker(Named):
    """A person who said something."""

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["name"]
        indexes = [models.Index(fields=["country"], name="speaker_by_country")]

    def get_absolute_url(self):
        return reverse("speaker", args=[self.slug])


class Organization(Named):
    """A body: one that speaks, one that is spoken for, a publisher or a news agency."""

    class Kind(models.TextChoices):
        PUBLISHER = "publisher", _("publisher")
        AGENCY = "agency", _("news agency")
        GOVERNMENT = "government", _("government body")
        INTERNATIONAL = "international", _("international organization")
        PARTY = "party", _("party or movement")
        COMPANY = "company", _("company")
        OTHER = "other", _("other")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.OTHER)
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["name"]
        indexes = [models.Index(fields=["country"], name="organization_by_country")]

    def get_absolute_url(self):
        return reverse("organization", args=[self.slug])

    def begin(self):
        self.country = self.country or country_of(self.name)


class SpeakerName(Name):
    OWNER = "speaker"

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="names")

    class Meta:
        verbose_name = _("speaker's name")
        verbose_name_plural = _("speakers' names")
        constraints = [models.UniqueConstraint(fields=["speaker", "text"], name="speaker_name_once")]
        indexes = [models.Index(fields=["initial", "filing"], name="speaker_by_letter")]


class OrganizationName(Name):
    OWNER = "organization"

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="names")

    class Meta:
        verbose_name = _("organization's name")
        verbose_name_plural = _("organizations' names")
        constraints = [models.UniqueConstraint(fields=["organization", "text"], name="organization_name_once")]
        indexes = [models.Index(fields=["initial", "filing"], name="organization_by_letter")]


class SpeakerSlug(FormerSlug):
    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="slugs")


class OrganizationSlug(FormerSlug):
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="slugs")
