"""From HTML, XHTML and NITF to paragraphs, as a browser would set them: white space collapsed, blocks apart."""

import re
from collections.abc import Iterator

# Elements that begin and end a paragraph; those of the last line are NITF's.
BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "br", "center", "dd", "details", "dialog", "div", "dl"),
    *("dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
    *(
        "hgroup",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
    ),
    *("th", "thead", "tr", "ul"),
    *("block", "body.content", "body.end", "body.head", "bq", "byline", "dateline", "hedline", "hl1", "hl2"),
}
# What is no part of the text: scripts, and what stands beside it.
SKIPPED = {
    *("button", "figure", "form", "head", "iframe", "math", "nav", "noscript", "object", "script", "select"),
    *("style", "svg", "template"),
    *("body.end", "fn", "media"),
}
_BREAK = object()
_SPACES = re.compile(r"[ \t\n\r\f]+")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TAG = re.compile(r"</?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote)\b[^<>]*>", re.I)


def paragraphs(element) -> list[str]:
    """The paragraphs in an element (of lxml or ElementTree), each without line breaks."""
    found, pieces = [], []
    for piece in [*_pieces(element), _BREAK]:
        if piece is not _BREAK:
            pieces.append(piece)
        elif pieces:
            text = _SPACES.sub(" ", "".join(pieces)).strip(" ")
            found += [text] if text else []
            pieces = []
    return found


def page(text: str):
    """The root element of an HTML document; None where there is none."""
    import lxml.html  # with the first page, since it takes some megabytes

    text = _XML_DECLARATION.sub("", text, count=1).replace("\0", "\ufffd")
    try:
        return lxml.html.document_fromstring(text) if text.strip() else None
    except (lxml.etree.LxmlError, ValueError):
        return None


def text_of_fragment(markup: str) -> str:
    """The paragraphs of a piece of HTML, one a line."""
    root = page(f"<div>{markup}</div>")
    return "" if root is None else "\n".join(paragraphs(root))


def is_markup(text: str) -> bool:
    return bool(_TAG.search(text))


def local_name(element) -> str:
    """The element's name without its namespace, in lower case; "" for comments and instructions."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _pieces(root) -> Iterator:
    """The texts below an element in their order, with _BREAK at each edge of a block; not recursive."""
    todo = [root]
    while todo:
        node = todo.pop()
        if node is _BREAK or isinstance(node, str):
            yield node
            continue
        name = local_name(node)
        edge = [_BREAK] if name in BLOCKS else []
        yield from edge
        todo += edge
        if name and name not in SKIPPED:
            for child in reversed(node):
                todo += [child.tail or "", child]
            todo.append(node.text or "")
