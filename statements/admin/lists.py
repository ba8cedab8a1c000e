"""Lists that stay quick however many rows there are: nothing is counted to its end, no filter reads every row."""

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from statements.addresses import key_in
from statements.facets import language_name
from statements.models import Profile

from .dates import DatedList
from .fields import NameSelect

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

    @property
    def is_capped(self) -> bool:
        return self.count == MOST_PAGED


class QuickAdmin(admin.ModelAdmin):
    class Media:
        css = {"all": ["css/desk.css"]}

    paginator = CappedPaginator
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_changelist(self, request, **kwargs):
        return DatedList

    def response_action(self, request, queryset):
        if None in map(key_in, request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise BadRequest("A row was chosen that cannot be there.")
        return super().response_action(request, queryset)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = NameSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ReadOnlyAdmin(QuickAdmin):
    """What is looked at here, and not touched."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class LanguageFilter(admin.SimpleListFilter):
    """Offers the languages that the index has met, of which there are few, instead of asking every row."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request, model_admin):
        met = Profile.objects.order_by("language").values_list("language", flat=True).distinct()
        return [(language, language_name(language)) for language in met]

    def queryset(self, request, queryset):
        return queryset.filter(language=self.value()) if self.value() else queryset
