"""Taking a reader's report: the form, and what keeps floods away.

Nobody gives a name or an address of theirs. Senders are told apart by a keyed hash of the network address and the
day: it can be counted, but not followed or turned back. Programs that fill in every field, or send a form in no
time, are told from people by a field that people do not see and by the time signed into the form.
"""

from datetime import timedelta
from ipaddress import IPv6Address, ip_address
from time import time

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from statements.models import Report

# A form is sent no sooner after it was opened, and no later.
SOONEST, LATEST = timedelta(seconds=2), timedelta(days=1)
SALT = "statements.report"


class ReportForm(forms.ModelForm):
    opened = forms.CharField(widget=forms.HiddenInput)
    website = forms.CharField(required=False, label=_("Leave this empty"))

    class Meta:
        model = Report
        fields = ["fault", "text"]
        widgets = {"fault": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 5, "dir": "auto"})}

    def __init__(self, *args, quote, sender: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.quote, self.instance.sender = quote, sender
        self.fields["fault"].choices = Report.Fault.choices
        self.initial["opened"] = signing.dumps([quote.pk, time()], salt=SALT)

    def clean_opened(self):
        """The form was opened on this very statement, long enough ago for a person and not too long ago."""
        text = self.cleaned_data["opened"]
        try:
            quote, at = signing.loads(text, salt=SALT, max_age=LATEST)
        except signing.BadSignature:
            quote, at = None, 0
        if quote != self.instance.quote.pk or time() - at < SOONEST.total_seconds():
            self.data = self.data.copy()
            self.data["opened"] = self.initial["opened"]
            raise ValidationError(_("This form was open too long, or too short. Please send it once more."))
        return text

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise ValidationError(_("This field has to stay empty."))
        return ""

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("fault") == Report.Fault.OTHER and not cleaned.get("text"):
            self.add_error("text", _("Please say what is wrong."))
        if not self.errors and Report.objects.is_flooded(self.instance.quote, self.instance.sender):
            raise ValidationError(_("There were many reports just now. Please try again in an hour."), "flooded")
        return cleaned

    @property
    def is_flooded(self) -> bool:
        return self.has_error("__all__", "flooded")


def sender_of(request) -> str:
    """Tells senders of one day apart without saying who they are: a keyed hash of the network address."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rpartition(",")[2].strip()
    day = timezone.now().date().isoformat()
    return salted_hmac(f"{SALT} {day}", _network(address), algorithm="sha256").hexdigest()


def _network(address: str) -> str:
    """Of an IPv6 address the part that one household has; all of any other."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(int(parsed) >> 64) if isinstance(parsed, IPv6Address) else address
