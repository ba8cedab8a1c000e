"""Finds in a news article what is said in it, by whom, and where the words stand. Pure Python.

Start reading at `pipeline.extract`.
"""

from .pipeline import extract
from .records import EXTRACTOR_VERSION, ExtractedQuote, Extraction, Kind, Source, SourceType

__all__ = ["EXTRACTOR_VERSION", "ExtractedQuote", "Extraction", "Kind", "Source", "SourceType", "extract"]
