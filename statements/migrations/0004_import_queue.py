"""Imports that wait in a queue, and refused input that can be tried again."""

import hashlib

import django.db.models.deletion
from django.db import migrations, models


def fingerprint_by_input(apps, schema_editor):
    """The same input is one problem, whatever the reason; the newest reason counts."""
    problems = apps.get_model("statements", "ImportProblem").objects
    seen = set()
    for problem in problems.order_by("-created_at", "-pk").iterator(chunk_size=20):
        place = f"{problem.path}:{problem.line}" if problem.line else problem.path
        fingerprint = hashlib.sha256(bytes(problem.raw) or place.encode()).hexdigest()
        if fingerprint in seen:
            problem.delete()
        else:
            seen.add(fingerprint)
            problems.filter(pk=problem.pk).update(fingerprint=fingerprint)


def let_editors_import(apps, schema_editor):
    permission = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="statements", codename="add_importrun"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Administrators"]):
        group.permissions.add(permission)


class Migration(migrations.Migration):

    dependencies = [
        ('statements', '0003_editor_groups'),
    ]

    operations = [
        migrations.AddField(
            model_name='importproblem',
            name='format',
            field=models.CharField(blank=True, max_length=20, verbose_name='format'),
        ),
        migrations.AddField(
            model_name='importproblem',
            name='resolved_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='resolved at'),
        ),
        migrations.AddField(
            model_name='importproblem',
            name='retried_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='retries', to='statements.importrun', verbose_name='tried again by'),
        ),
        migrations.AddField(
            model_name='importrun',
            name='attempts',
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='importrun',
            name='bytes_read',
            field=models.PositiveBigIntegerField(default=0, verbose_name='bytes read'),
        ),
        migrations.AddField(
            model_name='importrun',
            name='bytes_total',
            field=models.PositiveBigIntegerField(default=0, verbose_name='bytes'),
        ),
        migrations.AddField(
            model_name='importrun',
            name='encodings',
            field=models.JSONField(default=dict, help_text='How many articles came in which encoding.', verbose_name='encodings'),
        ),
        migrations.AddField(
            model_name='importrun',
            name='failure',
            field=models.TextField(blank=True, verbose_name='why it was interrupted'),
        ),
        migrations.AddField(
            model_name='importrun',
            name='format',
            field=models.CharField(blank=True, help_text='Empty where it is told from the content.', max_length=20, verbose_name='format'),
        ),
        migrations.AddField(
            model_name='importrun',
            name='mapping',
            field=models.JSONField(blank=True, default=dict, help_text='What the input calls a field of ours.', verbose_name='mapping'),
        ),
        migrations.AddField(
            model_name='importrun',
            name='preview',
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='importrun',
            name='seen_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='importrun',
            name='upload',
            field=models.CharField(blank=True, editable=False, max_length=40),
        ),
        migrations.AlterField(
            model_name='importrun',
            name='status',
            field=models.CharField(choices=[('uploaded', 'to be confirmed'), ('queued', 'queued'), ('running', 'running'), ('finished', 'finished'), ('interrupted', 'interrupted'), ('cancelled', 'cancelled')], default='running', max_length=20, verbose_name='status'),
        ),
        migrations.RunPython(fingerprint_by_input, migrations.RunPython.noop),
        migrations.RunPython(let_editors_import, migrations.RunPython.noop),
    ]
