"""What a page says of itself to machines: linked data, pictures, feeds."""

import json

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from statements import linked_data

register = template.Library()

# Nothing of a text may end the element, or begin a comment or an entity in it.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
TERRITORIES = {"ar": "ar_AR", "en": "en_US", "ru": "ru_RU"}


def script(data: dict) -> SafeString:
    """JSON-LD in an element that browsers do not execute, so that the policy for scripts leaves it alone."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))


@register.simple_tag(takes_context=True)
def website_data(context) -> SafeString:
    absolute = context["request"].build_absolute_uri
    name = _("Archive of Statements")
    return script(linked_data.graph(linked_data.website(name, absolute, reverse("home"), reverse("statements"))))


@register.simple_tag(takes_context=True)
def list_data(context, section, name) -> SafeString:
    """The way to a list; `section` is the name of its address."""
    return _page(context, (name, reverse(section)))


@register.simple_tag(takes_context=True)
def country_data(context, code, name) -> SafeString:
    return _page(context, (_("Countries"), reverse("countries")), (name, reverse("country", args=[code])))


@register.simple_tag(takes_context=True)
def statement_data(context, quote) -> SafeString:
    node = linked_data.quotation(quote, context["request"].build_absolute_uri)
    return _page(context, (_("Statements"), reverse("statements")), _step(quote), node=node)


@register.simple_tag(takes_context=True)
def article_data(context, article, quotes) -> SafeString:
    node = linked_data.news_article(article, context["request"].build_absolute_uri, quotes)
    return _page(context, (_("Articles"), reverse("articles")), _step(article), node=node)


@register.simple_tag(takes_context=True)
def speaker_data(context, speaker, names) -> SafeString:
    node = linked_data.person(speaker, context["request"].build_absolute_uri, names)
    return _page(context, (_("Speakers"), reverse("speakers")), _step(speaker), node=node)


@register.simple_tag(takes_context=True)
def organization_data(context, body, names) -> SafeString:
    node = linked_data.organization(body, context["request"].build_absolute_uri, names)
    return _page(context, (_("Organizations"), reverse("organizations")), _step(body), node=node)


@register.simple_tag(takes_context=True)
def absolute(context, path) -> str:
    return context["request"].build_absolute_uri(path)


@register.simple_tag(takes_context=True)
def absolute_static(context, name) -> str:
    return context["request"].build_absolute_uri(static(name))


@register.simple_tag
def open_graph_locale() -> str:
    return TERRITORIES[get_language()]


def _page(context, *steps, node=None) -> SafeString:
    absolute = context["request"].build_absolute_uri
    crumbs = linked_data.breadcrumbs(absolute, (_("Archive of Statements"), reverse("home")), *steps)
    return script(linked_data.graph(*filter(None, (node, crumbs))))


def _step(thing) -> tuple[str, str]:
    return str(thing), thing.get_absolute_url()
