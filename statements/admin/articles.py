from django.contrib import admin
from django.db import models
from django.forms import Script
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from statements.facets import language_name
from statements.models import Article, ArticleEntry, ArticleRevision, Quote
from statements.models.article import body_hash
from statements.recording import open_now, value_of
from statements.reuse.elsewhere import copies_of
from statements.search import parse
from statements.text.addresses import address_key
from statements.text.script import direction_of
from statements.text.spans import layers

from .elsewhere import links
from .fields import LabelledInline
from .fresh import FreshForm
from .history import RecordedAdmin
from .lists import LanguageFilter
from .marking import Marking, mark_url, marked
from .passages import passage


class QuoteInline(LabelledInline):
    """The statements of an article in the order of its text; who said one is changed on its own page."""

    model = Quote
    form = FreshForm
    fields = ["passage", "who", "kind", "review", "review_reason", "seen"]
    readonly_fields = ["passage", "who"]
    ordering = ["position"]
    extra = 0
    max_num = 0
    can_delete = False
    show_change_link = True

    passage = admin.display(description=_("passage"))(lambda self, quote: passage(quote))

    @admin.display(description=_("source"))
    def who(self, quote):
        return quote.source

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article", "speaker", "organization")


class RevisionInline(admin.TabularInline):
    """The texts that the article had before: to be read, not changed."""

    model = ArticleRevision
    fields = ["replaced_at", "title", "body", "import_run"]
    readonly_fields = fields
    extra = 0
    max_num = 0
    can_delete = False


class CopiedFilter(admin.SimpleListFilter):
    title = _("stands elsewhere")
    parameter_name = "copied"

    def lookups(self, request, model_admin):
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request, queryset):
        return queryset.filter(copy__isnull=self.value() == "no") if self.value() else queryset


@admin.register(Article)
class ArticleAdmin(Marking, RecordedAdmin):
    list_display = ["heading", "publisher", "published_on", "language_told", "status", "is_copied"]
    list_select_related = ["publisher", "copy"]
    sortable_by = ["published_on"]
    list_filter = ["status", LanguageFilter, CopiedFilter]
    date_hierarchy = "published_on"
    search_fields = ["title", "url"]
    search_help_text = _("Words of the text in any spelling (title:word, of the title), or the original address")
    autocomplete_fields = ["publisher", "agency", "organizations"]
    readonly_fields = ["text", "body_sha256", "import_run", "created_at", "copies"]
    formfield_overrides = RecordedAdmin.formfield_overrides | {models.URLField: {"assume_scheme": "https"}}
    inlines = [QuoteInline, RevisionInline]
    fieldsets = [
        (None, {"fields": ["title", "language", ("published_on", "published_at"), "status"]}),
        (
            _("Where it is from"),
            {"fields": ["publisher", "agency", "byline", "picture_credit", "url", "external_id"]},
        ),
        (_("Text"), {"fields": ["text", "organizations"]}),
        (_("Archive"), {"fields": ["copies", "body_sha256", "import_run", "created_at"]}),
    ]

    class Media:
        js = [Script("js/mark.js", type="module")]

    @admin.display(description=_("text"))
    def text(self, article):
        """The text with its statements; words selected in it can be made another one."""
        context = {
            "article": article,
            "direction": direction_of(article.language),
            "layers": list(layers(article.body, marked(article))),
            "url": mark_url(article),
        }
        return render_to_string("admin/statements/article_text.html", context)

    @admin.display(description=_("title"))
    def heading(self, article):
        return article.heading

    @admin.display(description=_("language"))
    def language_told(self, article):
        return language_name(article.language)

    @admin.display(description=_("stands elsewhere"), boolean=True)
    def is_copied(self, article):
        return hasattr(article, "copy")

    @admin.display(description=_("copies"))
    def copies(self, article):
        return links(copies_of(article))

    def get_search_results(self, request, queryset, search_term):
        address = address_key(search_term.strip()) if "://" in search_term else ""
        if address:
            return queryset.filter(url_key=body_hash(address)), False
        query = parse(search_term)
        return (queryset.filter(entry__in=ArticleEntry.objects.matching(query)) if query else queryset), False

    def has_add_permission(self, request):
        """Articles come in by an import, which finds their statements."""
        return False

    def save_formset(self, request, form, formset, change):
        for quote in formset.save(commit=False):
            changed = next(f for f in formset.forms if f.instance is quote).changed_data
            reviewed = {"review", "review_reason"} & set(changed)
            quote.mark(quote.review if reviewed else Quote.Review.CORRECTED, request.user, quote.review_reason)
            quote.save()
        formset.save_m2m()

    def save_related(self, request, form, formsets, change):
        article = form.instance
        before = value_of(article, "organizations")
        super().save_related(request, form, formsets, change)
        open_now().note(article, {"organizations": [before, value_of(article, "organizations")]})
