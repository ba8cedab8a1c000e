"""One statement: its page, and whatever carries it elsewhere."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.translation import get_language

from statements.citations import FORMATS, chicago, reference_to
from statements.models import Quote, QuoteEntry
from statements.reuse.elsewhere import renditions_of
from statements.templatetags.archive import bdi

from .listing import beside
from .sharing import frame

OTHERS = 6


def statement(request, pk):
    quote = _public(pk)
    others = quote.article.quotes.published().present().with_people().exclude(pk=pk).order_by("position")
    reference = _reference(request, quote)
    citations = {code: _in_words(reference, code) for code, _name in settings.LANGUAGES}
    return render(
        request,
        "statement.html",
        {
            "quote": quote,
            "article": quote.article,
            "others": others[:OTHERS],
            "more": others.count() - OTHERS,
            "beside": _beside(quote),
            "renditions": renditions_of(quote),
            "citation": citations.pop(get_language()),
            "citations": citations,
            "frame": frame(request, quote),
            "formats": [(end, name, write(reference)) for end, (write, _type, name) in FORMATS.items()],
        },
    )


def citation(request, pk, format):
    """The statement as a file for reference managers."""
    if format not in FORMATS:
        raise Http404
    write, content_type, _name = FORMATS[format]
    headers = {
        "Content-Disposition": f'attachment; filename="statement-{pk}.{format}"',
        "X-Robots-Tag": "noindex",
    }
    text = write(_reference(request, _public(pk)))
    return HttpResponse(text, content_type=f"{content_type}; charset=utf-8", headers=headers)


def _public(pk):
    """The statement with all that its page shows, its article's text too."""
    public = Quote.objects.published().with_people().select_related("revision", "entry").defer(None)
    return get_object_or_404(public, pk=pk)


def _in_words(reference, language: str) -> str:
    with translation.override(language):
        return chicago(reference, format_html, bdi)


def _reference(request, quote):
    return reference_to(quote, request.build_absolute_uri(quote.get_absolute_url()), timezone.now().date())


def _beside(quote):
    """What the same person, or else the same body, said before and after; nothing where nobody is named."""
    name, key = ("speaker", quote.speaker_id) if quote.speaker_id else ("organization", quote.organization_id)
    if not key:
        return None
    entries = QuoteEntry.objects.visible().of(name, key)
    older, newer = beside(entries, Quote.objects.with_people(), quote.entry.number)
    return {"older": older, "newer": newer} if older or newer else None
