"""At the desk two that may be one are compared, merged or set apart, by those who may."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from statements.duplicates import propose_speakers
from statements.models import Edit, Speaker, SpeakerDuplicate
from statements.tests.making import body_named, make_article, make_quote

from .desk import admin_url


@pytest.fixture
def two(db) -> list[Speaker]:
    """One person, named in two scripts, with two statements and one."""
    make_quote("المطر قريب", speaker="سيرغي لافروف", role="وزير الخارجية الروسي")
    make_quote("المطر بعيد", speaker="سيرغي لافروف")
    make_quote("المطر هنا", speaker="Sergei Lavrov")
    propose_speakers()
    return list(Speaker.objects.order_by("pk"))


def page_of(two):
    return admin_url("speaker", "merge", *(row.pk for row in two))


def test_the_pairs_that_wait_are_listed_with_what_speaks_for_them(client, log_in, two):
    log_in("Editors")
    shown = client.get(admin_url("speakerduplicate", "changelist")).content.decode()
    assert page_of(two) in shown
    assert "2 + 1" in shown


def test_the_page_shows_what_a_merge_would_do_and_proposes_that_the_most_quoted_stays(client, log_in, two):
    log_in("Editors")
    answer = client.get(page_of(two))
    shown = answer.content.decode()
    assert [side.get("stays", False) for side in answer.context["sides"]] == [True, False]
    assert [[number for _kind, number in side["moving"]] for side in answer.context["sides"]] == [[2], [1]]
    assert "وزير الخارجية الروسي" in shown
    assert "المطر هنا" in shown


def test_a_merge_is_one_edit_that_its_message_leads_back_from(client, log_in, two):
    editor = log_in("Editors")
    answer = client.post(page_of(two), {"merge": "", "stays": two[0].pk, "why": "one person"}, follow=True)
    edit = Edit.objects.get()
    assert (edit.user, edit.reason) == (editor, "one person")
    assert admin_url("edit", "change", edit.pk) in answer.content.decode()
    assert client.get(reverse("speaker", args=[two[1].slug])).headers["Location"] == two[0].get_absolute_url()
    client.post(reverse("admin:statements_edit_undo", args=[edit.pk]))
    assert list(Speaker.objects.order_by("pk")) == two


def test_who_is_set_apart_is_out_of_the_list(client, log_in, two):
    log_in("Editors")
    answer = client.post(page_of(two), {"apart": ""}, follow=True)
    assert answer.status_code == 200
    assert SpeakerDuplicate.objects.get().apart
    assert Speaker.objects.count() == 2


def test_after_a_decision_the_next_pair_comes(client, log_in, two):
    make_quote("كلام", speaker="Сергей Лавров")
    propose_speakers()
    log_in("Editors")
    answer = client.post(page_of(two), {"apart": ""})
    following = SpeakerDuplicate.objects.waiting().first()
    assert answer.headers["Location"] == page_of([following.first, following.second])


@pytest.mark.parametrize("sent", [{"merge": ""}, {"merge": "", "stays": "999"}, {"merge": "", "stays": "x"}])
def test_who_stays_has_to_be_said(client, log_in, two, sent):
    log_in("Editors")
    answer = client.post(page_of(two), sent)
    assert answer.status_code == 200
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert Speaker.objects.count() == 2


def test_without_a_decision_nothing_is_done(client, log_in, two):
    log_in("Editors")
    assert client.post(page_of(two), {"stays": two[0].pk}).status_code == 200
    assert not Edit.objects.exists()


def test_publishers_of_the_same_text_are_told_what_stands_in_the_way(client, log_in):
    for name in ("صحيفة أولى", "صحيفة ثانية"):
        make_article("نص واحد.", publisher=name)
    pair = [body_named("صحيفة أولى"), body_named("صحيفة ثانية")]
    log_in("Editors")
    address = admin_url("organization", "merge", *(row.pk for row in pair))
    answer = client.post(address, {"merge": "", "stays": pair[0].pk})
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert admin_url("article", "change", pair[1].articles.get().pk) in answer.content.decode()


@pytest.mark.parametrize(("chosen", "error"), [(1, True), (2, False)])
def test_two_chosen_in_the_list_are_compared(client, log_in, two, chosen, error):
    log_in("Editors")
    keys = [row.pk for row in two[:chosen]]
    answer = client.post(admin_url("speaker", "changelist"), {"action": "compare", "_selected_action": keys})
    assert (answer.headers["Location"] != page_of(two)) == error


@pytest.mark.parametrize(("who", "status"), [("anonymous", 302), ("reader", 302), ("guest", 403)])
@pytest.mark.parametrize("sent", ["merge", "apart"])
def test_nobody_else_merges_or_sets_apart(client, two, who, status, sent):
    if who != "anonymous":
        client.force_login(User.objects.create_user(who, is_staff=who == "guest"))
    assert client.post(page_of(two), {sent: "", "stays": two[0].pk}).status_code == status
    assert Speaker.objects.count() == 2
    assert not SpeakerDuplicate.objects.get().apart


@pytest.mark.parametrize("address", ["1/merge/1/", "1/merge/999999/"])
def test_one_alone_cannot_be_merged(client, log_in, two, address):
    log_in("Editors")
    assert client.get(admin_url("speaker", "changelist") + address).status_code == 404
