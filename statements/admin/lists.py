"""Lists that stay quick however many rows there are: nothing is counted to its end, no filter reads every row."""

from django.contrib import admin
from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from statements.facets import language_name
from statements.models import Profile

from .dates import DatedList

# So many rows can be paged through; whoever looks for one further on narrows the list.
MOST_PAGED = 10_000


class CappedPaginator(Paginator):
    """Finds the keys of all that can be paged through, in one query."""

    @cached_property
    def keys(self) -> list[int]:
        return list(self.object_list.values_list("pk", flat=True)[:MOST_PAGED])

    @cached_property
    def count(self) -> int:
        return len(self.keys)


class QuickAdmin(admin.ModelAdmin):
    paginator = CappedPaginator
    list_per_page = 50
    show_full_result_count = False

    def get_changelist(self, request, **kwargs):
        return DatedList


class ReadOnlyAdmin(QuickAdmin):
    """What is looked at here, and not touched."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


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
