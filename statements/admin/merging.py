"""Speakers and bodies that may be one: the pairs that wait, and the page on which two are merged or set apart."""

from operator import itemgetter

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from statements.careers import roles
from statements.corrections import joined
from statements.merging import PAIRS, REFERENCES, CannotMerge, Merge
from statements.models import Organization, OrganizationDuplicate, Quote, Speaker, SpeakerDuplicate
from statements.querysets import number_of

from .history import edit_of
from .lists import ReadOnlyAdmin

FEW = 8
# Whose roles are told by whom they were held for, or by whom.
OTHER_SIDE = {Speaker: "organization", Organization: "speaker"}
NEWEST = 3


class MergingAdmin(admin.ModelAdmin):
    """Adds to the desk of speakers or bodies: two chosen ones are compared, and merged or set apart."""

    actions = ["compare"]

    @admin.action(description=_("Compare and merge the two chosen"), permissions=["change"])
    def compare(self, request, queryset):
        two = list(queryset.order_by("pk").values_list("pk", flat=True)[:3])
        if len(two) != 2:
            messages.error(request, _("Choose two."))
            return None
        return redirect(f"admin:{self._merge_name}", *two)

    @property
    def _merge_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_merge"

    @property
    def _changed_names(self) -> list[str]:
        """What a merge changes; who merges has to be allowed all of it."""
        return [m._meta.model_name for m in (self.model, PAIRS[self.model], *dict(REFERENCES[self.model]))]

    def get_urls(self):
        view = self.admin_site.admin_view(self.merge_view)
        return [path("<int:one>/merge/<int:other>/", view, name=self._merge_name), *super().get_urls()]

    def merge_view(self, request, one, other):
        """Shows two side by side with what a merge would do, and does it, or sets them apart."""
        if not all(request.user.has_perm(f"statements.change_{name}") for name in self._changed_names):
            raise PermissionDenied
        if one == other:
            raise Http404
        two = [get_object_or_404(self.model, pk=key) for key in (one, other)]
        if request.method == "POST":
            decide = self._merge if "merge" in request.POST else self._set_apart
            if decide(request, two):
                return redirect(self._next_pair())
        sides = [self._side(row, two[1 - n]) for n, row in enumerate(two)]
        max(sides, key=itemgetter("statements"))["stays"] = True
        context = {
            **self.admin_site.each_context(request),
            "title": _("One or two?"),
            "opts": self.opts,
            "sides": sides,
            "pair": PAIRS[self.model].objects.between(*two).first(),
        }
        return TemplateResponse(request, "admin/statements/merge.html", context)

    def _merge(self, request, two) -> bool:
        kept = next((row for row in two if str(row.pk) == request.POST.get("stays")), None)
        if kept is None:
            messages.error(request, _("Say which of the two stays."))
            return False
        gone = next(row for row in two if row is not kept)
        name = str(gone)
        try:
            with edit_of(request) as edit:
                Merge(kept, gone).carry_out()
        except CannotMerge as cannot:
            articles = joined(cannot.args[0])
            text = _("Not merged: both published the same text. Delete one of each first: %(articles)s")
            messages.error(request, text % {"articles": articles})
            return False
        undo = reverse("admin:statements_edit_change", args=[edit.edit.pk])
        text = _('“{gone}” is now a part of “{kept}”. <a href="{undo}">Take it back</a>')
        messages.success(request, format_html(text, gone=name, kept=kept, undo=undo))
        return True

    def _set_apart(self, request, two) -> bool:
        if "apart" not in request.POST:
            return False
        with edit_of(request):
            PAIRS[self.model].set_apart(*two)
        text = _("“%(one)s” and “%(other)s” are two, and will not be proposed again.")
        messages.success(request, text % {"one": two[0], "other": two[1]})
        return True

    def _next_pair(self) -> str:
        """On to the next pair that waits, or to the list where none does."""
        pair = PAIRS[self.model].objects.waiting().first()
        if pair:
            return reverse(f"admin:{self._merge_name}", args=[pair.first_id, pair.second_id])
        return reverse(f"admin:statements_{PAIRS[self.model]._meta.model_name}_changelist")

    def _side(self, row, other) -> dict:
        quotes = row.quotes.published().with_people()
        merge = Merge(kept=other, gone=row)
        return {
            "row": row,
            "names": row.names.order_by("script", "text"),
            "addresses": row.slugs.order_by("pk"),
            "roles": roles(row.quotes.published().careers(OTHER_SIDE[self.model]))[:FEW],
            "newest": quotes[:NEWEST],
            "statements": dict(merge.moving).get(Quote, 0),
            "moving": [(model._meta.verbose_name_plural, number) for model, number in merge.moving],
            "new_names": merge.names,
            "clashes": merge.clashes,
        }


@admin.register(SpeakerDuplicate, OrganizationDuplicate)
class DuplicateAdmin(ReadOnlyAdmin):
    """The pairs that may be one, the likeliest first."""

    list_display = ["both", "why", "likeness", "statements", "apart"]
    list_display_links = None
    list_filter = ["apart"]
    list_select_related = ["first", "second"]
    search_fields = ["first__names__text", "second__names__text"]
    ordering = ["apart", "-likeness", "pk"]

    @admin.display(description=_("which two"))
    def both(self, pair):
        model = pair.first._meta.model_name
        address = reverse(f"admin:statements_{model}_merge", args=[pair.first_id, pair.second_id])
        return format_html('<a href="{}"><bdi>{}</bdi> ↔ <bdi>{}</bdi></a>', address, pair.first, pair.second)

    @admin.display(description=_("what speaks for it"))
    def why(self, pair):
        return joined(pair.signs_told)

    @admin.display(description=_("statements"))
    def statements(self, pair):
        return format_html("{} + {}", pair.first_count, pair.second_count)

    def get_queryset(self, request):
        owner = self.model._meta.get_field("first").related_model._meta.model_name
        counts = {
            f"{side}_count": number_of(Quote.objects.filter(**{owner: OuterRef(side)}))
            for side in ("first", "second")
        }
        return super().get_queryset(request).annotate(**counts)
