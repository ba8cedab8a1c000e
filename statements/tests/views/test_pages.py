"""Each page shows what it promises, in three languages, and only what is public."""

import re

import html5lib
import pytest
from django.template import loader
from django.urls import reverse
from django.utils import translation
from pytest_django.asserts import assertRedirects

from statements.models import Article, IndexedWord, Quote, QuoteEntry

from ..making import body_named, make_article, make_quote, person

pytestmark = pytest.mark.django_db

LANGUAGES = {"ar": ("", "rtl"), "en": ("/en", "ltr"), "ru": ("/ru", "ltr")}


@pytest.fixture
def quote():
    return make_quote(
        "المطر قريب", organization="وزارة الأرصاد", role="وزيرة الأرصاد", cue="قالت", attribution="سلمى الحداد"
    )


@pytest.fixture
def addresses(quote) -> dict[str, str]:
    """One address of each page, in Arabic."""
    quote.speaker.update(country="RU")
    earlier = quote.article.revisions.create(title="عنوان أقدم", body="قالت سلمى: المطر بعيد.", body_sha256="x")
    return {
        "home": "/",
        "statements": "/statements/",
        "search": "/statements/?q=المطر",
        "nothing": "/statements/?q=zzz&kind=mixed",
        "error": "/statements/?since=x&speaker=nobody",
        "statement": quote.get_absolute_url(),
        "articles": "/articles/",
        "article": quote.article.get_absolute_url(),
        "revision": f"{quote.article.get_absolute_url()}earlier/{earlier.pk}/",
        "speakers": "/speakers/",
        "speaker": quote.speaker.get_absolute_url(),
        "calendar": "/calendar/",
        "year": "/calendar/2021/",
        "month": "/calendar/2021/12/",
        "numbers": "/numbers/",
        "compare": f"/compare/?a={quote.speaker.slug}&b=nobody",
        "letter": "/speakers/?letter=س",
        "empty letter": "/speakers/?letter=ظ",
        "organizations": "/organizations/",
        "organization": quote.organization.get_absolute_url(),
        "publisher": quote.article.publisher.get_absolute_url(),
        "publishers": "/publishers/",
        "countries": "/countries/",
        "country": "/countries/RU/",
        "of country": "/speakers/?country=RU",
    }


PAGES = [
    "home", "statements", "search", "nothing", "error", "statement", "articles", "article", "revision",
    "speakers", "speaker", "letter", "empty letter", "compare", "calendar", "year", "month", "numbers",
    "organizations", "organization", "publisher", "publishers", "countries", "country", "of country",
]  # fmt: skip


