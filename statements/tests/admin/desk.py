"""Where the desk's pages are, and what their forms send."""

from django.urls import reverse

BODY = "قالت الوزيرة سلمى الحداد إن الميناء مفتوح. وأضافت أن السفن وصلت."


def admin_url(model, page, *args):
    return reverse(f"admin:statements_{model}_{page}", args=args)


def form_of(quote, **changes):
    fields = ["start", "end", "kind", "role", "occasion", "attribution", "cue", "language", "review"]
    values = {name: getattr(quote, name) for name in fields}
    people = {"speaker": quote.speaker_id or "", "organization": quote.organization_id or ""}
    return {**values, **people, "quoted": "[]", "said_on": "", **changes}
