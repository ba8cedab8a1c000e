"""How texts, names, days, numbers and addresses are shown. Whatever comes from outside is escaped here."""

from functools import lru_cache
from types import MappingProxyType
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.encoding import escape_uri_path
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _
from hijridate import Gregorian

from statements.addresses import in_language
from statements.corrections import joined, public_log
from statements.facets import language_name
from statements.passages import marked, missing_marks, paragraphs
from statements.search import Query
from statements.search.highlight import hits_of, snippet
from statements.text.addresses import readable
from statements.text.fragments import text_directive, with_fragment
from statements.text.script import direction_of, guess_language

register = template.Library()
register.filter("direction", direction_of)
register.filter("readable", readable)
# Under this name, since the tags of i18n have a language_name of their own.
register.filter("language_label", language_name)

# The parameters that say which part of a list is shown.
PLACES = ("page", "newer", "older", "following")
QUOTATION_MARKS = {"ar": "«»", "ru": "«»"}
THOUSANDS = {"ru": "\u00a0"}


@register.filter
def bdi(name) -> SafeString:
    """A name, set apart from the direction of the text round it, in the language that its script suggests."""
    return _bdi(name if isinstance(name, str) else str(name))


# A page has hundreds of names, and pages have them in common. What is escaped already is another type of text.
@lru_cache(5_000, typed=True)
def _bdi(name: str) -> SafeString:
    language = guess_language(name)
    if not language:
        return format_html("<bdi>{}</bdi>", name)
    return format_html('<bdi lang="{}">{}</bdi>', language, name)


@register.filter
def listed(names) -> SafeString:
    """Names one after the other, each set apart as `bdi` does it."""
    return SafeString(joined(map(bdi, names)))


@register.filter
def day(date) -> SafeString:
    """A day in words, readable to machines too; nothing for no day."""
    if not date:
        return SafeString("")
    return format_html('<time datetime="{}">{}</time>', date.isoformat(), day_text(date))


@register.filter
def day_text(date) -> str:
    return _day_text(date, get_language()) if date else ""


@lru_cache(5_000)
def _day_text(date, language: str) -> str:
    return date_format(date, "j E Y")


@register.filter
def period(span) -> str:
    """A year, month or day of a timeline in words."""
    return (
        day_text(span.first)
        if span.unit == "day"
        else date_format(span.first, {"year": "Y", "month": "F Y"}[span.unit])
    )


@register.filter
def hijri(date) -> str:
    """A day in the Umm al-Qura calendar, in Arabic words; nothing for no day, or one that the calendar lacks."""
    try:
        day = Gregorian.fromdate(date).to_hijri() if date else None
    except OverflowError:
        return ""
    return f"{day.day} {day.month_name('ar')} {day.year} {day.notation('ar')}" if day else ""


@register.filter
def number(value) -> str:
    """A whole number with its thousands apart."""
    return f"{value:,}".replace(",", THOUSANDS.get(get_language(), ","))


@register.filter
def statement_count(value) -> str:
    """So many statements, in words."""
    return ngettext("%(shown)s statement", "%(shown)s statements", value) % {"shown": number(value)}


@register.filter
def host(url: str) -> str:
    """The host of an address, without www."""
    try:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    except ValueError:
        return url


@register.simple_tag
def passage_address(quote) -> str:
    """The statement's place in the publisher's own page."""
    return with_fragment(quote.article.url, text_directive(quote.body, quote.start, quote.end))


@register.filter
def is_web(url: str) -> bool:
    """Whether an address may be linked to: imported ones may be anything."""
    return url.lower().startswith(("http://", "https://"))


@register.simple_tag
def said(quote, query=None, limit=None) -> SafeString:
    """A statement's words (see `words`), in a `<q>` where all of them are the source's own."""
    shown = words(quote, query, limit)
    return format_html("<q>{}</q>", shown) if quote.kind == quote.Kind.DIRECT else shown


def words(quote, query=None, limit=None) -> SafeString:
    """A statement's words with the hits of the query marked; shortened round the first hit where it has a limit.

    Direct statements are for a `<q>`; the others bring the quotation marks that stand in them.
    """
    text = quote.text
    shown = snippet(text, query or Query(), limit or len(text))
    start, end, found = shown.start, shown.end, shown.hits
    inner = [(a - quote.start, b - quote.start) for a, b in quote.quoted]
    opening, closing = missing_marks(text, inner)
    body = _with_marks(text, found, start, end)
    return format_html("{}{}{}", "… " if start else opening, body, " …" if end < len(text) else closing)


def text_with_marks(quote) -> str:
    """A statement's words as plain text, in quotation marks where they are the source's own from end to end."""
    opening, closing = missing_marks(quote.text, [(a - quote.start, b - quote.start) for a, b in quote.quoted])
    if quote.kind == quote.Kind.DIRECT:
        opening, closing = QUOTATION_MARKS.get(quote.language.split("-")[0], "“”")
    return f"{opening}{quote.text}{closing}"


@register.simple_tag
def heading(article, query=None) -> SafeString:
    """An article's title with the hits of a search for titles, or for words, marked."""
    text = article.heading
    found = hits_of(text, [*query.words, *query.values("in")]) if query else []
    return _with_marks(text, found, 0, len(text))


