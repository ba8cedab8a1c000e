import secrets

import django.db.models.deletion
from django.apps import apps as installed_apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

from statements.search.install import install, uninstall

READERS = "Readers with login"


def grant(apps, schema_editor):
    """Editors answer reports; readers with login look at everything on the desk and change nothing."""
    create_permissions(
        installed_apps.get_app_config("statements"), verbosity=0, using=schema_editor.connection.alias, apps=apps
    )
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    own = Permission.objects.filter(content_type__app_label="statements")
    answering = own.filter(codename__in=["view_report", "change_report"])
    for group in Group.objects.filter(name__in=["Editors", "Administrators"]):
        group.permissions.add(*answering)
    Group.objects.get(name="Administrators").permissions.add(own.get(codename="delete_report"))
    seen = set(Group.objects.get(name="Editors").permissions.values_list("pk", flat=True))
    readers, _ = Group.objects.get_or_create(name=READERS)
    readers.permissions.set(own.filter(pk__in=seen, codename__startswith="view_"))


def revoke(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name=READERS).delete()


class Migration(migrations.Migration):

    dependencies = [
        ('statements', '0007_filing_order'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(uninstall, install),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fault', models.CharField(choices=[('source', 'Somebody else said it'), ('words', 'The words are cut wrongly'), ('none', 'It is not a statement at all'), ('facts', 'The role, the body or the day is wrong'), ('other', 'Something else')], max_length=10, verbose_name='what is wrong')),
                ('text', models.TextField(blank=True, max_length=1000, verbose_name="in the reader's words")),
                ('token', models.CharField(default=secrets.token_urlsafe, editable=False, max_length=50, unique=True)),
                ('sender', models.CharField(editable=False, max_length=64)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='reported')),
                ('outcome', models.CharField(choices=[('open', 'open'), ('accepted', 'found right'), ('declined', 'found wrong')], default='open', max_length=10, verbose_name='outcome')),
                ('answer', models.TextField(blank=True, help_text="The reader finds it on the page of the report.", max_length=1000, verbose_name='answer')),
                ('resolved_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='resolved')),
            ],
            options={
                'verbose_name': 'report',
                'verbose_name_plural': 'reports',
                'ordering': ['-id'],
            },
        ),
        migrations.AddField(
            model_name='quote',
            name='review_reason',
            field=models.CharField(blank=True, help_text='Readers see it. A statement that is disputed or rejected needs one.', max_length=500, verbose_name='reason'),
        ),
        migrations.AddIndex(
            model_name='quote',
            index=models.Index(fields=['review', 'confidence', 'id'], name='quote_to_review'),
        ),
        migrations.AddField(
            model_name='report',
            name='quote',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='statements.quote', verbose_name='statement'),
        ),
        migrations.AddField(
            model_name='report',
            name='resolver',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(fields=['outcome', 'id'], name='report_by_outcome'),
        ),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(fields=['sender', 'created_at'], name='report_by_sender'),
        ),
        migrations.RunPython(install, uninstall),
        migrations.RunPython(grant, revoke),
    ]
