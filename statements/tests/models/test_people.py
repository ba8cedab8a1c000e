import pytest

from statements.models import Organization, Speaker
from statements.models.people import name_key

pytestmark = pytest.mark.django_db

KEYS = [
    ("سلمى الحدّاد", "سلمي الحداد"),
    ("سلمى  الحداد ", "سلمي الحداد"),
    ('وكالة "الجزر"', "وكاله الجزر"),
    ("O’Neill-Smith", "o neill smith"),
    ("Ёлкин", "елкин"),
    ("«»", ""),
]


@pytest.mark.parametrize("name, key", KEYS)
def test_spellings_of_a_name_share_a_key(name, key):
    assert name_key(name) == key


@pytest.mark.parametrize(
    "name, slug", [("سلمى الحدّاد", "سلمى-الحداد"), ("Alina Korvis", "alina-korvis"), ("«»", "speaker")]
)
def test_an_address_is_made_from_the_name(name, slug):
    assert Speaker.objects.create(name=name).slug == slug


def test_namesakes_have_addresses_of_their_own():
    assert [Speaker.objects.create(name="سلمى الحداد").slug for _ in range(3)] == [
        "سلمى-الحداد",
        "سلمى-الحداد-2",
        "سلمى-الحداد-3",
    ]


def test_an_old_address_leads_to_its_owner_for_ever():
    speaker = Speaker.objects.create(name="سلمى الحداد")
    speaker.name, speaker.slug = "Salma Haddad", ""
    speaker.save()
    assert speaker.slug == "salma-haddad"
    assert Speaker.at_address("سلمى-الحداد") == Speaker.at_address("salma-haddad") == speaker
    assert Speaker.objects.create(name="سلمى الحداد").slug == "سلمى-الحداد-2"


def test_the_canonical_name_is_among_the_names_it_is_found_by():
    body = Organization.objects.create(name="وزارة الموانئ")
    body.name = "وزارة الموانئ والنقل"
    body.save()
    assert set(body.names.values_list("text", flat=True)) == {"وزارة الموانئ", "وزارة الموانئ والنقل"}
    assert set(body.names.values_list("script", "language")) == {("Arab", "ar")}
