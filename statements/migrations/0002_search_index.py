from django.db import migrations

from statements.search.install import install, uninstall
from statements.text.analysis import ANALYZER_VERSION


def note_analyzer(apps, schema_editor):
    """The index of an empty archive is of the present analyzer."""
    apps.get_model("statements", "IndexState").objects.create(pk=1, analyzer_version=ANALYZER_VERSION)


class Migration(migrations.Migration):
    dependencies = [("statements", "0001_initial")]
    operations = [
        migrations.RunPython(install, uninstall),
        migrations.RunPython(note_analyzer, migrations.RunPython.noop),
    ]
