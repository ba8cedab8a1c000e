"""Every change with who, when and why: the history of a thing, the log of all edits, and the ways back."""

from contextlib import contextmanager

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import quote as quoted
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import OuterRef
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from statements.corrections import Telling, joined, name_of
from statements.models import Change, Edit
from statements.models.history import Overtaken
from statements.querysets import number_of
from statements.recording import REASON_LENGTH, editing

from .elsewhere import compare_anew
from .fresh import FreshForm
from .lists import QuickAdmin, ReadOnlyAdmin

MOST_CHANGES = 100


class EditForm(FreshForm):
    why = forms.CharField(
        label=_("Why"),
        max_length=REASON_LENGTH,
        required=False,
        help_text=_("Readers see it in the log of corrections."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


class RecordedAdmin(QuickAdmin):
    """Whatever is changed here is recorded with who, when and why, can be looked through and brought back."""

    form = EditForm
    formfield_overrides = {
        models.CharField: {"widget": AdminTextInputWidget(attrs={"dir": "auto"})},
        models.TextField: {"widget": AdminTextareaWidget(attrs={"dir": "auto"})},
        models.JSONField: {"widget": AdminTextareaWidget(attrs={"dir": "ltr", "rows": 2})},
    }
    object_history_template = "admin/statements/history.html"

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        may = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return [*fieldsets, (_("This change"), {"fields": EditForm.OWN})] if may else fieldsets

    def get_fields(self, request, obj=None):
        return [name for name in super().get_fields(request, obj) if name not in EditForm.OWN]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        with edit_of(request):
            if request.method == "POST" and object_id:
                self._lock(request, unquote(object_id))
            return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(self, request, object_id, extra_context=None):
        with edit_of(request):
            return super().delete_view(request, object_id, extra_context)

    def changelist_view(self, request, extra_context=None):
        with edit_of(request):
            return super().changelist_view(request, extra_context)

    def _lock(self, request, key):
        """Let nobody else change the row between the comparison with what was seen and the saving."""
        if self.get_object(request, key):
            self.model.objects.select_for_update(of=("self",)).get(pk=key)

    def delete_queryset(self, request, queryset):
        """One by one, so that each is recorded with all that goes with it."""
        for row in queryset:
            row.delete()

    def history_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        changes = list(Change.objects.of(row).select_related("edit__user", "edit__undone_by")[:MOST_CHANGES])
        context = {
            **self.admin_site.each_context(request),
            "title": _("History of %(row)s") % {"row": row},
            "object": row,
            "opts": self.opts,
            "changes": with_told(changes),
            "may_change": self.has_change_permission(request, row),
        }
        return TemplateResponse(request, self.object_history_template, context)

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_rewind"
        view = self.admin_site.admin_view(self.rewind_view)
        return [path("<path:object_id>/history/<int:change>/rewind/", view, name=name), *super().get_urls()]

    def rewind_view(self, request, object_id, change):
        """Bring the row to what it was before a change."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        change = get_object_or_404(Change, pk=change, model=self.opts.model_name, key=unquote(object_id))
        row = get_object_or_404(self.model, pk=change.key)
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        try:
            with edit_of(request):
                change.rewind()
        except Overtaken:
            messages.error(request, _why_not(Overtaken([])))
        else:
            messages.success(request, _("The earlier version is back."))
        return redirect(f"admin:statements_{self.opts.model_name}_history", quoted(row.pk))


@contextmanager
def edit_of(request):
    """What a request that changes something does is one edit of its user, for the reason that the form gives.

    What it changed is compared anew with other articles and statements.
    """
    if request.method != "POST":
        yield
        return
    with editing(request.user, request.POST.get("why", "")) as edit:
        yield edit
        compare_anew(edit.changes)


def with_told(changes: list[Change]) -> list[Change]:
    """The changes, each with what it did to which fields as `told` and its kind of thing as `of_what`."""
    telling = Telling(changes)
    for change in changes:
        change.told = telling.of(change)
        change.of_what = name_of(change)
    return changes


@admin.register(Edit)
class EditAdmin(ReadOnlyAdmin):
    """The log of all edits; each can be looked at and taken back."""

    list_display = ["at", "user", "number", "reason", "is_taken_back"]
    list_select_related = ["user", "undone_by"]
    date_hierarchy = "at"
    search_fields = ["user__username", "reason"]
    search_help_text = _("An editor's name, or words of a reason")
    fields = ["at", "user", "reason", "undoes", "what"]
    readonly_fields = ["what"]
    change_form_template = "admin/statements/edit.html"

    @admin.display(description=_("changes"))
    def number(self, edit):
        return edit.number

    @admin.display(description=_("taken back"), boolean=True)
    def is_taken_back(self, edit):
        return edit.is_undone

    @admin.display(description=_("what"))
    def what(self, edit):
        changes = list(edit.changes.all()[:MOST_CHANGES])
        more = max(0, edit.changes.count() - MOST_CHANGES)
        return render_to_string("admin/statements/changes.html", {"changes": with_told(changes), "more": more})

    def get_queryset(self, request):
        own = Change.objects.filter(edit=OuterRef("pk"))
        return super().get_queryset(request).annotate(number=number_of(own))

    def render_change_form(self, request, context, *args, **kwargs):
        edit = kwargs.get("obj")
        context["may_undo"] = edit and not edit.is_undone and may_undo(request.user, edit)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self):
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/undo/", view, name="statements_edit_undo"), *super().get_urls()]

    def undo_view(self, request, pk):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        edit = get_object_or_404(Edit, pk=pk)
        if not may_undo(request.user, edit):
            raise PermissionDenied
        messages.add_message(request, *undo(request, edit))
        return redirect(reverse("admin:statements_edit_change", args=[pk]))


def may_undo(user, edit: Edit) -> bool:
    """Who may change all that the edit changed may take it back."""
    models = set(edit.changes.values_list("model", flat=True)) & {m._meta.model_name for m in admin.site._registry}
    return bool(models) and all(user.has_perm(f"statements.change_{model}") for model in models)


def _why_not(overtaken: Overtaken) -> str:
    rows = overtaken.args[0]
    if not rows:
        return _("It cannot be brought back: what it needs is no longer there.")
    return _("Not taken back, since it was changed again or is gone: %(rows)s") % {"rows": joined(rows[:3])}


def undo(request, edit: Edit) -> tuple[int, str]:
    """Take an edit back, and say what came of it: the level and the text of a message."""
    try:
        with transaction.atomic():
            edit.undo(request.user, request.POST.get("why", ""))
            compare_anew({(change.model, change.key): change.fields for change in edit.changes.all()})
    except Overtaken as overtaken:
        return messages.ERROR, _why_not(overtaken)
    return messages.SUCCESS, _("Taken back.")
