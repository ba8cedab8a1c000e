"""Two become one with all that is known of them, and two again when that is taken back."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from statements.duplicates import propose_organizations, propose_speakers
from statements.merging import PAIRS, REFERENCES, CannotMerge, Merge
from statements.models import (
    Article,
    Edit,
    Organization,
    OrganizationDuplicate,
    Quote,
    QuoteEntry,
    Speaker,
    SpeakerDuplicate,
)
from statements.recording import editing

from .making import body_named, make_article, make_quote, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return User.objects.create_user("editor")


def merge(editor, kept, gone) -> Edit:
    with editing(editor, "one person") as edit:
        Merge(kept, gone).carry_out()
    return edit.edit


def picture(model) -> dict:
    """All that is known of the rows of a model, and of what refers to them."""
    return {
        "rows": list(model.objects.order_by("pk").values()),
        "names": sorted(row for each in model.objects.all() for row in each.names.values_list()),
        "addresses": sorted(row for each in model.objects.all() for row in each.slugs.values_list()),
        "quotes": list(Quote.objects.order_by("pk").values()),
        "entries": list(QuoteEntry.objects.order_by("pk").values()),
        "articles": list(
            Article.objects.order_by("pk", "organizations").values("pk", "publisher", "agency", "organizations")
        ),
    }


@pytest.mark.parametrize(
    ("kept", "gone", "country"),
    [
        (("", False), ("RU", False), ("RU", False)),
        (("RU", False), ("BY", False), ("RU", False)),
        (("RU", False), ("", True), ("", True)),
        (("", True), ("RU", True), ("", True)),
    ],
)
def test_the_country_that_an_editor_settled_goes_before_the_machine_s(editor, kept, gone, country):
    one, other = (
        Speaker.objects.create(name=name, country=code, country_settled=settled)
        for name, (code, settled) in {"فلان": kept, "Fulan": gone}.items()
    )
    merge(editor, one, other)
    one.refresh_from_db()
    assert (one.country, one.country_settled) == country


def test_statements_names_and_addresses_go_along(editor):
    quote, other = make_quote(speaker="سيرغي لافروف"), make_quote("آخر", speaker="Sergei Lavrov")
    kept, gone = quote.speaker, other.speaker
    old_address = gone.slug
    merge(editor, kept, gone)
    assert set(kept.quotes.all()) == {quote, other}
    assert {name.text for name in kept.names.all()} == {"سيرغي لافروف", "Sergei Lavrov"}
    assert Speaker.at_address(old_address) == kept
    assert QuoteEntry.objects.filter(speaker=kept).count() == 2


@pytest.mark.parametrize("names", [("سيرغي لافروف", "Sergei Lavrov"), ("سيرغي لافروف", "سيرغي لافروف")])
def test_a_merge_of_speakers_is_taken_back_to_the_letter(editor, names):
    first, second = (Speaker.objects.create(name=name) for name in names)
    second.description = "وزير"
    second.save()
    for speaker in (first, second):
        quote = make_quote(f"كلام {speaker.pk}", speaker="")
        quote.speaker = speaker
        quote.save()
    propose_speakers()
    before = picture(Speaker)
    edit = merge(editor, first, second)
    assert Speaker.objects.get().description == "وزير"
    edit.undo(editor)
    assert picture(Speaker) == before
    assert SpeakerDuplicate.objects.count() == 1


def test_a_merge_of_bodies_is_taken_back_to_the_letter(editor):
    kept, gone = body_named("وزارة الخارجية"), body_named("الخارجية", kind="government")
    child = Organization.objects.create(name="السفارة", parent=gone)
    article = make_article(publisher="الخارجية", agency=gone)
    article.organizations.add(gone, child)
    make_quote(article=make_article("قال: المطر قريب."), speaker="", organization="الخارجية")
    before = picture(Organization)
    edit = merge(editor, kept, gone)
    article.refresh_from_db()
    child.refresh_from_db()
    kept.refresh_from_db()
    assert (article.publisher, article.agency, child.parent, kept.kind) == (kept, kept, kept, "government")
    assert set(article.organizations.all()) == {kept, child}
    assert kept.quotes.count() == 1
    edit.undo(editor)
    assert picture(Organization) == before


@pytest.mark.parametrize("kept_is_the_child", [True, False])
def test_a_body_never_becomes_its_own_parent(editor, kept_is_the_child):
    parent = Organization.objects.create(name="الوزارة")
    child = Organization.objects.create(name="وزارة", parent=parent)
    kept, gone = (child, parent) if kept_is_the_child else (parent, child)
    merge(editor, kept, gone)
    assert Organization.objects.get().parent is None


def test_two_publishers_of_one_text_are_not_merged_and_nothing_changes(editor):
    for name in ("صحيفة أولى", "صحيفة ثانية"):
        make_article("نص واحد.", publisher=name)
    before = picture(Organization)
    kept, gone = Organization.objects.order_by("pk")
    with pytest.raises(CannotMerge):
        merge(editor, kept, gone)
    assert picture(Organization) == before


def test_all_that_refers_to_a_name_is_known_to_the_merge():
    """A new model with a reference to speakers or bodies has to be thought of in merging.py."""
    ways_of_their_own = {"names", "slugs", "mentioned_in"}
    for model, references in REFERENCES.items():
        for relation in model._meta.related_objects:
            own = relation.name in ways_of_their_own or relation.related_model in PAIRS.values()
            kept_by_triggers = not getattr(relation.field, "db_constraint", True)
            assert own or kept_by_triggers or (relation.related_model, relation.field.name) in references, relation


def test_who_is_set_apart_is_not_proposed_again(editor):
    first, second = person("سيرغي لافروف"), person("Sergei Lavrov")
    assert propose_speakers().new == 1
    SpeakerDuplicate.set_apart(second, first)
    assert not SpeakerDuplicate.objects.waiting().exists()
    found = propose_speakers()
    assert (found.new, found.gone) == (0, 0)
    assert not SpeakerDuplicate.objects.waiting().exists()


def test_who_is_set_apart_from_one_is_so_from_whom_that_one_becomes(editor):
    lavrov, other, third = person("سيرغي لافروف"), person("Sergei Lavrov"), person("Sergey Lavrov")
    SpeakerDuplicate.set_apart(other, third)
    merge(editor, lavrov, other)
    assert SpeakerDuplicate.objects.between(lavrov, third).get().apart


def test_proposals_follow_the_names(capsys):
    body_named("الخارجية الفرنسية"), body_named("وزارة الخارجية الفرنسية")
    speaker = person("سيرغي لافروف")
    person("Sergei Lavrov")
    call_command("propose_duplicates")
    assert "1 new" in capsys.readouterr().out
    assert OrganizationDuplicate.objects.get().signs == ["shorter"]
    speaker.names.all().delete()
    found = propose_speakers()
    assert (found.new, found.kept, found.gone) == (0, 0, 1)
    assert propose_organizations().kept == 1


@pytest.mark.parametrize("rows", [10, 60])
def test_a_merge_takes_no_more_queries_for_more_statements(editor, rows, django_assert_max_num_queries):
    kept, gone = person("سيرغي لافروف"), person("Sergei Lavrov")
    for number in range(rows):
        make_quote(f"كلام {number} هنا", speaker="Sergei Lavrov")
    with django_assert_max_num_queries(45):
        merge(editor, kept, gone)
