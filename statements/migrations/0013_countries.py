from django.db import migrations, models

from statements.search.install import install, uninstall


class Migration(migrations.Migration):

    dependencies = [
        ('statements', '0012_desk_indexes'),
    ]

    operations = [
        migrations.RunPython(uninstall, install),
        migrations.AddField(
            model_name='organization',
            name='country',
            field=models.CharField(blank=True, max_length=2, verbose_name='country'),
        ),
        migrations.AddField(
            model_name='organization',
            name='country_settled',
            field=models.BooleanField(default=False, help_text="Imports leave it alone. Otherwise it follows from a body's name, or from a person's roles.", verbose_name='country settled by an editor'),
        ),
        migrations.AddField(
            model_name='speaker',
            name='country',
            field=models.CharField(blank=True, max_length=2, verbose_name='country'),
        ),
        migrations.AddField(
            model_name='speaker',
            name='country_settled',
            field=models.BooleanField(default=False, help_text="Imports leave it alone. Otherwise it follows from a body's name, or from a person's roles.", verbose_name='country settled by an editor'),
        ),
        migrations.AddIndex(
            model_name='organization',
            index=models.Index(fields=['country'], name='organization_by_country'),
        ),
        migrations.AddIndex(
            model_name='speaker',
            index=models.Index(fields=['country'], name='speaker_by_country'),
        ),
        migrations.RunPython(install, uninstall),
    ]
