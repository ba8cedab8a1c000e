"""Dates in words: "8 ديسمبر/كانون الأول 2021", "December 8, 2021", "8 декабря 2021 года".

Arabic has three sets of Gregorian month names (Egypt and the Gulf, the Levant, the Maghreb), and newspapers
often write two of them side by side; the tables know them all. Hijri dates are left alone: where they matter
the article gives the Gregorian day too ("الموافق").
"""

import datetime
import re
from dataclasses import dataclass

from .fold import fold, fold_with_offsets

MONTHS = {
    "ar": (
        ("يناير", "كانون الثاني", "جانفي"),
        ("فبراير", "شباط", "فيفري"),
        ("مارس", "آذار"),
        ("أبريل", "نيسان", "أفريل"),
        ("مايو", "أيار", "ماي"),
        ("يونيو", "يونية", "حزيران", "جوان"),
        ("يوليو", "يولية", "يوليوز", "تموز", "جويلية"),
        ("أغسطس", "آب", "أوت", "غشت"),
        ("سبتمبر", "أيلول", "شتنبر"),
        ("أكتوبر", "تشرين الأول"),
        ("نوفمبر", "تشرين الثاني", "نونبر"),
        ("ديسمبر", "كانون الأول", "دجنبر"),
    ),
    "en": (
        ("january", "jan"),
        ("february", "feb"),
        ("march", "mar"),
        ("april", "apr"),
        ("may",),
        ("june", "jun"),
        ("july", "jul"),
        ("august", "aug"),
        ("september", "sept", "sep"),
        ("october", "oct"),
        ("november", "nov"),
        ("december", "dec"),
    ),
    "ru": (
        ("января",),
        ("февраля",),
        ("марта",),
        ("апреля",),
        ("мая",),
        ("июня",),
        ("июля",),
        ("августа",),
        ("сентября",),
        ("октября",),
        ("ноября",),
        ("декабря",),
    ),
}

# Monday first, as datetime.date.weekday() counts.
WEEKDAYS = {
    "ar": (
        ("الاثنين",),
        ("الثلاثاء",),
        ("الأربعاء",),
        ("الخميس",),
        ("الجمعة",),
        ("السبت",),
        ("الأحد",),
    ),
    "en": (
        ("monday",),
        ("tuesday",),
        ("wednesday",),
        ("thursday",),
        ("friday",),
        ("saturday",),
        ("sunday",),
    ),
    "ru": (
        ("понедельник", "понедельника"),
        ("вторник", "вторника"),
        ("среда", "среду", "среды"),
        ("четверг", "четверга"),
        ("пятница", "пятницу", "пятницы"),
        ("суббота", "субботу", "субботы"),
        ("воскресенье", "воскресенья"),
    ),
}

# Days before the reference day. A word that stands for the day of publication makes a date beside it the
# article's own.
RELATIVE_DAYS = {
    "ar": {"اليوم": 0, "امس الاول": 2, "اول امس": 2, "امس": 1, "البارحة": 1},
    "en": {"today": 0, "yesterday": 1},
    "ru": {"сегодня": 0, "вчера": 1, "позавчера": 2},
}

# What may stand before the month and before the year, after folding.
_LINKS = {
    "ar": (r"\s{1,3}(?:من\s)?(?:شهر\s)?", r"\s{0,3}[،,]?\s?(?:من\s)?(?:عام\s|العام\s|سنه\s)?"),
    "en": (r"(?:st|nd|rd|th)?\s{1,3}(?:of\s)?", r"\.?,?\s{1,3}"),
    "ru": (r"\s{1,3}", r"\s{1,3}"),
}


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: `text[start:end]` in the original. `year` is None where the text leaves it out."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    def on(self, reference: datetime.date | None = None) -> datetime.date | None:
        """The calendar day; one without a year is the one nearest to the reference, None without either."""
        if self.year is not None:
            return _day(self.year, self.month, self.day)
        if reference is None:
            return None
        years = (reference.year + difference for difference in (-1, 0, 1))
        candidates = [found for year in years if (found := _day(year, self.month, self.day))]
        return min(candidates, key=lambda found: abs(found - reference), default=None)

    def until(self, reference: datetime.date) -> datetime.date | None:
        """The latest such day up to the reference; None where the year that the text gives puts it later."""
        years = (reference.year, reference.year - 1) if self.year is None else (self.year,)
        candidates = (_day(year, self.month, self.day) for year in years)
        return next((found for found in candidates if found and found <= reference), None)


def find_dates(text: str, language: str = "ar") -> list[FoundDate]:
    """Every date with a day and a month, in the order of the text; impossible ones (31 June) are left out."""
    folded = fold_with_offsets(text)
    found = {}
    for pattern in _patterns(language):
        for match in pattern.finditer(folded.text):
            date = _read(match, language, folded)
            if date and not any(match.start() < end and start < match.end() for start, end in found):
                found[match.span()] = date
    return sorted(found.values(), key=lambda date: date.start)


def date_in_text(text: str, language: str = "ar", reference: datetime.date | None = None) -> datetime.date | None:
    """The article's own date, or None where it does not say one.

    That is a date alone on a line or in a dateline, beside a word for today or a weekday that agrees with it.
    Other dates tell when something happened, and are no ground for dating an article.
    """
    for date in find_dates(text, language):
        day = date.on(reference)
        if day and (_is_line(text, date) or _is_today(text, date, day, language)):
            return day
    return None