def shown(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_whole_in_every_language(client, addresses, page, language):
    prefix, direction = LANGUAGES[language]
    html = shown(client, prefix + addresses[page])
    html5lib.HTMLParser(strict=True).parse(html)
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert html.count("<h1") == html.count("<main") == 1
    assert re.search(r'<meta name="description" content="[^"]{20,}', html)
    assert 'rel="canonical"' in html and 'property="og:title"' in html
    assert re.findall(r'hreflang="([a-z-]+)" href="http', html) == ["ar", "x-default", "en", "ru"]


@pytest.mark.parametrize("page", PAGES)
def test_pages_hold_no_inline_script_or_style(client, addresses, page):
    """So that a strict Content-Security-Policy can be set."""
    html = shown(client, addresses[page])
    scripts = r"<script(?! (?:type=\"module\" )?src=| type=\"application/ld\+json\">)"
    assert not re.search(rf"{scripts}|<style|\sstyle=|\son[a-z]+=|javascript:", html)


@pytest.mark.parametrize("page", PAGES)
def test_ids_are_unique_and_what_refers_to_them_finds_them(client, addresses, page):
    html = shown(client, addresses[page])
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    wanted = re.findall(r'\s(?:aria-labelledby|aria-describedby|for)="([^"]+)"', html)
    wanted += re.findall(r'href="#([^"]+)"', html)
    assert set(wanted) <= set(ids)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("home", ["المطر قريب", "سلمى الحداد", "تصريح واحد", 'name="q"']),
        ("statements", ["المطر قريب", "تصريح واحد", 'type="date"', 'name="speaker"', 'name="publisher"']),
        ("search", ["<mark>المطر</mark> قريب"]),
        ("nothing", ["لا تصريح يستوفي هذه الشروط كلها", 'href="?q=zzz"', 'href="?kind=mixed"', 'href="?"']),
        ("error", ["أدخل تاريخ", "«nobody»", 'aria-invalid="true"', "المطر قريب"]),
        ("statement", ["المطر قريب", "وزيرة الأرصاد", "وزارة الأرصاد", "8 ديسمبر 2021", "صحيفة الميناء"]),
        ("statement", ["مباشر: بنصّ كلام المصدر.", "لم يُدقَّق بعد", '<mark class="said">المطر قريب</mark>']),
        ("article", ["<mark", 'class="numeral"', "صحيفة الميناء", "تصريح واحد في هذا المقال"]),
        (
            "statement",
            ["4 جمادى الأولى 1443 هـ", 'value="http://testserver/statements/', "@misc{statement-", "AU  - سلمى"],
        ),
        ("statement", ["مقتبس في «", "quoted in “", "цит. по: «"]),
        ("revision", ["<del>بعيد.</del>", "<del>عنوان أقدم</del><ins>عنوان</ins>"]),
        ("article", ["/earlier/"]),
        ("speaker", ["سلمى الحداد", "وزيرة الأرصاد", "تحدّث باسم", "المطر قريب"]),
        ("organization", ["وزارة الأرصاد", "المتحدثون باسمها", "سلمى الحداد", "المطر قريب"]),
        ("publisher", ["صحيفة الميناء", "مقال واحد"]),
        ("publishers", ["صحيفة الميناء", "مقال واحد", "تصريح واحد"]),
        ("speakers", ["سلمى الحداد", "متحدث واحد"]),
        ("organizations", ["وزارة الأرصاد", "جهة واحدة"]),
    ],
)
def test_a_page_shows_what_it_promises(client, addresses, page, expected):
    html = shown(client, addresses[page])
    assert [text for text in expected if text not in html] == []


def test_facets_are_links_with_counts_that_add_or_remove_a_filter(client, quote):
    make_quote("البرد شديد", speaker="عمر", kind="indirect")
    html = shown(client, "/statements/?q=المطر البرد&kind=direct")
    assert "facet-speaker" not in html
    html = shown(client, "/statements/")
    assert re.search(
        r'href="\?kind=indirect"><span class="option-label">غير مباشر</span> <span class="option-count">1<', html
    )
    html = shown(client, "/statements/?kind=indirect&language=ar")
    assert 'href="?kind=direct&amp;language=ar"' in html
    assert html.count('href="?language=ar"') == 2  # the chip and the option, both to remove it
    assert "facet-language" in html and "facet-publisher" not in html  # one publisher: nothing to choose


def test_quoted_words_carry_their_own_language_and_direction(client):
    article = make_article("She said the rain is near.", language="en")
    quote = make_quote("the rain is near", article=article)
    for address in ("/", "/statements/", quote.get_absolute_url(), "/ru" + quote.get_absolute_url()):
        assert re.search(r'<blockquote class="[^"]+" lang="en" dir="ltr"', shown(client, address))
    assert '<div class="article-text" lang="en" dir="ltr">' in shown(client, article.get_absolute_url())


def test_a_statement_leads_to_its_place_in_the_article(client, quote):
    html = shown(client, quote.get_absolute_url())
    assert f'href="{quote.article.get_absolute_url()}#s{quote.pk}"' in html
    assert f'id="s{quote.pk}"' in shown(client, quote.article.get_absolute_url())


