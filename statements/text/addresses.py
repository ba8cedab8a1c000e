"""Addresses: which are one, where the difference says only how somebody came there; and how people read them."""

import re
import unicodedata
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

# Parameters that count visitors. None of them chooses an article.
TRACKING = (
    "utm_",
    "at_",
    "fbclid",
    "gclid",
    "dclid",
    "yclid",
    "msclkid",
    "mc_cid",
    "mc_eid",
    "igshid",
    "ocid",
    "xtor",
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_SAFE = "/:@!$&'()*+,;=~-._"
# Bytes above ASCII, percent-encoded.
_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")


def readable(url: str) -> str:
    """The address with percent-encoded letters and digits of other scripts as what they are; it leads to the same.

    Whatever else is encoded stays so: spaces, signs that would end the address, and those that turn its direction.
    """
    return _ENCODED.sub(_letters, url)


def _letters(encoded: re.Match) -> str:
    try:
        text = unquote(encoded[0], errors="strict")
    except UnicodeDecodeError:
        return encoded[0]
    return "".join(each if unicodedata.category(each)[0] in "LMN" else quote(each) for each in text)


def address_key(url: str) -> str:
    """The form in which spellings of one web address meet; empty for what is no web address.

    Scheme, letter case of the host, default port, fragment, tracking parameters and the way of writing other
    letters than Latin ones make no difference.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in _DEFAULT_PORTS or not host:
        return ""
    where = host if port in (None, _DEFAULT_PORTS[parts.scheme.lower()]) else f"{host}:{port}"
    path = quote(unquote(parts.path), safe=_SAFE) or "/"
    query = [
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].lower().startswith(TRACKING)
    ]
    return f"{where}{path}?{urlencode(query)}" if query else f"{where}{path}"
