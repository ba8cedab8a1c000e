"""Outlets that are told what somebody says: they belong to nobody's name or title (فلان للميادين، إن)."""

from .document import Document
from .word import MEDIA, ORGANIZATION, Phrase, Word


def is_told(word: Word) -> bool:
    """Whether a word is an outlet that is told something, or "to" before one: للميادين, لـ"الصحيفة", لـCNN."""
    foreign = word.form[0] == "ل" and word.form[1:].isascii()
    return foreign or (word.preposition == "ل" and bool(word.bits & MEDIA))


def is_addressed(document: Document, head: int, index: int, body: Phrase | None) -> bool:
    """Whether a phrase about `head` ends before a foreign outlet that is told something: مسؤول تركي لـCNN.

    `body` is a listed name that begins with the word. Who works for an outlet (مصور لفرانس برس), or has an office
    in it (المدير العام لفرانس برس), is not told anything.
    """
    word, known = document.words[index], document.lexicon.setting_words
    if (body is None and word.bits) or document.words[head].stem in known("media people"):
        return False
    if body is None:
        return is_told(word)
    owned = document.words[head].definite and not any(
        noun.bits & ORGANIZATION for noun in document.words[head:index]
    )
    return word.preposition == "ل" and word.stem in known("outlets") and not owned
