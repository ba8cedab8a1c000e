"""What the specifications require of what is read: our golden cases hold to it, and the readers insist on it."""

import datetime
import json
import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from statements.importers import Options, ninjs, read
from statements.importers.newsml_g2 import ITEMS, NAR, REQUIRED, TIMES

from .golden import CASES

GENERATION_1 = json.loads((CASES / "ninjs/generation_1.json").read_text())
GENERATION_2 = [json.loads((CASES / "ninjs/generation_2.json").read_text())]
# Of the schemas of ninjs 1.5 and 2.1: what a property that we read has to be.
TEXTS = {"uri", "type", "pubstatus", "language", "title", "by", "byline", "copyrightholder", "headline"}
MOMENTS = {"firstcreated", "versioncreated", "contentcreated", "embargoed"}
OBJECTS = {"headlines": {"role", "contenttype", "value"}, "infosources": {"name", "role", "uri", "literal"}}
OBJECTS["bodies"] = OBJECTS["headlines"] | {"charcount", "wordcount"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def ninjs_faults(item: dict) -> list[str]:
    """Where an item is against the schema, in what is read of it."""
    faults = [] if urlsplit(item.get("uri", "")).scheme else ["uri: required, an absolute URI"]
    faults += [f"{name}: a text" for name in TEXTS & item.keys() if not isinstance(item[name], str)]
    faults += [f"{name}: RFC 3339" for name in MOMENTS & item.keys() if not MOMENT.fullmatch(item[name])]
    faults += ["type: one of"] * (item.get("type", "text") not in ninjs.TYPES)
    faults += ["pubstatus: one of"] * (item.get("pubstatus", "usable") not in ninjs.STATUSES)
    for name, allowed in OBJECTS.items():
        for value in item.get(name, []):
            faults += [f"{name}: no {extra}" for extra in value.keys() - allowed - {"contactinfo"}]
            faults += [f"{name}: value required"] * (name != "infosources" and "value" not in value)
    return faults


@pytest.mark.parametrize("item", GENERATION_2 + [item for item in GENERATION_1 if "uri" in item])
def test_our_ninjs_cases_hold_to_the_schema(item):
    assert not ninjs_faults(item)


def test_generations_are_not_mixed():
    """Generation 2 knows no body_…, headline and byline; generation 1 no bodies and headlines."""
    assert not any(re.match("body_|headline$|byline$|mimetype$", name) for item in GENERATION_2 for name in item)
    assert not {"bodies", "headlines"} & {name for item in GENERATION_1 for name in item}
    assert GENERATION_2[0]["representationtype"] in {"full", "partial"}
    assert {item.get("representationtype", "complete") for item in GENERATION_1} <= {"complete", "incomplete"}


SPOILT = [
    ({"uri": None}, "field"),
    ({"uri": 5}, "field"),
    ({"type": "story"}, "field"),
    ({"type": "video"}, "no_article"),
    ({"pubstatus": "spiked"}, "field"),
    ({"pubstatus": "withheld"}, "withheld"),
    ({"firstcreated": "yesterday"}, "field"),
    ({"embargoed": "soon"}, "field"),
    ({"embargoed": "2999-01-01T00:00:00+03:00"}, "withheld"),
    ({"bodies": [{"role": "main"}]}, "field"),
    ({"bodies": {"value": "x"}}, "field"),
    ({"bodies": []}, "no_content"),
    ({"bodies": [{"value": " "}]}, "no_content"),
    ({"headlines": ["x"]}, "field"),
    ({"by": ["x"]}, "field"),
]


@pytest.mark.parametrize("changes, reason", SPOILT, ids=lambda value: str(value)[:50])
def test_ninjs_that_is_against_the_schema_is_refused(tmp_path, changes, reason):
    file = tmp_path / "item.json"
    file.write_text(json.dumps(GENERATION_2[0] | changes))
    (refusal,) = read([file], format="ninjs")
    assert refusal.reason == reason


def test_ninjs_is_read_one_a_line_as_well(tmp_path):
    file = tmp_path / "items"
    file.write_text("\n".join(json.dumps(item) for item in GENERATION_2 * 3))
    assert [item.origin.line for item in read([file])] == [1, 2, 3]


MESSAGE = (CASES / "newsml-g2/message.xml").read_text()
ROOTS = [
    ElementTree.fromstring((CASES / "newsml-g2" / name).read_text()) for name in ("message.xml", "single_item.xml")
]
PREFIX = f"{{{NAR}}}"
G2_ITEMS = [element for root in ROOTS for element in root.iter() if element.tag.removeprefix(PREFIX) in ITEMS]


@pytest.mark.parametrize("item", G2_ITEMS, ids=lambda item: item.get("guid"))
def test_our_newsml_cases_hold_to_the_specification(item):
    """Of an item: its attributes, a catalog, and in itemMeta, in their order, what is required."""
    assert item.get("standard") == "NewsML-G2" and re.fullmatch(r"2\.\d+", item.get("standardversion"))
    assert item.get("conformance") in {"core", "power"} and item.get("version").isdecimal() and item.get("guid")
    assert item.get("{http://www.w3.org/XML/1998/namespace}lang")
    names = [child.tag.removeprefix(PREFIX) for child in item]
    assert names[0] in {"catalogRef", "catalog"}
    order = ["catalogRef", "catalog", "rightsInfo", "itemMeta", "contentMeta", "contentSet", "groupSet"]
    assert names == sorted(names, key=order.index) and names.count("itemMeta") == 1
    meta = [child.tag.removeprefix(PREFIX) for child in item.find(f"{PREFIX}itemMeta")]
    assert tuple(meta[:3]) == REQUIRED
    for path in TIMES:
        found = item.find("/".join(PREFIX + step for step in path.split("/")))
        assert found is None or datetime.datetime.fromisoformat(found.text)


def test_our_newsml_message_holds_to_the_specification():
    """Of a newsMessage: a header with `sent`, and one itemSet."""
    assert [child.tag.removeprefix(PREFIX) for child in ROOTS[0]] == ["header", "itemSet"]
    assert ROOTS[0].find(f"{PREFIX}header")[0].tag == f"{PREFIX}sent"


G2_SPOILT = [
    (' guid="urn:newsml:sna.example:20230314:port-dues" ', " ", "field"),
    ('<itemClass qcode="ninat:text"/>', "", "field"),
    ("<versionCreated>2023-03-15T08:05:00+03:00</versionCreated>", "", "field"),
    ('<provider qcode="nprov:SNA"><name>وكالة أنباء سهيران (متخيَّلة)</name></provider>', "", "field"),
    ("<firstCreated>2023-03-14T23:40:00+03:00</firstCreated>", "<firstCreated>today</firstCreated>", "field"),
    ("ninat:text", "ninat:video", "no_article"),
    ("stat:usable", "stat:canceled", "withheld"),
    ("<pubStatus", "<embargoed>2999-01-01T00:00:00Z</embargoed><pubStatus", "withheld"),
    ("<p>قال", "<p>ق\ufffdل", "mojibake"),
]


@pytest.mark.parametrize("old, new, reason", G2_SPOILT, ids=lambda value: value[:40])
def test_newsml_that_is_against_the_specification_is_refused_alone(tmp_path, old, new, reason):
    file = tmp_path / "message.xml"
    file.write_text(MESSAGE.replace(old, new, 1))
    first, second, *_ = read([file])
    assert (first.reason, first.origin.line) == (reason, 8)
    assert b'"><newsItem' in first.raw and first.raw.endswith(b"</newsItem></newsMessage>")
    assert second.body


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declaration", [BOMB, OUTSIDE, '<!DOCTYPE x SYSTEM "http://localhost/x.dtd">'])
@pytest.mark.parametrize("case", ["newsml-g2/message.xml", "feed/rss_2.xml", "feed/atom.xml"])
def test_dtds_and_entities_are_refused(tmp_path, case, declaration):
    text = (CASES / case).read_text()
    end = text.index("?>") + 2
    file = tmp_path / "file.xml"
    file.write_text(text[:end] + declaration + text[end:])
    items = list(read([file]))
    assert [item.reason for item in items] == ["xml_entities"]


def test_an_item_that_is_too_large_is_refused_alone(tmp_path):
    file = tmp_path / "message.xml"
    file.write_text(MESSAGE.replace("<p>قال", "<p>" + "x" * 300_000 + "قال", 1))
    first, second, *_ = read([file], options=Options(article_bytes=100_000))
    assert (first.reason, len(first.raw), first.origin.line) == ("too_large", 100_000, 8)
    assert second.body


@pytest.mark.parametrize("case", ["newsml-g2/message.xml", "feed/rss_2.xml", "feed/atom.xml"])
def test_xml_that_breaks_off_yields_what_was_whole(tmp_path, case):
    text = (CASES / case).read_text()
    file = tmp_path / "file.xml"
    file.write_text(text[: len(text) * 2 // 3])
    first, *_, last = read([file])
    assert first.body
    assert last.reason == "syntax"


@pytest.mark.parametrize("case", ["feed/rss_2.xml", "feed/atom.xml"])
def test_a_dtd_cannot_hide_behind_a_comment(tmp_path, case):
    text = (CASES / case).read_text()
    end = text.index("?>") + 2
    file = tmp_path / "file.xml"
    file.write_text(f"{text[:end]}<!-- <rss> <feed> --> <?x <rss>?>{BOMB}{text[end:]}")
    assert [item.reason for item in read([file], format="feed")] == ["xml_entities"]


WITHOUT_MEASURE = [
    ("<header>", f"<!-- {'x' * 1_000_000} --><header>"),
    ("<header>", f'<header x="{"x" * 1_000_000}">'),
    ("<p>قال", f'<p x="{"x" * 1_000_000}">قال'),
]


@pytest.mark.parametrize("old, new", WITHOUT_MEASURE, ids=["comment", "attribute", "attribute of an item"])
def test_xml_cannot_have_pieces_without_measure(tmp_path, old, new):
    file = tmp_path / "message.xml"
    file.write_text(MESSAGE.replace(old, new, 1))
    *_, refusal = read([file], options=Options(article_bytes=100_000))
    assert (refusal.reason, len(refusal.raw)) == ("too_large", 100_000)


@pytest.mark.parametrize(
    "case", ["newsml-g2/message.xml", "html/json_ld.html", "html/without_json_ld.htm", "feed/rss_2.xml"]
)
def test_markup_may_be_nested_as_deep_as_it_likes(tmp_path, case):
    text = (CASES / case).read_text()
    file = tmp_path / "file"
    file.write_text(
        re.sub(
            "<p>(.*?)</p>",
            lambda match: "<p>" + "<b>" * 50_000 + match[1] + "</b>" * 50_000 + "</p>",
            text,
            count=1,
            flags=re.S,
        )
    )
    assert not [item for item in read([file]) if getattr(item, "reason", "") == "failed"]


def test_each_item_of_a_long_message_keeps_its_own_bytes_and_line(tmp_path):
    """Wherever the pieces end in which the file is read."""
    start, end = MESSAGE.index("    <newsItem"), MESSAGE.index("  </itemSet>")
    items = [
        f'<newsItem guid="{n}">' + "س" * (n * 997 % 9000) + "\n" * (n % 7) + "</newsItem>" for n in range(200)
    ]
    file = tmp_path / "message.xml"
    file.write_text(MESSAGE[:start] + "\n<!-- > -->".join(items) + MESSAGE[end:])
    lines = file.read_text().split("\n")
    found = list(read([file]))
    message = '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">%s</newsMessage>'
    assert [item.raw.decode() for item in found] == [message % item for item in items]
    assert all(f'guid="{n}"' in lines[item.origin.line - 1] for n, item in enumerate(found))
