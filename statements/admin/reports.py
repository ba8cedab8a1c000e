from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from statements.models import Report

from .history import EditForm, RecordedAdmin
from .passages import passage


class AnswerForm(EditForm):
    def clean(self):
        cleaned = super().clean()
        if cleaned.get("outcome") != Report.Outcome.OPEN and not cleaned.get("answer"):
            raise ValidationError({"answer": _("The reader who reported it waits for an answer.")})
        return cleaned


@admin.register(Report)
class ReportAdmin(RecordedAdmin):
    """What readers reported: an editor answers beside the statement."""

    form = AnswerForm
    list_display = ["__str__", "statement", "outcome", "created_at", "resolver"]
    list_select_related = ["quote", "resolver"]
    list_filter = ["outcome", "fault"]
    search_fields = ["text", "answer"]
    search_help_text = _("Words of the report or of the answer")
    date_hierarchy = "created_at"
    readonly_fields = ["fault", "text", "passage", "statement", "created_at", "resolver", "resolved_at"]
    fieldsets = [
        (None, {"fields": ["fault", "text", "created_at", "passage", "statement"]}),
        (_("Answer"), {"fields": ["outcome", "answer", "resolver", "resolved_at"]}),
    ]

    passage = admin.display(description=_("passage"))(lambda self, report: passage(report.quote))

    @admin.display(description=_("statement"))
    def statement(self, report):
        return report.quote

    def has_add_permission(self, request):
        """Reports come from readers."""
        return False

    def save_model(self, request, obj, form, change):
        if form.changed_data:
            obj.resolve(obj.outcome, obj.answer, request.user)
        super().save_model(request, obj, form, change)
