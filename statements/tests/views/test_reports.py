"""A reader's report: taken from people, kept from floods, answered on a page of its own."""

import lxml.html
import pytest
from django.core import signing
from django.urls import reverse

from statements import reports
from statements.models import Quote, Report
from statements.models.report import MOST_OF_SENDER, MOST_OF_STATEMENT

from ..making import make_quote

pytestmark = pytest.mark.django_db


@pytest.fixture
def quote():
    return make_quote()


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """Nobody waits in these tests."""
    monkeypatch.setattr(reports, "SOONEST", reports.timedelta(0))


@pytest.fixture
def send(client, quote):
    """Open the form as a browser does, fill it in, and send it."""

    def send(statement=quote, *, address="203.0.113.7", **changes):
        where = reverse("report-statement", args=[statement.pk])
        form = lxml.html.fromstring(client.get(where).content.decode()).forms[-1]
        values = {**dict(form.form_values()), "fault": "source", "text": "", **changes}
        return client.post(where, values, REMOTE_ADDR=address)

    return send


def test_a_report_is_kept_and_has_a_page_of_its_own(client, quote, send):
    answer = send(text="المتحدثة هي نائبتها")
    report = Report.objects.get()
    assert (report.quote, report.fault, report.text) == (quote, "source", "المتحدثة هي نائبتها")
    assert answer["Location"] == report.get_absolute_url()
    assert "المتحدثة هي نائبتها" in client.get(answer["Location"]).content.decode()


def test_the_answer_stands_on_the_reports_page(client, send):
    send()
    report = Report.objects.get()
    report.resolve("accepted", "صححناه. شكرًا!", None)
    report.save()
    assert "صححناه. شكرًا!" in client.get(report.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("changes", "field"), [
    ({"fault": ""}, "fault"),
    ({"fault": "nonsense"}, "fault"),
    ({"fault": "other"}, "text"),
    ({"text": "x" * 1001}, "text"),
    ({"website": "http://example.org"}, "website"),
    ({"opened": ""}, "opened"),
    ({"opened": "forged"}, "opened"),
    ({"opened": signing.dumps([0, 0.0], salt=reports.SALT)}, "opened"),
])  # fmt: skip
def test_what_is_not_a_persons_report_is_refused(send, changes, field):
    answer = send(**changes)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert not Report.objects.exists()


@pytest.mark.parametrize("limit", ["SOONEST", "LATEST"])
def test_a_form_sent_at_once_or_much_later_is_refused_and_can_be_sent_again(send, monkeypatch, limit):
    kept = getattr(reports, limit)
    monkeypatch.setattr(reports, limit, reports.timedelta(hours=1 if limit == "SOONEST" else -1))
    answer = send()
    assert answer.status_code == 422
    monkeypatch.setattr(reports, limit, kept)
    send(opened=lxml.html.fromstring(answer.content.decode()).forms[-1].fields["opened"])
    assert Report.objects.count() == 1


def test_one_sender_is_held_back_and_others_are_not(send):
    statements = [make_quote(f"قول رقم {number}") for number in range(MOST_OF_SENDER + 1)]
    answers = [send(statement) for statement in statements]
    assert [answer.status_code for answer in answers] == [302] * MOST_OF_SENDER + [429]
    assert send(address="203.0.113.8").status_code == 302


def test_one_household_is_one_sender_whatever_address_it_takes(send):
    answers = [send(address=f"2001:db8:1:2::{number}") for number in range(MOST_OF_SENDER + 1)]
    assert answers[-1].status_code == 429
    assert send(address="2001:db8:1:3::1").status_code == 302


def test_one_statement_gets_no_more_than_editors_can_answer(send):
    answers = [send(address=f"203.0.113.{number}") for number in range(MOST_OF_STATEMENT + 1)]
    assert answers[-1].status_code == 429
    Report.objects.update(outcome="declined")
    assert send(address="203.0.113.200").status_code == 302


def test_behind_a_proxy_the_readers_address_counts(rf, settings):
    def sender(forwarded):
        return reports.sender_of(rf.get("/", HTTP_X_FORWARDED_FOR=forwarded))

    assert sender("203.0.113.7") == sender("203.0.113.8")
    settings.BEHIND_PROXY = True
    assert sender("203.0.113.7") != sender("203.0.113.8")
    assert sender("198.51.100.1, 203.0.113.7") == sender("203.0.113.7")


def test_no_address_is_kept(send):
    send(address="203.0.113.7")
    assert "203.0.113" not in str(Report.objects.values().get())


def test_a_form_of_another_site_is_refused(quote):
    from django.test import Client

    where = reverse("report-statement", args=[quote.pk])
    assert Client(enforce_csrf_checks=True).post(where, {"fault": "source"}).status_code == 403


@pytest.mark.parametrize("prefix", ["", "/en", "/ru"])
def test_the_form_speaks_every_language(client, quote, prefix):
    page = client.get(prefix + reverse("report-statement", args=[quote.pk]))
    assert page.status_code == 200
    assert "noindex" in page.content.decode()


def test_what_the_public_does_not_see_is_not_reported(client, quote):
    Quote.objects.update(review="rejected")
    assert client.get(reverse("report-statement", args=[quote.pk])).status_code == 404
