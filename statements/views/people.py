"""Pages of speakers and organizations. An address that once led to one leads there for ever."""

from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from statements import counts
from statements.careers import Career, career
from statements.filters import NameFilter, OrganizationFilter
from statements.keywords import keywords_of
from statements.models import Article, Organization, OrganizationName, QuoteEntry, Speaker, SpeakerName
from statements.models.people import NAME_LENGTH, name_key
from statements.text.filing import ALPHABETS, OTHER
from statements.timeline import timeline

from .listing import NAMES_A_PAGE, page_of, statement_list

NEWEST_ARTICLES = 10
KEYWORDS = 16
NAMES_OFFERED = 10
NAMES_OF = {"speaker": SpeakerName, "organization": OrganizationName, "publisher": OrganizationName}


def speakers(request):
    return render(request, "speakers.html", _names(NameFilter, request, Speaker, SpeakerName))


def organizations(request):
    context = _names(OrganizationFilter, request, Organization, OrganizationName)
    found = counts.kinds(Organization.objects.all())
    kinds = [(kind, found[kind]) for kind in Organization.Kind if found[kind]]
    return render(request, "organizations.html", {**context, "kinds": kinds})


def publishers(request):
    chosen = NameFilter(request.GET, Organization.objects.all())
    page = page_of(request, counts.publishers(chosen.qs, counts.holdings()["publisher"]), NAMES_A_PAGE)
    return render(request, "publishers.html", {"filter": chosen, "page": page})


def names(request, field):
    """Names that hold what was typed so far, in any spelling and script, for a field of the search form.

    Each as {"name", "also"}: the name to fill in, and the spelling that was met where that is another one.
    """
    if field not in NAMES_OF:
        raise Http404
    key = name_key(request.GET.get("q", "")[:NAME_LENGTH])
    met = NAMES_OF[field].objects.holding(key)[:NAMES_OFFERED] if key else []
    return JsonResponse({"names": [{"name": owner, "also": text} for owner, text in met]})


def speaker(request, slug):
    person = _at_address(Speaker, slug)
    if person.slug != slug:
        return _moved(request, person)
    public = person.quotes.published()
    context = statement_list(request, QuoteEntry.objects.visible(), speaker=person)
    found = _career(public, "organization")
    if not any(found):
        raise Http404
    context |= _portrait(person, context["filter"]) | {"roles": found.roles, "bodies": found.owners}
    return render(request, "speaker.html", context)


def organization(request, slug):
    body = _at_address(Organization, slug)
    if body.slug != slug:
        return _moved(request, body)
    public = body.quotes.published()
    articles = Article.objects.published().brought_out_by(body)
    context = statement_list(request, QuoteEntry.objects.visible(), organization=body)
    published = articles.span()
    found = _career(public, "speaker")
    if not any(found) and not published["n"]:
        raise Http404
    whole = not context["filter"].active
    context |= _portrait(body, context["filter"]) | {
        "people": found.owners,
        "own": found.alone,
        "children": body.children.quoted().order_by("name"),
        "published": published,
        "articles": articles.with_publishers().with_counts()[:NEWEST_ARTICLES] if published["n"] and whole else [],
    }
    return render(request, "organization.html", context)


def _portrait(owner, chosen) -> dict:
    """What the pages of a person and of a body have in common; `chosen` narrows the timeline.

    Their words stand above the whole list alone: who narrows it reads on below, and is spared the wait.
    """
    name = owner._meta.model_name
    entries = QuoteEntry.objects.visible().of(name, owner.pk)
    return {
        name: owner,
        "names": owner.names.exclude(text=owner.name).order_by("script", "text"),
        "timeline": timeline(counts.by_day(chosen.narrowed())),
        "keywords": [] if chosen.active else _keywords(entries),
    }


def _career(public, owner: str) -> Career:
    return counts.remembered(public, lambda: career(public.careers(owner), owner), "career", owner)


def _keywords(entries) -> list[str]:
    return counts.remembered(entries, lambda: keywords_of(entries, KEYWORDS), "keywords")


def _names(filterset, request, owners, names):
    """The context of a list of names: the most quoted first, or those under a letter in the alphabet's order."""
    chosen = filterset(request.GET, owners.objects.all())
    letter = chosen.chosen("letter")
    if letter:
        listed = counts.UnderLetter(names.objects.filter(**{f"{names.OWNER}__in": chosen.qs}), letter)
    else:
        listed = counts.MostQuoted(chosen.qs)
    return {
        "filter": chosen,
        "letter": letter,
        "alphabets": _alphabets(counts.letters(names.objects.all())),
        "page": page_of(request, listed, NAMES_A_PAGE),
    }


def _alphabets(found):
    """Each alphabet in use with the number of names under its letters: the reader's own whole, then the others."""
    own = get_language()
    ordered = sorted(ALPHABETS.items(), key=lambda item: item[0] != own)
    return [
        {
            "language": language,
            "letters": [(each, found[each]) for each in letters if found[each] or language == own],
        }
        for language, letters in [*ordered, ("", OTHER)]
        if any(found[letter] for letter in letters)
    ]


def _at_address(model, slug):
    try:
        return model.at_address(slug)
    except model.DoesNotExist:
        raise Http404 from None


def _moved(request, owner):
    """To the present address, with the filters that the reader came with."""
    query = request.META.get("QUERY_STRING", "")
    return redirect(owner.get_absolute_url() + (f"?{query}" if query else ""), permanent=True)
