"""Atom feeds of statements: whatever list the filters make can be followed.

A feed holds what its page shows, in the same order. It changes only where its statements do, so that a reader who
asks again with the ETag of the last answer gets a 304.
"""

from datetime import UTC, datetime

from django.contrib.syndication.views import Feed
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page

from statements.facets import display
from statements.filters import QuoteFilter
from statements.models import Quote, QuoteEntry
from statements.templatetags.archive import source_name

STATEMENTS = 30
TITLE_CHARACTERS = 90
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


class SteadyFeed(Atom1Feed):
    """An Atom feed that is the same from one request to the next while it is empty, too."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else BEGINNING


@method_decorator(conditional_page, "__call__")
class StatementFeed(Feed):
    """The newest statements under the address's filters."""

    feed_type = SteadyFeed

    def get_object(self, request):
        return QuoteFilter(request.GET, QuoteEntry.objects.visible())

    def title(self, chosen):
        named = [
            f"{chosen.filters[name].label}: {display(chosen, name, value)}"
            for name, value in chosen.active.items()
        ]
        return " · ".join([_("Archive of Statements"), *named])

    def link(self, chosen):
        return self._address("statements", chosen)

    def feed_url(self, chosen):
        return self._address("statements-atom", chosen)

    def items(self, chosen):
        keys = [key for _number, key in chosen.narrowed().newest_first().pairs()[:STATEMENTS]]
        found = Quote.objects.with_people().in_bulk(keys)
        return [found[key] for key in keys]

    def item_title(self, quote):
        return f"{source_name(quote)}: {Truncator(quote.text).chars(TITLE_CHARACTERS)}"

    def item_description(self, quote):
        return render_to_string("partials/feed_entry.html", {"quote": quote})

    def item_author_name(self, quote):
        return source_name(quote)

    def item_pubdate(self, quote):
        """When the archive got it. The day that it was said on is not when a follower can first have read it."""
        return quote.article.created_at

    def item_updateddate(self, quote):
        return max(filter(None, (quote.article.created_at, quote.reviewed_at)))

    def item_categories(self, quote):
        return [quote.get_kind_display(), quote.get_review_display()]

    def _address(self, name, chosen):
        query = chosen.data.urlencode()
        return reverse(name) + (f"?{query}" if query else "")
