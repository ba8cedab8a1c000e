"""The queue of statements that wait for a person, in an order of the editor's choice.

A statement has its place in the order whether it still waits or not, so that one can go on from it and back to it.
Every step is a seek in an index, however many wait.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet

from statements.addresses import key_in
from statements.models import Profile, Quote, QuoteEntry, Report
from statements.querysets import MACHINE

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
        return self._steps.key(self._steps.waiting())

    def after(self, quote: Quote) -> int | None:
        return self._steps.following(quote, back=False)

    def before(self, quote: Quote) -> int | None:
        return self._steps.following(quote, back=True)

    def left(self) -> int:
        """How many wait, up to one more than MOST_COUNTED."""
        return self._steps.waiting().order_by()[: MOST_COUNTED + 1].count()

    @cached_property
    def _steps(self):
        return _STEPS[self.order](self)


class _Steps:
    """`KEY` is the column that names the statement."""

    KEY = "pk"

    def __init__(self, queue: Queue):
        self.queue = queue

    def waiting(self) -> QuerySet:
        """What waits, in order."""
        raise NotImplementedError

    def beyond(self, quote: Quote, *, back: bool) -> list[QuerySet]:
        """What waits after the place of this statement, in pieces; with `back`, before it, the nearest first."""
        raise NotImplementedError

    def following(self, quote: Quote, *, back: bool) -> int | None:
        return next(filter(None, map(self.key, self.beyond(quote, back=back))), None)

    def key(self, rows: QuerySet) -> int | None:
        return rows.values_list(self.KEY, flat=True).first()


class _ByConfidence(_Steps):
    def waiting(self):
        rows = Quote.objects.filter(review=MACHINE)
        if self.queue.speaker:
            rows = rows.filter(speaker=self.queue.speaker)
        return rows.order_by("confidence", "pk")

    def beyond(self, quote, *, back):
        side = "lt" if back else "gt"
        rows = self.waiting().reverse() if back else self.waiting()
        # A great many have the same confidence: those before the place are passed over by the index, not read.
        same = rows.filter(confidence=quote.confidence, **{f"pk__{side}": quote.pk})
        return [same, rows.filter(**{f"confidence__{side}": quote.confidence})]


class _ByDay(_Steps):
    KEY = "quote"

    def waiting(self):
        profiles = Profile.objects.filter(review=MACHINE)
        if self.queue.publisher:
            profiles = profiles.filter(publisher=self.queue.publisher)
        rows = QuoteEntry.objects.filter(profile__in=list(profiles.values_list("pk", flat=True)))
        if self.queue.speaker:
            rows = rows.of("speaker", self.queue.speaker)
        return rows.newest_first()

    def beyond(self, quote, *, back):
        number = quote.entry.number
        return [self.waiting().before(number).oldest_first() if back else self.waiting().after(number)]


class _ByReport(_Steps):
    """The longest reported first; a statement stands where its first open report does."""

    KEY = "quote"

    def waiting(self):
        earlier = Report.objects.open().filter(quote=OuterRef("quote"), pk__lt=OuterRef("pk"))
        return Report.objects.open().filter(~Exists(earlier)).order_by("pk")

    def beyond(self, quote, *, back):
        own = self.waiting().filter(quote=quote).first() or quote.reports.order_by("pk").first()
        others = self.waiting().exclude(quote=quote)
        if not own:
            return [others]
        return [others.filter(pk__lt=own.pk).order_by("-pk") if back else others.filter(pk__gt=own.pk)]


_STEPS = {CONFIDENCE: _ByConfidence, NEWEST: _ByDay, REPORTS: _ByReport}
