from .accuracy import accuracy
from .articles import article, articles, revision
from .calendar import month, year, years
from .compare import compare
from .countries import countries, country
from .errors import server_error
from .home import home
from .numbers import numbers
from .people import names, organization, organizations, publishers, speaker, speakers
from .quotes import export, statements
from .renditions import renditions
from .reports import report, report_statement
from .sharing import article_card, card, embed, oembed, organization_card, speaker_card
from .statement import citation, statement

__all__ = [
    "accuracy",
    "article",
    "article_card",
    "articles",
    "card",
    "citation",
    "compare",
    "countries",
    "country",
    "embed",
    "export",
    "home",
    "month",
    "names",
    "numbers",
    "oembed",
    "organization",
    "organization_card",
    "organizations",
    "publishers",
    "renditions",
    "report",
    "report_statement",
    "revision",
    "server_error",
    "speaker",
    "speaker_card",
    "speakers",
    "statement",
    "statements",
    "year",
    "years",
]
