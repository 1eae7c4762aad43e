from django.db import migrations, models

from kurzdraht.network.querysets import SearchKey


class Migration(migrations.Migration):
    """The database makes and keeps the search key of every person."""

    dependencies = [("network", "0001_initial")]

    operations = [
        migrations.AddField(
            "person",
            "search_name",
            models.GeneratedField(
                expression=SearchKey("family_name", "given_name", "email"),
                output_field=models.TextField(),
                db_persist=True,
            ),
        ),
    ]
