"""Which country speakers are of: the one that their roles in all articles name, where these name no other.

It follows from the statements alone, so that neither the order in which they come in nor how many come at once
makes a difference. What an editor has settled stays.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from statements.models import Organization, Quote, Speaker
from statements.text.countries import country_of

BATCH = 1_000

_country_of = lru_cache(50_000)(country_of)


def settle_countries(written: Iterable[Quote], replaced: Iterable[Quote]) -> None:
    """Settle the countries of speakers after statements of theirs were written in place of others.

    A speaker whose new statements name the country that is known already is left alone: nothing can change.
    """
    found = _named(written)
    doubtful = found | _named(replaced) - found
    rows = Speaker.objects.filter(pk__in={key for key, _country in doubtful}, country_settled=False).in_bulk()
    sure = {(key, row.country) for key, row in rows.items()} & found
    settle([rows[key] for key in {key for key, _country in doubtful - sure} & rows.keys()])


def _named(quotes: Iterable[Quote]) -> set[tuple[int, str]]:
    """Pairs of a speaker's key and a country that a role of theirs names."""
    pairs = ((quote.speaker_id, _country_of(quote.role)) for quote in quotes if quote.speaker_id)
    return {(key, country) for key, country in pairs if country}


def settle_all() -> int:
    """Settle the country of all speakers and bodies; returns how many it has changed."""
    changed = 0
    for model, settle_some in ((Speaker, settle), (Organization, _settle_bodies)):
        last = 0
        while rows := list(model.objects.filter(pk__gt=last, country_settled=False).order_by("pk")[:BATCH]):
            last = rows[-1].pk
            changed += settle_some(rows)
    return changed


def settle(speakers: list[Speaker]) -> int:
    """Give these speakers the country that their roles name; returns how many it has changed."""
    named = defaultdict(set)
    said = Quote.objects.published().filter(speaker__in=speakers).exclude(role="").order_by()
    for speaker, role in said.values_list("speaker", "role").distinct():
        named[speaker].add(_country_of(role))
    return _write(Speaker, speakers, {key: found - {""} for key, found in named.items()})


def _settle_bodies(bodies: list[Organization]) -> int:
    return _write(Organization, bodies, {body.pk: {_country_of(body.name)} for body in bodies})


def _write(model, rows: list, named: dict[int, set[str]]) -> int:
    changed = []
    for row in rows:
        found = named.get(row.pk, ())
        country = next(iter(found)) if len(found) == 1 else ""
        if country != row.country:
            row.country = country
            changed.append(row)
    model.objects.bulk_update(changed, ["country"], BATCH)
    return len(changed)
