"""What waits at the desk, for its first page."""

from typing import NamedTuple

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from statements.models import ImportProblem, OrganizationDuplicate, Report, SpeakerDuplicate
from statements.review import MOST_COUNTED, Queue

register = template.Library()


class Waiting(NamedTuple):
    """So many things of one sort; `more` where there are more than were counted."""

    label: str
    number: int
    more: bool
    url: str


@register.simple_tag(takes_context=True)
def waiting(context) -> list[Waiting]:
    """What waits for this editor, of what they may see; counted up to MOST_COUNTED."""
    user = context["request"].user
    start = reverse("admin:statements_quote_review_start")
    sorts = [
        ("view_quote", _("Statements to review"), Queue().left, start),
        ("view_report", _("Reports of readers"), _counted(Report.objects.open()), f"{start}?order=reports"),
        ("view_importproblem", _("Import problems"), _counted(ImportProblem.objects.open()),
         reverse("admin:statements_importproblem_changelist") + "?state=open"),
        ("view_speakerduplicate", _("Speakers that may be one"), _counted(SpeakerDuplicate.objects.waiting()),
         reverse("admin:statements_speakerduplicate_changelist")),
        ("view_organizationduplicate", _("Organizations that may be one"),
         _counted(OrganizationDuplicate.objects.waiting()),
         reverse("admin:statements_organizationduplicate_changelist")),
    ]  # fmt: skip
    seen = [
        (label, count(), url)
        for permission, label, count, url in sorts
        if user.has_perm(f"statements.{permission}")
    ]
    return [Waiting(label, min(number, MOST_COUNTED), number > MOST_COUNTED, url) for label, number, url in seen]


def _counted(rows):
    return lambda: rows.order_by()[: MOST_COUNTED + 1].count()
