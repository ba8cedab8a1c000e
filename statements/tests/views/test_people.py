"""The pages of people and bodies, and two people side by side."""

import datetime
import re

import html5lib
import pytest

from ..making import body_named, make_article, make_quote, person

pytestmark = pytest.mark.django_db


def said(text: str, day: str, **values):
    article = make_article(f"خبر {text} {day}: {text}.", published_on=datetime.date.fromisoformat(day))
    return make_quote(text, article=article, **values)


def page(client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.fixture
def minister():
    for year, role in (("2019", "وزير الري"), ("2020", "وزيرُ الري"), ("2021", "رئيس الوزراء")):
        said(f"قول عن البحر {year}", f"{year}-05-01", speaker="سلمى الحداد", role=role, organization="الحكومة")
    salma = person("سلمى الحداد")
    salma.add_name("Salma al-Haddad")
    salma.add_name("Сальма")
    return salma


def test_a_speakers_names_stand_by_their_scripts(client, minister):
    html = page(client, f"/en/speakers/{minister.slug}/")
    labels = re.findall(r"<dt>(Also.*?)</dt>\s*<dd><bdi lang=\"(..)\">(.*?)<", html)
    assert labels == [
        ("Also in Cyrillic letters", "ru", "Сальма"),
        ("Also in Latin letters", "en", "Salma al-Haddad"),
    ]


def test_a_speakers_roles_have_their_days_and_numbers(client, minister):
    html = page(client, f"/en/speakers/{minister.slug}/")
    roles = html[html.index('id="roles"') : html.index("</section>", html.index('id="roles"'))]
    shown = " ".join(re.sub(r"<.*?>", " ", roles).split())
    assert shown.endswith("رئيس الوزراء 1 1 May 2021 وزير الري 2 1 May 2019 – 1 May 2020")


def test_the_chart_leads_to_each_month(client, minister):
    address = f"/en/speakers/{minister.slug}/"
    html = page(client, address)
    assert len(re.findall(r"<rect ", html)) == 3
    assert 'href="?since=2020-05-01&amp;until=2020-05-31"' in html
    one_month = page(client, f"{address}?since=2020-05-01&until=2020-05-31")
    assert "قول عن البحر 2020" in one_month
    assert "قول عن البحر 2019" not in one_month


def test_more_roles_than_a_few_are_unfolded(client):
    for number in range(14):
        said(f"قول {number}", "2021-01-01", speaker="عمر", role=f"مسؤول {number}")
    html = page(client, f"/en/speakers/{person('عمر').slug}/")
    assert "2 more</summary>" in html


def test_a_body_has_its_people_its_parts_and_its_own_words(client, minister):
    body = body_named("الحكومة")
    said("بيان", "2021-06-01", speaker="", organization="الحكومة")
    said("خبر", "2021-06-02", speaker="", organization="وزارة الري")
    part = body_named("وزارة الري")
    part.parent = body
    part.save()
    html = page(client, f"/en/organizations/{body.slug}/")
    people = " ".join(re.sub(r"<.*?>", " ", html[html.index('id="people"') : html.index('id="children"')]).split())
    assert "سلمى الحداد 3 رئيس الوزراء · وزير الري 1 May 2019 – 1 May 2021" in people
    assert f'href="{part.get_absolute_url()}"' in html
    own = page(client, f"/en/organizations/{body.slug}/?source=body")
    assert "بيان" in own
    assert "قول عن البحر" not in own
    assert "part of" in page(client, f"/en/organizations/{part.slug}/")


@pytest.mark.parametrize(("source", "number"), [("person", 3), ("body", 1), ("unnamed", 1), ("x", 5)])
def test_statements_by_the_kind_of_their_source(client, minister, source, number):
    said("بيان", "2021-06-01", speaker="", organization="الحكومة")
    said("مجهول", "2021-06-01", speaker="")
    assert len(re.findall('<li class="entry">', page(client, f"/statements/?source={source}"))) == number


@pytest.fixture
def pair(minister):
    said("البحر بعيد", "2020-05-01", speaker="عمر")
    said("الجبل بعيد", "2020-05-03", speaker="عمر")
    return f"/en/compare/?a={minister.slug}&b={person('عمر').slug}"


def columns(html: str) -> list[tuple]:
    """For each day the words of the one and of the other."""
    days = re.findall(r'<li class="pair">(.*?</ol>)(.*?</ol>)</li>', html, re.DOTALL)
    return [tuple(re.findall(r"<q>(?:<mark>)?(.*?)</q>", column) for column in day) for day in days]


def test_two_speakers_stand_side_by_side_day_by_day(client, pair):
    assert columns(page(client, pair)) == [
        (["قول عن البحر 2021"], []),
        ([], ["الجبل بعيد"]),
        (["قول عن البحر 2020"], ["البحر بعيد"]),
        (["قول عن البحر 2019"], []),
    ]


@pytest.mark.parametrize(
    ("filters", "totals"),
    [("", [3, 2]), ("&q=البحر", [3, 1]), ("&since=2020-01-01&until=2020-12-31", [1, 2]), ("&q=الجبل", [0, 1])],
)
def test_a_comparison_is_narrowed_by_topic_and_period(client, pair, filters, totals):
    html = page(client, pair + filters)
    assert list(map(int, re.findall(r'<p class="count">(\d+) statement', html))) == totals


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Choose two speakers"),
        ("?a=عمر", 'name="b"'),
        ("?a=nobody&b=عمر", "“nobody”"),
        ("?a=عمر&b=عمر", "These are the same person."),
    ],
)
def test_a_comparison_says_what_it_lacks(client, pair, query, said):
    html = page(client, f"/en/compare/{query}")
    assert said in html
    assert 'class="pair' not in html


@pytest.mark.parametrize("prefix", ["", "/en", "/ru"])
def test_a_comparison_is_a_whole_page_in_every_language(client, pair, prefix):
    html = page(client, pair.replace("/en", prefix))
    html5lib.HTMLParser(strict=True).parse(html)
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == len(set(ids))


def test_a_speakers_page_leads_to_the_comparison(client, minister):
    assert 'href="/en/compare/?a=' in page(client, f"/en/speakers/{minister.slug}/")
