"""What a reader may narrow a list by. Pages use these, and so does whatever else lists statements or articles.

A value that makes no sense is an error of its own field: the other filters still hold, and the page says what
was wrong.
"""

from collections.abc import Collection
from types import MappingProxyType

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from statements.models import ArticleEntry, Organization, Quote, QuoteEntry, Speaker
from statements.models.article import language_tag
from statements.models.people import countries, name_key
from statements.search import Query, parse
from statements.text.filing import LETTERS


class NamedField(forms.CharField):
    """Takes the address of a speaker or body, present or former, or its name in any spelling."""

    default_error_messages = {
        "unknown": _("Nothing here has the name “%(value)s”."),
        "ambiguous": _("“%(value)s” is the name of more than one. Choose one of them from the list."),
    }

    def __init__(self, *args, queryset, **kwargs):
        self.queryset = queryset
        super().__init__(*args, **kwargs)

    def clean(self, value):
        value = super().clean(value)
        if not value:
            return None
        found = list(self.queryset.called(value, name_key(value)).order_by("-addressed")[:2])
        if not found:
            raise ValidationError(self.error_messages["unknown"], "unknown", {"value": value})
        if len(found) > 1 and not found[0].addressed:
            raise ValidationError(self.error_messages["ambiguous"], "ambiguous", {"value": value})
        return found[0]


class NamedFilter(django_filters.Filter):
    """Narrows by the key of the one who is named: the index holds keys."""

    field_class = NamedField

    def filter(self, qs, value):
        return super().filter(qs, value and value.pk)


class OwnerFilter(NamedFilter):
    """Narrows to the statements of a speaker or of an organization."""

    def filter(self, qs, value):
        return qs.of(self.field_name, value.pk) if value else qs


class DayFilter(django_filters.DateFilter):
    def __init__(self, *args, **kwargs):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(*args, input_formats=["%Y-%m-%d"], widget=widget, **kwargs)


class PeriodForm(forms.Form):
    field_order = ("q", "speaker", "organization", "publisher", "since", "until")

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", _("The last day comes before the first one."))
        return cleaned


class EntryFilter(django_filters.FilterSet):
    """What the filters of statements and of articles have in common: both narrow entries of the index.

    `fixed` are the filters that the page itself has settled, name → value: the speaker on a speaker's page.
    """

    q = django_filters.CharFilter(method="by_words", label=_("Words"), max_length=500)
    publisher = NamedFilter("profile__publisher", label=_("Publisher"), queryset=Organization.objects.all())
    since = DayFilter(method="from_day", label=pgettext_lazy("first day", "From"))
    until = DayFilter(method="to_day", label=pgettext_lazy("last day", "To"))
    language = django_filters.CharFilter("profile__language", label=_("Language"), validators=[language_tag])

    def __init__(self, *args, fixed=MappingProxyType({}), **kwargs):
        super().__init__(*args, **kwargs)
        self._fixed = [(self.filters.pop(name), value) for name, value in fixed.items()]

    @property
    def active(self) -> dict:
        """The filters in force, name → value, in the order of the declaration."""
        if not self.is_bound or self.errors is None:
            return {}
        cleaned = self.form.cleaned_data
        return {name: cleaned[name] for name in self.filters if cleaned.get(name) not in (None, "")}

    @property
    def query(self) -> Query:
        """The words searched for, understood; they are what is to be highlighted."""
        return parse(self.active.get("q", ""))

    def narrowed(self, *, without: Collection[str] = ()):
        """The entries that remain under all active filters but some."""
        rows = self.queryset.all()
        for name, value in self.active.items():
            if name not in without:
                rows = self.filters[name].filter(rows, value)
        # After the words, see EntryQuerySet.of.
        for fixed, value in self._fixed:
            rows = fixed.filter(rows, value)
        return rows

    def by_words(self, queryset, name, value):
        return queryset.matching(parse(value))

    def from_day(self, queryset, name, value):
        return queryset.since(value)

    def to_day(self, queryset, name, value):
        return queryset.until(value)


