"""The groups of people who work in the admin, with what each may do."""

from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

CONTENT = ["article", "quote", "speaker", "speakername", "organization", "organizationname"]
RECORDS = ["articlerevision", "importrun", "importproblem"]
EDITORS = {"view": CONTENT + RECORDS, "add": CONTENT, "change": CONTENT, "delete": ["speakername", "organizationname"]}
ADMINISTRATORS = {"view": CONTENT + RECORDS, "add": CONTENT, "change": CONTENT, "delete": CONTENT + RECORDS}


def make_groups(apps, schema_editor):
    # Django makes permissions after all migrations have run; the groups need them now.
    config = installed_apps.get_app_config("statements")
    create_permissions(config, verbosity=0, using=schema_editor.connection.alias, apps=apps)
    create_permissions(installed_apps.get_app_config("auth"), verbosity=0, using=schema_editor.connection.alias, apps=apps)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, granted in (("Editors", EDITORS), ("Administrators", ADMINISTRATORS)):
        group, _ = Group.objects.get_or_create(name=name)
        codenames = [f"{action}_{model}" for action, models in granted.items() for model in models]
        permissions = Permission.objects.filter(content_type__app_label="statements", codename__in=codenames)
        group.permissions.set(permissions)
        if name == "Administrators":
            group.permissions.add(*Permission.objects.filter(content_type__app_label="auth", content_type__model="user"))


def drop_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Administrators"]).delete()


class Migration(migrations.Migration):
    dependencies = [("statements", "0002_search_index"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(make_groups, drop_groups)]
