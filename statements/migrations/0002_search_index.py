from django.db import migrations

from statements.search import install


def make_index(apps, schema_editor):
    install.install(schema_editor.connection, "statements_quote", "search_terms")


def drop_index(apps, schema_editor):
    install.uninstall(schema_editor.connection, "statements_quote")


class Migration(migrations.Migration):
    dependencies = [("statements", "0001_initial")]
    operations = [migrations.RunPython(make_index, drop_index)]
