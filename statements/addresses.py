"""Addresses of pages: in the languages of the interface, the first of which stands at the root; keys in them."""

from django.conf import settings
from django.urls import get_script_prefix


def in_language(path: str, code: str) -> str:
    """The path of a page within the archive, with or without a query, as that of the same page in a language."""
    _language, rest = split_language(path)
    prefix = "" if code == settings.LANGUAGE_CODE else f"{code}/"
    return f"{get_script_prefix()}{prefix}{rest}"


def split_language(path: str) -> tuple[str, str]:
    """The language that a path within the archive is in, and what follows it."""
    path = path.removeprefix("/")
    first, _slash, rest = path.partition("/")
    if first in dict(settings.LANGUAGES):
        return first, rest
    return settings.LANGUAGE_CODE, path


def key_in(text: str | None) -> int | None:
    """The key that a text from outside is, if it is one."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None
