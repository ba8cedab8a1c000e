"""A page costs the same number of SQL queries whatever the rows on it, and never more than 15."""

import pytest

from statements.models import Organization, Speaker
from statements.reuse import link

from ..making import body_named, make_article, make_quote

pytestmark = pytest.mark.django_db

# Page → queries. A filter by address or by name costs one more.
PAGES = {
    "/": 8,
    "/statements/": 5,
    "/statements/?q=المطر&kind=direct&since=2020-01-01": 8,
    "/statements/?renditions=first": 5,
    "/statements/?q=المطرر القريبي الغريب": 6,
    "/statements/?speaker=متحدث-0&organization=جهة-0&publisher=ناشر-0": 10,
    "/statements/?speaker=متحدث 0&organization=جهة 0&publisher=ناشر 0": 10,
    "/speakers/": 4,
    "/speakers/?q=متحدث": 4,
    "/speakers/?letter=م": 4,
    "/speakers/متحدث-0/": 12,
    "/calendar/": 2,
    "/calendar/2021/": 3,
    "/calendar/2021/12/": 3,
    "/numbers/": 14,
    "/compare/?a=متحدث-0&b=آخر-0&q=المطر": 10,
    "/organizations/": 5,
    "/organizations/?letter=ج&kind=other": 5,
    "/organizations/جهة-0/": 15,
    "/organizations/جهة-0/?speaker=متحدث-0&publisher=ناشر-0&since=2020-01-01": 14,
    "/organizations/جهة-0/?speaker=متحدث 0&publisher=ناشر 0&kind=direct": 14,
    "/organizations/جهة-0/?speaker=متحدث 0&publisher=ناشر 0&q=المطرر القريبي": 14,
    "/countries/": 2,
    "/countries/RU/": 6,
    "/organizations/ناشر-0/": 12,
    "/articles/": 6,
    "/publishers/": 6,
}


@pytest.fixture(params=[2, 20])
def rows(request) -> int:
    """So many statements of the first speaker, in as many articles, and so many others beside them."""
    agency = body_named("وكالة", kind="agency")
    for number in range(request.param):
        article = make_article(
            f"قالا: المطر قريب. وقيل: البرد {number}. ثم انتهى.", publisher="ناشر 0", agency=agency, title=""
        )
        make_quote("المطر قريب", article=article, speaker="متحدث 0", organization="جهة 0", role=f"صفة {number}")
        make_quote(f"البرد {number}", article=article, speaker=f"متحدث {number}", organization=f"جهة {number}")
        make_quote(speaker=f"آخر {number}", article=make_article(publisher=f"ناشر {number}"))
    make_article(publisher="جهة 0")
    Organization.objects.filter(name="جهة 0").update(parent=agency)
    Speaker.objects.update(country="RU")
    Organization.objects.update(country="RU")
    return request.param


@pytest.mark.parametrize("address", PAGES)
def test_a_list_costs_the_same_whatever_its_rows(client, rows, address, django_assert_num_queries):
    assert PAGES[address] <= 15
    with django_assert_num_queries(PAGES[address]):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("number", [1, 20])
def test_an_article_and_its_statements_cost_the_same_however_many(client, number, django_assert_num_queries):
    article = make_article("قالت: " + "، ".join(f"القول {n}," for n in range(number)))
    quotes = [make_quote(f"القول {n},", article=article, speaker=f"متحدث {n}") for n in range(number)]
    with django_assert_num_queries(5):
        client.get(article.get_absolute_url())
    with django_assert_num_queries(7):
        client.get(quotes[0].get_absolute_url())


@pytest.mark.parametrize("number", [2, 12])
def test_renditions_and_copies_cost_the_same_however_many(client, number, django_assert_num_queries):
    words = "العملية كشفت الوهن والضعف في الكيان وستكون لها نتائج كبيرة"
    text = " ".join(f"كلمة{n}" for n in range(60))
    articles = [make_article(f"قال {n}: {words}. {text}", publisher=f"ناشر {n}") for n in range(number)]
    quotes = [make_quote(words, article=article, speaker="متحدث") for article in articles]
    link(article.pk for article in articles)
    with django_assert_num_queries(2):
        assert client.get(f"/statements/{quotes[0].pk}/renditions/").status_code == 200
    with django_assert_num_queries(5):
        client.get(articles[0].get_absolute_url())
    with django_assert_num_queries(PAGES["/articles/"]):
        client.get("/articles/")
    with django_assert_num_queries(PAGES["/statements/"]):
        client.get("/statements/")
