"""What the reasons of refusals are called at the desk, and what they mean; more is in docs/import-formats.md."""

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

# What each means to an editor, and what to do about it; the detail that the importer gives is in English.
MEANINGS = {
    "bomb": _("A compressed file unpacks to more than is allowed. Hand it in unpacked, or in parts."),
    "conflict": _("It contradicts what the archive has already."),
    "control_character": _(
        "The text holds a character of value zero, which no database stores. Have it removed at the source."
    ),
    "damaged": _("The compressed file or archive breaks off, or is none. Send it again."),
    "empty": _("The article has no text."),
    "encoding": _("It is in no encoding that can be told for certain. Save it as UTF-8."),
    "encrypted": _("The file in the archive needs a password. Pack it without one."),
    "extraction": _("Looking for statements failed. Tell whoever runs the archive, then try it again."),
    "failed": _("Reading failed. Tell whoever runs the archive, then try it again."),
    "field": _("A field holds what it should not, or is missing. The mapping may name another one."),
    "invalid": _("A value is too long, or no proper address or language."),
    "mojibake": _("The text was read in a wrong encoding before it came here. Take it from the original."),
    "no_article": _("It is a picture, a package or a page, but no article."),
    "no_content": _("It comes without its full text."),
    "syntax": _("It is not written as its format asks for."),
    "too_deep": _("Values or archives lie inside one another deeper than is allowed."),
    "too_large": _("It is larger than is allowed. Whoever runs the archive can raise the limit."),
    "too_many": _("The archive file holds more files than are allowed. Hand it in in parts."),
    "unreadable": _("The file cannot be opened."),
    "unsafe_name": _("The name of a file in the archive leads out of it. Pack it anew."),
    "withheld": _("Its provider withdrew it, or does not let it be published yet."),
    "xml_entities": _("The XML declares entities of its own, which are not safe to read."),
}


def name_of(reason: str) -> str:
    """What a person calls the reason; of another program's making, the reason itself."""
    return REASONS.get(reason, reason)


def meaning_of(reason: str) -> str:
    return MEANINGS.get(reason, "")
