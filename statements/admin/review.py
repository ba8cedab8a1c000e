"""The review queue: one statement after the other, each in its article, decided with a key or a button."""

from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from statements.addresses import key_in
from statements.models import Change, Edit, Quote, Report
from statements.recording import REASON_LENGTH, editing
from statements.review import MOST_COUNTED, Queue
from statements.text.script import direction_of
from statements.text.spans import EARLIER, LATER, layers, move_end, move_start

from .fields import NameSelect
from .fresh import FreshForm
from .history import edit_of, may_undo, undo

# What a decision is about: who changes one of these meanwhile is not overruled unseen.
DECIDED = ["start", "end", "kind", "speaker_id", "organization_id", "role", "review"]
MOVES = {
    "start-earlier": (move_start, EARLIER),
    "start-later": (move_start, LATER),
    "end-earlier": (move_end, EARLIER),
    "end-later": (move_end, LATER),
}
DOUBTS = {"reject": Quote.Review.REJECTED, "dispute": Quote.Review.DISPUTED}
REASONS = [
    _("It is not a statement."),
    _("Somebody else said it."),
    _("The words are not the source's."),
    _("It is in the archive already."),
]
CONFLICT, UNPROCESSABLE = 409, 422
WHO = {name: NameSelect(getattr(Quote, name).field, admin.site) for name in ("speaker", "organization")}


class ReviewForm(FreshForm):
    """The corrections that the queue offers; all else is on the statement's own page."""

    class Meta:
        model = Quote
        fields = ["start", "end", "kind", "speaker", "organization", "role"]
        widgets = WHO

    strict = True
    _stored_names = DECIDED

    @property
    def is_as_seen(self) -> bool:
        """Whether nobody has decided otherwise since the page was opened."""
        return self.data.get("seen") == self._now

    @property
    def review(self) -> str:
        """What accepting the form amounts to."""
        return Quote.Review.CORRECTED if self.changed_data else Quote.Review.VERIFIED

    def both_versions(self):
        return {**super().both_versions(), "review": [self.instance.review, self.review]}

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("start", 0), cleaned.get("end", 0)
        clipped = [[max(first, start), min(last, end)] for first, last in self.instance.quoted]
        self.instance.quoted = [span for span in clipped if span[0] < span[1]]
        return cleaned


