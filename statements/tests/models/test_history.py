"""What people change is recorded, and can be taken back; what machines change is not."""

import pytest
from django.contrib.auth.models import User

from statements.models import Article, Change, Edit, Organization, Quote, Speaker
from statements.models.history import Overtaken
from statements.recording import change_all, editing

from ..making import make_article, make_quote, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return User.objects.create_user("editor", is_staff=True)


def edit(row, editor, why="", **values) -> Edit:
    with editing(editor, why) as open_edit:
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
    return open_edit.edit


def told(change: Change) -> tuple:
    return change.model, change.action, change.fields


def test_an_edit_says_who_when_why_and_what(editor):
    quote = make_quote(kind="direct")
    made = edit(quote, editor, "no marks", kind="indirect", role="وزيرة")
    assert (made.user, made.reason) == (editor, "no marks")
    assert made.at
    fields = {"kind": ["direct", "indirect"], "role": ["", "وزيرة"]}
    assert list(map(told, made.changes.all())) == [("quote", "changed", fields)]


@pytest.mark.parametrize(
    "make", [make_article, make_quote, lambda: person("سلمى"), lambda: Organization.objects.create(name="هيئة")]
)
def test_what_is_written_outside_an_edit_leaves_no_record(make):
    row = make()
    row.save()
    row.delete()
    assert not Edit.objects.exists()


def test_an_import_leaves_no_record(seeds, editor):
    assert Quote.objects.exists()
    assert not Change.objects.exists()


def test_an_edit_that_changes_nothing_leaves_no_record(editor):
    assert edit(make_quote(), editor, "looked at it") is None
    assert not Edit.objects.exists()


def test_two_saves_in_one_edit_are_one_change(editor):
    quote = make_quote(role="أ")
    with editing(editor) as made:
        for role in ("ب", "ج"):
            quote.role = role
            quote.save()
    assert [change.fields for change in made.edit.changes.all()] == [{"role": ["أ", "ج"]}]


def test_a_name_is_seen_in_the_history_of_whom_it_belongs_to(editor):
    speaker = person("سلمى الحداد")
    with editing(editor):
        speaker.add_name("Salma Haddad")
    assert [change.edit.changes.count() for change in Change.objects.of(speaker)] == [2]


def test_a_failed_edit_leaves_neither_change_nor_record(editor):
    quote = make_quote(role="أ")
    with pytest.raises(ZeroDivisionError), editing(editor):
        quote.role = "ب"
        quote.save()
        1 / 0  # noqa: B018
    quote.refresh_from_db()
    assert (quote.role, Edit.objects.count()) == ("أ", 0)


def test_many_rows_are_changed_and_recorded_in_as_many_queries_as_two(editor, django_assert_num_queries):
    old, new = person("قديمة"), person("جديدة")
    for number in range(2):
        make_quote(f"قول {number}", speaker="قديمة")
    with django_assert_num_queries(6), editing(editor) as made:  # the savepoint's two among them
        change_all(Quote.objects.filter(speaker=old), speaker=new)
    assert {change.fields["speaker_id"] == [old.pk, new.pk] for change in made.edit.changes.all()} == {True}
    assert made.edit.changes.count() == 2


def test_a_review_of_many_is_recorded_and_taken_back(editor):
    for number in range(3):
        make_quote(f"قول {number}")
    with editing(editor) as made:
        assert Quote.objects.all().mark("rejected", editor) == 3
    undoing = made.edit.undo(editor)
    assert set(Quote.objects.values_list("review", "reviewer", "reviewed_at")) == {("machine", None, None)}
    assert undoing.undoes == made.edit
    undoing.undo(editor)
    assert set(Quote.objects.values_list("review", "reviewer")) == {("rejected", editor.pk)}
    assert None not in Quote.objects.values_list("reviewed_at", flat=True)


def test_a_moved_span_is_taken_back_with_what_follows_from_it(editor):
    quote = make_quote("المطر قريب")
    made = edit(quote, editor, end=quote.end - 5)
    assert quote.text == "المطر"
    made.undo(editor)
    quote.refresh_from_db()
    assert quote.text == "المطر قريب" == quote.body[quote.start : quote.end]
    assert "قريب" in quote.search_terms


def test_what_was_added_goes_and_what_was_deleted_comes_back(editor):
    speaker = person("سلمى الحداد")
    with editing(editor) as made:
        speaker.add_name("Salma Haddad")
        speaker.delete()
    gone = made.edit
    assert {change.action for change in gone.changes.all()} == {"deleted"}
    gone.undo(editor)
    back = Speaker.objects.get(pk=gone.changes.get(model="speaker").key)
    assert (back.name, back.slug) == ("سلمى الحداد", "سلمى-الحداد")
    assert [name.text for name in back.names.all()] == ["سلمى الحداد"]
    assert Speaker.at_address("سلمى-الحداد") == back
    with editing(editor) as made:
        added = make_quote("قول جديد", article=make_article("قالت: قول جديد."), speaker="سلمى الحداد")
    assert Quote.objects.filter(pk=added.pk).exists()
    made.edit.undo(editor)
    assert not Quote.objects.exists()


def test_a_deleted_article_comes_back_with_its_statements_and_bodies(editor):
    quote = make_quote()
    article = quote.article
    key, body = article.pk, article.body
    article.organizations.add(Organization.objects.create(name="هيئة"))
    with editing(editor) as made:
        article.delete()
    assert not Quote.objects.exists()
    made.edit.undo(editor)
    back = Article.objects.get(pk=key)
    assert (back.body, back.organizations.count()) == (body, 1)
    assert [(each.pk, each.text) for each in back.quotes.all()] == [(quote.pk, quote.text)]


@pytest.mark.parametrize("later", ["changed", "gone", "undone"])
def test_what_was_changed_since_is_not_taken_back(editor, later):
    quote = make_quote(role="أ")
    made = edit(quote, editor, role="ب")
    if later == "changed":
        edit(quote, editor, role="ج")
    elif later == "gone":
        quote.delete()
    else:
        made.undo(editor)
        edit(quote, editor, role="ب")
    before = Edit.objects.count()
    with pytest.raises(Overtaken):
        Edit.objects.get(pk=made.pk).undo(editor)
    assert Edit.objects.count() == before


def test_one_of_many_that_was_changed_since_keeps_all_of_them(editor):
    quotes = [make_quote(f"قول {number}") for number in range(3)]
    with editing(editor) as made:
        Quote.objects.all().mark("rejected", editor)
    edit(quotes[1], editor, review="verified")
    with pytest.raises(Overtaken) as overtaken:
        made.edit.undo(editor)
    assert overtaken.value.args[0] == [quotes[1]]
    assert Quote.objects.filter(review="rejected").count() == 2


def test_a_speaker_who_is_gone_is_not_put_back(editor):
    quote = make_quote(speaker="سلمى الحداد")
    gone = quote.speaker
    made = edit(quote, editor, speaker=None)
    gone.delete()
    with pytest.raises(Overtaken):
        made.undo(editor)


def test_a_row_is_brought_back_to_an_earlier_version(editor):
    quote = make_quote(role="أ", kind="direct")
    edits = [edit(quote, editor, **values) for values in ({"role": "ب"}, {"kind": "mixed"}, {"role": "ج"})]
    with editing(editor, "back to the beginning"):
        edits[0].changes.get().rewind()
    quote.refresh_from_db()
    assert (quote.role, quote.kind) == ("أ", "direct")
    assert Change.objects.of(quote).count() == 4
