"""Two speakers, or two bodies, become one: inside `recording.editing`, as one edit that can be taken back."""

from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.db.models import Q

from statements.models import Article, Organization, OrganizationDuplicate, Quote, Speaker, SpeakerDuplicate
from statements.recording import change_all, open_now, value_of

# Where each is referred to: what moves to the one that stays. Names, addresses and pairs go their own ways.
REFERENCES = {
    Speaker: [(Quote, "speaker")],
    Organization: [
        (Quote, "organization"), (Article, "publisher"), (Article, "agency"), (Organization, "parent"),
    ],
}  # fmt: skip
PAIRS = {Speaker: SpeakerDuplicate, Organization: OrganizationDuplicate}
CLASHES_TOLD = 5


class CannotMerge(Exception):
    """The two hold what only one may: the argument is the list of articles that both published, to the letter."""


@dataclass(frozen=True)
class Merge:
    """Of two rows of one model, `gone` becomes a part of `kept`."""

    kept: Speaker | Organization
    gone: Speaker | Organization

    @property
    def model(self) -> type[Speaker | Organization]:
        return type(self.kept)

    @cached_property
    def moving(self) -> list[tuple[type[models.Model], int]]:
        """How many rows of each kind would belong to the other one afterwards; kinds without any are left out."""
        counted = {}
        for model, field in REFERENCES[self.model]:
            counted[model] = counted.get(model, 0) + self._referring(model, field).count()
        return [(model, number) for model, number in counted.items() if number]

    @cached_property
    def names(self) -> list[str]:
        """The names by which the one that stays would be found as well."""
        return list(self._own_names().order_by("pk").values_list("text", flat=True))

    @cached_property
    def clashes(self) -> list[Article]:
        """Articles that both published with the same text to the letter: of these, one has to go first."""
        if self.model is not Organization:
            return []
        texts = Article.objects.filter(publisher=self.kept).values("body_sha256")
        return list(Article.objects.filter(publisher=self.gone, body_sha256__in=texts)[:CLASHES_TOLD])

    def carry_out(self) -> None:
        """Move all that is known of the one to the other, and its addresses, which lead there for ever.

        Raises CannotMerge, and changes nothing then.
        """
        # Who would add to the two meanwhile waits for the end of the transaction.
        list(self.model.objects.select_for_update().filter(pk__in=[self.kept.pk, self.gone.pk]))
        if self.clashes:
            raise CannotMerge(self.clashes)
        for model, field in REFERENCES[self.model]:
            change_all(self._referring(model, field), **{field: self.kept})
        if self.model is Organization:
            self._move_mentions()
        owner = self.model._meta.model_name
        change_all(self._own_names(), **{owner: self.kept})
        change_all(self.gone.slugs.all(), **{owner: self.kept})
        self._move_pairs()
        self._complete()
        self.gone.delete()
        self.kept.save()
        if open_edit := open_now():
            open_edit.owners.add((owner, self.kept.pk))

    def _referring(self, model: type[models.Model], field: str) -> models.QuerySet:
        rows = model._base_manager.filter(**{field: self.gone})
        return rows.exclude(pk=self.kept.pk) if model is self.model else rows

    def _own_names(self) -> models.QuerySet:
        return self.gone.names.exclude(text__in=self.kept.names.values("text"))

    def _move_mentions(self) -> None:
        for article in Article.objects.filter(organizations=self.gone).defer(*Article.TERMS):
            before = value_of(article, "organizations")
            article.organizations.add(self.kept)
            article.organizations.remove(self.gone)
            if open_edit := open_now():
                open_edit.note(article, {"organizations": [before, value_of(article, "organizations")]})

    def _move_pairs(self) -> None:
        """Whom the one was set apart from, the other is as well; what was only proposed is found anew."""
        pairs = PAIRS[self.model]
        for pair in pairs.objects.filter(Q(first=self.gone) | Q(second=self.gone), apart=True).with_both():
            other = pair.second if pair.first_id == self.gone.pk else pair.first
            if other.pk != self.kept.pk:
                pairs.set_apart(self.kept, other)

    def _complete(self) -> None:
        """What nobody had said of the one that stays is known of the other."""
        kept, gone = self.kept, self.gone
        kept.description = kept.description or gone.description
        kept.wikidata_id = kept.wikidata_id or gone.wikidata_id
        if not kept.country_settled and (gone.country_settled or not kept.country):
            kept.country, kept.country_settled = gone.country, gone.country_settled
        if self.model is Organization:
            if kept.parent_id in (None, gone.pk):
                kept.parent_id = gone.parent_id if gone.parent_id != kept.pk else None
            if kept.kind == Organization.Kind.OTHER:
                kept.kind = gone.kind
