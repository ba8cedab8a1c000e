"""What the reasons of refusals are called at the desk; docs/import-formats.md explains each."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "bomb": _("unpacks to too much"),
    "conflict": _("not taken by the database"),
    "control_character": _("a character that cannot be stored"),
    "damaged": _("damaged file"),
    "empty": _("no text"),
    "encoding": _("unknown encoding"),
    "encrypted": _("encrypted"),
    "extraction": _("the extractor failed"),
    "failed": _("the reader failed"),
    "field": _("a field is not as it should be"),
    "invalid": _("a value is not valid"),
    "mojibake": _("garbled by a wrong encoding"),
    "no_article": _("not an article"),
    "no_content": _("without its full text"),
    "syntax": _("broken syntax"),
    "too_deep": _("nested too deep"),
    "too_large": _("too large"),
    "too_many": _("too many files"),
    "unreadable": _("cannot be opened"),
    "unsafe_name": _("unsafe file name"),
    "withheld": _("withheld by its provider"),
    "xml_entities": _("XML with entities"),
}


def name_of(reason: str) -> str:
    """What a person calls the reason; of another program's making, the reason itself."""
    return REASONS.get(reason, reason)
