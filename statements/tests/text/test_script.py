import pytest

from statements.text.script import direction_of, guess_language, script_of

CASES = [
    ("قالت الوزيرة", "Arab", "ar", "rtl"),
    ("The minister said", "Latn", "en", "ltr"),
    ("Министр заявила", "Cyrl", "ru", "ltr"),
    ("وقالت شركة JD.com إن", "Arab", "ar", "rtl"),
    ("2021 - 30%", "", "", "ltr"),
    ("", "", "", "ltr"),
]


@pytest.mark.parametrize("text, script, language, direction", CASES)
def test_the_script_tells_the_language(text, script, language, direction):
    assert script_of(text) == script
    assert guess_language(text) == language
    assert direction_of(language) == direction
