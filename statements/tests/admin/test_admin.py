"""The admin, used as its people use it: by requests, with the permissions that the groups give."""

import lxml.html
import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from statements.models import Organization, Quote, Speaker

from .desk import BODY, admin_url, save

PAGES = ["article", "quote", "speaker", "organization", "importrun", "importproblem", "edit", "report"]


@pytest.mark.parametrize("query", ["", "?q=الميناء", "?q='%22"])
@pytest.mark.parametrize("model", PAGES)
def test_every_list_opens_and_can_be_searched(client, log_in, quote, model, query):
    log_in("Editors")
    assert client.get(admin_url(model, "changelist") + query).status_code == 200


@pytest.mark.parametrize("group, model, allowed", [
    ("Editors", "article", {"change"}),
    ("Editors", "quote", {"add", "change"}),
    ("Editors", "speaker", {"add", "change"}),
    ("Editors", "importrun", {"add"}),
    ("Editors", "importproblem", set()),
    ("Administrators", "article", {"change", "delete"}),
    ("Administrators", "quote", {"add", "change", "delete"}),
])  # fmt: skip
def test_a_group_may_do_what_it_is_for(log_in, rf, quote, group, model, allowed):
    from django.apps import apps
    from django.contrib import admin

    request = rf.get("/")
    request.user = log_in(group)
    desk = admin.site.get_model_admin(apps.get_model("statements", model))
    assert {p for p in ("add", "change", "delete") if getattr(desk, f"has_{p}_permission")(request)} == allowed


@pytest.mark.parametrize("who", ["anonymous", "reader"])
def test_nobody_else_comes_in(client, quote, who):
    if who == "reader":
        client.force_login(User.objects.create_user("reader"))
    response = client.post(admin_url("quote", "changelist"), {"action": "verify", "_selected_action": quote.pk})
    assert response.status_code == 302
    assert Quote.objects.get().review == "machine"


def test_a_changed_statement_is_a_corrected_one_and_quotes_the_body(client, log_in, quote):
    editor = log_in("Editors")
    save(client, admin_url("quote", "change", quote.pk), start=36, end=41)
    quote.refresh_from_db()
    assert (quote.text, quote.review, quote.reviewer) == (BODY[36:41], "corrected", editor)


@pytest.mark.parametrize(
    "changes", [{"start": 60, "end": 50}, {"end": 5000}, {"quoted": "nonsense"}, {"start": ""}]
)
def test_a_bad_span_is_said_in_the_form_and_nothing_is_changed(client, log_in, quote, changes):
    log_in("Editors")
    response = save(client, admin_url("quote", "change", quote.pk), **changes)
    assert response.status_code == 200
    assert response.context["errors"]
    assert Quote.objects.get().text == quote.text


def test_a_statement_is_added_by_hand(client, log_in, quote):
    editor = log_in("Editors")
    values = {"article": quote.article_id, "start": 53, "end": 63, "kind": "indirect", "language": "ar"}
    save(client, admin_url("quote", "add"), **values)
    added = Quote.objects.exclude(pk=quote.pk).get()
    assert (added.text, added.position) == (BODY[53:63], 2)
    assert (added.review, added.reviewer) == ("verified", editor)


def test_an_article_shows_its_statements_in_their_passage(client, log_in, quote):
    log_in("Editors")
    page = client.get(admin_url("article", "change", quote.article_id)).content.decode()
    assert f"<mark>{quote.text}</mark>" in page
    assert BODY[: quote.start] in page


def test_fields_of_a_statement_in_its_article_say_what_they_are(client, log_in, quote):
    log_in("Editors")
    page = client.get(admin_url("article", "change", quote.article_id)).content.decode()
    fields = lxml.html.fromstring(page).xpath("//select[starts-with(@name, 'quotes-0-')]")
    assert [field.get("aria-label") for field in fields] == ["النوع", "التدقيق"]


def test_a_statements_kind_is_corrected_on_its_articles_page(client, log_in, quote):
    editor = log_in("Editors")
    save(client, admin_url("article", "change", quote.article_id), **{"title": "عنوان", "quotes-0-kind": "direct"})
    quote.refresh_from_db()
    assert (quote.kind, quote.review, quote.reviewer) == ("direct", "corrected", editor)
    assert (quote.article.body, quote.article.title) == (BODY, "عنوان")


@pytest.mark.parametrize("term", ["سلمي", "الحدّاد", "حداد"])
def test_people_are_offered_by_any_part_of_a_name_in_any_spelling(client, log_in, quote, term):
    log_in("Editors")
    query = {"term": term, "app_label": "statements", "model_name": "quote", "field_name": "speaker"}
    results = client.get(reverse("admin:autocomplete"), query).json()["results"]
    assert [result["text"] for result in results] == ["سلمى الحداد"]


def test_an_administrator_cannot_make_or_touch_a_superuser(client, log_in):
    administrator = log_in("Administrators")
    root = User.objects.create_superuser("root")
    assert client.get(reverse("admin:auth_user_change", args=[root.pk])).status_code in (302, 403)
    url = reverse("admin:auth_user_change", args=[administrator.pk])
    page = client.get(url)
    assert "is_superuser" not in page.context["adminform"].form.fields
    client.post(url, {"username": "administrators", "is_superuser": "on", "is_staff": "on", "is_active": "on"})
    administrator.refresh_from_db()
    assert not administrator.is_superuser


@pytest.mark.parametrize(("changes", "settled"), [({"country": "RU"}, True), ({"description": "وزير"}, False)])
@pytest.mark.parametrize("model", [Speaker, Organization])
def test_a_country_that_an_editor_says_is_settled(client, log_in, model, changes, settled):
    log_in("Editors")
    row = model.objects.create(name="فلان")
    assert save(client, admin_url(model._meta.model_name, "change", row.pk), **changes).status_code == 302
    row.refresh_from_db()
    assert (row.country, row.country_settled) == (changes.get("country", ""), settled)
