"""Imports: a file handed in, looked at and confirmed; what runs, and what came of it."""

from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from statements.jobs import desk
from statements.models import ImportProblem, ImportRun

from .lists import QuickAdmin
from .reasons import meaning_of, name_of
from .upload import LimitedUpload, ReadingForm, UploadForm

Status = ImportRun.Status
OUTCOMES = {"new": _("New"), "changed": _("Changed"), "unchanged": _("Unchanged"), "refused": _("Refused")}
TOO_LATE = _("Nothing was done: the import has gone on meanwhile.")


class RecordAdmin(QuickAdmin):
    """What an import wrote down about itself: to be read, not changed."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_import_permission(self, request):
        """Who may bring articles in may also try again what was refused."""
        return request.user.has_perm("statements.add_importrun")

    def try_again(self, request, problems) -> ImportRun | None:
        """Start a run for the problems, and say what came of it."""
        run = desk.try_again(problems, request.user)
        if run is None:
            self.message_user(request, _("Nothing is left to be tried again."), messages.WARNING)
            return None
        admin.site.get_model_admin(ImportRun).log_addition(request, run, [{"added": {}}])
        level, text = fate(run)
        link = format_html('<a href="{}">{}</a>', run_url(run), _("Its page"))
        self.message_user(request, format_html("{} {}", text, link), level)
        return run


def fate(run: ImportRun) -> tuple[int, str]:
    """What has become of a run that was just started, as a message with its level."""
    if run.status == Status.QUEUED:
        return messages.INFO, _("The import is queued, and begins as soon as a worker is free.")
    if run.status == Status.INTERRUPTED:
        return messages.ERROR, _("The import was interrupted: %(failure)s") % {"failure": run.failure}
    level = messages.WARNING if run.articles_refused else messages.SUCCESS
    return level, _(
        "Imported: %(new)d new, %(changed)d changed, %(unchanged)d unchanged, %(refused)d refused."
    ) % {
        "new": run.articles_new,
        "changed": run.articles_changed,
        "unchanged": run.articles_unchanged,
        "refused": run.articles_refused,
    }


def run_url(run: ImportRun) -> str:
    return reverse("admin:statements_importrun_change", args=[run.pk])


def _count(outcome: str):
    """A column of the list: how many articles."""
    name = f"articles_{outcome}"
    return admin.display(description=OUTCOMES[outcome], ordering=name)(lambda self, run: getattr(run, name))


@admin.register(ImportRun)
class ImportRunAdmin(RecordAdmin):
    list_display = ["started_at", "files", "state", "new", "changed", "unchanged", "refused", "still_open"]
    list_filter = ["status"]
    date_hierarchy = "started_at"
    actions = ["try_refused_again"]
    fields = [
        "files", "user", "started_at", "finished_at", "format", "mapped", "found_encodings", "extractor_version",
    ]  # fmt: skip
    change_form_template = "admin/statements/importrun/run.html"

    def get_queryset(self, request):
        still_open = Count("problems", filter=Q(problems__resolved_at=None))
        return super().get_queryset(request).annotate(still_open=still_open)

    def get_fields(self, request, obj=None):
        """Of a file that is only looked at there is nothing to count."""
        return self.fields if obj is None or obj.status != Status.UPLOADED else ["files", "user", "started_at"]

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj)

    def has_add_permission(self, request):
        return self.has_import_permission(request)

    def get_urls(self):
        steps = [("look", self._look), ("confirm", self._confirm), ("cancel", self._cancel)]
        steps += [("resume", self._resume), ("again", self._again)]
        paths = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(partial(self._step, step)), name=f"import_{name}")
            for name, step in steps
        ]
        return [path("add/", self.upload, name="statements_importrun_add"), *paths, *super().get_urls()]

    # What is shown

    new = _count("new")
    changed = _count("changed")
    unchanged = _count("unchanged")
    refused = _count("refused")

    @admin.display(description=_("files"))
    def files(self, run):
        return format_html("<bdi>{}</bdi>", ", ".join(run.sources))

    @admin.display(description=_("status"), ordering="status")
    def state(self, run):
        done = f" {run.percent} %" if run.status == Status.RUNNING and run.percent is not None else ""
        return f"{run.get_status_display()}{done}"

    @admin.display(description=_("still to be resolved"), ordering="still_open")
    def still_open(self, run):
        if not run.still_open:
            return 0
        url = reverse("admin:statements_importproblem_changelist")
        return format_html('<a href="{}?run__id__exact={}&amp;state=open">{}</a>', url, run.pk, run.still_open)

    @admin.display(description=_("mapping"))
    def mapped(self, run):
        return ", ".join(f"{ours} = {theirs}" for ours, theirs in run.mapping.items())

    @admin.display(description=_("encodings"))
    def found_encodings(self, run):
        return format_html("<bdi>{}</bdi>", " · ".join(f"{name} {n}" for name, n in run.encodings.items()))

    def changelist_view(self, request, extra_context=None):
        ImportRun.objects.give_up()
        return super().changelist_view(request, extra_context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        ImportRun.objects.give_up()
        run = self.get_object(request, object_id)
        context = self._shown(run) | {"may_import": self.has_import_permission(request)} if run else {}
        return super().change_view(request, object_id, form_url, {**context, **(extra_context or {})})

    def _shown(self, run: ImportRun) -> dict:
        """What the page of a run has beside its fields."""
        shown = {"run": run, "may_resume": run.status == Status.INTERRUPTED and bool(run.upload or run.is_retry)}
        if run.status != Status.UPLOADED or run.preview is None:
            return shown
        examples = run.preview["examples"]
        for example in examples["refused"]:
            example["meaning"] = meaning_of(example["reason"])
            example["reason"] = name_of(example["reason"])
        outcomes = [
            (label, outcome, run.preview["counts"][outcome], examples[outcome])
            for outcome, label in OUTCOMES.items()
        ]
        form = ReadingForm(initial={"format": run.format}, mapping=run.mapping)
        return shown | {"preview": run.preview, "outcomes": outcomes, "reading": form}

    # What is done

    @method_decorator(csrf_exempt)  # until the limit stands: who checks the token reads the file
    def upload(self, request, form_url="", extra_context=None):
        receiver = LimitedUpload(request, may_upload=self.has_import_permission(request))
        request.upload_handlers = [receiver]
        return self.admin_site.admin_view(self._upload)(request, receiver)

    def _upload(self, request, receiver):
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = UploadForm()
        if request.method == "POST":
            form = UploadForm(request.POST, request.FILES, too_large=receiver.is_exceeded)
            if form.is_valid():
                given = form.cleaned_data
                run = desk.hand_in(given["file"], request.user, given["format"], form.mapping)
                self.log_addition(request, run, [{"added": {}}])
                return HttpResponseRedirect(run_url(run))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Import a file"),
            "form": form,
        }
        return TemplateResponse(request, "admin/statements/importrun/upload.html", context)

    def _step(self, step, request, pk):
        """Take a step of the run's way, if it is where this step leads on from."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_import_permission(request):
            raise PermissionDenied
        run = get_object_or_404(ImportRun, pk=pk)
        return HttpResponseRedirect(run_url(step(request, run) or run))

    def _look(self, request, run):
        form = ReadingForm(request.POST)
        if not form.is_valid() or not desk.look(run, form.cleaned_data["format"], form.mapping):
            self.message_user(request, TOO_LATE, messages.WARNING)

    def _confirm(self, request, run):
        self._go_on(request, run, desk.confirm, _("Confirmed."))

    def _cancel(self, request, run):
        self._go_on(request, run, desk.cancel, _("Cancelled."))

    def _resume(self, request, run):
        self._go_on(request, run, desk.resume, _("Queued again."))

    def _again(self, request, run):
        return self.try_again(request, ImportProblem.objects.filter(run=run))

    def _go_on(self, request, run, step, said):
        if not step(run):
            self.message_user(request, TOO_LATE, messages.WARNING)
            return
        self.log_change(request, run, said)
        if run.status == Status.CANCELLED:
            self.message_user(request, _("The import is cancelled, and its file removed."), messages.SUCCESS)
        else:
            level, text = fate(run)
            self.message_user(request, text, level)

    @admin.action(description=_("Try again what the chosen imports refused"), permissions=["import"])
    def try_refused_again(self, request, queryset):
        self.try_again(request, ImportProblem.objects.filter(run__in=queryset.values("pk")))
