"""The three groups people belong to."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NAMES = ("donor", "reviewer", "maintainer")


def make(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    for name in NAMES:
        apps.get_model("auth", "Group").objects.get_or_create(name=name)


def unmake(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("auth", "Group").objects.filter(name__in=NAMES).delete()


class Migration(migrations.Migration):
    dependencies = [("donations", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(make, unmake)]
