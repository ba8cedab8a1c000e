"""Pages in other people's pages: their pictures; a statement in a frame, and the oEmbed that announces it."""

from urllib.parse import urlsplit

from csp.decorators import csp_replace
from django.core.cache import caches
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt

from statements.addresses import key_in, split_language
from statements.cards import HEIGHT, WIDTH, Card
from statements.models import Article, Organization, Quote, QuoteEntry, Speaker
from statements.templatetags.archive import day_text, source_name, statement_count, text_with_marks
from statements.text.script import direction_of, guess_language

HOUR, DAY = 3_600, 86_400
# The frame that a statement is shown in, in pixels, and the least that it can be read in.
FRAME_WIDTH, FRAME_HEIGHT = 560, 320
LEAST_WIDTH, LEAST_HEIGHT = 240, 160


@cache_control(public=True, max_age=DAY)
def card(request, pk):
    """The picture of a statement."""
    return _picture(request, _card(_public(pk)))


@cache_control(public=True, max_age=DAY)
def article_card(request, pk):
    public = Article.objects.published().with_publishers().with_counts()
    return _picture(request, _card_of_article(get_object_or_404(public, pk=pk)))


@cache_control(public=True, max_age=DAY)
def speaker_card(request, slug):
    return _picture(request, _card_of_named(get_object_or_404(Speaker.objects.public(), slug=slug)))


@cache_control(public=True, max_age=DAY)
def organization_card(request, slug):
    return _picture(request, _card_of_named(get_object_or_404(Organization.objects.public(), slug=slug)))


def _picture(request, drawn: Card):
    """A picture is drawn once and kept, as long as there is room and it stays the same."""
    etag = quote_etag(drawn.key)
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    picture = caches["cards"].get_or_set(drawn.key, drawn.draw)
    return HttpResponse(picture, content_type="image/png", headers={"ETag": etag})


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@cache_control(public=True, max_age=HOUR)
def embed(request, pk):
    """A statement for a frame in any page: itself, and the way to its own page."""
    return render(request, "embed.html", {"quote": _public(pk)})


def oembed(request):
    """The oEmbed 1.0 answer for the address of a statement's page: a frame, and the picture as its thumbnail."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse("json", status=501, content_type="text/plain")
    language, pk = _statement_at(request, request.GET.get("url", ""))
    with translation.override(language):
        answer = _oembed(request, _public(pk))
    return JsonResponse(answer, headers={"Access-Control-Allow-Origin": "*"})


def frame(request, quote, width: int = FRAME_WIDTH, height: int = FRAME_HEIGHT) -> str:
    """The element that shows a statement in another page."""
    address = request.build_absolute_uri(reverse("embed", args=[quote.pk]))
    context = {"quote": quote, "address": address, "width": width, "height": height}
    return render_to_string("partials/frame.html", context).strip()


def _oembed(request, quote) -> dict:
    width = _within(request.GET.get("maxwidth"), LEAST_WIDTH, FRAME_WIDTH)
    height = _within(request.GET.get("maxheight"), LEAST_HEIGHT, FRAME_HEIGHT)
    absolute = request.build_absolute_uri
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": str(quote),
        "author_name": source_name(quote),
        "provider_name": _("Archive of Statements"),
        "provider_url": absolute(reverse("home")),
        "cache_age": DAY,
        "html": frame(request, quote, width, height),
        "width": width,
        "height": height,
    }
    if hasattr(quote.source, "get_absolute_url"):
        answer["author_url"] = absolute(quote.source.get_absolute_url())
    if not request.GET.keys() & {"maxwidth", "maxheight"}:  # which hold for the picture, too
        picture = {"url": absolute(reverse("card", args=[quote.pk])), "width": WIDTH, "height": HEIGHT}
        answer |= {f"thumbnail_{name}": value for name, value in picture.items()}
    return answer


def _statement_at(request, url: str) -> tuple[str, int]:
    """The language and the key in the address of a statement's page. Raises Http404 for any other address."""
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or parts.netloc != request.get_host():
            raise Http404
        language, _rest = split_language(parts.path)
        with translation.override(language):
            found = resolve(parts.path)
    except (ValueError, Resolver404) as error:
        raise Http404 from error
    if found.url_name != "statement":
        raise Http404
    return language, found.kwargs["pk"]


def _card(quote) -> Card:
    article = quote.article
    return Card(
        words=text_with_marks(quote),
        source=" · ".join(filter(None, (source_name(quote), quote.role))),
        line=" · ".join(filter(None, (str(article.publisher or ""), day_text(quote.dated_on)))),
        archive=_("Archive of Statements"),
        language=quote.language.split("-")[0],
        direction=direction_of(quote.language),
    )


def _card_of_article(article) -> Card:
    return Card(
        words=article.heading,
        source=str(article.publisher or ""),
        line=" · ".join(filter(None, (day_text(article.published_on), statement_count(article.quote_count)))),
        archive=_("Archive of Statements"),
        language=article.language.split("-")[0],
        direction=direction_of(article.language),
    )


def _card_of_named(named) -> Card:
    """A name, with the newest role where it is a person's, and how much is there of them."""
    entries = QuoteEntry.objects.visible().of(named._meta.model_name, named.pk)
    newest = entries.newest_first().values_list("quote__role", flat=True).first() or ""
    language = guess_language(named.name) or get_language()
    return Card(
        words=named.name,
        source=newest if isinstance(named, Speaker) else "",
        line=statement_count(entries.count()),
        archive=_("Archive of Statements"),
        language=language,
        direction=direction_of(language),
    )


def _public(pk) -> Quote:
    return get_object_or_404(Quote.objects.published().with_people(), pk=pk)


def _within(asked: str | None, least: int, usual: int) -> int:
    """What was asked for, but no less than can be read and no more than usual."""
    number = key_in(asked)
    return usual if number is None else max(least, min(number, usual))
