"""The speakers and organizations of each country."""

from django.http import Http404
from django.shortcuts import render

from statements import counts
from statements.models import Organization, Speaker
from statements.models.people import countries as all_countries

MOST_QUOTED = 30


def countries(request):
    speakers, bodies = (counts.countries(model.objects.all()) for model in (Speaker, Organization))
    found = [
        (code, name, speakers[code], bodies[code]) for code, name in all_countries() if code in speakers | bodies
    ]
    return render(request, "countries.html", {"countries": found})


def country(request, code):
    name = dict(all_countries()).get(code)
    if not name:
        raise Http404
    lists = {
        "speakers": counts.MostQuoted(Speaker.objects.filter(country=code)),
        "organizations": counts.MostQuoted(Organization.objects.filter(country=code)),
    }
    if not any(map(len, lists.values())):
        raise Http404
    shown = {what: {"number": len(found), "first": found[:MOST_QUOTED]} for what, found in lists.items()}
    return render(request, "country.html", {"code": code, "name": name, **shown})
