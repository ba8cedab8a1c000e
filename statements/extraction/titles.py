"""Titles: what an office is called, the name that goes with it, and sources that only have a description."""

from dataclasses import replace

from .adjectives import is_feminine
from .document import Document
from .mention import Mention
from .name_words import is_relational
from .names import LONGEST_NAME, before_next_name, end_of_name, starts_name
from .offices import end_of_office, end_of_set_off, is_apposition, named_at, past_honorifics, past_mark
from .phrases import LONGEST_PHRASE, end_of_phrase
from .places import place_words
from .records import SourceType
from .word import (
    CLOSED,
    COMMON,
    COUNTRY,
    DESCRIPTION,
    DOCUMENT,
    GIVEN,
    HONORIFIC,
    MEDIA,
    NATIONAL,
    OCCASION,
    ORGANIZATION,
    PERSONAL,
    PREPOSITION,
    SPEAKS_FOR,
    SURNAME,
    THAT,
    TIME,
    TITLE,
)

# Which setting lists the words that take a preposition, as it is folded.
GOVERNED = {"علي": "on what", "عن": "for what", "الي": "to what"}


def read_title(document, head, limit):
    """وزير الخارجية الروسي سيرغي لافروف, with the name after it, after a comma, or not at all."""
    office_end, role_end = end_of_office(document, head, limit)
    name = _name_after(document, head, role_end, limit)
    word = document.words[head]
    mention = _holder(document, head, office_end, name)
    if name and _belongs_to_another(document, head, role_end, name[0]):
        end = mention.last if name[0] == role_end else role_end
        return Mention(head, end, SourceType.ANONYMOUS, head, gender=mention.gender, definite=word.definite)
    if name or word.definite:
        return mention
    if word.bits & DESCRIPTION and not _is_office(document, head, limit):
        described = read_description(document, head, limit)
        return replace(described, last=max(described.last, office_end))
    if office_end == head + 1 or word.number == "p":
        # زعماء المعارضة والنشطاء
        described = read_description(document, head, limit)
        return described if described.last > office_end else mention
    return mention


def _holder(document, head, end, name):
    """The person with a title from `head` to `end`; `name` is None where only the title is given."""
    word = document.words[head]
    return Mention(
        head,
        past_closing_mark(document, name[1]) if name else end,
        SourceType.PERSON,
        head,
        name=name,
        role=(head, end),
        body=body_in(document, head, end),
        gender=title_gender(document, head),
        number=word.number,
        definite=word.definite,
        country=country_in(document, head, end),
    )


def _name_after(document, head, role_end, limit):
    """The words of the name after a title, after a comma too, or in marks; None where none follows."""
    marked = name_in_marks(document, role_end, limit)
    if marked:
        return marked
    comma = role_end < limit and document.words[role_end].form in "،,"
    first = past_honorifics(document, role_end + comma, limit)
    last = end_of_set_off(document, first, limit) if comma else first
    if last > first:
        return first, last
    last = end_of_name(document, first, limit)
    last = _with_surname(document, first, last, limit)
    if comma and last > first and not is_apposition(document, last, limit):
        # ، نجيب ميقاتي بقرار
        sure = first > role_end + 1 or document.words[first].bits & GIVEN
        last = last if sure and last - first > 1 else first
    if document.words[head].number == "p":
        last = before_next_name(document, first, last)
    return (first, last) if last > first else None


def past_closing_mark(document, index):
    """Past the closing mark after a name in marks."""
    quotation = document.quote_at[index - 1]
    return quotation.last if quotation and quotation.inner_last == index else index


def _belongs_to_another(document, head, role_end, name):
    """Whether the name after a title is another's: زوجة الرئيس فلان, متحدث باسم الوزير فلان."""
    word, lexicon = document.words[head], document.lexicon
    if name > role_end and (
        document.words[role_end].form not in "،," or document.words[role_end - 1].bits & TITLE
    ):
        # متحدث باسم الرئيس، فلان
        return False
    titled = any(other.bits & TITLE for other in document.words[head + 1 : role_end])
    if word.stem in lexicon.setting_words("relatives"):
        return not word.definite and (titled or role_end == head + 1)
    return not word.definite and titled and word.stem in lexicon.setting_words("speakers")


def name_in_marks(document, index, limit):
    """The words of a name in marks: وزير التعليم "د. فلان" أكد."""
    quotation = document.quote_at[index] if index < limit else None
    if quotation is None or quotation.first != index or not quotation.closed:
        return None
    first, last = quotation.inner_first, quotation.inner_last
    if last - first > LONGEST_NAME or quotation.last > limit:
        return None
    start = first
    while start < last and document.words[start].bits & HONORIFIC:
        start = past_mark(document, start + 1, last)
    names = document.words[start:last]
    sure = start > first or (names and names[0].bits & GIVEN and not names[0].definite)
    known = all(not word.bits & ~(PERSONAL | COMMON) and word.form[0].isalpha() for word in names)
    return (start, last) if sure and known and last - start > 1 else None


