"""Actions on many rows: how many they are is shown on a page in between, before anything is done."""

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

# More at once are a matter for a program, not for a page.
MOST_AT_ONCE = 1_000
SHOWN = 10


def confirmed(request, desk, queryset, *, action: str, question: str, needs_reason: bool = False):
    """None once the editor has confirmed; else the answer to give: the page that asks, or back to the list.

    The page sends the same action again, with the reason in `why`.
    """
    number = queryset.order_by()[: MOST_AT_ONCE + 1].count()
    if number > MOST_AT_ONCE:
        text = _("That is more than %(most)d. Narrow the list first.") % {"most": MOST_AT_ONCE}
        desk.message_user(request, text, messages.ERROR)
        return redirect(request.get_full_path())
    if "confirmed" in request.POST and (request.POST.get("why", "").strip() or not needs_reason):
        return None
    context = {
        **desk.admin_site.each_context(request),
        "title": question,
        "opts": desk.opts,
        "number": number,
        "shown": queryset[:SHOWN],
        "more": max(0, number - SHOWN),
        "action": action,
        "checkbox": ACTION_CHECKBOX_NAME,
        "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "across": request.POST.get("select_across", "0"),
        "needs_reason": needs_reason,
        "missing": needs_reason and "confirmed" in request.POST,
    }
    return TemplateResponse(request, "admin/statements/confirm.html", context)
