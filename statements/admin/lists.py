"""Lists that stay quick however many rows there are: nothing is counted to its end, no filter reads every row."""

from django.contrib import admin
from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from statements.facets import language_name
from statements.models import Profile

# So many rows can be paged through; whoever looks for one further on narrows the list.
MOST_PAGED = 10_000


class ReadOnlyAdmin(admin.ModelAdmin):
    """What is looked at here, and not touched."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class CappedPaginator(Paginator):
    @cached_property
    def count(self) -> int:
        return self.object_list.order_by()[:MOST_PAGED].count()


class ProfileFilter(admin.SimpleListFilter):
    """Offers the values that the index has met, of which there are few, instead of asking every row."""

    def lookups(self, request, model_admin):
        known = Profile.objects.order_by(f"-{self.parameter_name}").values_list(self.parameter_name, flat=True)
        return [(value, self.told(value)) for value in known.distinct() if value]

    def told(self, value) -> str:
        return str(value)


class LanguageFilter(ProfileFilter):
    title = _("language")
    parameter_name = "language"

    def told(self, value):
        return language_name(value)

    def queryset(self, request, queryset):
        return queryset.filter(language=self.value()) if self.value() else queryset


class YearFilter(ProfileFilter):
    """By the year of the field that the list is in order of."""

    title = _("year")
    parameter_name = "year"
    field = "dated_on"

    def queryset(self, request, queryset):
        year = self.value()
        return queryset.filter(**{f"{self.field}__year": year}) if year and year.isdigit() else queryset


class PublicationYearFilter(YearFilter):
    field = "published_on"