class QuoteFilter(EntryFilter):
    """Filters of every list of statements."""

    speaker = OwnerFilter(label=_("Speaker"), queryset=Speaker.objects.all())
    organization = OwnerFilter(label=_("Organization"), queryset=Organization.objects.all())
    kind = django_filters.ChoiceFilter("profile__kind", choices=Quote.Kind.choices, label=_("Kind"))
    review = django_filters.ChoiceFilter(
        "profile__review",
        choices=[choice for choice in Quote.Review.choices if choice[0] != Quote.Review.REJECTED],
        label=_("Review"),
    )

    source = django_filters.ChoiceFilter(
        method="by_source",
        choices=[
            ("person", _("a person")),
            ("body", _("a body itself")),
            ("unnamed", pgettext_lazy("source", "not named")),
        ],
        label=_("Source"),
    )
    renditions = django_filters.ChoiceFilter(
        method="once", choices=[("first", _("each statement once"))], label=_("Renditions")
    )

    def by_source(self, queryset, name, value):
        return getattr(queryset, f"of_{value}")()

    def once(self, queryset, name, value):
        return queryset.once()

    class Meta:
        model = QuoteEntry
        fields = []
        form = PeriodForm


class ArticleFilter(EntryFilter):
    """Filters of the list of articles."""

    class Meta:
        model = ArticleEntry
        fields = []
        form = PeriodForm


class ComparisonForm(PeriodForm):
    field_order = ("a", "b", "q", "since", "until")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("a") and cleaned.get("a") == cleaned.get("b"):
            self.add_error("b", _("These are the same person. Choose another one."))
        return cleaned


class ComparisonFilter(EntryFilter):
    """Filters of the comparison of two speakers: who they are narrows each side by itself."""

    a = NamedFilter(method="untouched", label=_("One speaker"), queryset=Speaker.objects.all())
    b = NamedFilter(method="untouched", label=_("The other speaker"), queryset=Speaker.objects.all())

    def untouched(self, queryset, name, value):
        return queryset

    @property
    def pair(self) -> tuple[Speaker, Speaker] | None:
        """Both speakers, once both are chosen."""
        return (self.active["a"], self.active["b"]) if {"a", "b"} <= self.active.keys() else None

    def said_by(self, *speakers):
        """The entries of these speakers that remain under all other filters."""
        return self.narrowed().of("speaker", *(speaker.pk for speaker in speakers))

    class Meta:
        model = QuoteEntry
        fields = []
        form = ComparisonForm


class NameFilter(django_filters.FilterSet):
    """Filter of the lists of names: a piece of a name, in any spelling and script.

    `letter` narrows nothing by itself: names under a letter are another list, see counts.UnderLetter.
    """

    q = django_filters.CharFilter(method="spelled", label=_("Name"), max_length=200)
    letter = django_filters.ChoiceFilter(
        method="untouched", choices=[(letter, letter) for letter in LETTERS], label=_("Letter")
    )
    country = django_filters.ChoiceFilter("country", choices=countries, label=_("Country"))

    def spelled(self, queryset, name, value):
        return queryset.spelled(name_key(value))

    def untouched(self, queryset, name, value):
        return queryset

    @property
    def named_country(self) -> str:
        """The name of the chosen country, "" without one."""
        return dict(countries()).get(self.chosen("country"), "")

    @property
    def kept(self) -> dict[str, str]:
        """The filters that stay in force, name → value, when another name is searched for."""
        return {name: value for name in ("kind", "country") if (value := self.chosen(name))}

    def chosen(self, name: str) -> str:
        """The value of a filter, "" where it has none that makes sense."""
        return self.form.cleaned_data.get(name) or "" if self.is_bound and self.errors is not None else ""


class OrganizationFilter(NameFilter):
    """Filter of the list of organizations."""

    kind = django_filters.ChoiceFilter("kind", choices=Organization.Kind.choices, label=_("Kind"))
