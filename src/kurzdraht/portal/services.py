"""What members change about themselves."""

from datetime import datetime

from django.db import transaction

from kurzdraht.accounts.models import User
from kurzdraht.audit.services import Actor, record
from kurzdraht.network.models import Person


@transaction.atomic
def choose_language(user: User, language: str, *, by: Actor, now: datetime) -> None:
    """The language of mails from now on: of the login and of the person behind it."""
    before = user.language
    user.language = language
    user.save(update_fields=("language",))
    Person.objects.filter(user=user).update(language=language)
    record(
        "account_language_chosen",
        kind="user",
        key=user.key,
        label=user.email,
        by=by,
        at=now,
        changes={"language": [before, language]},
    )