def test_a_statement_shows_the_others_of_its_article(client, quote):
    other = make_quote("ثم غادرت", article=quote.article, kind="indirect")
    assert other.get_absolute_url() in shown(client, quote.get_absolute_url())


@pytest.mark.parametrize("named", ["speaker", "organization"])
def test_a_statement_shows_what_the_same_source_said_before_and_after(client, named):
    names = {"speaker": "", "organization": "", named: "سلمى الحداد"}
    before, shown_one, after = (make_quote(f"قول {n}", said_on=f"2021-05-0{n}", **names) for n in (1, 2, 3))
    make_quote("قول آخر", said_on="2021-05-02", speaker="غيرها")
    for quote, expected in ((before, [None, shown_one]), (shown_one, [before, after]), (after, [shown_one, None])):
        beside = client.get(quote.get_absolute_url()).context["beside"]
        assert [beside["older"], beside["newer"]] == expected
    assert client.get(make_quote("قيل", speaker="").get_absolute_url()).context["beside"] is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a", 'href="https://example.org/a#:~:text=%D8%A7%D9%84%D9%85%D8%B7%D8%B1%20'),
        ("urn:x", None),
        ("", None),
    ],
)
def test_a_statement_leads_to_its_passage_on_the_publishers_page(client, url, expected):
    quote = make_quote("المطر قريب", article=make_article("قالت: المطر قريب.", url=url))
    html = shown(client, quote.get_absolute_url())
    assert (expected in html) if expected else ":~:text" not in html


@pytest.mark.parametrize(
    ("end", "content_type", "beginning"),
    [
        ("bib", "application/x-bibtex", "@misc{statement-"),
        ("ris", "application/x-research-info-systems", "TY  - NEWS"),
        ("json", "application/vnd.citationstyles.csl+json", "[{"),
    ],
)
def test_a_citation_is_a_file_for_reference_managers(client, quote, end, content_type, beginning):
    response = client.get(f"{quote.get_absolute_url()}cite.{end}")
    assert response.headers["Content-Type"] == f"{content_type}; charset=utf-8"
    assert response.headers["Content-Disposition"] == f'attachment; filename="statement-{quote.pk}.{end}"'
    assert response.text.startswith(beginning) and "سلمى الحداد" in response.text


def test_there_is_no_citation_of_another_format_or_of_what_is_not_public(client, quote):
    shown(client, f"{quote.get_absolute_url()}cite.doc", 404)
    Quote.objects.update(review=Quote.Review.REJECTED)
    shown(client, f"{quote.get_absolute_url()}cite.bib", 404)


def test_an_article_marks_each_source_with_a_line_of_its_own(client):
    article = make_article("قالت: المطر قريب. وقال: البرد شديد. وقيل: لا تعليق.")
    make_quote("المطر قريب", article=article)
    alone = shown(client, article.get_absolute_url())
    assert "voice-1" not in alone
    make_quote("البرد شديد", article=article, speaker="عمر")
    make_quote("لا تعليق", article=article, speaker="")
    html = shown(client, article.get_absolute_url())
    assert '<mark class="said voice-1"><bdi lang="ar">سلمى الحداد</bdi></mark>' in html
    assert '<mark class="said voice-2">البرد شديد</mark>' in html
    assert '<mark class="said">لا تعليق</mark>' in html


def test_articles_are_listed_newest_first_with_their_public_statements_counted(client):
    days = ["2020-05-01", "2022-05-01", "2021-05-01", None]
    for day in days:
        article = make_article(f"يوم {day}: قالا. ونفيا.", title=f"خبر {day}", published_on=day)
        make_quote("قالا", article=article)
        make_quote("ونفيا", article=article, review="rejected")
    html = shown(client, "/articles/")
    assert re.findall(r">خبر ([^<]+)<", html) == ["2022-05-01", "2021-05-01", "2020-05-01", "None"]
    assert html.count("تصريح واحد") == 4


