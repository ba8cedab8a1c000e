"""The ways into the archive: names by letter and by kind, publishers with their days."""

import datetime
import re

import pytest

from statements.models import Organization, Quote

from ..making import body_named, make_article, make_quote, person

pytestmark = pytest.mark.django_db


def listed(client, address: str) -> list[str]:
    """The names of the list in their order, with the owner's where that is another one."""
    html = client.get(address).content.decode()
    labels = re.findall(r'<span class="option-label">(.*?)</span> <span class="option-count"', html, re.DOTALL)
    return [" ".join(re.sub(r"<.*?>", " ", label).split()) for label in labels]


@pytest.fixture
def people():
    for name in ["السيسي", "سامي", "أحمد", "Sami", "إلهام", "ابن سينا"]:
        make_quote(speaker=name)
    person("سهم الساكت")
    make_quote(speaker="سر", review=Quote.Review.REJECTED)
    person("أحمد").add_name("Ahmed")
    person("أحمد").add_name("احمد باشا")


@pytest.mark.parametrize(
    ("letter", "names"),
    [
        ("س", ["سامي", "السيسي"]),
        ("ا", ["ابن سينا", "أحمد", "إلهام"]),
        ("a", ["Ahmed أحمد"]),
        ("s", ["Sami"]),
        ("ظ", []),
    ],
)
def test_names_stand_under_their_letter_in_the_order_of_the_alphabet(client, people, letter, names):
    assert listed(client, f"/speakers/?letter={letter}") == names


def test_each_letter_says_how_many_it_holds(client, people):
    html = client.get("/speakers/").content.decode()
    found = re.findall(r'href="\?letter=(\S+?)">\s*(\S+) <span class="option-count">(\d+)', html)
    assert {letter: int(number) for _address, letter, number in found} == {"ا": 3, "س": 2, "A": 1, "S": 1}


@pytest.mark.parametrize("letter", ["xyz", "سس", "<b>"])
def test_what_is_no_letter_shows_the_whole_list(client, people, letter):
    assert len(listed(client, f"/speakers/?letter={letter}")) == 6


def test_organizations_by_kind_and_letter(client):
    for name, kind in [("حزب أ", "party"), ("حزب ب", "party"), ("وزارة", "government"), ("حركة", "party")]:
        make_quote(speaker="", organization=body_named(name, kind=kind).name)
    make_quote(speaker="", organization="مؤسسة")
    assert set(listed(client, "/organizations/?kind=party")) == {"حزب أ", "حزب ب", "حركة"}
    assert listed(client, "/organizations/?kind=party&letter=ح") == ["حركة", "حزب أ", "حزب ب"]
    assert listed(client, "/organizations/?letter=ح&kind=government") == []
    html = client.get("/en/organizations/").content.decode()
    assert f'{Organization.Kind.PARTY.label} <span class="option-count">3</span>' in html


def test_a_publisher_says_from_when_to_when_it_published(client):
    for day in (3, 9, 5):
        make_article(publisher="الميناء", published_on=datetime.date(2021, 3, day))
    make_article(publisher="الميناء", published_on=None)
    make_article(publisher="بلا تاريخ", published_on=None)
    html = client.get("/en/publishers/").content.decode()
    assert re.findall(r'datetime="(.*?)"', html) == ["2021-03-03", "2021-03-09"]
