"""Editors answer what readers report."""

import pytest

from statements.models import Edit, Report

from .desk import admin_url, save


@pytest.fixture
def report(quote):
    return Report.objects.create(quote=quote, fault="source", text="قالتها نائبتها", sender="x")


def test_an_editor_answers_beside_the_statement(client, log_in, report):
    editor = log_in("Editors")
    address = admin_url("report", "change", report.pk)
    assert f"<mark>{report.quote.text}</mark>" in client.get(address).content.decode()
    save(client, address, outcome="accepted", answer="صححناه")
    report.refresh_from_db()
    assert (report.outcome, report.answer, report.resolver) == ("accepted", "صححناه", editor)
    Edit.objects.get().undo(editor)
    report.refresh_from_db()
    assert (report.outcome, report.resolver, report.resolved_at) == ("open", None, None)


def test_a_report_is_not_closed_without_an_answer(client, log_in, report):
    log_in("Editors")
    assert save(client, admin_url("report", "change", report.pk), outcome="declined").status_code == 200
    report.refresh_from_db()
    assert report.is_open


@pytest.mark.parametrize("review", ["disputed", "rejected"])
def test_a_statement_is_doubted_only_with_a_reason(client, log_in, quote, review):
    log_in("Editors")
    address = admin_url("quote", "change", quote.pk)
    assert save(client, address, review=review).status_code == 200
    assert save(client, address, review=review, review_reason="قالتها نائبتها").status_code == 302
    quote.refresh_from_db()
    assert (quote.review, quote.review_reason) == (review, "قالتها نائبتها")


@pytest.mark.parametrize("group", ["Readers with login"])
def test_who_may_only_look_sees_reports_and_answers_none(client, log_in, report, group):
    log_in(group)
    address = admin_url("report", "change", report.pk)
    assert client.get(address).status_code == 200
    assert client.post(address, {"outcome": "declined", "answer": "لا"}).status_code == 403
    assert Report.objects.get().is_open
