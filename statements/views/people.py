"""Pages of speakers and organizations. An address that once led to one leads there for ever."""

from django.http import Http404
from django.shortcuts import redirect, render

from statements.filters import NameFilter
from statements.models import Article, Organization, Speaker

from .listing import NAMES_A_PAGE, page_of, statement_list

NEWEST_ARTICLES = 10
FEW = 12


def speakers(request):
    return _names(request, "speakers.html", Speaker.objects.with_counts())


def organizations(request):
    return _names(request, "organizations.html", Organization.objects.with_counts())


def publishers(request):
    return _names(request, "publishers.html", Organization.objects.publishers())


def speaker(request, slug):
    person = _at_address(Speaker, slug)
    if person.slug != slug:
        return _moved(request, person)
    public = person.quotes.published()
    context = statement_list(request, public, fixed=("speaker",))
    if not context["page"].paginator.count and not public.exists():
        raise Http404
    context |= {
        "speaker": person,
        "names": person.names.exclude(text=person.name).order_by("script", "text"),
        "roles": public.roles()[:FEW],
        "bodies": public.exclude(organization=None).tally("organization__slug", "organization__name")[:FEW],
    }
    return render(request, "speaker.html", context)


def organization(request, slug):
    body = _at_address(Organization, slug)
    if body.slug != slug:
        return _moved(request, body)
    public = body.quotes.published()
    articles = Article.objects.published().brought_out_by(body)
    context = statement_list(request, public, fixed=("organization",))
    article_count = articles.count()
    if not context["page"].paginator.count and not article_count and not public.exists():
        raise Http404
    context |= {
        "organization": body,
        "names": body.names.exclude(text=body.name).order_by("script", "text"),
        "people": public.exclude(speaker=None).tally("speaker__slug", "speaker__name")[:FEW],
        "articles": articles.with_publishers().with_counts()[:NEWEST_ARTICLES],
        "article_count": article_count,
    }
    return render(request, "organization.html", context)


def _names(request, template, rows):
    chosen = NameFilter(request.GET, rows)
    return render(request, template, {"filter": chosen, "page": page_of(request, chosen.qs, NAMES_A_PAGE)})


def _at_address(model, slug):
    try:
        return model.at_address(slug)
    except model.DoesNotExist:
        raise Http404 from None


def _moved(request, owner):
    """To the present address, with the filters that the reader came with."""
    query = request.META.get("QUERY_STRING", "")
    return redirect(owner.get_absolute_url() + (f"?{query}" if query else ""), permanent=True)
