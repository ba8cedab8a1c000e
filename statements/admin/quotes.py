from django.contrib import admin, messages
from django.http import StreamingHttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from statements.exports import csv_lines, records_of
from statements.models import Quote
from statements.reuse.elsewhere import renditions_of

from .actions import confirmed
from .elsewhere import links
from .history import RecordedAdmin
from .lists import LanguageFilter
from .passages import passage
from .review import ReviewQueue

# What an editor's change to makes a statement a corrected one.
CONTENT = {
    "kind",
    "start",
    "end",
    "quoted",
    "cue",
    "attribution",
    "speaker",
    "organization",
    "role",
    "occasion",
    "said_on",
}


class TextFilter(admin.SimpleListFilter):
    title = _("the text that it stands in")
    parameter_name = "text"

    def lookups(self, request, model_admin):
        return [("present", _("the present one")), ("earlier", _("an earlier one"))]

    def queryset(self, request, queryset):
        return queryset.filter(revision__isnull=self.value() == "present") if self.value() else queryset


@admin.register(Quote)
class QuoteAdmin(ReviewQueue, RecordedAdmin):
    list_display = ["short", "who", "review", "confidence", "dated_on", "kind", "publisher"]
    list_select_related = ["article__publisher", "speaker", "organization"]
    list_filter = ["review", "kind", LanguageFilter, TextFilter]
    date_hierarchy = "dated_on"
    search_fields = ["text"]
    search_help_text = _("Words of the statement, in any spelling")
    # What an index is in order of.
    sortable_by = ["dated_on"]
    ordering = ["-dated_on", "-article_id", "position"]
    actions = ["verify", "reject", "export"]
    autocomplete_fields = ["article", "speaker", "organization"]
    readonly_fields = [
        "passage", "revision", "position", "dated_on", "confidence", "rule", "extractor_version", "reviewer",
        "reviewed_at", "renditions",
    ]  # fmt: skip
    fieldsets = [
        (None, {"fields": ["passage", "article", "revision", ("start", "end"), "kind", "quoted"]}),
        (
            _("Source"),
            {
                "fields": [
                    "speaker",
                    "organization",
                    "role",
                    "attribution",
                    "cue",
                    "occasion",
                    "said_on",
                    "dated_on",
                ]
            },
        ),
        (_("Review"), {"fields": ["review", "review_reason", "reviewer", "reviewed_at"]}),
        (_("Elsewhere"), {"fields": ["renditions"]}),
        (_("How it was found"), {"fields": ["confidence", "rule", "extractor_version", "language", "position"]}),
    ]

    passage = admin.display(description=_("passage"))(lambda self, quote: passage(quote))

    @admin.display(description=_("words"))
    def short(self, quote):
        return str(quote)

    @admin.display(description=_("source"))
    def who(self, quote):
        return quote.source

    @admin.display(description=_("publisher"))
    def publisher(self, quote):
        return quote.article.publisher

    @admin.display(description=_("the same words"))
    def renditions(self, quote):
        return links(each for each in renditions_of(quote).quotes if each.pk != quote.pk)

    def get_search_results(self, request, queryset, search_term):
        return queryset.search(search_term), False

    def get_readonly_fields(self, request, obj=None):
        """A statement stays in its article: only a new one is given one."""
        return [*self.readonly_fields, "article"] if obj else self.readonly_fields

    def save_model(self, request, obj, form, change):
        changed = set(form.changed_data)
        if not change:
            obj.mark(Quote.Review.VERIFIED, request.user)
            obj.position = obj.article.quotes.count() + 1
        elif changed & {"review", "review_reason"}:
            obj.mark(obj.review, request.user, obj.review_reason)
        elif changed & CONTENT:
            obj.mark(Quote.Review.CORRECTED, request.user)
        super().save_model(request, obj, form, change)

    @admin.action(description=_("Verify the chosen statements"), permissions=["change"])
    def verify(self, request, queryset):
        return self._review(request, queryset, "verify", Quote.Review.VERIFIED)

    @admin.action(description=_("Reject the chosen statements"), permissions=["change"])
    def reject(self, request, queryset):
        return self._review(request, queryset, "reject", Quote.Review.REJECTED)

    @admin.action(description=_("Save the chosen statements as CSV"), permissions=["view"])
    def export(self, request, queryset):
        """The file that readers get of a list, of what was chosen here, or of all that the list shows."""
        lines = csv_lines(records_of(queryset, request.build_absolute_uri))
        headers = {"Content-Disposition": 'attachment; filename="statements.csv"'}
        return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)

    def _review(self, request, queryset, action, review):
        question = self.get_action(action)[2]
        doubted = review in Quote.DOUBTED
        if answer := confirmed(request, self, queryset, action=action, question=question, needs_reason=doubted):
            return answer
        number = queryset.mark(review, request.user, request.POST["why"].strip() if doubted else "")
        message = ngettext("%(number)d statement: %(review)s.", "%(number)d statements: %(review)s.", number)
        self.message_user(request, message % {"number": number, "review": review.label}, messages.SUCCESS)
        return None
