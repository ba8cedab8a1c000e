from .article import Article, ArticleRevision
from .history import Change, Edit
from .imports import ImportProblem, ImportRun
from .index import ArticleEntry, IndexedWord, IndexState, Profile, QuoteEntry
from .people import Organization, OrganizationName, OrganizationSlug, Speaker, SpeakerName, SpeakerSlug
from .quote import Quote
from .report import Report

__all__ = [
    "Article",
    "ArticleEntry",
    "ArticleRevision",
    "Change",
    "Edit",
    "ImportProblem",
    "ImportRun",
    "IndexState",
    "IndexedWord",
    "Organization",
    "OrganizationName",
    "OrganizationSlug",
    "Profile",
    "Quote",
    "QuoteEntry",
    "Report",
    "Speaker",
    "SpeakerName",
    "SpeakerSlug",
]
