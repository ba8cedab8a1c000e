"""Actions on many rows ask first, say how many they are, and are one edit in the log."""

import lxml.html
import pytest

from statements.admin import actions
from statements.models import Edit, Quote

from ..making import make_quote
from .desk import admin_url


@pytest.fixture
def act(client, quote):
    """Send an action on these rows from the list, as the list or as the page in between sends it."""

    def act(action, *rows, **more):
        chosen = {"action": action, "_selected_action": [row.pk for row in rows or [quote]], **more}
        return client.post(admin_url("quote", "changelist"), chosen)

    return act


@pytest.mark.parametrize(("action", "why", "review"), [
    ("verify", "", "verified"), ("verify", "compared", "verified"), ("reject", "no statement", "rejected"),
])  # fmt: skip
def test_confirmed_ones_are_reviewed_in_the_editors_name(log_in, act, quote, action, why, review):
    editor = log_in("Editors")
    act(action, confirmed="yes", why=why)
    quote.refresh_from_db()
    assert (quote.review, quote.reviewer, bool(quote.reviewed_at)) == (review, editor, True)
    assert quote.review_reason == (why if review == "rejected" else "")
    edit = Edit.objects.get()
    assert (edit.reason, [change.key for change in edit.changes.all()]) == (why, [quote.pk])


@pytest.mark.parametrize("more", [{}, {"confirmed": "yes", "why": " "}])
def test_nothing_happens_before_it_is_confirmed_with_a_reason(log_in, act, quote, more):
    log_in("Editors")
    other = make_quote()
    page = act("reject", quote, other, **more)
    assert page.context["number"] == 2
    assert page.context["missing"] == bool(more)
    assert quote.text in page.content.decode()
    assert not Quote.objects.exclude(review="machine").exists()


def test_the_page_in_between_sends_all_that_were_chosen(client, log_in, act, quote):
    log_in("Editors")
    page = act("verify", quote, make_quote())
    sent = lxml.html.fromstring(page.content.decode()).forms[-1].form_values()
    chosen = [value for name, value in sent if name == "_selected_action"]
    client.post(admin_url("quote", "changelist"), {**dict(sent), "_selected_action": chosen, "confirmed": "yes"})
    assert set(Quote.objects.values_list("review", flat=True)) == {"verified"}


@pytest.mark.parametrize("key", ["x", "-1", "9" * 40])
def test_rows_that_cannot_be_are_refused(client, log_in, quote, key):
    log_in("Editors")
    chosen = {"action": "verify", "_selected_action": key}
    assert client.post(admin_url("quote", "changelist"), chosen).status_code == 400


def test_too_many_at_once_are_refused(log_in, act, quote, monkeypatch):
    monkeypatch.setattr(actions, "MOST_AT_ONCE", 1)
    log_in("Editors")
    act("verify", quote, make_quote(), confirmed="yes")
    assert not Quote.objects.exclude(review="machine").exists()


def test_who_may_only_look_has_no_actions(log_in, act, quote):
    log_in("Readers with login")
    act("verify", confirmed="yes")
    assert not Quote.objects.exclude(review="machine").exists()
