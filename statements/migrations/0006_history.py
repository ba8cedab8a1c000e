import django.db.models.deletion
from django.apps import apps as installed_apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models


def show_edits(apps, schema_editor):
    """Editors and administrators see the log of all edits."""
    create_permissions(
        installed_apps.get_app_config("statements"), verbosity=0, using=schema_editor.connection.alias, apps=apps
    )
    permission = apps.get_model("auth", "Permission").objects.get(codename="view_edit")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Administrators"]):
        group.permissions.add(permission)


class Migration(migrations.Migration):

    dependencies = [
        ('statements', '0004_import_queue'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Edit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='when')),
                ('reason', models.CharField(blank=True, help_text='Readers see it in the log of corrections.', max_length=500, verbose_name='why')),
                ('undoes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='undone_by', to='statements.edit', verbose_name='takes back')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='editor')),
            ],
            options={
                'verbose_name': 'edit',
                'verbose_name_plural': 'edits',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.CharField(choices=[('added', 'added'), ('changed', 'changed'), ('deleted', 'deleted')], max_length=10, verbose_name='what')),
                ('model', models.CharField(max_length=60)),
                ('key', models.BigIntegerField()),
                ('fields', models.JSONField()),
                ('edit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='statements.edit', verbose_name='edit')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'ordering': ['id'],
                'indexes': [models.Index(fields=['model', 'key', 'id'], name='change_of_row')],
            },
        ),
        migrations.RunPython(show_edits, migrations.RunPython.noop),
    ]
