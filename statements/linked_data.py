"""What a page is about, in the vocabulary of schema.org, as JSON-LD for search engines.

Each function makes a node: a dict with `@type`. `absolute` makes a path of the archive a full address. Empty
properties are left out.
"""

from collections.abc import Callable

Absolute = Callable[[str], str]
Node = dict[str, object]

WIKIDATA = "https://www.wikidata.org/entity/"
# An article that reports more statements than this names the first ones.
PARTS = 50


def graph(*nodes: Node) -> Node:
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def website(name: str, absolute: Absolute, home: str, search: str) -> Node:
    """The archive as a whole; `home` and `search` are paths."""
    return {
        "@type": "WebSite",
        "@id": absolute(home),
        "name": name,
        "url": absolute(home),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": absolute(search) + "?q={search_term_string}"},
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumbs(absolute: Absolute, *steps: tuple[str, str]) -> Node:
    """The way to a page: names with their paths, from the home page on."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": {"@type": "WebPage", "@id": absolute(path)},
            }
            for position, (name, path) in enumerate(steps, start=1)
        ],
    }


def quotation(quote, absolute: Absolute) -> Node:
    """A statement. Only words that are the source's own are its text; a report of them is an abstract."""
    text = "text" if quote.kind == quote.Kind.DIRECT else "abstract"
    return _filled(
        {
            "@type": "Quotation",
            "@id": absolute(quote.get_absolute_url()),
            "url": absolute(quote.get_absolute_url()),
            text: quote.text,
            "inLanguage": quote.language,
            "creator": _creator(quote, absolute),
            "dateCreated": quote.said_on and quote.said_on.isoformat(),
            "datePublished": quote.article.published_on and quote.article.published_on.isoformat(),
            "isBasedOn": news_article(quote.article, absolute),
        }
    )


def news_article(article, absolute: Absolute, quotes=()) -> Node:
    """An article; its statements as its parts where they are given."""
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": absolute(article.get_absolute_url()),
            "url": absolute(article.get_absolute_url()),
            "headline": article.heading,
            "inLanguage": article.language,
            "datePublished": article.published and article.published.isoformat(),
            "publisher": article.publisher and organization(article.publisher, absolute),
            "sourceOrganization": article.agency and organization(article.agency, absolute),
            "creditText": article.byline,
            "isBasedOn": article.url,
            "hasPart": [
                {"@type": "Quotation", "@id": absolute(quote.get_absolute_url())} for quote in quotes[:PARTS]
            ],
        }
    )


def person(speaker, absolute: Absolute, names=()) -> Node:
    return _named("Person", speaker, absolute, names)


def organization(body, absolute: Absolute, names=()) -> Node:
    return _named("Organization", body, absolute, names)


def _creator(quote, absolute: Absolute) -> Node | None:
    """The surest that is known: a person, a body, or nobody where the article's words name none for certain."""
    if quote.speaker:
        return _filled({**person(quote.speaker, absolute), "jobTitle": quote.role})
    return quote.organization and organization(quote.organization, absolute)


def _named(kind: str, named, absolute: Absolute, names) -> Node:
    return _filled(
        {
            "@type": kind,
            "@id": absolute(named.get_absolute_url()),
            "url": absolute(named.get_absolute_url()),
            "name": named.name,
            "alternateName": [str(name) for name in names],
            "description": named.description,
            "sameAs": named.wikidata_id and WIKIDATA + named.wikidata_id,
        }
    )


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value}
