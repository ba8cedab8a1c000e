from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from statements.models import ImportProblem, ImportRun


class RecordAdmin(admin.ModelAdmin):
    """What an import wrote down about itself: to be read, not changed."""

    list_per_page = 50

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(ImportRun)
class ImportRunAdmin(RecordAdmin):
    list_display = [
        "started_at",
        "status",
        "articles_new",
        "articles_changed",
        "articles_unchanged",
        "articles_refused",
        "statements",
    ]
    list_filter = ["status"]
    date_hierarchy = "started_at"


@admin.register(ImportProblem)
class ImportProblemAdmin(RecordAdmin):
    list_display = ["path", "line", "reason", "detail", "created_at"]
    list_filter = ["reason"]
    search_fields = ["path", "detail"]
    fields = ["run", "path", "line", "reason", "detail", "created_at", "readable"]
    readonly_fields = ["readable"]

    @admin.display(description=_("raw input"))
    def readable(self, problem):
        """The input as text; bytes that are no UTF-8 are shown as escapes."""
        return bytes(problem.raw).decode("utf-8", "backslashreplace")

    def get_queryset(self, request):
        return super().get_queryset(request).defer("raw")
