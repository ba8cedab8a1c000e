import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.search.highlight import hits, hits_of, snippet
from statements.search.query import parse

TEXT = "قال وزير الخارجية إن المفاوضات بدأت، وأكّد الوزيرُ للوزراء أن مفاوضاتهم مع وزارة الخارجية صعبة"

# What is typed, the text, and the words that are marked in it.
CASES = [
    ("افغانستان", "الوضع في أفغانستان، وأفغانِسـتان", ["أفغانستان", "وأفغانِسـتان"]),
    ("وزير", TEXT, ["وزير", "الوزيرُ", "للوزراء"]),
    ("مفاوضات", TEXT, ["المفاوضات", "مفاوضاتهم"]),
    ('"وزير الخارجية"', TEXT, ["وزير الخارجية"]),
    ('"الخارجية"', TEXT, ["الخارجية", "الخارجية"]),
    ('"وزير" وزارة', TEXT, ["وزير", "وزارة"]),
    ('"وزير الخارجية" خارجية', TEXT, ["وزير الخارجية", "الخارجية"]),
    ('"أكد الوزير"', TEXT, []),
    ('"وأكد الوزير"', TEXT, ["وأكّد الوزيرُ"]),
    ("مفاوض*", TEXT, ["المفاوضات", "مفاوضاتهم"]),
    ("صع*", TEXT, ["صعبة"]),
    ("صعب OR بدأت", TEXT, ["بدأت", "صعبة"]),
    ("-وزير صعبة", TEXT, ["صعبة"]),
    ("in:وزير speaker:وزير", TEXT, []),
    ("cafe", "the Café", ["Café"]),
    ("negotiation", "Negotiating, negotiations", ["Negotiating", "negotiations"]),
    ("переговоры", "на переговорах", ["переговорах"]),
    ('"b a" "a b"', "a b a", ["a b a"]),
    ("1 2", "½ 3", ["½"]),
    ("مسئولين", "قال المسؤولُ", ["المسؤولُ"]),
    ("غائب", TEXT, []),
    ("", TEXT, []),
    ("x", "", []),
]


@pytest.mark.parametrize("typed, text, words", CASES)
def test_hits_are_the_words_as_they_were_written(typed, text, words):
    assert [text[start:end] for start, end in hits(text, parse(typed))] == words


def test_a_field_is_highlighted_where_it_is_shown():
    query = parse("مصر in:وزير")
    assert [TEXT[start:end] for start, end in hits_of(TEXT, query.values("in"))] == ["وزير", "الوزيرُ", "للوزراء"]


LONG = "one two three four five six seven eight nine ten eleven twelve thirteen"
SNIPPETS = [
    # typed, width, what is shown of LONG, with the hits in brackets
    ("seven", 20, "six [seven] eight"),
    ("seven", 5, "[seven]"),
    ("seven", 1, "[seven]"),
    ("one", 12, "[one] two"),
    ("thirteen", 20, "twelve [thirteen]"),
    ("two eleven twelve", 20, "[eleven] [twelve]"),
    ("two three eleven", 20, "one [two] [three] four"),
    ('"five six seven" one', 10, "[one] two"),
    ('"five six seven"', 10, "[five six seven]"),
    ("zero", 12, "one two"),
    ("zero", 2, "on"),
    ("", 8, "one two"),
    ("ten", 500, LONG.replace("ten", "[ten]")),
]


@pytest.mark.parametrize("typed, width, shown", SNIPPETS)
def test_a_snippet_shows_the_best_place(typed, width, shown):
    found = snippet(LONG, parse(typed), width)
    assert "".join(f"[{text}]" if is_hit else text for text, is_hit in found.pieces) == shown
    assert found.starts_text == shown.strip("[").startswith("on")
    assert found.ends_text == shown.strip("]").endswith("thirteen")


WORDS = ["وزير", "الوزيرُ", "قال", "a", "Lavrov", " ", "  ", "\n", "، ", "½", "-", "«", "ـ", "e\u0301", "\u200f"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=60).map("".join)
TYPED = st.lists(st.sampled_from(["وزير", '"قال الوزير"', "lav*", "1", '"a a"', "-a", "e"]), max_size=3).map(
    " ".join
)


@given(TEXTS, TYPED, st.integers(1, 80))
def test_a_snippet_is_a_piece_of_the_text_with_all_its_hits(text, typed, width):
    found = snippet(text, parse(typed), width)
    all_hits = hits(text, parse(typed))
    assert "".join(piece for piece, _ in found.pieces) == text[found.start : found.end]
    assert all(found.start <= start < end <= found.end for start, end in found.hits)
    assert found.hits or not all_hits
    longest = max((end - start for start, end in all_hits), default=0)
    assert found.end - found.start <= max(width, longest)


@given(TEXTS, TYPED)
def test_hits_are_in_order_and_do_not_overlap(text, typed):
    edges = [edge for span in hits(text, parse(typed)) for edge in span]
    assert edges == sorted(edges)
    assert all(start < end for start, end in hits(text, parse(typed)))
