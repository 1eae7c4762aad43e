"""Lists under a name. They are one person's notes: nothing of the journal's."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kurzdraht.accounts.models import User
from kurzdraht.core.errors import Refused
from kurzdraht.lists.models import SavedList

MOST = 30


class NameIsTaken(Refused):
    sentence = _("Eine Liste „%(name)s“ haben Sie schon. Wählen Sie einen anderen Namen.")
    field = "name"


class TooManyLists(Refused):
    sentence = _("Sie haben schon 30 gemerkte Listen. Löschen Sie erst eine, die Sie nicht mehr brauchen.")


def save_list(user: User, list_name: str, *, name: str, query: str, is_default: bool) -> SavedList:
    """Under a name that is kept already, the list takes the new filters."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        own = SavedList.objects.filter(user=user, list_name=list_name)
        if own.exclude(name=name).count() >= MOST:
            raise TooManyLists
        if is_default:
            own.update(is_default=False)
        saved, _created = SavedList.objects.update_or_create(
            user=user, list_name=list_name, name=name, defaults={"query": query, "is_default": is_default}
        )
    return saved


def rename_list(saved: SavedList, *, name: str) -> None:
    with transaction.atomic():
        others = SavedList.objects.filter(user=saved.user, list_name=saved.list_name, name=name).exclude(pk=saved.pk)
        if others.exists():
            raise NameIsTaken(name=name)
        saved.name = name
        saved.save(update_fields=("name",))


def open_with(saved: SavedList, *, is_default: bool) -> None:
    """The list opens with these filters from now on, or with none kept."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=saved.user_id)
        SavedList.objects.filter(user=saved.user, list_name=saved.list_name).update(is_default=False)
        SavedList.objects.filter(pk=saved.pk).update(is_default=is_default)


def remove_list(saved: SavedList) -> None:
    saved.delete()
