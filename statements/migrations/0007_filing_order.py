from django.db import migrations, models

from statements.text.filing import filing_key, initial

BATCH = 500
NAMES = {"SpeakerName": "speaker", "OrganizationName": "organization"}


def file_names(apps, schema_editor):
    """File the names that are there already."""
    for model in (apps.get_model("statements", name) for name in NAMES):
        longest = model._meta.get_field("filing").max_length
        rows = model.objects.using(schema_editor.connection.alias)
        keys = list(rows.values_list("pk", flat=True))
        for first in range(0, len(keys), BATCH):
            names = list(rows.filter(pk__in=keys[first : first + BATCH]).only("text"))
            for name in names:
                name.filing = filing_key(name.text)[:longest]
                name.initial = initial(name.filing)
            rows.bulk_update(names, ["filing", "initial"])


class Migration(migrations.Migration):
    dependencies = [("statements", "0006_history")]

    operations = [
        *(
            migrations.AddField(
                name,
                field,
                models.CharField(blank=True, editable=False, max_length=length, default=""),
                preserve_default=False,
            )
            for name in NAMES
            for field, length in (("filing", 300), ("initial", 1))
        ),
        migrations.RunPython(file_names, migrations.RunPython.noop),
        *(
            migrations.AddIndex(name, models.Index(fields=["initial", "filing"], name=f"{owner}_by_letter"))
            for name, owner in NAMES.items()
        ),
    ]