# Only what is public ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["statement", "article", "speaker", "organization", "publisher"])
def test_a_withdrawn_article_takes_its_pages_with_it(client, addresses, page):
    Article.objects.update(status=Article.Status.WITHDRAWN)
    shown(client, addresses[page], 404)


@pytest.mark.parametrize("page", ["statement", "speaker", "organization"])
def test_a_rejected_statement_is_gone(client, addresses, page):
    Quote.objects.update(review=Quote.Review.REJECTED)
    shown(client, addresses[page], 404)


@pytest.mark.parametrize("change", [{"review": "rejected"}, {"article__status": "withdrawn"}])
@pytest.mark.parametrize("address", ["/", "/statements/", "/statements/?q=المطر", "/speakers/", "/organizations/"])
def test_lists_leave_out_what_is_not_public(client, quote, address, change):
    if "review" in change:
        Quote.objects.update(**change)
    else:
        Article.objects.update(status=change["article__status"])
    html = shown(client, address)
    assert "المطر قريب" not in html and "سلمى الحداد" not in html


# Addresses --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_former_address_leads_on_for_ever_with_its_query(client, quote, prefix):
    for name, owner in {"speakers": person("سلمى الحداد"), "organizations": body_named("وزارة الأرصاد")}.items():
        former = f"{prefix}/{name}/{owner.slug}/?kind=direct"
        owner.slug = "new"
        owner.save()
        assertRedirects(client.get(former), f"{prefix}/{name}/new/?kind=direct", status_code=301)


@pytest.mark.parametrize(
    "address",
    ["/nowhere/", "/statements/999999/", "/articles/999999/", "/speakers/nobody/", "/organizations/nobody/"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_there_says_so_in_the_readers_language(client, address, language):
    prefix, direction = LANGUAGES[language]
    html = shown(client, prefix + address, 404)
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert 'rel="canonical"' not in html and "noindex" in html


@pytest.mark.parametrize(
    "place", ["older=x", "newer=", "older=99999999999999999999", "older=-1", "newer=٣", "page=2"]
)
def test_a_place_that_there_is_not_shows_the_beginning(client, quote, place):
    assert "المطر قريب" in shown(client, f"/statements/?{place}")


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/statements/", "/statements/"),
        ("/statements/?utm_source=x&kind=direct&q=&page=1", "/statements/?kind=direct"),
        ("/en/statements/?older=3168212845297665", "/en/statements/?older=3168212845297665"),
        ("/?utm_source=x", "/"),
    ],
)
def test_a_page_has_one_canonical_address(client, address, canonical):
    assert f'<link rel="canonical" href="http://testserver{canonical}">' in shown(client, address)


def test_pages_of_a_list_keep_the_filters(client):
    for number in range(45):
        make_quote(f"قول {number}")
    seen, query = [], "?kind=direct"
    while query:
        html = shown(client, f"/statements/{query}")
        seen += re.findall(r'href="/statements/(\d+)/"', html)
        assert ('rel="prev"' in html) is ("older=" in query)
        following = re.search(r'rel="next" href="(\?kind=direct&amp;older=\d+)"', html)
        query = following and following[1].replace("&amp;", "&")
    assert len(set(seen)) == 45


def test_the_way_back_leads_to_the_page_one_came_from(client):
    for number in range(45):
        make_quote(f"قول {number}")
    first = shown(client, "/statements/")
    second = shown(client, "/statements/" + re.search(r'rel="next" href="([^"]+)"', first)[1])
    back = shown(client, "/statements/" + re.search(r'rel="prev" href="([^"]+)"', second)[1])
    assert re.findall(r'href="/statements/(\d+)/"', back) == re.findall(r'href="/statements/(\d+)/"', first)


# Nothing that a reader or an article says becomes markup ----------------------------------------------------

EVIL = '"><script>alert(1)</script>'


