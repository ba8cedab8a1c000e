"""Editors see where else a text came out, and what they change is compared anew."""

import pytest

from statements.models import Edit, Rendition
from statements.reuse import link

from ..making import make_article, make_quote, person
from .desk import admin_url, save

WORDS = "العملية كشفت الوهن والضعف في الكيان وستكون لها نتائج كبيرة على المنطقة"
WIRE = " ".join(f"كلمة{n}" for n in range(60))


@pytest.fixture
def quotes(db):
    articles = [make_article(f"قال {n}: {WORDS}. {WIRE}", publisher=f"صحيفة {n}") for n in range(2)]
    made = [make_quote(WORDS, article=article, speaker="سلمى الحداد") for article in articles]
    link(article.pk for article in articles)
    return made


def test_an_article_and_a_statement_lead_to_their_like(admin_client, quotes):
    one, other = quotes
    html = admin_client.get(f"/admin/statements/quote/{one.pk}/change/").content.decode()
    assert f'href="/admin/statements/quote/{other.pk}/change/"' in html
    html = admin_client.get(f"/admin/statements/article/{one.article_id}/change/").content.decode()
    assert f'href="/admin/statements/article/{other.article_id}/change/"' in html


@pytest.mark.parametrize(("value", "number"), [("yes", 2), ("no", 1), ("", 3)])
def test_the_list_of_articles_can_be_narrowed_to_copies(admin_client, quotes, value, number):
    make_article()
    response = admin_client.get(f"/admin/statements/article/?copied={value}")
    assert response.context["cl"].result_count == number


def test_a_speaker_corrected_leaves_the_group_and_comes_back(admin_client, quotes):
    address = admin_url("quote", "change", quotes[1].pk)
    for speaker, members in (("رامي الخطيب", 0), ("سلمى الحداد", 2)):
        assert save(admin_client, address, speaker=person(speaker).pk).status_code == 302
        assert Rendition.objects.count() == members


def test_a_change_that_is_taken_back_brings_the_group_back(admin_client, quotes):
    save(admin_client, admin_url("quote", "change", quotes[1].pk), speaker=person("رامي الخطيب").pk)
    assert Rendition.objects.count() == 0
    admin_client.post(admin_url("edit", "undo", Edit.objects.latest("pk").pk))
    assert Rendition.objects.count() == 2


def test_an_article_with_copies_can_be_deleted(admin_client, quotes):
    article = quotes[0].article
    address = f"/admin/statements/article/{article.pk}/delete/"
    assert admin_client.get(address).status_code == 200
    assert admin_client.post(address, {"post": "yes"}).status_code == 302
    assert not type(article).objects.filter(pk=article.pk).exists()
