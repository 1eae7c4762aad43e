"""Who can sign in, and the personal links that work without signing in."""

import secrets
import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from kurzdraht.core.models import Record


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None) -> "User":
        """Make a user who signs in by code; a password only where one is given. The address is kept in lower case."""
        user = User(email=email.strip().lower())
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A login. What it may do is read from the person's dated mandates; nobody is a superuser."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("E-Mail-Adresse"), max_length=254)
    language = models.CharField(_("Sprache"), max_length=5, default="de")
    is_active = models.BooleanField(_("aktiv"), default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    retention_class = "account"

    class Meta:
        constraints = (
            models.UniqueConstraint(Lower("email"), name="accounts_user_email_unique"),
            models.UniqueConstraint(fields=("email",), name="accounts_user_email_exact"),
            models.CheckConstraint(condition=models.Q(is_superuser=False), name="accounts_no_superuser"),
        )

    def __str__(self) -> str:
        return self.email

    def get_full_name(self) -> str:
        return self.email

    def get_short_name(self) -> str:
        return self.email


def new_nonce() -> str:
    return secrets.token_urlsafe(16)


class PersonalLink(Record):
    """Lets its holder act on one subject for one purpose until it expires or is revoked.

    The token in the address is computed from `key`, `nonce` and the server's secret; the table alone opens nothing.
    """

    purpose = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=40)
    subject_key = models.UUIDField()
    nonce = models.CharField(max_length=32, default=new_nonce)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    retention_class = "access"

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("purpose", "subject_kind", "subject_key"), name="accounts_one_link_per_purpose"
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.subject_kind} {self.subject_key}"