def _with_surname(document, first, last, limit):
    """The end of a name after a whole title, whose only given name takes a noun as its surname (ناصر كنعاني)."""
    if last - first != 1 or last >= limit or first < 2:
        return last
    given, word, before = document.words[first], document.words[last], document.words[first - 1]
    if given.bits & (SURNAME | CLOSED) or not (given.bits & GIVEN or not given.bits) or given.definite:
        return last
    if before.bits & TITLE and before.stem in document.lexicon.setting_words("first names only"):
        return last
    if word.bits != COMMON or word.preposition or word.conjunction or word.verb or document.quote_at[last]:
        return last
    return last + 1


def read_next_name(document: Document, mention: Mention, limit: int) -> Mention | None:
    """The next of several names after a title in the plural."""
    first = mention.last
    if first >= limit or document.words[mention.head].number != "p" or mention.name is None:
        return None
    word = document.words[first]
    if not word.conjunction and not word.bits:
        joined = word.form[:1]
        if joined not in document.lexicon.conjunctions:
            return None
        rest = document.lexicon.word(word.form[1:])
        word = document.words[first] = replace(rest, form=word.form, conjunction=joined)
    if not word.conjunction or (word.bits and not word.bits & PERSONAL):
        return None
    end = before_next_name(document, first, end_of_name(document, first, limit))
    return replace(mention, first=first, last=end, name=(first, end)) if end > first else None


def _is_office(document, head, limit):
    """Whether what follows makes one person's office of a noun for many: نائب وزير, عضو مجلس."""
    if head + 1 >= limit:
        return False
    after = document.words[head + 1]
    if after.stem in document.lexicon.setting_words("office adjectives"):
        return False
    return bool(after.bits & (TITLE | ORGANIZATION)) and not after.preposition and not after.conjunction


def title_gender(document: Document, head: int) -> str:
    """The gender of a title by its ending; empty where مدربه may be "his coach" or a careless مدربة."""
    stem = document.words[head].stem
    if stem.endswith(("ته", "تها", "تهم")):
        return "f"
    if not stem.endswith("ه") or stem in document.lexicon.setting_words("masculine titles"):
        return "" if stem in document.lexicon.setting_words("titles of both") else "m"
    return "f" if "ة" in document.text(head, head + 1)[-2:] else ""


def body_in(document, first, last):
    """The organization in a title."""
    for index in range(first, last):
        if not _is_body_spoken_for(document, first, index):
            continue
        titles = (
            i for i in range(index + 2, last) if document.words[i].bits & TITLE and document.words[i].definite
        )
        end = end_of_phrase(document, index, next(titles, last), names=False)
        return index, _without_holder(document, index, max(end, index + 1))
    return None


def _is_body_spoken_for(document, first, index):
    """Whether a word of a title begins the body that its holder speaks for.

    What a minister is for is none (وزير الخارجية), nor is an adjective (السياسة الخارجية) or where an envoy goes.
    """
    word, known = document.words[index], document.lexicon.setting_words
    if index == first:
        return bool(word.bits & ORGANIZATION)
    before = document.words[index - 1]
    if before.stem in known("ministers") or before.form in known("accredited"):
        return False
    if word.definite and before.definite and is_relational(word):
        return False
    return bool(word.bits & ORGANIZATION or before.bits & SPEAKS_FOR)


def _without_holder(document, first, last):
    """The end of a body's name without adjectives of who holds the office (وزير الخارجية الأميركية الجديد)."""
    known = document.lexicon.setting_words("holder adjectives")
    while last - first > 1 and document.words[last - 1].stem.removesuffix("ه") in known:
        last -= 1
    return last


def country_in(document, first, last):
    return next((w.country for w in document.words[first:last] if w.country), None)


def read_description(document, head, limit):
    """مصدر في وزارة الخارجية: a source without a name, as far as the words describe it."""
    word = document.words[head]
    end = end_of_phrase(document, head, limit, names=True)
    named = end < limit and document.words[end].bits & GIVEN and starts_name(document, end, limit)
    if named and (word.definite or (word.number != "p" and document.words[end - 1].definite)):
        return read_title(document, head, limit)
    end = _past_descriptions(document, head, end, limit)
    if word.definite and word.number != "p":
        named = _named_after_description(document, head, end, limit)
        if named:
            return named
    second = _second_source(document, head, end, limit)
    if second:
        last = _past_descriptions(document, head, second, limit)
        return Mention(head, last, SourceType.ANONYMOUS, head, number="p", definite=word.definite)
    return Mention(
        head,
        end,
        SourceType.ANONYMOUS,
        head,
        gender=word.gender or ("f" if is_feminine(document, word) or word.stem.endswith("تنا") else "m"),
        number=word.number or ("p" if word.stem.endswith("ون") and len(word.stem) > 4 else ""),
        definite=word.definite,
        country=country_in(document, head, end),
    )


def _named_after_description(document, head, end, limit):
    """A person whose description goes on after a preposition: المختص في مجال التأمين الطبي فلان الفلاني."""
    if not named_at(document, end, limit):
        return None
    first = past_honorifics(document, end + (document.words[end].form in "،,"), limit)
    last = end_of_name(document, first, limit)
    return _holder(document, head, end, (first, last)) if last - first > 1 else None


