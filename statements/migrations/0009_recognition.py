import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('statements', '0008_trust'),
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
    ]
