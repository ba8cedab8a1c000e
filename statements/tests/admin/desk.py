"""Where the desk's pages are, and how their forms are filled in and sent."""

import lxml.html
from django.urls import reverse

BODY = "قالت الوزيرة سلمى الحداد إن الميناء مفتوح. وأضافت أن السفن وصلت."


def admin_url(model, page, *args):
    return reverse(f"admin:statements_{model}_{page}", args=args)


def form_on(page) -> dict[str, str]:
    """What a browser would send of the form on a change or add page, as it stands there."""
    forms = lxml.html.fromstring(page.content.decode()).forms
    return dict(next(form for form in forms if (form.get("id") or "").endswith("_form")).form_values())


def save(client, address, **changes):
    """Open a page, change these fields in its form, and send it."""
    return client.post(address, {**form_on(client.get(address)), **changes})
