"""At the desk every change is recorded, can be looked through and taken back, by those who may."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from statements.models import Change, Edit, Quote, Speaker

from .desk import BODY, admin_url, save


@pytest.fixture
def edit(client, log_in, quote) -> Edit:
    """An editor's edit: the span ends where it did not."""
    log_in("Editors")
    save(client, admin_url("quote", "change", quote.pk), start=36, why="one word only")
    return Edit.objects.get()


def page(client, address) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_saved_form_is_an_edit_with_its_reason(edit, quote):
    assert (edit.user.username, edit.reason) == ("editors", "one word only")
    fields = edit.changes.get().fields
    assert (fields["text"], fields["review"]) == ([BODY[28:41], BODY[36:41]], ["machine", "corrected"])


def test_the_history_of_a_thing_compares_its_versions(client, edit, quote):
    shown = page(client, admin_url("quote", "history", quote.pk))
    assert f'<del><bdi lang="ar">{BODY[28:41]}</bdi></del>' in shown
    assert f'<ins><bdi lang="ar">{BODY[36:41]}</bdi></ins>' in shown
    assert "one word only" in shown


def test_an_earlier_version_is_brought_back(client, edit, quote):
    address = admin_url("quote", "rewind", quote.pk, edit.changes.get().pk)
    assert client.get(address).status_code == 405
    client.post(address, {"why": "all of it"})
    quote.refresh_from_db()
    assert (quote.text, quote.review) == (BODY[28:41], "machine")
    assert Edit.objects.first().reason == "all of it"


def test_an_edit_is_taken_back_from_the_log(client, edit, quote):
    shown = page(client, admin_url("edit", "change", edit.pk))
    address = reverse("admin:statements_edit_undo", args=[edit.pk])
    assert address in shown
    client.post(address)
    quote.refresh_from_db()
    assert quote.text == BODY[28:41]
    assert address not in page(client, admin_url("edit", "change", edit.pk))
    assert "✘" not in page(client, admin_url("edit", "changelist"))


def test_what_was_overtaken_is_said(client, edit, quote):
    Quote.objects.update(kind="direct", review="verified")
    answer = client.post(reverse("admin:statements_edit_undo", args=[edit.pk]), follow=True)
    assert [message.level_tag for message in answer.context["messages"]][-1] == "error"
    quote.refresh_from_db()
    assert quote.text == BODY[36:41]


def test_what_needs_somebody_who_is_gone_is_not_taken_back(client, log_in, quote):
    log_in("Editors")
    first, other = quote.speaker, Speaker.objects.create(name="ليلى")
    save(client, admin_url("quote", "change", quote.pk), speaker=other.pk)
    first.delete()
    answer = client.post(reverse("admin:statements_edit_undo", args=[Edit.objects.get().pk]), follow=True)
    assert [str(message) for message in answer.context["messages"]][-1] == (
        "لا يمكن استعادته: ما يحتاج إليه لم يعد موجودًا."
    )
    assert Quote.objects.get().speaker == other


def test_what_an_administrator_deletes_can_come_back(client, log_in, quote):
    log_in("Administrators")
    client.post(admin_url("article", "delete", quote.article_id), {"post": "yes"})
    assert not Quote.objects.exists()
    client.post(reverse("admin:statements_edit_undo", args=[Edit.objects.get().pk]))
    assert Quote.objects.get().text == quote.text


def test_names_and_named_bodies_are_in_the_history(client, log_in, quote):
    log_in("Editors")
    speaker = Speaker.objects.get()
    save(client, admin_url("speaker", "change", speaker.pk), **{"names-1-text": "Salma Haddad"})
    assert {name.text for name in speaker.names.all()} == {"سلمى الحداد", "Salma Haddad"}
    assert [change.edit.changes.count() for change in Change.objects.of(speaker)] == [2]


@pytest.mark.parametrize(("who", "status"), [("anonymous", 302), ("reader", 302), ("guest", 403)])
def test_nobody_else_takes_anything_back(client, edit, quote, who, status):
    client.logout()
    if who != "anonymous":
        client.force_login(User.objects.create_user(who, is_staff=who == "guest"))
    for address in (
        reverse("admin:statements_edit_undo", args=[edit.pk]),
        admin_url("quote", "rewind", quote.pk, edit.changes.get().pk),
    ):
        assert client.post(address).status_code == status
    assert Edit.objects.count() == 1


def test_the_log_costs_the_same_however_long(client, log_in, quote, django_assert_max_num_queries):
    log_in("Editors")
    for number in range(10):
        save(client, admin_url("quote", "change", quote.pk), role=f"صفة {number}")
    with django_assert_max_num_queries(10):
        page(client, admin_url("edit", "changelist"))
    with django_assert_max_num_queries(10):
        page(client, admin_url("quote", "history", quote.pk))


def test_spans_are_told_too(client, log_in, quote):
    log_in("Editors")
    save(client, admin_url("quote", "change", quote.pk), quoted=f"[[{quote.start}, {quote.end}]]")
    assert f"[[{quote.start}, {quote.end}]]" in page(client, admin_url("edit", "change", Edit.objects.get().pk))
