"""A statement shown in the words around it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from statements.text.script import direction_of

# How many characters of the article are shown on each side.
AROUND = 120


def passage(quote) -> SafeString:
    """The statement's words, marked, in those before and after; for a form that shows where it stands."""
    if quote is None or quote.pk is None:
        return SafeString(_("Shown once the statement is saved."))
    body = quote.body
    before = body[max(0, quote.start - AROUND) : quote.start]
    after = body[quote.end : quote.end + AROUND]
    return format_html(
        '<div class="passage" lang="{}" dir="{}">{}{}<mark>{}</mark>{}{}</div>',
        quote.language,
        direction_of(quote.language),
        "… " if quote.start > AROUND else "",
        before,
        quote.text,
        after,
        " …" if quote.end + AROUND < len(body) else "",
    )
