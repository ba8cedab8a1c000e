"""The queue of statements that wait for a person, in an order of the editor's choice.

A statement has its place in the order whether it still waits or not, so that one can go on from it and back to it.
Every step is a seek in an index, however many wait.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet

from statements.addresses import key_in
from statements.models import Profile, Quote, QuoteEntry, Report
from statements.querysets import LAST_NUMBER, MACHINE, numbers_of

CONFIDENCE, NEWEST, REPORTS = "confidence", "newest", "reports"
# What waits is counted up to this number.
MOST_COUNTED = 1_000


@dataclass(frozen=True)
class Queue:
    """`speaker` and `publisher` are keys that narrow it; of one publisher the newest come first."""

    order: str = CONFIDENCE
    speaker: int | None = None
    publisher: int | None = None

    @classmethod
    def asked_for(cls, parameters: Mapping[str, str]) -> "Queue":
        """The queue that an address asks for; what makes no sense in it is left out."""
        order = parameters.get("order")
        speaker, publisher = (key_in(parameters.get(name)) for name in ("speaker", "publisher"))
        if publisher:
            order = NEWEST
        return cls(order if order in _STEPS else CONFIDENCE, speaker, publisher)

    @property
    def address(self) -> str:
        """The parameters by which an address asks for this queue."""
        asked = {"order": self.order, "speaker": self.speaker, "publisher": self.publisher}
        return urlencode({name: value for name, value in asked.items() if value})

    def first(self) -> int | None:
        """The key of the statement to begin with; None where nothing waits."""
        return self._steps.first_of(self._steps.waiting())

    def after(self, quote: Quote) -> int | None:
        return self._steps.first_of(self._steps.beyond(quote, back=False))

    def before(self, quote: Quote) -> int | None:
        return self._steps.first_of(self._steps.beyond(quote, back=True))

    def left(self) -> int:
        """How many wait, up to one more than MOST_COUNTED."""
        left = 0
        for rows in self._steps.waiting():
            left += rows.order_by()[: MOST_COUNTED + 1 - left].count()
            if left > MOST_COUNTED:
                break
        return left

    @cached_property
    def _steps(self):
        return _STEPS[self.order](self)


class _Steps:
    """What waits comes in pieces, one after the other, each of which an index finds.

    `KEY` is the column that names the statement.
    """

    KEY = "pk"

    def __init__(self, queue: Queue):
        self.queue = queue

    def waiting(self) -> Iterable[QuerySet]:
        """What waits, in order."""
        raise NotImplementedError

    def beyond(self, quote: Quote, *, back: bool) -> Iterable[QuerySet]:
        """What waits after the place of this statement; with `back`, before it, the nearest first."""
        raise NotImplementedError

    def first_of(self, pieces: Iterable[QuerySet]) -> int | None:
        return next(filter(None, (rows.values_list(self.KEY, flat=True).first() for rows in pieces)), None)


class _ByConfidence(_Steps):
    def waiting(self):
        rows = Quote.objects.filter(review=MACHINE)
        if self.queue.speaker:
            rows = rows.filter(speaker=self.queue.speaker)
        return [rows.order_by("confidence", "pk")]

    def beyond(self, quote, *, back):
        [rows] = self.waiting()
        side, rows = ("lt", rows.reverse()) if back else ("gt", rows)
        # A great many have the same confidence: those before the place are passed over by the index, not read.
        yield rows.filter(confidence=quote.confidence, **{f"pk__{side}": quote.pk})
        yield rows.filter(**{f"confidence__{side}": quote.confidence})


class _ByDay(_Steps):
    KEY = "quote"

    def waiting(self):
        return (self._of(profiles, first, end).newest_first() for first, end, profiles in self._spans)

    def beyond(self, quote, *, back):
        number = quote.entry.number
        if back:
            for first, end, profiles in reversed(self._spans):
                if end > number:
                    yield self._of(profiles, first, end).before(number).oldest_first()
        else:
            for first, end, profiles in self._spans:
                if first < number:
                    yield self._of(profiles, first, end).after(number).newest_first()

    def _of(self, profiles: list[int], first: int, end: int):
        rows = QuoteEntry.objects.filter(profile__in=profiles).numbered(first, end)
        return rows.of("speaker", self.queue.speaker) if self.queue.speaker else rows

    @cached_property
    def _spans(self) -> list[tuple[int, int, list[int]]]:
        """Spans of numbers, the newest first, with the keys of the profiles that may have entries there.

        Of one publisher year by year: the years in which it has nothing, and others have, are not walked through.
        """
        profiles = Profile.objects.filter(review=MACHINE)
        if not self.queue.publisher:
            return [(-LAST_NUMBER, LAST_NUMBER, list(profiles.values_list("pk", flat=True)))]
        years = defaultdict(list)
        for key, year in profiles.filter(publisher=self.queue.publisher).values_list("pk", "year"):
            years[year].append(key)
        spans = [(*numbers_of(year), keys) for year, keys in sorted(years.items(), reverse=True)]
        hidden = [key for keys in years.values() for key in keys]
        return [*spans, (-LAST_NUMBER, 0, hidden)]


class _ByReport(_Steps):
    """The longest reported first; a statement stands where its first open report does."""

    KEY = "quote"

    def waiting(self):
        earlier = Report.objects.open().filter(quote=OuterRef("quote"), pk__lt=OuterRef("pk"))
        return [Report.objects.open().filter(~Exists(earlier)).order_by("pk")]

    def beyond(self, quote, *, back):
        [rows] = self.waiting()
        own = rows.filter(quote=quote).first() or quote.reports.order_by("pk").first()
        others = rows.exclude(quote=quote)
        if not own:
            return [others]
        return [others.filter(pk__lt=own.pk).order_by("-pk") if back else others.filter(pk__gt=own.pk)]


_STEPS = {CONFIDENCE: _ByConfidence, NEWEST: _ByDay, REPORTS: _ByReport}
