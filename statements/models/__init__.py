from .article import Article, ArticleRevision
from .duplicates import OrganizationDuplicate, SpeakerDuplicate
from .history import Change, Edit
from .imports import ImportProblem, ImportRun
from .index import ArticleEntry, IndexedWord, IndexState, Profile, QuoteEntry
from .people import Organization, OrganizationName, OrganizationSlug, Speaker, SpeakerName, SpeakerSlug
from .quote import Quote
from .report import Report
from .reuse import ArticlePair, ArticleShingle, Copy, QuotePair, QuoteShingle, Rendition

__all__ = [
    "Article",
    "ArticleEntry",
    "ArticlePair",
    "ArticleRevision",
    "ArticleShingle",
    "Change",
    "Copy",
    "Edit",
    "ImportProblem",
    "ImportRun",
    "IndexState",
    "IndexedWord",
    "Organization",
    "OrganizationDuplicate",
    "OrganizationName",
    "OrganizationSlug",
    "Profile",
    "Quote",
    "QuoteEntry",
    "QuotePair",
    "QuoteShingle",
    "Rendition",
    "Report",
    "Speaker",
    "SpeakerDuplicate",
    "SpeakerName",
    "SpeakerSlug",
]
