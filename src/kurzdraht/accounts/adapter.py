"""What we change in allauth."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext_lazy as _

from kurzdraht.accounts import guard, mails
from kurzdraht.accounts.links import code_of
from kurzdraht.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Dieser Zugang ist gesperrt."),
        "email_password_mismatch": _(
            "E-Mail-Adresse und Passwort passen nicht zusammen. Ohne Passwort geht es mit einem Code per Mail."
        ),
        "incorrect_code": _("Dieser Code stimmt nicht. Nehmen Sie den aus der neuesten Mail."),
        "rate_limited": _("Das waren viele Versuche. Warten Sie zehn Minuten, dann geht es weiter."),
        "too_many_login_attempts": _("Das waren viele Versuche. Warten Sie zehn Minuten, dann geht es weiter."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves: the office or a main contact adds people."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Where sign-in may lead: this host alone, not each one in ALLOWED_HOSTS."""
        request: HttpRequest = self.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def login(self, request: HttpRequest, user: User) -> None:
        guard.sign_in(request, user, now=timezone.now())

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The only mail of allauth that we let out; its code is a reference, see `links.code_of`."""
        if template_prefix != "account/email/login_code":
            raise LookupError(template_prefix)
        code = code_of(context["code"])
        mails.send_code(email, code=code, language=get_language() or "de", now=timezone.now())

    def add_message(  # noqa: PLR0917 (allauth's own signature)
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what went wrong; that something worked shows by itself."""
        if message:
            messages.add_message(request, level, message, extra_tags=extra_tags)
