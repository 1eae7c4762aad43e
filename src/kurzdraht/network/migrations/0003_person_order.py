from django.db import migrations, models


class Migration(migrations.Migration):
    """Lists of persons are ordered by their search key."""

    dependencies = [("network", "0002_search_name")]

    operations = [
        migrations.AddIndex("person", models.Index(fields=["search_name"], name="network_person_search")),
    ]
