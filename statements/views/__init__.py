from .articles import article, articles
from .errors import server_error
from .home import home
from .people import names, organization, organizations, publishers, speaker, speakers
from .quotes import export, statement, statements

__all__ = [
    "article",
    "articles",
    "export",
    "home",
    "names",
    "organization",
    "organizations",
    "publishers",
    "server_error",
    "speaker",
    "speakers",
    "statement",
    "statements",
]
