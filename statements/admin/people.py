from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from statements.models import Organization, OrganizationName, Speaker, SpeakerName
from statements.models.people import name_key

from .fields import LabelledInline
from .fresh import FreshForm
from .history import RecordedAdmin
from .merging import MergingAdmin


class NameInline(LabelledInline):
    form = FreshForm
    fields = ["text", "language", "script", "seen"]
    readonly_fields = ["script"]
    extra = 1


class SpeakerNameInline(NameInline):
    model = SpeakerName


class OrganizationNameInline(NameInline):
    model = OrganizationName


class NamedAdmin(MergingAdmin, RecordedAdmin):
    """Speakers and organizations: found by any spelling of any of their names."""

    list_display = ["name", "country", "description"]
    search_fields = ["name"]
    search_help_text = _("Any part of a name, in any spelling")

    def save_model(self, request, obj, form, change):
        obj.country_settled |= "country" in form.changed_data
        super().save_model(request, obj, form, change)

    def get_search_results(self, request, queryset, search_term):
        key = name_key(search_term)
        return (queryset.filter(names__key__contains=key), True) if key else (queryset, False)


@admin.register(Speaker)
class SpeakerAdmin(NamedAdmin):
    inlines = [SpeakerNameInline]


@admin.register(Organization)
class OrganizationAdmin(NamedAdmin):
    list_display = ["name", "kind", "country", "parent"]
    list_select_related = ["parent"]
    list_filter = ["kind"]
    autocomplete_fields = ["parent"]
    inlines = [OrganizationNameInline]
