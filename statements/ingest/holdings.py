"""What the archive has already of the articles that come in, and which of them each one is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter

from django.db.models import Q

from statements.models import Article, ArticleRevision

from .incoming import Incoming
from .registry import Registry


@dataclass(eq=False, slots=True)
class Held:
    """A stored article, or one that is about to be stored, as far as it takes to recognise it.

    `publisher` is one of Registry.identities; `earlier` has the hashes of texts that the article had before, as
    far as the batch has them. `row` is an article of the batch itself, `is_pending` while it is not written yet.
    """

    rank: int
    url_key: str | None
    publisher: int | str | None
    external_id: str
    text_key: str
    body_sha256: str
    earlier: set[str] = field(default_factory=set)
    row: Article | None = None
    is_pending: bool = False

    @property
    def pk(self) -> int:
        return self.row.pk if self.row else self.rank

    def holds(self, article: Article) -> bool:
        """Whether this has the very text of the article, or had it before."""
        return article.body_sha256 == self.body_sha256 or article.body_sha256 in self.earlier


_STORED = ("pk", "url_key", "publisher", "external_id", "text_key", "body_sha256")
# New articles come after all stored ones.
_AFTER_ALL = 1 << 63
_rank = attrgetter("rank")


class Holdings:
    """The stored articles that any of a batch may be; kept up while the batch goes in."""

    def __init__(self, batch: Iterable[Incoming], registry: Registry):
        batch = [incoming for incoming in batch if incoming.article]
        names = {incoming.item.publisher for incoming in batch}
        self._publishers = registry.identities(names)
        self._by_address: dict[str, Held] = {}
        self._by_number: dict[tuple, list[Held]] = defaultdict(list)
        self._by_text: dict[tuple, list[Held]] = defaultdict(list)
        # Each publisher's texts, present and earlier ones, to the letter.
        self._texts: dict[tuple, Held] = {}
        self._next = _AFTER_ALL
        if batch:
            self._load([incoming.article for incoming in batch])

    def find(self, incoming: Incoming) -> Held | None:
        """The stored article that this one is.

        It is the one that has or had the very same text of the same publisher; else the one of the same address;
        else that of the same publisher with the same number, or with a text that only differs in spelling and
        spaces, unless both have addresses, which then differ.
        """
        article, publisher = incoming.article, self._publisher(incoming)
        if same := self._texts.get((publisher, article.body_sha256)):
            return same
        if held := self._by_address.get(article.url_key):
            # Where the article does not say whose it is, the address does.
            return self._texts.get((publisher or held.publisher, article.body_sha256), held)
        numbered = self._by_number[publisher, article.external_id]
        alike = self._by_text[publisher, article.text_key]
        for held in [*sorted(numbered, key=_rank), *sorted(alike, key=_rank)]:
            if not (held.url_key and article.url_key):
                return held
        return None

    def take(self, incoming: Incoming, held: Held | None) -> Held:
        """This article goes in, as a new one or in place of the text of the one held."""
        article, publisher = incoming.article, self._publisher(incoming)
        if held is None:
            self._next += 1
            held = Held(
                self._next, article.url_key, publisher, article.external_id, article.text_key, article.body_sha256,
                row=article,
            )  # fmt: skip
        else:
            self._remove(held)
            held.earlier.add(held.body_sha256)
            held.text_key, held.body_sha256 = article.text_key, article.body_sha256
            # Where the article says nothing, what was known stays.
            held.url_key = article.url_key or held.url_key
            held.publisher = publisher or held.publisher
            held.external_id = article.external_id or held.external_id
        held.is_pending = True
        self._add(held)
        return held

    def _publisher(self, incoming: Incoming) -> int | str | None:
        return self._publishers[incoming.item.publisher]

    def _load(self, articles: list[Article]) -> None:
        publishers = {key for key in self._publishers.values() if isinstance(key, int)}
        numbers = {article.external_id for article in articles if article.external_id}
        wanted = [Q(text_key__in={article.text_key for article in articles})]
        if addresses := {article.url_key for article in articles if article.url_key}:
            wanted.append(Q(url_key__in=addresses))
        if numbers and publishers:
            wanted.append(Q(publisher__in=publishers, external_id__in=numbers))
        earlier = ArticleRevision.objects.filter(body_sha256__in={article.body_sha256 for article in articles})
        revisions = list(earlier.order_by("pk").values_list("article", "publisher", "body_sha256"))
        if revisions:
            wanted.append(Q(pk__in={article for article, _, _ in revisions}))
        # Each by its own index: of conditions joined by OR a database may go through all rows.
        first, *others = (Article.objects.filter(each).order_by().values_list(*_STORED) for each in wanted)
        found = {row[0]: Held(*row) for row in first.union(*others).order_by("pk")}
        for held in found.values():
            self._add(held)
        for article, publisher, sha in revisions:
            found[article].earlier.add(sha)
            self._texts.setdefault((publisher, sha), found[article])

    def _add(self, held: Held) -> None:
        if held.url_key:
            self._by_address[held.url_key] = held
        if held.external_id and held.publisher:
            self._by_number[held.publisher, held.external_id].append(held)
        self._by_text[held.publisher, held.text_key].append(held)
        self._texts[held.publisher, held.body_sha256] = held

    def _remove(self, held: Held) -> None:
        if held.url_key:
            del self._by_address[held.url_key]
        if held.external_id and held.publisher:
            self._by_number[held.publisher, held.external_id].remove(held)
        self._by_text[held.publisher, held.text_key].remove(held)
