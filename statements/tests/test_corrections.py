"""What readers are told of corrections: when, why and what; not by whom."""

import pytest
from django.contrib.auth.models import User

from statements.corrections import public_log
from statements.recording import editing

from .making import make_quote, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def quote():
    return make_quote(speaker="سلمى الحداد", role="وزيرة", kind="direct")


@pytest.fixture
def correct(quote):
    user = User.objects.create_user("the-editor")

    def correct(why="", **values):
        with editing(user, why) as made:
            for name, value in values.items():
                setattr(quote, name, value)
            quote.save()
        return made.edit

    return correct


def log_of(quote) -> list:
    return [
        (each.reason, {told.name: (told.before, told.after) for told in each.told}) for each in public_log(quote)
    ]


def test_names_and_choices_are_told_in_words(quote, correct):
    correct("the deputy spoke", speaker=person("ليلى"), kind="indirect", review="corrected", cue_start=3)
    [(reason, told)] = log_of(quote)
    assert reason == "the deputy spoke"
    assert told["speaker_id"] == ("سلمى الحداد", "ليلى")
    assert told.keys() == {"speaker_id", "kind", "review"}
    assert told["kind"] == (str(quote.Kind.DIRECT.label), str(quote.Kind.INDIRECT.label))


@pytest.mark.parametrize(("undone", "shown"), [(0, 1), (1, 0), (2, 1)])
def test_what_was_taken_back_is_no_correction_and_what_was_put_back_is(quote, correct, undone, shown):
    edit = correct(role="نائبة")
    for _ in range(undone):
        edit = edit.undo(None)
    assert len(log_of(quote)) == shown


def test_a_speaker_who_is_gone_is_told_as_gone(quote, correct):
    gone = person("ليلى")
    correct(speaker=gone)
    correct(speaker=None)
    gone.delete()
    assert len(log_of(quote)) == 2


def test_the_statements_page_shows_the_log_and_names_no_editor(client, quote, correct):
    assert "corrections-log" not in client.get(quote.get_absolute_url()).content.decode()
    correct("هي نائبة", role="نائبة")
    page = client.get(quote.get_absolute_url()).content.decode()
    assert "هي نائبة" in page
    assert '<ins><bdi lang="ar">نائبة</bdi></ins>' in page
    assert "the-editor" not in page
