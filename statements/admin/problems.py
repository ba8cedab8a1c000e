"""What imports refused: to be read, taken away as it was, and tried again."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from statements.models import ImportProblem

from .imports import RecordAdmin, run_url
from .reasons import meaning_of, name_of

# So many characters of the raw input are shown.
SHOWN = 5_000


class ReasonFilter(admin.SimpleListFilter):
    title = _("reason")
    parameter_name = "reason"

    def lookups(self, request, model_admin):
        met = ImportProblem.objects.order_by("reason").values_list("reason", flat=True).distinct()
        return [(reason, name_of(reason)) for reason in met]

    def queryset(self, request, queryset):
        return queryset.filter(reason=self.value()) if self.value() else queryset


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("open", _("open")), ("resolved", _("resolved"))]

    def queryset(self, request, queryset):
        states = {"open": queryset.open(), "resolved": queryset.exclude(resolved_at=None)}
        return states.get(self.value(), queryset)


@admin.register(ImportProblem)
class ImportProblemAdmin(RecordAdmin):
    class Media:
        css = {"all": ["css/imports.css"]}

    list_display = ["place", "why", "explanation", "created_at", "state", "run_link"]
    list_select_related = ["run"]
    list_filter = [StateFilter, ReasonFilter, "format", "created_at"]
    search_fields = ["path", "detail"]
    search_help_text = _("A piece of the file's name or of the explanation")
    actions = ["try_these_again"]
    fields = [
        "place", "why", "explanation", "created_at", "run_link", "state", "resolved_at", "retried_by", "format",
        "readable",
    ]  # fmt: skip
    readonly_fields = fields

    def get_queryset(self, request):
        return super().get_queryset(request).defer("raw")

    def get_urls(self):
        view = self.admin_site.admin_view
        raw = path("<int:pk>/raw/", view(self.raw), name="import_problem_raw")
        retry = path("<int:pk>/retry/", view(require_POST(self.retry)), name="import_problem_retry")
        return [raw, retry, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        problem = self.get_object(request, object_id)
        may_retry = bool(problem and not problem.resolved_at and self.has_import_permission(request))
        context = {"may_retry": may_retry, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    @admin.display(description=_("place"), ordering="path")
    def place(self, problem):
        return format_html("<bdi>{}</bdi>", problem.place)

    @admin.display(description=_("reason"), ordering="reason")
    def why(self, problem):
        return name_of(problem.reason)

    @admin.display(description=_("explanation"), ordering="detail")
    def explanation(self, problem):
        """In the editor's language as far as it goes; then what exactly was wrong, as the importer says it."""
        exactly = format_html('<div lang="en" dir="auto">{}</div>', problem.detail)
        return format_html("{}{}", meaning_of(problem.reason), exactly)

    @admin.display(description=_("state"), ordering="resolved_at")
    def state(self, problem):
        return _("resolved") if problem.resolved_at else _("open")

    @admin.display(description=_("import"), ordering="run")
    def run_link(self, problem):
        return format_html('<a href="{}">{}</a>', run_url(problem.run), problem.run)

    @admin.display(description=_("raw input"))
    def readable(self, problem):
        """The beginning of the input as text, and all of it to take away."""
        raw = bytes(problem.raw)
        if not raw:
            return _("Nothing could be read.")
        text = raw[: 4 * SHOWN].decode("utf-8", "backslashreplace")
        return format_html(
            '<pre class="raw" dir="auto" tabindex="0">{}{}</pre><a href="{}">{}</a>',
            text[:SHOWN],
            "…" if len(text) > SHOWN or len(raw) > 4 * SHOWN else "",
            reverse("admin:import_problem_raw", args=[problem.pk]),
            _("Download all of it"),
        )

    def raw(self, request, pk):
        """The raw input to the byte, as a file that no browser opens by itself."""
        problem = get_object_or_404(ImportProblem, pk=pk)
        if not self.has_view_permission(request, problem):
            raise PermissionDenied
        name = f'attachment; filename="problem-{pk}.bin"'
        return HttpResponse(bytes(problem.raw), "application/octet-stream", headers={"Content-Disposition": name})

    def retry(self, request, pk):
        if not self.has_import_permission(request):
            raise PermissionDenied
        self.try_again(request, ImportProblem.objects.filter(pk=pk))
        return redirect("admin:statements_importproblem_change", pk)

    @admin.action(description=_("Try the chosen ones again"), permissions=["import"])
    def try_these_again(self, request, queryset):
        self.try_again(request, queryset)
