"""The form for a file of articles, and how it is received."""

from django import forms
from django.conf import settings
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from statements.importers import FORMATS
from statements.importers.fields import NAMES
from statements.models import Article

# What a format is called where its own name does not say it.
FORMAT_NAMES = {
    "text": _("plain text"),
    "jsonl": "JSON Lines",
    "json": "JSON",
    "csv": _("table (CSV)"),
    "tsv": _("table with tabs (TSV)"),
    "newsml-g2": "NewsML-G2",
    "feed": "RSS, Atom",
    "html": _("web page"),
    "warc": _("web archive (WARC)"),
}
FIELD_NAMES = {name: Article._meta.get_field(name).verbose_name for name in NAMES if name != "published"}


class ReadingForm(forms.Form):
    """How a file is to be read."""

    format = forms.ChoiceField(
        label=_("format"),
        required=False,
        choices=[("", _("told from the content")), *((name, FORMAT_NAMES.get(name, name)) for name in FORMATS)],
    )

    def __init__(self, *args, mapping: dict[str, str] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_mapped = bool(mapping)
        for ours, theirs in NAMES.items():
            self.fields[f"map_{ours}"] = forms.CharField(
                label=FIELD_NAMES.get(ours, _("day")),
                required=False,
                max_length=200,
                initial=(mapping or {}).get(ours, ""),
                widget=forms.TextInput({"placeholder": theirs[0], "dir": "auto", "class": "vTextField"}),
            )

    @property
    def names(self):
        """The fields that say what the file calls ours."""
        return [self[name] for name in self.fields if name.startswith("map_")]

    @property
    def mapping(self) -> dict[str, str]:
        given = {ours: self.cleaned_data[f"map_{ours}"].strip() for ours in NAMES}
        return {ours: theirs for ours, theirs in given.items() if theirs}


class UploadForm(ReadingForm):
    file = forms.FileField(label=_("file"))
    field_order = ["file", "format"]

    def __init__(self, *args, too_large: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        limit = filesizeformat(settings.IMPORT_UPLOAD_MAX_BYTES)
        self.fields["file"].help_text = _("At most %(limit)s.") % {"limit": limit}
        if too_large:  # and therefore not there
            message = _("The file is larger than %(limit)s.") % {"limit": limit}
            self.fields["file"].error_messages["required"] = message


class LimitedUpload(TemporaryFileUploadHandler):
    """Writes what is uploaded to a temporary file, and no more than is allowed."""

    def __init__(self, request, *, may_upload: bool):
        super().__init__(request)
        self._limit = settings.IMPORT_UPLOAD_MAX_BYTES if may_upload else 0
        self._received = 0

    @property
    def is_exceeded(self) -> bool:
        return self._received > self._limit

    def receive_data_chunk(self, raw_data, start):
        self._received += len(raw_data)
        if self.is_exceeded:
            raise SkipFile
        super().receive_data_chunk(raw_data, start)
