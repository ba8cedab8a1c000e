"""The article as the extractor sees it: folded words, sentences and quotation marks.

Words are counted from 0 over the whole article; spans of words are (first, after the last). Nothing here
knows what a word means beyond its entry in the lexicon.
"""

import bisect
import functools
import re
import unicodedata
from dataclasses import dataclass, field, replace

from ..text.credits import find_credits
from ..text.fold import Folded, fold_with_offsets
from . import marks
from .lexicon import Lexicon
from .marks import SENTENCE_ENDS
from .records import Span
from .run_together import first_end
from .spelling import key_in_text
from .word import BINDER, CLOSED, GIVEN, JOINER, THAT, Word

# A row of the same mark is one word: it is drawn, and quotes nothing.
TOKEN = re.compile(
    r"([^\w\s#.])\1{3,}|\d+(?:[.,٫]\d+)*|[^\W_]+(?:[-'’][^\W_]+)*(?:(?<=s)['’](?=\s[^\W\d_]))?"
    r"|''|′′|\.{2,}|[^\w\s#]"
)
# Letters that only end a word, and أنّ before another one: there two words have run together where a link stood.
JOINTS = re.compile(
    r"[ةىّ](?:(?<=[ةى])(?=[ء-ي])(?!ء)"
    r"|(?:(?<=[^ء-ي][أإ]نّ)|(?<=[^ء-ي][وفبل][أإ]نّ)|(?<=[ةى][أإ]نّ))َ?"
    r"(?!(?:ه|ها|هم|هما|هن|ي|ني|نا|ا|ك|كم|ما)\b)(?=[ء-ي]))"
)
# أن and the like after four letters more than its own word may begin with (not اطمأن, ويبدأن, بشأن): فلانأنه.
THAT_JOINED = re.compile(
    "[أإ](?<=[ء-ي]{4}.)(?<!ش.)(?<!طم.)(?<!بد.)(?<!قر.)(?=ن[\u064e\u0651]*(?:ها?|هما?)?(?![\\w\u064b-\u0652]))"
)
# Where the spelling may tell a word from another with the same folded form: إلغاء is no لغاء with the article.
HAMZAS = re.compile("[أإآ][ـ\u064b-\u0652]*ل")
COMMAS = frozenset("،,؛;")
DASHES = frozenset("-–—")
LONGEST_SPELLED_LETTER = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words `first` to `last` (exclusive), of which the final mark is the last."""

    first: int
    last: int


@dataclass
class Document:
    """An article, split. `quote_at[i]` is the quotation that word i stands in or begins, or None."""

    body: str
    lexicon: Lexicon
    folded: Folded
    words: list[Word] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    quotes: list[marks.Quotation] = field(default_factory=list)
    quote_at: list[marks.Quotation | None] = field(default_factory=list)
    # Folded words of the names of people in the article, and of bodies that it names in marks.
    known_people: set[str] = field(default_factory=set)
    known_marked: set[str] = field(default_factory=set)
    # The words of what the article calls by a name in marks (مسلسل "عبرة شارع").
    known_titles: set[tuple[str, ...]] = field(default_factory=set)
    # Names of bodies without their first word, by the word that they then begin with.
    short_bodies: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)

    @functools.cached_property
    def forms(self) -> frozenset[str]:
        """Every folded word of the article."""
        return frozenset(word.form for word in self.words)

    def span(self, first: int, last: int) -> Span:
        """The span in the body of the words first to last (exclusive), with the vowel signs of the last one."""
        start, end = self.folded.span(self.starts[first], self.ends[last - 1])
        while end < len(self.body) and unicodedata.category(self.body[end]) == "Mn":
            end += 1
        return start, end

    def text(self, first: int, last: int) -> str:
        return slice_of(self.body, self.span(first, last)) if last > first else ""

    def ends_line(self, index: int) -> bool:
        """Whether a line ends before a word."""
        return "\n" in self.folded.text[self.ends[index - 1] : self.starts[index]]

    def past_brackets(self, index: int, limit: int) -> int:
        """After the bracket that closes the one at the index, before `limit`; 0 where no such pair stands."""
        if index >= limit or self.words[index].form != "(":
            return 0
        return next((last + 1 for last in range(index + 1, limit) if self.words[last].form == ")"), 0)

    def is_capital(self, index: int) -> bool:
        """Whether the word is written with a capital letter."""
        return self.body[self.folded.offsets[self.starts[index]]].isupper()


def slice_of(text: str, span: Span) -> str:
    return text[span[0] : span[1]]


def read_document(body: str, lexicon: Lexicon) -> Document:
    """Splits an article; its closing credits are left out."""
    end = find_credits(body, lexicon.language).start
    folded = fold_with_offsets(body[:end])
    document = Document(body, lexicon, folded)
    joins = [found.end() for found in JOINTS.finditer(body, 0, end)]
    joins += [found.start() - (body[found.start() - 1] == "ب") for found in THAT_JOINED.finditer(body, 0, end)]
    joints = sorted({bisect.bisect_left(folded.offsets, place) for place in joins})
    hamzas = [bisect.bisect_left(folded.offsets, found.start()) for found in HAMZAS.finditer(body, 0, end)]
    places = sorted([*joints, *hamzas])
    for start, end in _paragraphs(folded.text):
        _read_paragraph(document, start, end, joints, places)
    _settle_particles(document)
    return document


def _settle_particles(document):
    """Tells small words of foreign names from conjunctions: فان جال, where the article has لويس فان جال."""
    both = THAT | JOINER
    places = [i for i, word in enumerate(document.words[:-1]) if word.bits & both == both]
    places = [i for i in places if document.text(i, i + 1) == document.words[i].form]
    named = {document.words[i + 1].form for i in places if i and document.words[i - 1].bits & GIVEN}
    for index in places:
        word, following = document.words[index], document.words[index + 1]
        if following.form in named and following.form == following.stem and not following.bits & CLOSED:
            document.words[index] = replace(word, bits=BINDER)


def _paragraphs(text):
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            yield start, end
        start = end + 1


def _read_paragraph(document, start, end, joints, places):
    """`places` are those where a word is more than its folded form, so that it is looked into again."""
    first, whole = len(document.words), document.lexicon.whole
    add_word, add_start, add_end = document.words.append, document.starts.append, document.ends.append
    at, last = bisect.bisect_left(places, start), len(places)
    for match in TOKEN.finditer(document.folded.text, start, end):
        form, (start, end) = match.group(), match.span()
        while at < last and places[at] < start:
            at += 1
        if form in whole and (at == last or places[at] >= end):
            # Nearly every word: the function call is spared.
            add_word(whole[form])
            add_start(start)
            add_end(end)
        elif joints and bisect.bisect_right(joints, start) < bisect.bisect_left(joints, end):
            _read_joined(document, start, end, joints)
        else:
            _read_word(document, form, start, end)
    last = len(document.words)
    document.quote_at.extend([None] * (last - first))
    if last == first:
        return
    for quotation in _quotations(document, first, last):
        document.quotes.append(quotation)
        document.quote_at[quotation.first : quotation.last] = [quotation] * (quotation.last - quotation.first)
    document.sentences.extend(
        Sentence(sentence_first, sentence_last)
        for sentence_first, sentence_last in _sentences(document, first, last)
    )


def _read_joined(document, start, end, joints):
    """Adds the words that have run together in one."""
    first, last = bisect.bisect_right(joints, start), bisect.bisect_left(joints, end)
    for joint in [*joints[first:last], end]:
        _read_word(document, document.folded.text[start:joint], start, joint)
        start = joint


def _read_word(document, form, start, end):
    """Adds a word that is met for the first time, or that only its spelling or its place tells from another."""
    lexicon = document.lexicon
    spellings = lexicon.exact.get(form)
    exact = spellings and spellings.get(slice_of(document.body, document.folded.span(start, end)))
    if exact:
        _add_word(document, exact, start, end)
        return
    spelled = key_in_text(form, functools.partial(_original, document, start))
    word = lexicon.word(spelled)
    split = first_end(lexicon, word)
    if split:
        # A name has run together with what follows it.
        _add_word(document, lexicon.word(form[:split]), start, start + split)
        _read_word(document, form[split:], start + split, end)
        return
    if spelled == form and not spellings and form in lexicon.words:
        lexicon.whole[form] = word
    _add_word(document, word, start, end)


def _add_word(document, word, start, end):
    document.words.append(word)
    document.starts.append(start)
    document.ends.append(end)


def _quotations(document, first, last):
    words = document.words
    marked = marks.find_quotations(document.folded.text, document.starts, words, first, last)
    if "asides in marks" not in document.lexicon.settings:
        return marked
    spoken = marks.spoken_after_dash(words, first, last, DASHES)
    if not spoken:
        return [part for quotation in marked for part in marks.split_asides(words, quotation, DASHES)]
    # In the author's words, names may stand in marks.
    outside = [q for q in marked if all(q.last <= s.first or q.first >= s.last for s in spoken)]
    return sorted([*spoken, *outside], key=lambda quotation: quotation.first)


def _original(document, start, position):
    """The character of the body that a character of a word was folded from."""
    return document.body[document.folded.offsets[start + position]]


def _sentences(document, first, last):
    begin = index = first
    while index < last:
        quotation = document.quote_at[index]
        if quotation:
            index = quotation.last
            ends = _quotation_ends_sentence(document, quotation, last)
        else:
            ends = document.words[index].form in SENTENCE_ENDS and not _is_abbreviation(document, index)
            index += 1
            ends = ends and not _goes_on(document, index, last)
        if ends:
            yield begin, index
            begin = index
    if begin < last:
        yield begin, last


def _goes_on(document, index, last):
    """Whether "and that" follows a full stop: it goes on with what somebody is reported to have said."""
    word = document.words[index] if index < last else None
    return word is not None and word.conjunction == "و" and bool(word.bits & THAT) and not document.quote_at[index]


def _quotation_ends_sentence(document, quotation, last):
    """Whether the full stop inside the marks ends the sentence around them too."""
    after = quotation.last
    if after >= last or document.words[quotation.inner_last - 1].form not in SENTENCE_ENDS:
        return False
    word = document.words[after]
    if document.lexicon.capitals:
        return document.is_capital(after) and word.form.isalpha() and quotation.inner_last - quotation.first > 4
    return bool(word.conjunction) or (word.form.isalpha() and not word.verb and not word.phrases)


def _is_abbreviation(document, index):
    """Whether a full stop ends no sentence: in "JD.com", "د. سالم", "U.S.", "بي.بي.سي"."""
    text, start, end = document.folded.text, document.starts[index], document.ends[index]
    if text[start] != ".":
        return False
    before = text[start - 1 : start]
    after = text[end : end + 1]
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
        return True
    previous = document.words[index - 1].form if index else ""
    if not index or document.ends[index - 1] != start:
        return False
    if len(previous) == 1 and previous.isalpha():
        return True
    if _spells(document, index) or _is_initial(document, index, after):
        return True
    return previous in document.lexicon.abbreviations and not after.startswith("\n")


def _is_initial(document, index, after):
    """Whether a full stop follows the initial of a name, spelled as it is spoken: جون سي. ريد."""
    letters = document.lexicon.setting_words("names of letters")
    named = index > 1 and document.words[index - 2].bits & GIVEN
    return bool(named) and after == " " and document.words[index - 1].form in letters


def _spells(document, index):
    """Whether a full stop stands among the spoken letters of a foreign abbreviation: بي.بي.سي."""
    if index + 1 >= len(document.words) or document.ends[index] != document.starts[index + 1]:
        return False
    lengths = sorted(len(document.words[place].form) for place in (index - 1, index + 1))
    letters = document.words[index - 1].form + document.words[index + 1].form
    again = (
        index > 1
        and document.words[index - 2].form == "."
        and document.ends[index - 2] == document.starts[index - 1]
    )
    return (
        letters.isalpha()
        and lengths[0] <= LONGEST_SPELLED_LETTER - (not again)
        and lengths[1] <= LONGEST_SPELLED_LETTER
    )
