"""Lines that only repeat what an article says, or what another one does: headlines, subheadings and links."""

from .document import Document, Sentence

# Subheadings have no more words.
LONGEST_SUBHEADING = 16
# A link is announced by one of these first words (يتبع رابط الخبر: ...).
LONGEST_BEFORE_LINK = 3


def article_sentences(document: Document) -> list[Sentence]:
    """The sentences of the article itself, in their order.

    Left out are a headline that stands above the article and again below it, word for word; subheadings that say
    what somebody does (الوزير يعلن استقالته); and the headlines of other articles (للمزيد: ..., اقرأ أيضا ...).
    """
    first, last = _between_headlines(document.folded.text)
    return [
        sentence
        for sentence in document.sentences
        if first <= document.starts[sentence.first] < last
        and not _is_link(document, sentence)
        and not _is_subheading(document, sentence)
    ]


def _between_headlines(text):
    """Where the article begins and ends between two paragraphs that are the same, with others between them."""
    paragraphs = [line.strip() for line in text.strip().split("\n")]
    if len(paragraphs) < 3 or paragraphs[0] != paragraphs[-1]:
        return 0, len(text)
    return text.index(paragraphs[0]) + len(paragraphs[0]), text.rindex(paragraphs[-1])


def _is_link(document, sentence):
    opening = document.lexicon.setting_words("links")
    for index in range(sentence.first, min(sentence.first + LONGEST_BEFORE_LINK, sentence.last - 1)):
        if document.words[index].form in opening:
            after = document.words[index + 1].form
            return not after[0].isalnum() or after in document.lexicon.setting_words("links go on")
    return False


def _is_subheading(document, sentence):
    """Whether a line between paragraphs, without full stop or marks, tells in the present what somebody does."""
    words = document.words
    first, last = sentence.first, sentence.last
    if not 2 < last - first <= LONGEST_SUBHEADING or first == 0 or last == len(words):
        return False
    if not (document.ends_line(first) and document.ends_line(last) and words[last - 1].form[0].isalnum()):
        return False
    inside = words[first + 1 : last]
    if words[first].verb or any(document.quote_at[first:last]):
        return False
    return any(word.verb and word.tense == "present" for word in inside)