@register.simple_tag
def body_snippet(article, query, limit) -> SafeString:
    """The place of an article's text that shows the most of what was searched for; nothing without a search."""
    if not query:
        return SafeString("")
    shown = snippet(article.body, query, limit)
    marks = _with_marks(shown.text, shown.hits, shown.start, shown.end)
    return format_html("{}{}{}", "… " if shown.start else "", marks, " …" if shown.end < len(shown.text) else "")


def _with_marks(text: str, found, start: int, end: int) -> SafeString:
    pieces = (
        (format_html("<mark>{}</mark>", text[a:b]) if hit else text[a:b],)
        for a, b, hit in marked(found, start, end)
    )
    return format_html_join("", "{}", pieces)


@register.simple_tag
def article_text(article, quotes, only=None, marks=MappingProxyType({})) -> SafeString:
    """The article's paragraphs with the statements marked in them, each with a numeral that leads to its page.

    `only` shows the neighbourhood of one statement, without numerals. `marks` are those of the
    statements' sources, by key (see voices.marks).
    """
    quotes = [only] if only else list(quotes)
    within = (only.start, only.end) if only else None
    return format_html_join(
        "\n",
        "<p>{}</p>",
        (
            (format_html_join("", "{}", ((_piece(piece, marks, numbered=not only),) for piece in pieces)),)
            for pieces in paragraphs(only.body if only else article.body, quotes, within)
        ),
    )


def _piece(piece, marks: dict, *, numbered: bool) -> SafeString:
    if not piece.statements:
        return format_html("{}", piece.text)
    anchors = format_html_join("", '<span class="anchor" id="s{}"></span>', ((q.pk,) for q in piece.opening))
    mark = marks.get(piece.statements[-1].pk)
    style = " ".join(
        [
            "said",
            *(["said-nested"] if len(piece.statements) > 1 else []),
            *(["said-quoted"] if piece.quoted else []),
            *([f"voice-{mark}"] if mark else []),
        ]
    )
    numerals = format_html_join("", "{}", ((_numeral(quote),) for quote in piece.closing)) if numbered else ""
    return format_html('{}<mark class="{}">{}</mark>{}', anchors, style, piece.text, numerals)


def _numeral(quote) -> SafeString:
    label = _("Statement %(position)d: %(source)s") % {"position": quote.position, "source": source_name(quote)}
    return format_html(
        '<a class="numeral" href="{}" aria-label="{}">{}</a>', quote.get_absolute_url(), label, quote.position
    )


@register.simple_tag
def corrections(quote) -> list:
    """What people changed in the statement, the newest first."""
    return public_log(quote)


@register.filter
def source_name(quote) -> str:
    """Who said it, in the surest words that there are."""
    return str(quote.source or pgettext("source", "Source not named"))


@register.simple_tag(takes_context=True)
def query(context, **changes) -> str:
    """The address's query with changes; a filter that changes leads back to the first page.

    An empty value takes the parameter away, and so are empty ones that a form sent. Never empty itself: an
    empty link would keep the present query.
    """
    parameters = context["request"].GET.copy()
    for name in PLACES:
        parameters.pop(name, None)
    for name, value in changes.items():
        parameters[name] = value if value is not None else ""
    for name in [name for name in parameters if not parameters[name]]:
        del parameters[name]
    return "?" + parameters.urlencode()


@register.simple_tag(takes_context=True)
def facet_query(context, name, value) -> str:
    return query(context, **{name: value})


@register.simple_tag(takes_context=True)
def export_query(context) -> str:
    """The query under which a file holds what the page lists: on a person's or body's page, theirs alone."""
    settled = {name: context[name].slug for name in ("speaker", "organization") if name in context}
    return query(context, order=None, **settled)


@register.simple_tag(takes_context=True)
def year_query(context, year: int) -> str:
    """The query that shows one year; where it is shown alone, the query that takes the dates away."""
    first, last = f"{year}-01-01", f"{year}-12-31"
    given = context["request"].GET
    is_shown = (given.get("since"), given.get("until")) == (first, last)
    return query(context, since=None if is_shown else first, until=None if is_shown else last)


@register.simple_tag(takes_context=True)
def languages(context) -> list[dict]:
    """The languages of the interface with the present page's address in each; empty where there is no request.

    `path` keeps all that the reader came with; `url` is the page's canonical address in that language.
    """
    request = context.get("request")
    if not request:
        return []
    page = _canonical_path(context)
    return [
        {
            "code": code,
            "path": in_language(request.get_full_path_info(), code),
            "url": request.build_absolute_uri(in_language(page, code)),
            "current": code == get_language(),
        }
        for code, _name in settings.LANGUAGES
    ]


@register.simple_tag(takes_context=True)
def canonical(context) -> str:
    """The page's one address: without the parameters that no filter of the page knows, and no first page."""
    path = in_language(_canonical_path(context), get_language())
    return context["request"].build_absolute_uri(path)


def _canonical_path(context) -> str:
    request = context["request"]
    known = {*getattr(context.get("filter"), "filters", ()), *PLACES}
    kept = request.GET.copy()
    for name in list(kept):
        if name not in known or not kept[name] or (name, kept[name]) == ("page", "1"):
            del kept[name]
    path = escape_uri_path(request.path_info)
    return f"{path}?{kept.urlencode()}" if kept else path


@register.simple_tag
def page_numbers(page):
    """The numbers to link to: the ends, and those round this page."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
