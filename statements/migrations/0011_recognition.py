import django.db.models.deletion
from django.db import migrations, models

from statements.search.postgres import GIN
from statements.search.schema import FILINGS


def let_entries_wait(apps, schema_editor):
    """The index that an older version made on PostgreSQL; see search/postgres.py."""
    if schema_editor.connection.vendor == "postgresql":
        for filing in FILINGS:
            schema_editor.execute(f"ALTER INDEX {filing.entry}_terms SET ({GIN})")


class Migration(migrations.Migration):

    dependencies = [
        ('statements', '0010_duplicates'),
    ]

    operations = [
        migrations.AddField(
            model_name='articlerevision',
            name='publisher',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='statements.organization', verbose_name='publisher'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['external_id', 'publisher'], name='article_by_number'),
        ),
        migrations.AddIndex(
            model_name='articlerevision',
            index=models.Index(fields=['body_sha256'], name='revision_by_text'),
        ),
        migrations.RunPython(let_entries_wait, migrations.RunPython.noop),
    ]
