"""Where else a text came out: shown at the desk, and looked for anew where an editor changed what decides it."""

from collections.abc import Iterable, Mapping, Set

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from statements.models import Article, Quote
from statements.recording import Fields
from statements.reuse import link, link_statements, regroup_statements

# The fields that decide what an article and a statement are like, and with whom a statement is grouped.
OF_ARTICLES = {"publisher_id", "published_on", "published_at"}
OF_STATEMENTS = {"article_id", "start", "end", "kind", "quoted", "said_on"}
OF_GROUPS = {"speaker_id"}


def links(rows: Iterable[Article | Quote]) -> SafeString | str:
    """Each article, or article of a statement, with its publisher and day; a dash where there is none."""
    listed = format_html_join("", "<li>{}</li>", ((_link(row),) for row in rows))
    return format_html("<ul>{}</ul>", listed) if listed else "-"


def _link(row) -> SafeString:
    article = row.article if isinstance(row, Quote) else row
    address = reverse(f"admin:statements_{row._meta.model_name}_change", args=[row.pk])
    told = " · ".join(map(str, filter(None, (article.published_on, article.publisher, article.heading))))
    return format_html('<a href="{}">{}</a>', address, told)


def compare_anew(changes: Mapping[tuple[str, int], Fields]) -> None:
    """Look anew for what is like the articles and statements that an edit changed. Run in its transaction."""
    link(_changed(changes, "article", OF_ARTICLES))
    link_statements(_changed(changes, "quote", OF_STATEMENTS))
    regroup_statements(_changed(changes, "quote", OF_GROUPS))


def _changed(changes, model: str, fields: Set[str]) -> list[int]:
    return [key for (name, key), changed in changes.items() if name == model and fields & changed.keys()]
