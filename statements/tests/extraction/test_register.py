"""Looking a member up by its words finds whom a look at every member would find, in their order."""

from hypothesis import given
from hypothesis import strategies as st

from statements.extraction.members import Member, is_same_person, is_spelling
from statements.extraction.records import SourceType
from statements.extraction.register import MOST_MEMBERS, Register

WORDS = ["سالم", "سليم", "العوفي", "عوفي", "بن", "ليلى", "سيرغي", "سيرجي", "لافروف", "لافروب", "ال"]
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(tuple)


def register_of(all_keys):
    register = Register()
    for keys in all_keys:
        register.note(Member(" ".join(keys), SourceType.PERSON, keys, 0))
    return register


@given(st.lists(names, max_size=12), names)
def test_the_same_people_as_by_looking_at_each(known, keys):
    register = register_of(known)
    assert register.same_person(keys) == [m for m in register if is_same_person(m.keys, keys)]
    assert register.having(keys) == [m for m in register if set(keys) <= set(m.keys)]
    assert register.spelled(keys[0]) == [m for m in register if is_spelling(keys[0], m.keys[-1])]


@given(st.lists(names, min_size=1, max_size=6), names, names)
def test_a_member_is_found_by_its_fuller_name(known, fuller, keys):
    register = register_of(known)
    member = next(iter(register))
    member.keys = fuller
    register.note(member)
    assert len(register) == len(known)
    assert register.same_person(keys) == [m for m in register if is_same_person(m.keys, keys)]


def test_what_names_more_than_an_article_can_is_not_taken_in():
    register = register_of((str(number),) for number in range(MOST_MEMBERS + 1))
    assert len(register) == MOST_MEMBERS
    assert register.having((str(MOST_MEMBERS - 1),))
    assert not register.having((str(MOST_MEMBERS),))
