"""The groups contributor, reviewer and administrator."""

from typing import Any

from django.contrib.auth.management import create_permissions
from django.db import migrations

from statements.editing.roles import ROLES, make_groups


def make(apps: Any, schema_editor: Any) -> None:
    for label in ("auth", "admin", "contenttypes", "statements"):
        # Permissions are made after all migrations, and are needed in this one.
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    make_groups(
        groups=apps.get_model("auth", "Group").objects,
        held=apps.get_model("auth", "Permission").objects,
    )


def unmake(apps: Any, schema_editor: Any) -> None:
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("statements", "0005_audit"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, unmake)]
