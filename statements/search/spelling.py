"""What a mistyped word may have meant: the words that one slip of the fingers away from it.

A slip leaves a letter out, writes one too many, one for another, or two in the wrong order. All words that such a
slip makes are few hundreds, and looking them up is one query; how Peter Norvig's spelling corrector does it.
"""

import json
import re
from collections.abc import Iterable
from itertools import pairwise

# Folded letters, as the index has them.
ALPHABETS = {
    "arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويء",
    "latin": "abcdefghijklmnopqrstuvwxyz",
    "cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
}
_OF_ALPHABET = {name: re.compile(f"[{letters}]") for name, letters in ALPHABETS.items()}
# Of a shorter word too many others are one slip away.
SHORTEST = 3


def slips(word: str) -> set[str]:
    """Every word that one slip makes of the folded word, in the alphabet that it is written in."""
    if len(word) < SHORTEST:
        return set()
    letters = next((ALPHABETS[name] for name, found in _OF_ALPHABET.items() if found.search(word)), "0123456789")
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    fewer = {before + after[1:] for before, after in cuts if after}
    swapped = {word[:n] + b + a + word[n + 2 :] for n, (a, b) in enumerate(pairwise(word))}
    other = {before + letter + after[1:] for before, after in cuts if after for letter in letters}
    more = {before + letter + after for before, after in cuts for letter in letters}
    return (fewer | swapped | other | more) - {word}


# Thousands of words in one statement, each a row.
_EACH = {"sqlite": "SELECT value FROM json_each(%s)", "postgresql": "SELECT jsonb_array_elements_text(%s::jsonb)"}


def learn(connection, table: str, words: Iterable[str]) -> None:
    """Put words into a table of words, those that are not there yet."""
    ordered = sorted(words)  # as in the table's index, which takes them fastest so
    sql = f"INSERT INTO {table} (text) {_EACH[connection.vendor]} WHERE true ON CONFLICT DO NOTHING"
    with connection.cursor() as cursor:
        cursor.execute(sql, [json.dumps(ordered)])
