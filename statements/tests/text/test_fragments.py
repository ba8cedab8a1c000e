"""Text fragments say where a passage stands, to the specification's letter."""

from urllib.parse import unquote

import pytest

from statements.text.fragments import text_directive, with_fragment

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"


@pytest.mark.parametrize(
    ("body", "words", "directive"),
    [
        ("He said the rain is near.", "the rain is near", "text=the rain is near"),
        ("She: yes, rain & snow - both.", "rain & snow - both", "text=rain %26 snow %2D both"),
        ("one, two", "one, two", "text=one%2C two"),
        ("قالت إن المطر قريب.", "المطر قريب", "text=المطر قريب"),
        ("قالت والمطر قريب.", "المطر", "text=والمطر"),  # widened to the word
        ("«المطر قريب»", "«المطر قريب»", "text=المطر قريب"),
        (LONG, LONG, "text=one two three four five,ten eleven twelve thirteen fourteen"),
        ("a b\nc d", "a b\nc d", "text=a b,c d"),
        ("no. He said: no. Then no.", "no. Then", "text=no. Then"),
        ("A: «yes». B said: «yes» again.", "yes", "text=A: «-,yes,-». B said: «yes» again"),
        ("yes. B said: «yes» again.\nyes", "yes» again", "text=yes» again"),
        ("x said yes\ny said yes", "yes", "text=x said-,yes"),
        ("قالت: المَطَرُ قريبٌ.", "المَطَرُ", "text=المَطَرُ"),
        ("...", "...", ""),
    ],
)
def test_a_passage_is_named_by_its_words(body, words, directive):
    start = body.index(words)
    made = text_directive(body, start, start + len(words))
    readable = unquote(made.replace("%2C", "%252C").replace("%2D", "%252D").replace("%26", "%2526"))
    assert readable == directive


def test_the_second_of_two_like_passages_is_told_by_what_stands_round_it():
    body = "A said: yes. B said: yes indeed."
    start = body.rindex("yes")
    assert unquote(text_directive(body, start, start + 3)) == "text=said: yes. B said:-,yes,-indeed"


@pytest.mark.parametrize(
    ("url", "made"),
    [
        ("https://example.org/a", "https://example.org/a#:~:text=x"),
        ("https://example.org/a#part", "https://example.org/a#part:~:text=x"),
    ],
)
def test_the_directive_follows_the_address(url, made):
    assert with_fragment(url, "text=x") == made
    assert with_fragment(url, "") == url
