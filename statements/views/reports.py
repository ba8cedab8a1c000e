"""Readers' reports: the form for one, and its own page with the answer."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from statements.models import Quote, Report
from statements.reports import ReportForm, sender_of

TOO_MANY_REQUESTS, UNPROCESSABLE = 429, 422


@never_cache
def report_statement(request, pk):
    quote = get_object_or_404(Quote.objects.published().with_people(), pk=pk)
    form = ReportForm(request.POST or None, quote=quote, sender=sender_of(request))
    if form.is_valid():
        return redirect(form.save())
    status = TOO_MANY_REQUESTS if form.is_flooded else UNPROCESSABLE if form.errors else 200
    return render(request, "report_statement.html", {"quote": quote, "form": form}, status=status)


@never_cache
def report(request, token):
    found = get_object_or_404(Report.objects.select_related("quote__article", "quote__speaker"), token=token)
    return render(request, "report.html", {"report": found, "quote": found.quote})
