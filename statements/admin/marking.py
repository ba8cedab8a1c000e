"""A statement marked by hand: words of an article, chosen there, pasted or counted, and who said them."""

import re

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from statements.addresses import key_in
from statements.models import Article, Quote
from statements.passages import MARKS
from statements.recording import REASON_LENGTH
from statements.text.script import direction_of
from statements.text.spans import layers

from .history import edit_of
from .review import UNPROCESSABLE, WHO

# What stands between a mark and the one that closes it.
_QUOTED = re.compile("|".join(f"(?<={first})[^{first}{last}]+(?={last})" for first, last in MARKS.items()))


class MarkForm(forms.ModelForm):
    """The words from `start` to `end` (code points of the text), or else `words`, if they stand there once."""

    body_sha256 = forms.CharField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Words"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Select them in the text, or paste them as they stand there, to the letter."),
    )
    start = forms.IntegerField(label=_("Start"), min_value=0, required=False)
    end = forms.IntegerField(label=_("End"), min_value=0, required=False)
    why = forms.CharField(label=_("Why"), max_length=REASON_LENGTH, required=False)

    class Meta:
        model = Quote
        fields = ["words", "start", "end", "kind", "speaker", "organization", "role"]
        widgets = WHO

    def __init__(self, *args, article: Article, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.article = article
        self.initial["body_sha256"] = article.body_sha256

    def clean_body_sha256(self):
        if self.cleaned_data["body_sha256"] != self.instance.article.body_sha256:
            raise ValidationError(_("The text was changed since you opened it. Choose the words again."))
        return self.cleaned_data["body_sha256"]

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        start, end = self._trimmed(*self._span(cleaned))
        self._refuse_overlap(start, end)
        self.instance.quoted = self._quoted(start, end, cleaned["kind"])
        return {**cleaned, "start": start, "end": end}

    def _post_clean(self):
        """The model has nothing to add where the span is wrong already."""
        if not self.errors:
            super()._post_clean()

    def _span(self, cleaned) -> tuple[int, int]:
        # A browser sends the ends of lines in a way of its own.
        body, words = self.instance.article.body, cleaned["words"].replace("\r\n", "\n").strip()
        if cleaned["start"] is not None and cleaned["end"] is not None:
            start, end = cleaned["start"], min(cleaned["end"], len(body))
            if words and words != body[start:end].strip():
                raise ValidationError(
                    {"words": _("These are not the words between start and end. Leave one empty.")}
                )
            return start, end
        if not words:
            raise ValidationError({"words": _("Choose the words that were said.")})
        times = body.count(words)
        if times != 1:
            text = _("These words do not stand in the text, to the letter.")
            many = _("These words stand in the text %(times)d times. Select the ones that are meant.")
            raise ValidationError({"words": (many if times else text) % {"times": times}})
        return body.index(words), body.index(words) + len(words)

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Without white space at its edges."""
        words = self.instance.article.body[start:end]
        if not words.strip():
            raise ValidationError({"words": _("The span holds no words.")})
        return start + len(words) - len(words.lstrip()), start + len(words.rstrip())

    def _refuse_overlap(self, start: int, end: int) -> None:
        others = self.instance.article.quotes.present().exclude(review=Quote.Review.REJECTED)
        if other := others.filter(start__lt=end, end__gt=start).first():
            text = _("They overlap statement %(position)d of this article: “%(words)s”.")
            raise ValidationError({"words": text % {"position": other.position, "words": other}})

    def _quoted(self, start: int, end: int, kind: str) -> list[list[int]]:
        """The spans in the source's own words: all of a direct statement, of a mixed one what stands in marks."""
        if kind == Quote.Kind.DIRECT:
            return [[start, end]]
        found = _QUOTED.finditer(self.instance.article.body, start, end) if kind == Quote.Kind.MIXED else ()
        return [list(match.span()) for match in found]


class Marking:
    """The page where words of an article are made a statement, for the admin of articles."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.mark_view)
        return [path("<int:pk>/mark/", view, name="statements_article_mark"), *super().get_urls()]

    def mark_view(self, request, pk):
        if not request.user.has_perm("statements.add_quote"):
            raise PermissionDenied
        article = get_object_or_404(Article.objects.defer(*Article.TERMS), pk=pk)
        form = MarkForm(request.POST or None, article=article, initial=_chosen(request, article))
        if form.is_valid():
            with edit_of(request):
                quote = form.save(commit=False)
                quote.position = article.quotes.count() + 1
                quote.mark(Quote.Review.VERIFIED, request.user)
                quote.save()
            messages.success(request, _("It is a statement now: “%(words)s”") % {"words": quote})
            return redirect("admin:statements_article_mark", pk)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Mark a statement"),
            "opts": self.opts,
            "article": article,
            "form": form,
            "media": form.media,
            "direction": direction_of(article.language),
            "layers": list(layers(article.body, marked(article))),
        }
        return render(request, "admin/statements/mark.html", context, status=UNPROCESSABLE if form.errors else 200)


def _chosen(request, article: Article) -> dict:
    """The span that the address names, with its words."""
    start, end = (key_in(request.GET.get(name)) for name in ("start", "end"))
    if start is None or end is None:
        return {"kind": Quote.Kind.DIRECT}
    return {"kind": Quote.Kind.DIRECT, "start": start, "end": end, "words": article.body[start:end]}


def marked(article: Article) -> dict[str, tuple[int, int]]:
    """The spans of the statements that the text has already."""
    present = article.quotes.present().exclude(review=Quote.Review.REJECTED)
    return {f"said-{key}": (start, end) for key, start, end in present.values_list("pk", "start", "end")}


def mark_url(article: Article) -> str:
    return reverse("admin:statements_article_mark", args=[article.pk])
