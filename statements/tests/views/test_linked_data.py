"""What pages say of themselves to search engines is in schema.org's vocabulary, true, and cannot break out."""

import json
import re

import pytest

from statements import linked_data
from statements.templatetags.meta import script

from ..making import body_named, make_article, make_quote, person
from ..support import ROOT

VOCABULARY = json.loads((ROOT / "statements/tests/views/schemaorg.json").read_text())["types"]
WORDS = {"Text", "URL", "Date", "DateTime", "Language", "Time"}


def ancestry(kind: str) -> set[str]:
    return {kind}.union(*map(ancestry, VOCABULARY[kind]["parents"]))


def faults(node: dict) -> list[str]:
    """What schema.org does not know in a node: its type, its properties, what these may hold."""
    kind = node["@type"]
    if kind not in VOCABULARY:
        return [f"unknown type {kind}"]
    properties = {}
    for ancestor in ancestry(kind):
        properties |= VOCABULARY[ancestor]["properties"]
    found = []
    # `-input` is schema.org's own way to describe what an action asks for (schema.org/docs/actions.html).
    for name, value in node.items():
        if name.startswith("@") or name.endswith("-input"):
            continue
        if name not in properties:
            found.append(f"{kind} has no {name}")
            continue
        for each in value if isinstance(value, list) else [value]:
            found += value_faults(f"{kind}.{name}", each, set(properties[name]))
    return found


def value_faults(where: str, value, expected: set[str]) -> list[str]:
    if isinstance(value, dict):
        own = faults(value)
        fits = value["@type"] in VOCABULARY and ancestry(value["@type"]) & expected
        return own if fits else [*own, f"{where} takes no {value['@type']}"]
    fits = expected & (WORDS if isinstance(value, str) else {"Integer", "Number"})
    return [] if fits else [f"{where} takes no {type(value).__name__}"]


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Quote"}, "unknown type Quote"),
        ({"@type": "Quotation", "speaker": "x"}, "Quotation has no speaker"),
        ({"@type": "Quotation", "creator": "x"}, "Quotation.creator takes no str"),
        ({"@type": "Quotation", "creator": {"@type": "NewsArticle"}}, "Quotation.creator takes no NewsArticle"),
        ({"@type": "Quotation", "isBasedOn": {"@type": "NewsArticle", "url": "x"}}, None),
    ],
)
def test_the_check_itself(node, fault):
    assert faults(node) == ([fault] if fault else [])


def data_of(client, address: str) -> list[dict]:
    html = client.get(address).content.decode()
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


@pytest.fixture
def quote(db):
    article = make_article(
        "قالت: المطر قريب. وقيل: البرد شديد.",
        url="https://paper.example/a",
        byline="كاتب",
        agency=body_named("وكالة"),
    )
    return make_quote(
        "المطر قريب", article=article, organization="وزارة الأرصاد", role="وزيرة", said_on="2021-12-07"
    )


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(
    ("page", "types"),
    [
        ("home", ["WebSite"]),
        ("statement", ["Quotation", "BreadcrumbList"]),
        ("article", ["NewsArticle", "BreadcrumbList"]),
        ("speaker", ["Person", "BreadcrumbList"]),
        ("organization", ["Organization", "BreadcrumbList"]),
        *(
            (name, ["BreadcrumbList"])
            for name in ("statements", "speakers", "organizations", "articles", "publishers")
        ),
    ],
)
def test_every_page_says_what_it_is_in_the_words_of_schema_org(client, quote, prefix, page, types):
    addresses = {
        "home": "/",
        "statement": quote.get_absolute_url(),
        "article": quote.article.get_absolute_url(),
        "speaker": quote.speaker.get_absolute_url(),
        "organization": quote.organization.get_absolute_url(),
    }
    nodes = data_of(client, prefix + addresses.get(page, f"/{page}/"))
    assert [node["@type"] for node in nodes] == types
    assert [fault for node in nodes for fault in faults(node)] == []


def test_a_statement_says_who_said_it_when_and_where_it_is_from(client, quote):
    node, crumbs = data_of(client, quote.get_absolute_url())
    assert (node["text"], node["dateCreated"], node["datePublished"]) == ("المطر قريب", "2021-12-07", "2021-12-08")
    assert (node["creator"]["name"], node["creator"]["jobTitle"]) == ("سلمى الحداد", "وزيرة")
    assert node["isBasedOn"]["isBasedOn"] == "https://paper.example/a"
    assert [step["position"] for step in crumbs["itemListElement"]] == [1, 2, 3]
    assert crumbs["itemListElement"][2]["item"]["@id"] == f"http://testserver{quote.get_absolute_url()}"


@pytest.mark.parametrize(
    ("values", "creator"),
    [
        ({"speaker": "سلمى"}, "Person"),
        ({"speaker": "", "organization": "الوزارة"}, "Organization"),
        ({"speaker": "", "attribution": "مصدر مطلع"}, None),
    ],
)
def test_only_who_is_certain_is_a_creator(db, values, creator):
    node = linked_data.quotation(make_quote(**values), str)
    assert node.get("creator", {}).get("@type") == creator


@pytest.mark.parametrize(("kind", "name"), [("direct", "text"), ("mixed", "abstract"), ("indirect", "abstract")])
def test_a_report_of_words_is_not_their_text(db, kind, name):
    assert {"text", "abstract"} & linked_data.quotation(make_quote(kind=kind), str).keys() == {name}


def test_a_person_is_known_by_other_names_and_elsewhere(client, quote):
    salma = person("سلمى الحداد")
    salma.add_name("Salma Haddad")
    salma.wikidata_id = "Q42"
    salma.save()
    node = data_of(client, salma.get_absolute_url())[0]
    assert node["alternateName"] == ["Salma Haddad"]
    assert node["sameAs"] == "https://www.wikidata.org/entity/Q42"


def test_no_text_ends_the_element():
    evil = "</script><!--<script>\u2028&amp;"
    made = script({"text": evil})
    inner = made.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not re.search("[<>&\u2028]", inner)
    assert json.loads(inner) == {"text": evil}