@pytest.mark.parametrize(
    "name", ["q", "speaker", "organization", "publisher", "since", "kind", "language", "page"]
)
def test_what_is_typed_never_becomes_markup(client, quote, name):
    for address in ("/statements/", quote.speaker.get_absolute_url(), "/speakers/", "/articles/"):
        assert "<script>" not in client.get(address, {name: EVIL}).content.decode()


def test_what_an_article_says_never_becomes_markup(client):
    article = make_article(f"قالت {EVIL} أمس.", title=EVIL, byline=EVIL, publisher=EVIL, url="javascript:alert(1)")
    quote = make_quote(
        EVIL, article=article, speaker=EVIL, organization=EVIL, role=EVIL, attribution=EVIL, cue=EVIL
    )
    addresses = [
        "/", "/statements/", "/statements/?q=alert", "/articles/", "/speakers/", "/organizations/", "/publishers/",
        quote.get_absolute_url(), article.get_absolute_url(), quote.speaker.get_absolute_url(),
        quote.organization.get_absolute_url(), article.publisher.get_absolute_url(),
    ]  # fmt: skip
    for address in addresses:
        html = shown(client, address)
        assert "<script>" not in html and 'href="javascript:' not in html, address


# Failures ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("template", ["400.html", "403.html", "403_csrf.html", "500.html"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_failures_need_neither_request_nor_database(template, language, django_assert_num_queries):
    with translation.override(language), django_assert_num_queries(0):
        html = loader.render_to_string(template)
    html5lib.HTMLParser(strict=True).parse(html)
    assert f'<html lang="{language}" dir="{LANGUAGES[language][1]}">' in html


def test_our_own_failure_has_a_page(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr(QuoteEntry.objects, "visible", None)
    assert "وقع خطأ من جانبنا" in shown(client, "/", 500)


def test_a_failure_of_the_failures_page_is_said_in_bare_words(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr(QuoteEntry.objects, "visible", None)
    monkeypatch.setattr("statements.views.errors.loader", None)
    assert shown(client, "/", 500) == "500"


@pytest.mark.parametrize("prefix", ["", "/en", "/ru"])
def test_the_editors_desk_speaks_the_languages_too(client, prefix):
    assert reverse("admin:index") == "/admin/"
    assert client.get(f"{prefix}/admin/").headers["Location"].startswith(f"{prefix}/admin/login/")


# A search shows more than its hits --------------------------------------------------------------------------


def test_whoever_is_searched_by_name_has_their_page_offered(client):
    make_quote("لا تعليق", speaker="سلمى الحداد", organization="وزارة النقل")
    person("سلمى الحداد").add_name("Salma Haddad")
    assert offered(client, "haddad") == [person("سلمى الحداد").get_absolute_url()]
    assert offered(client, "وزاره النقل") == [body_named("وزارة النقل").get_absolute_url()]
    assert offered(client, "-haddad") == offered(client, "ha") == offered(client, "nobody") == []


def test_names_are_offered_where_a_word_begins_the_most_quoted_first(client):
    for number, speaker, body in [(2, "سفير روسيا", ""), (3, "", "روسيا"), (4, "لاعب بوروسيا", "")]:
        for n in range(number):
            make_quote(f"القول {n}", speaker=speaker, organization=body)
    assert [each.name for each in client.get("/statements/?q=روسيا").context["named"]] == ["روسيا", "سفير روسيا"]


def offered(client, typed):
    return [named.get_absolute_url() for named in client.get("/statements/", {"q": typed}).context["named"]]


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("المطار", "المطر"),
        ("المر", "المطر"),
        ("قرييب", "قريب"),
        ("المطر قرييب", "المطر قريب"),
        ("المطر", None),
        ("زكخغط", None),
    ],
)
def test_a_mistyped_word_has_the_nearest_one_suggested(client, typed, suggested):
    make_quote("المطر قريب")
    IndexedWord.objects.learn(["المطر", "قريب", "المجر"])
    page = client.get("/statements/", {"q": typed})
    assert (page.context["suggestion"] and str(page.context["suggestion"])) == suggested
    assert ("هل تقصد" in page.text) is bool(suggested)