class ReviewQueue:
    """The pages of the queue, for the admin of statements."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("review/", view(self.review_start), name="statements_quote_review_start"),
            path("review/<int:pk>/", view(self.review_view), name="statements_quote_review"),
            path("review/<int:pk>/undo/<int:edit>/", view(self.review_undo), name="statements_quote_review_undo"),
            path("review/<int:pk>/answer/<int:report>/", view(self.review_answer), name="statements_quote_answer"),
            *super().get_urls(),
        ]

    def review_start(self, request):
        """Leads to the first that waits."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        queue = Queue.asked_for(request.GET)
        if first := queue.first():
            return redirect(review_url(first, queue, done=request.GET.get("done")))
        context = {"title": _("Review"), "opts": self.opts, "queue": queue, "done": _done(request)}
        context |= self.admin_site.each_context(request)
        return render(request, "admin/statements/review_empty.html", context)

    def review_view(self, request, pk):
        queue = Queue.asked_for(request.GET)
        if request.method == "POST":
            return self._decide(request, pk, queue)
        if not self.has_view_permission(request):
            raise PermissionDenied
        quote = get_object_or_404(_whole(), pk=pk)
        return self._page(request, quote, ReviewForm(instance=quote), queue)

    def _decide(self, request, pk, queue):
        if not self.has_change_permission(request):
            raise PermissionDenied
        asked = request.POST.get("do", "")
        # Who accepts what stands there needs nothing of the article.
        quote = get_object_or_404(Quote.objects.defer("search_terms"), pk=pk)
        form = ReviewForm(request.POST, instance=quote)
        if asked == "accept" and form.is_as_seen and not form.has_changed():
            return self._close(request, quote, queue, Quote.Review.VERIFIED)
        if asked in DOUBTS:
            return self._doubt(request, quote, queue, DOUBTS[asked], form.is_as_seen)
        quote = get_object_or_404(_whole(), pk=pk)
        form = ReviewForm(_moved(request.POST, quote.body), instance=quote)
        if asked == "accept" and form.is_valid():
            return self._correct(request, form, queue)
        stale = form.has_error("__all__", "stale")
        return self._page(
            request, quote, form, queue, CONFLICT if stale else UNPROCESSABLE if form.errors else 200
        )

    def _close(self, request, quote, queue, review, reason=""):
        """Write the review, and nothing else, and go on."""
        with editing(request.user, reason) as done:
            quote.update(
                review=review, review_reason=reason, reviewer_id=request.user.pk, reviewed_at=timezone.now()
            )
        return self._go_on(request, quote, queue, done.edit)

    def _doubt(self, request, quote, queue, review, is_as_seen):
        reason = (request.POST.get("reason") or request.POST.get("preset", "")).strip()[:REASON_LENGTH]
        if reason and is_as_seen:
            return self._close(request, quote, queue, review, reason)
        quote = get_object_or_404(_whole(), pk=quote.pk)
        complaint = (
            _("Please say why.") if is_as_seen else _("Somebody changed it since you opened it. Look again.")
        )
        status = UNPROCESSABLE if is_as_seen else CONFLICT
        return self._page(request, quote, ReviewForm(instance=quote), queue, status, complaint=complaint)

    def _correct(self, request, form, queue):
        with edit_of(request) as done:
            quote = form.save(commit=False)
            quote.mark(form.review, request.user)
            quote.save()
        return self._go_on(request, quote, queue, done.edit)

    def _go_on(self, request, quote, queue, edit):
        """To the one that the page had found to be next, or to whatever waits."""
        following = key_in(request.POST.get("next"))
        places = {"done": edit and edit.pk, "from": quote.pk}
        if following:
            return redirect(review_url(following, queue, **places))
        return redirect(f"{reverse('admin:statements_quote_review_start')}?{_query(queue, **places)}")

    def review_undo(self, request, pk, edit):
        """Take back what was done to this statement, and show it again."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        edit = get_object_or_404(Edit, pk=edit, changes__model="quote", changes__key=pk)
        if not may_undo(request.user, edit):
            raise PermissionDenied
        messages.add_message(request, *undo(request, edit))
        return redirect(review_url(pk, Queue.asked_for(request.GET)))

    def review_answer(self, request, pk, report):
        """Answer a reader's report beside its statement."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not request.user.has_perm("statements.change_report"):
            raise PermissionDenied
        report = get_object_or_404(Report, pk=report, quote=pk)
        outcome, answer = request.POST.get("outcome"), request.POST.get("answer", "").strip()
        if not report.is_open:
            messages.error(request, _("It has an answer already: %(answer)s") % {"answer": report.answer})
        elif outcome not in (Report.Outcome.ACCEPTED, Report.Outcome.DECLINED) or not answer:
            messages.error(request, _("The reader who reported it waits for an answer."))
        else:
            with editing(request.user):
                report.resolve(outcome, answer[: Report.answer.field.max_length], request.user)
                report.save()
            messages.success(request, _("The reader finds your answer on the page of the report."))
        return redirect(review_url(pk, Queue.asked_for(request.GET)))

    def _page(self, request, quote, form, queue, status=200, complaint=""):
        back, following = key_in(request.GET.get("from")) or queue.before(quote), queue.after(quote)
        left = queue.left()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Review"),
            "opts": self.opts,
            "quote": quote,
            "article": quote.article,
            "form": form,
            "media": form.media,
            "complaint": complaint,
            "queue": queue,
            "address": queue.address,
            "layers": list(layers(quote.body, _marked(quote, form))),
            "direction": direction_of(quote.language),
            "left": left,
            "more_left": left > MOST_COUNTED,
            "most": MOST_COUNTED,
            "next": following,
            "next_url": following and review_url(following, queue),
            "back_url": back and review_url(back, queue),
            "reasons": REASONS,
            "reports": quote.reports.open().order_by("pk"),
            "may_change": self.has_change_permission(request),
            "latest": Change.objects.of(quote).lasting().select_related("edit__user").first(),
            "done": _done(request),
        }
        return render(request, "admin/statements/review.html", context, status=status)


def review_url(pk: int, queue: Queue, **places) -> str:
    """The page of a statement in this queue, at its passage."""
    return f"{reverse('admin:statements_quote_review', args=[pk])}?{_query(queue, **places)}#passage"


def _query(queue: Queue, **places) -> str:
    more = urlencode({name: value for name, value in places.items() if value})
    return f"{queue.address}&{more}" if more else queue.address


def _whole():
    """Statements with all that the page shows."""
    unread = ("search_terms", "article__search_terms", "article__title_terms")
    return Quote.objects.with_people().select_related("revision", "entry", "reviewer").defer(None).defer(*unread)


def _moved(data, body: str):
    """What was sent, with the end moved that a button asked to move; the span is not saved by that."""
    asked = data.get("do", "").removeprefix("move-")
    start, end = key_in(data.get("start")), key_in(data.get("end"))
    if asked not in MOVES or start is None or end is None or not start < end <= len(body):
        return data
    move, way = MOVES[asked]
    data = data.copy()
    data["start"], data["end"] = move(body, (start, end), way)
    return data


def _marked(quote, form) -> dict[str, tuple[int, int]]:
    """The spans to mark in the article: the statement as the form has it, its cue and its source."""
    start, end = (key_in(str(form[name].value())) for name in ("start", "end"))
    if start is None or end is None or not start < end <= len(quote.body):
        start, end = quote.start, quote.end
    spans = {"said": (start, end)}
    for name, first, last in (
        ("cue", quote.cue_start, quote.cue_end),
        ("source", quote.attribution_start, quote.attribution_end),
    ):
        if first is not None and last is not None and first < last:
            spans[name] = (first, last)
    return spans


def _done(request) -> Change | None:
    """What was done to the statement before this one, as the address says; it can be taken back from here."""
    key = key_in(request.GET.get("done"))
    mine = Change.objects.filter(edit=key, edit__user=request.user, edit__undone_by=None, model="quote")
    return key and mine.first()
