"""The ways into the archive: names by letter and by kind, publishers with their days."""

import datetime
import re

import pytest

from statements.figures import figures
from statements.models import Organization, Quote, Speaker

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


@pytest.fixture
def countries():
    for name, code in [("بوتين", "RU"), ("لافروف", "RU"), ("ماكرون", "FR"), ("زهران", "")]:
        make_quote(speaker=name, organization="")
        Speaker.objects.filter(name=name).update(country=code)
    make_quote(speaker="بوتين")
    make_quote(speaker="", organization="وزارة الخارجية الروسية")
    make_quote(speaker="", organization="وزارة الموانئ")
    Speaker.objects.create(name="ساكت", country="EG")
    Organization.objects.filter(name="صحيفة الميناء").update(country="RU")


@pytest.mark.parametrize(
    ("language", "found"),
    [("", ["روسيا", "فرنسا"]), ("/en", ["France", "Russia"]), ("/ru", ["Россия", "Франция"])],
)
def test_countries_stand_in_the_order_of_the_reader_s_alphabet(client, countries, language, found):
    html = client.get(f"{language}/countries/").content.decode()
    links = re.findall(rf'href="{language}/countries/(\w\w)/"><span class="option-label">(.*?)</span>', html)
    assert [name for _code, name in links] == found
    assert {code for code, _name in links} == {"RU", "FR"}


def test_a_country_has_a_page_of_its_speakers_and_organizations(client, countries):
    assert listed(client, "/countries/RU/") == ["بوتين", "لافروف", "وزارة الخارجية الروسية"]
    assert listed(client, "/countries/FR/") == ["ماكرون"]
    assert 'href="/speakers/?country=RU"' in client.get("/countries/RU/").content.decode()


@pytest.mark.parametrize("code", ["EG", "ru", "XX", "روسيا", "R"])
def test_a_country_without_statements_has_no_page(client, countries, code):
    assert client.get(f"/countries/{code}/").status_code == 404


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("/speakers/?country=RU", ["بوتين", "لافروف"]),
        ("/speakers/?country=RU&letter=ل", ["لافروف"]),
        ("/speakers/?country=RU&q=بوت", ["بوتين"]),
        ("/organizations/?country=RU", ["وزارة الخارجية الروسية"]),
        ("/speakers/?country=XX", ["بوتين", "زهران", "لافروف", "ماكرون"]),
    ],
)
def test_lists_of_names_are_narrowed_by_country(client, countries, address, names):
    assert listed(client, address) == names


def test_a_search_for_a_name_stays_in_the_country(client, countries):
    html = client.get("/speakers/?country=RU&letter=ل").content.decode()
    assert '<input type="hidden" name="country" value="RU">' in html
    assert 'name="letter"' not in html


def test_the_page_of_a_speaker_or_body_leads_to_the_country(client, countries):
    for address in ("/en/speakers/بوتين/", "/en/organizations/وزارة-الخارجية-الروسية/"):
        assert '<a href="/en/countries/RU/">Russia</a>' in client.get(address).content.decode()
    assert "/countries/" not in client.get("/speakers/زهران/").content.decode().partition("<main")[2]


def test_a_publisher_says_from_when_to_when_it_published(client):
    for day in (3, 9, 5):
        make_article(publisher="الميناء", published_on=datetime.date(2021, 3, day))
    make_article(publisher="الميناء", published_on=None)
    make_article(publisher="بلا تاريخ", published_on=None)
    html = client.get("/en/publishers/").content.decode()
    assert re.findall(r'datetime="(.*?)"', html) == ["2021-03-03", "2021-03-09"]


@pytest.fixture
def year():
    """Statements on three days of 2021, one in 2019, one without a day, one that nobody sees."""
    for day in ("2021-03-09", "2021-03-09", "2021-03-31", "2021-12-01", "2019-01-01"):
        make_quote(article=None, said_on=datetime.date.fromisoformat(day))
    make_quote(said_on=datetime.date(2021, 3, 10), review=Quote.Review.REJECTED)
    make_quote(article=make_article("قالت: المطر قريب.", published_on=None))


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("/calendar/", {"/calendar/2019/": "1", "/calendar/2021/": "4"}),
        ("/calendar/2021/", {"/calendar/2021/3/": "3", "/calendar/2021/12/": "1"}),
        (
            "/calendar/2021/3/",
            {
                "/statements/?since=2021-03-09&amp;until=2021-03-09": "2",
                "/statements/?since=2021-03-31&amp;until=2021-03-31": "1",
            },
        ),
    ],
)
def test_the_calendar_goes_from_years_to_days(client, year, address, links):
    html = client.get(address).content.decode()
    found = re.findall(r'<a (?:class="option" )?href="([^"]*)"[^>]*><span.*?option-count">(\d+)', html)
    assert dict(found) == links


@pytest.mark.parametrize(
    ("address", "neighbours"),
    [
        ("/calendar/2021/", ["/calendar/2019/"]),
        ("/calendar/2021/3/", ["/calendar/2019/1/", "/calendar/2021/12/"]),
        ("/calendar/2019/1/", ["/calendar/2021/3/"]),
    ],
)
def test_the_calendar_leads_over_what_is_empty(client, year, address, neighbours):
    html = client.get(address).content.decode()
    assert re.findall(r'rel="(?:prev|next)" href="([^"]*)"', html) == neighbours


@pytest.mark.parametrize("address", ["2020/", "2021/2/", "2021/13/", "0/", "99999/", "9999/12/", "1/1/"])
def test_the_calendar_has_no_page_for_what_holds_nothing(client, year, address):
    assert client.get(f"/calendar/{address}").status_code == 404


@pytest.mark.parametrize(("language", "first"), [("", "أحد"), ("/en", "Sun"), ("/ru", "Пн")])
def test_weeks_begin_as_the_reader_is_used_to(client, year, language, first):
    html = client.get(f"{language}/calendar/2021/3/").content.decode()
    assert re.search(r"<abbr[^>]*>(.*?)</abbr>", html)[1].startswith(first)


def test_the_numbers_are_those_of_the_archive_and_of_the_last_measurement(client, year):
    html = client.get("/en/numbers/").content.decode()
    assert "Statements: 6; the articles searched for them: 7;" in html
    assert f"version {figures().version} of the extractor" in html
    for measured in figures().sets:
        assert f"{measured.recall} %" in html
        assert f"{measured.named_right} %" in html


def test_an_empty_archive_has_its_pages_too(client):
    assert client.get("/calendar/").status_code == client.get("/numbers/").status_code == 200
