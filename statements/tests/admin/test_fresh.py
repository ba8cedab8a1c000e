"""Never over each other: a form is not saved over what was changed since it was opened."""

import pytest

from statements.models import Article, Edit, Quote, Speaker

from .desk import admin_url, form_on, save


@pytest.fixture(autouse=True)
def editor(log_in):
    return log_in("Editors")


@pytest.fixture
def stale(client, quote):
    """Open the page of the statement, let somebody else change it, and send the form."""

    def stale(mine: dict, theirs: dict):
        address = admin_url("quote", "change", quote.pk)
        opened = form_on(client.get(address))
        Quote.objects.update(**theirs)
        return client.post(address, {**opened, **mine})

    return stale


def test_a_stale_form_is_refused_with_both_versions(stale, quote):
    answer = stale({"role": "نائبة", "kind": "direct"}, {"role": "وزيرة"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert '<bdi lang="ar">وزيرة</bdi></td><td><bdi lang="ar">نائبة</bdi>' in page
    quote.refresh_from_db()
    assert (quote.role, quote.kind) == ("وزيرة", "indirect")


def test_who_has_seen_both_versions_may_save(client, stale, quote):
    answer = stale({"role": "نائبة"}, {"role": "وزيرة"})
    client.post(admin_url("quote", "change", quote.pk), form_on(answer))
    quote.refresh_from_db()
    assert quote.role == "نائبة"


@pytest.mark.parametrize("theirs", [{"confidence": 0.3}, {"rule": "another"}])
def test_what_the_form_does_not_set_may_have_changed(stale, quote, theirs):
    assert stale({"role": "نائبة"}, theirs).status_code == 302


def test_a_form_that_forgot_what_it_was_opened_on_is_refused(client, quote):
    assert save(client, admin_url("quote", "change", quote.pk), role="نائبة", seen="").status_code == 200


def test_a_name_beside_its_speaker_is_protected_too(client, quote):
    speaker = Speaker.objects.get()
    address = admin_url("speaker", "change", speaker.pk)
    opened = form_on(client.get(address))
    speaker.names.update(text="سلمى حداد")
    answer = client.post(address, {**opened, "names-0-text": "سلمى الحدّاد"})
    assert "سلمى حداد" in answer.content.decode()
    assert [name.text for name in speaker.names.all()] == ["سلمى حداد"]


def test_a_statement_beside_its_article_is_protected_too(client, quote):
    address = admin_url("article", "change", quote.article_id)
    opened = form_on(client.get(address))
    Quote.objects.update(review="rejected")
    assert client.post(address, {**opened, "quotes-0-kind": "direct"}).status_code == 200
    assert Quote.objects.get().review == "rejected"


def test_the_bodies_of_an_article_count_too(client, quote):
    article = Article.objects.get()
    address = admin_url("article", "change", article.pk)
    opened = form_on(client.get(address))
    article.organizations.add(article.publisher)
    assert client.post(address, {**opened, "title": "عنوان"}).status_code == 200
    assert not Edit.objects.exists()
