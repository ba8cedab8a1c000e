"""What a reader may narrow a list by. Pages use these, and so does whatever else lists statements or articles.

A value that makes no sense is an error of its own field: the other filters still hold, and the page says what
was wrong.
"""

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from statements.models import Article, Organization, Quote, Speaker
from statements.models.article import language_tag
from statements.models.people import name_key
from statements.search import Query, parse


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
        found = self.queryset.filter(slugs__slug=value).first() or self._by_name(value)
        if not found:
            raise ValidationError(self.error_messages["unknown"], "unknown", {"value": value})
        return found

    def _by_name(self, value):
        found = list(self.queryset.named(name_key(value))[:2])
        if len(found) > 1:
            raise ValidationError(self.error_messages["ambiguous"], "ambiguous", {"value": value})
        return found[0] if found else None


class NamedFilter(django_filters.Filter):
    field_class = NamedField


class DayFilter(django_filters.DateFilter):
    def __init__(self, *args, **kwargs):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(*args, input_formats=["%Y-%m-%d"], widget=widget, **kwargs)


class PeriodForm(forms.Form):
    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", _("The last day comes before the first one."))
        return cleaned


class ArchiveFilter(django_filters.FilterSet):
    """What both filter sets can do: leave one filter out, and say which are active.

    `fixed` names filters that the page itself has settled, such as the speaker on a speaker's page.
    """

    def __init__(self, *args, fixed=(), **kwargs):
        super().__init__(*args, **kwargs)
        for name in fixed:
            del self.filters[name]

    @property
    def active(self) -> dict:
        """The filters in force, name → value, in the order of the declaration."""
        if not self.is_bound or self.errors is None:
            return {}
        cleaned = self.form.cleaned_data
        return {name: cleaned[name] for name in self.filters if cleaned.get(name) not in (None, "")}

    def narrowed(self, *, without: str):
        """The rows that remain under all active filters but one."""
        rows = self.queryset.all()
        for name, value in self.active.items():
            if name != without:
                rows = self.filters[name].filter(rows, value)
        return rows


class QuoteFilter(ArchiveFilter):
    """Filters of every list of statements."""

    q = django_filters.CharFilter(method="search", label=_("Words"), max_length=500)
    speaker = NamedFilter(label=_("Speaker"), queryset=Speaker.objects.all())
    organization = NamedFilter(label=_("Organization"), queryset=Organization.objects.all())
    publisher = NamedFilter("article__publisher", label=_("Publisher"), queryset=Organization.objects.all())
    since = DayFilter("dated_on", "gte", label=pgettext_lazy("first day", "From"))
    until = DayFilter("dated_on", "lte", label=pgettext_lazy("last day", "To"))
    kind = django_filters.ChoiceFilter(choices=Quote.Kind.choices, label=_("Kind"))
    language = django_filters.CharFilter(label=_("Language"), validators=[language_tag])
    review = django_filters.ChoiceFilter(
        choices=[choice for choice in Quote.Review.choices if choice[0] != Quote.Review.REJECTED],
        label=_("Review"),
    )

    class Meta:
        model = Quote
        fields = []
        form = PeriodForm

    def search(self, queryset, name, value):
        return queryset.search(value)

    @property
    def query(self) -> Query:
        """The words searched for, understood; they are what is to be highlighted."""
        return parse(self.active.get("q", ""))


class ArticleFilter(ArchiveFilter):
    """Filters of the list of articles."""

    publisher = NamedFilter(label=_("Publisher"), queryset=Organization.objects.all())
    since = DayFilter("published_on", "gte", label=pgettext_lazy("first day", "From"))
    until = DayFilter("published_on", "lte", label=pgettext_lazy("last day", "To"))
    language = django_filters.CharFilter(label=_("Language"), validators=[language_tag])

    class Meta:
        model = Article
        fields = []
        form = PeriodForm


class NameFilter(django_filters.FilterSet):
    """Filter of the lists of speakers and of organizations: a piece of a name, in any spelling and script."""

    q = django_filters.CharFilter(method="spelled", label=_("Name"), max_length=200)

    def spelled(self, queryset, name, value):
        return queryset.spelled(name_key(value))