def test_relevance_goes_before_date_where_it_is_asked_for(client):
    make_quote("المطر المطر المطر قريب", said_on="2020-01-01")
    make_quote("المطر بعيد عن المدينة وعن القرى التي حولها", said_on="2022-01-01")
    days = [
        [q.said_on.year for q in client.get(f"/statements/?q=المطر{order}").context["page"].rows]
        for order in ("", "&order=relevance")
    ]
    assert days == [[2022, 2020], [2020, 2022]]


def test_the_best_matches_are_paged_without_loss(client):
    for number in range(45):
        make_quote(f"قول {number}")
    seen, query = [], "?q=قول&order=relevance"
    while query:
        page = client.get(f"/statements/{query}")
        seen += [quote.pk for quote in page.context["page"].rows]
        following = page.context["page"].following
        query = following and f"?q=قول&order=relevance&following={following}"
    assert len(seen) == len(set(seen)) == 45


@pytest.mark.parametrize("place", ["x", "_", "nan_1", "1.0_x", "inf_5", "1e999_7"])
def test_a_bad_place_among_the_matches_shows_the_best(client, quote, place):
    assert "قريب" in shown(client, f"/statements/?q=المطر&order=relevance&following={place}")


def test_articles_are_searched_from_the_same_box(client):
    make_article("قالت إن الجسر مغلق <b>", title="عن المطر")
    html = shown(client, "/articles/?q=الجسر")
    assert "<mark>الجسر</mark> مغلق &lt;b&gt;" in html
    assert "عن <mark>المطر</mark>" in shown(client, "/articles/?q=in:المطر")


def test_a_year_leads_to_its_statements_and_back(client):
    make_quote("المطر قريب", said_on="2020-05-01")
    make_quote("المطر بعيد", said_on="2022-05-01")
    assert 'href="?since=2020-01-01&amp;until=2020-12-31"' in shown(client, "/statements/")
    one = shown(client, "/statements/?since=2020-01-01&until=2020-12-31")
    assert "بعيد" not in one
    assert 'href="?" aria-current="true"' in one


@pytest.mark.parametrize(
    ("field", "typed", "names"),
    [
        ("speaker", "حدا", [("سلمى الحداد", "سلمى الحداد")]),
        ("speaker", "HADD", [("سلمى الحداد", "Salma Haddad")]),
        ("speaker", "", []),
        ("speaker", "%", []),
        ("organization", "النقل", [("وزارة النقل", "وزارة النقل")]),
        ("publisher", "النقل", [("وزارة النقل", "وزارة النقل")]),
    ],
)
def test_names_are_offered_by_any_piece_in_any_spelling(client, field, typed, names):
    person("سلمى الحداد").add_name("Salma Haddad")
    body_named("وزارة النقل")
    found = client.get(f"/names/{field}/", {"q": typed}).json()["names"]
    assert [(each["name"], each["also"]) for each in found] == names


def test_names_of_nothing_are_not_found(client):
    assert client.get("/names/kind/?q=x").status_code == 404


def test_a_page_may_load_nothing_from_elsewhere(client, quote):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert {"default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"} <= set(policy.split("; "))
    assert "unsafe" not in policy


def test_a_statement_that_the_article_no_longer_holds_is_shown_in_the_text_that_held_it(client, quote):
    article = quote.article
    quote.revision = article.revisions.create(body=article.body, body_sha256=article.body_sha256)
    quote.save()
    article.body = "نص جديد لا يقول شيئا."
    article.save()
    html = shown(client, quote.get_absolute_url())
    assert "المطر قريب</mark>" in html and "عدّل الناشر المقال" in html
    assert "المطر قريب" not in shown(client, article.get_absolute_url())
