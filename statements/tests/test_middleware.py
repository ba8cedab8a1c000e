"""Who has a secret gets nothing compressed; everybody else does."""

import pytest

from .making import make_quote

pytestmark = pytest.mark.django_db
ASKS = {"Accept-Encoding": "gzip"}


@pytest.mark.parametrize(("cookie", "compressed"), [(None, True), ("csrftoken", False), ("sessionid", False)])
def test_only_answers_without_a_secret_are_compressed(client, cookie, compressed):
    make_quote()
    if cookie:
        client.cookies[cookie] = "x"
    response = client.get("/statements/", headers=ASKS)
    assert ("Content-Encoding" in response.headers) is compressed


def test_a_compressed_page_may_differ_by_what_is_accepted(client):
    assert "Accept-Encoding" in client.get("/statements/", headers=ASKS).headers["Vary"]


def test_an_unchanged_feed_is_recognised_through_compression(client):
    make_quote()
    etag = client.get("/statements.atom", headers=ASKS).headers["ETag"]
    assert client.get("/statements.atom", headers={**ASKS, "If-None-Match": etag}).status_code == 304


def test_the_icon_is_where_browsers_look_for_it(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/x-icon")
