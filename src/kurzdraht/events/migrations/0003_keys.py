"""Formats and series get keys of their own, each row another."""

import uuid

from django.db import migrations, models


def give_keys(apps, _editor):
    for name in ("EventFormat", "EventSeries"):
        model = apps.get_model("events", name)
        for row in model.objects.filter(key=None):
            row.key = uuid.uuid4()
            row.save(update_fields=("key",))


class Migration(migrations.Migration):
    dependencies = [("events", "0002_planning")]
    operations = [
        migrations.RunPython(give_keys, migrations.RunPython.noop, elidable=True),
        *(
            migrations.AlterField(
                name, "key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
            )
            for name in ("eventformat", "eventseries")
        ),
    ]