def _weekday(text, language):
    """The first weekday that a text names, Monday as 0."""
    match = _DAY_WORDS[_known(language)].search(fold(text))
    return _WEEKDAY_NUMBERS[_known(language)].get(match[1]) if match else None


def relative_day(text: str, reference: datetime.date, language: str = "ar") -> datetime.date | None:
    """The day that "أمس" or "الأربعاء" means in a text published on the reference day.

    A weekday is the latest one that is not after the reference. Two different days in one text mean that
    neither is certain: None.
    """
    days = set()
    folded = fold(text)
    for match in _RELATIVE_WORDS[_known(language)].finditer(folded):
        days.add(reference - datetime.timedelta(days=_RELATIVE_NUMBERS[_known(language)][match[1]]))
    for match in _DAY_WORDS[_known(language)].finditer(folded):
        weekday = _WEEKDAY_NUMBERS[_known(language)][match[1]]
        days.add(reference - datetime.timedelta(days=(reference.weekday() - weekday) % 7))
    return days.pop() if len(days) == 1 else None


def _known(language):
    return language if language in MONTHS else "ar"


def _day(year, month, day):
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _alternatives(words):
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _numbers(table):
    """Each folded name with its place in the table."""
    return {fold(name): number for number, names in enumerate(table) for name in names}


_MONTH_NUMBERS = {language: _numbers(table) for language, table in MONTHS.items()}
_WEEKDAY_NUMBERS = {language: _numbers(table) for language, table in WEEKDAYS.items()}
_RELATIVE_NUMBERS = {
    language: {fold(word): days for word, days in table.items()} for language, table in RELATIVE_DAYS.items()
}
_DAY_WORDS = {
    language: re.compile(rf"(?<!\w)[وف]?({_alternatives(table)})(?!\w)")
    for language, table in _WEEKDAY_NUMBERS.items()
}
_RELATIVE_WORDS = {
    language: re.compile(rf"(?<!\w)[وف]?({_alternatives(table)})(?!\w)")
    for language, table in _RELATIVE_NUMBERS.items()
}


def _month_pattern(language, name="month"):
    months = _alternatives(_MONTH_NUMBERS[language])
    second = rf"(?:\s?[/(–-]\s?(?P<second>{months})(?!\w)\)?)?" if name == "month" else ""
    return rf"(?P<{name}>{months})(?!\w){second}"


def _compile(language):
    (before_month, before_year), month = _LINKS[language], _month_pattern(language)
    # "and" is written onto the number that follows it in Arabic.
    alone = r"(?<![\w/.-])و?"
    day = rf"{alone}(?:ال\s?)?(?P<day>\d{{1,2}})"
    year = r"(?P<year>\d{4})(?!\d)"
    patterns = [
        rf"{day}{before_month}{month}(?:{before_year}{year})?",
        # Year first is the same in every language; day first is not in English, where both orders are used.
        rf"{alone}{year}-(?P<number>\d{{1,2}})-(?P<day>\d{{1,2}})(?![\w/-])",
    ]
    if language == "en":
        patterns.append(
            rf"(?<!\w){month}\.?\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\w)(?:,?\s{{1,3}}{year})?"
        )
    else:
        patterns.append(rf"{alone}(?P<day>\d{{1,2}})(?P<mark>[/.-])(?P<number>\d{{1,2}})(?P=mark){year}(?![\w/-])")
    return [re.compile(pattern) for pattern in patterns]


_PATTERNS = {language: _compile(language) for language in MONTHS}


def _patterns(language):
    return _PATTERNS[_known(language)]


def _read(match, language, folded):
    """The date of a match; None where it is none, or where its two month names disagree."""
    groups = match.groupdict()
    numbers = _MONTH_NUMBERS[_known(language)]
    months = {numbers[groups[name]] + 1 for name in ("month", "second") if groups.get(name)}
    if groups.get("number"):
        months.add(int(groups["number"]))
    if len(months) != 1:
        return None
    month, day = months.pop(), int(match["day"])
    year = int(groups["year"]) if groups.get("year") else None
    if not _day(year or 2000, month, day):
        return None
    return FoundDate(*folded.span(*match.span()), year, month, day)


# What may stand on a line beside its date: a weekday, a place, the hour, a calendar's mark.
_LONGEST_DATELINE = 90


def _is_line(text, date):
    """Whether the line says little more than the date: "موسكو 26 شوال 1436 هـ الموافق 11 أغسطس 2015"."""
    start = text.rfind("\n", 0, date.start) + 1
    end = text.find("\n", date.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    is_sentence = line.endswith((".", "؟", "!", ":", "؛"))
    return date.year is not None and len(line) <= _LONGEST_DATELINE and not is_sentence


def _is_today(text, date, day, language):
    """Whether the date is called today's: "اليوم الأربعاء 8 ديسمبر", "Wednesday, December 8"."""
    before = " ".join(fold(text[max(0, date.start - 40) : date.start]).split()[-4:])
    today = any(
        _RELATIVE_NUMBERS[_known(language)][match[1]] == 0
        for match in _RELATIVE_WORDS[_known(language)].finditer(before)
    )
    weekday = _weekday(before, language)
    return day.weekday() == weekday if weekday is not None else today