def _past_descriptions(document, head, end, limit):
    """Past the phrases with a preposition that describe a source: مصدر عسكري بقاعدة كذا في كذا."""
    while end + 1 < limit and end < head + LONGEST_PHRASE and (words := _describes(document, head, end)):
        end = max(end_of_phrase(document, end + words - 1, limit, names=False), end + 1)
    return end


def _second_source(document, head, index, limit):
    """The end of what speaks with the first source: محاميان ومصدر قضائي, علماء من بريطانيا وفرنسا."""
    if index + 1 >= limit or not document.words[index].conjunction or document.quote_at[index]:
        return None
    word, before = document.words[index], document.words[index - 1]
    if word.bits & COUNTRY and before.bits & COUNTRY:
        return _past_countries(document, index, limit)
    if document.words[head].number == "p" and _is_parallel(document, index, limit):
        return _past_parallel_adjectives(document, index + 1, limit)
    if word.bits & PERSONAL or not word.bits & (DESCRIPTION | ORGANIZATION):
        return None
    if word.definite and not (word.number == "p" and document.words[head].number == "p"):
        # زعماء المعارضة والنشطاء, but no one of several and the ministry
        return None
    end = end_of_phrase(document, index, limit, names=True)
    return end if end < limit and _ends_source(document, end) else None


def _ends_source(document, index):
    word = document.words[index]
    return bool(word.bits & (THAT | TIME | PREPOSITION)) or word.form in "،,"


def _past_countries(document, index, limit):
    while index < limit and document.words[index].conjunction and document.words[index].bits & COUNTRY:
        index += place_words(document, index)
    return index


def _past_parallel_adjectives(document, index, limit):
    """Past the adjectives of both in the plural: مراقبون ومحللون سياسيون."""
    ending = document.words[index - 1].bare[-2:]
    while index < limit and ending in ("ين", "ون") and _is_plain_adjective(document.words[index], ending):
        index += 1
    return index


def _is_plain_adjective(word, ending):
    joined = word.conjunction or word.preposition or word.definite or word.verb
    return not joined and word.stem.endswith(ending) and not word.bits & ~(COMMON | DESCRIPTION | NATIONAL)


def _is_parallel(document, index, limit):
    """Whether "and" joins two words that describe several: حاليين وسابقين, أسلحة وذخائر before a comma."""
    word, before = document.words[index], document.words[index - 1]
    if word.definite != before.definite or word.verb or word.bits & ~(COMMON | DESCRIPTION | TITLE):
        return False
    if word.bare[-2:] == before.bare[-2:] and word.bare.endswith(("ين", "ون")):
        return True
    plain = word.bits == COMMON and bool(before.bits & COMMON) and not word.definite
    return plain and index + 1 < limit and document.words[index + 1].form in "،,"


def _describes(document, head, index):
    """How many words until the noun of a phrase that describes the source: 2 for "في وزارة", 1 for "لهادي"."""
    word, after, known = document.words[index], document.words[index + 1], document.lexicon.setting_words
    if word.preposition == "ب":
        belongs = word.bits & ORGANIZATION or word.stem in known("kinds of places")
        return int(bool(belongs) and not word.bits & (MEDIA | OCCASION))
    if word.preposition == "ل":
        return int(_is_of(document, head, word))
    if word.form in known("trusted") and document.words[index - 1].stem in known("trusting"):
        # مصدر موثوق به
        return 1
    if after.conjunction or after.preposition:
        return 0
    represents = document.words[head].stem in known("representatives") and word.form in known("relaying")
    if _is_governed(document, index) or (represents and index == head + 1):
        return 2 * (not after.bits & CLOSED)
    if word.form not in known("describing"):
        return 0
    if after.stem in known("of all kinds") or (
        word.form in known("placed") and after.bits & DOCUMENT and not after.definite
    ):
        # في دراسة, في بيانهم
        return 0
    told = OCCASION | CLOSED if word.form in known("addressing") else MEDIA | OCCASION | CLOSED
    return 2 if after.form[0].isalnum() and not after.bits & told else 0


def _is_governed(document, index):
    """Whether a preposition is that of the word before it: مطلع على, مدافعون عن."""
    governs = GOVERNED.get(document.words[index].form)
    return governs is not None and document.words[index - 1].stem in document.lexicon.setting_words(governs)


def _is_of(document, head, word):
    """Whether a noun with ل says whose the source is (قائد للقوات, مصور لرويترز), and not who is told."""
    known, stem = document.lexicon.setting_words, document.words[head].stem
    if word.bits & MEDIA:
        return stem in known("media people")
    if document.words[head].number == "p" and stem not in known("relations"):
        # Several speak to somebody, they are nobody's: مسؤولون لقناة كذا.
        return False
    return bool(word.bits & (ORGANIZATION | COUNTRY | GIVEN | SURNAME)) and not word.bits & OCCASION
