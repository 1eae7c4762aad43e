"""Changing who can sign in and how."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from kurzdraht.accounts import links, mails
from kurzdraht.accounts.models import User
from kurzdraht.accounts.registry import editor_permissions
from kurzdraht.audit.services import SYSTEM, Actor, record
from kurzdraht.core.errors import Refused

EDITORS = "Redaktion"
SIGN_IN_LINK = "sign-in"
SIGN_IN_LINK_LIFE = timedelta(minutes=10)
PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
COLLECTION_MODELS = (("wagtailimages", "image"), ("wagtaildocs", "document"))
COLLECTION_VERBS = ("add", "change", "choose")


class LockedOut(Refused):
    sentence = _("Dieser Zugang ist gesperrt. Fragen Sie die Geschäftsstelle.")


@transaction.atomic
def set_page_editor(user: User, *, is_editor: bool) -> None:
    """Give or take the row that Wagtail reads; may be repeated. The mandate itself is read at each request."""
    if is_editor:
        user.groups.add(_editors())
    else:
        user.groups.remove(*Group.objects.filter(name=EDITORS))


@transaction.atomic
def set_password(user: User, password: str, *, by: Actor, now: datetime) -> None:
    """Set the password; every session of the user ends unless the caller keeps its own."""
    user.set_password(password)
    user.save(update_fields=("password",))
    record("account_password_set", kind="user", key=user.key, label=user.email, by=by, at=now)
    mails.send_password_set(user, now=now)


@transaction.atomic
def give_sign_in_link(user: User, *, now: datetime) -> str:
    """The address of a link that signs this user in once, for operators when mail is off. An earlier one ends."""
    if not user.is_active:
        raise LockedOut
    links.revoke_link(SIGN_IN_LINK, kind="user", key=user.key, now=now)
    token = links.give_link(SIGN_IN_LINK, kind="user", key=user.key, expires_at=now + SIGN_IN_LINK_LIFE)
    record("account_sign_in_link_given", kind="user", key=user.key, label=user.email, by=SYSTEM, at=now)
    with translation.override(settings.LANGUAGE_CODE):
        return f"{settings.BASE_URL}{reverse('account_link', args=(token,))}"


@transaction.atomic
def use_sign_in_link(token: str, *, now: datetime) -> User | None:
    """The user whom this link signs in, once; None when it is spent, too old or forged, or the user is locked out."""
    key = links.use_link(token, purpose=SIGN_IN_LINK, now=now)
    if key is None:
        return None
    user = User.objects.filter(key=key, is_active=True).first()
    if user is not None:
        record("account_sign_in_link_used", kind="user", key=user.key, label=user.email, by=user, at=now)
    return user


def _editors() -> Group:
    """The group with all that page editors may; brought up to date at each call."""
    group, _is_new = Group.objects.get_or_create(name=EDITORS)
    wanted = Q(pk__in=())
    for name in editor_permissions:
        app_label, _dot, codename = name.partition(".")
        wanted |= Q(content_type__app_label=app_label, codename=codename)
    group.permissions.set(Permission.objects.filter(wanted))
    root = Page.get_first_root_node()
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=PAGE_RIGHTS):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    collection = Collection.get_first_root_node()
    for permission in _collection_permissions():
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
    return group


def _collection_permissions() -> QuerySet[Permission]:
    """Wagtail asks for the rights of its own two models, whatever model stands in their place."""
    wanted = Q(pk__in=())
    for app_label, model in COLLECTION_MODELS:
        codenames = [f"{verb}_{model}" for verb in COLLECTION_VERBS]
        wanted |= Q(content_type__app_label=app_label, codename__in=codenames)
    return Permission.objects.filter(wanted)
