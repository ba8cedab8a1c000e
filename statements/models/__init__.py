from .article import Article
from .imports import ImportProblem, ImportRun
from .people import Organization, OrganizationName, OrganizationSlug, Speaker, SpeakerName, SpeakerSlug
from .quote import Quote

__all__ = [
    "Article",
    "ImportProblem",
    "ImportRun",
    "Organization",
    "OrganizationName",
    "OrganizationSlug",
    "Quote",
    "Speaker",
    "SpeakerName",
    "SpeakerSlug",
]
