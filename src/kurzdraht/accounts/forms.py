"""What people type to get in."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, LoginForm
from django import forms
from django.contrib.auth import password_validation
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy as _

from kurzdraht.accounts import mails
from kurzdraht.accounts.links import code_of
from kurzdraht.accounts.models import User


class AddressField(forms.EmailField):
    def __init__(self, *, autocomplete: str, **options: Any) -> None:
        widget = forms.EmailInput(attrs={"autocomplete": autocomplete})
        super().__init__(label=_("E-Mail-Adresse"), max_length=254, widget=widget, **options)

    def clean(self, value: Any) -> str:
        return str(super().clean(value)).lower()


class AddressForm(LoginForm):
    """The normal way in: an address, and a code goes there. A known and an unknown one get the same answer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = AddressField(
            autocomplete="email", help_text=_("Die Adresse, unter der das Netzwerk Sie kennt.")
        )

    def _login_by_code(
        self, request: HttpRequest, redirect_url: str | None, credentials: dict[str, str]
    ) -> HttpResponse:
        response: HttpResponse = super()._login_by_code(request, redirect_url, credentials)
        if self.user is None:
            mails.send_no_account(credentials["email"], language=get_language() or "de", now=timezone.now())
        return response


class PasswordSignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = AddressField(autocomplete="username")
        self.fields["password"] = forms.CharField(
            label=_("Passwort"),
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        )

    def _setup_password_field(self) -> None:
        """Keep the field that allauth drops where people sign in by code."""


class CodeForm(ConfirmLoginCodeForm):
    """`code` is the reference that the session keeps; empty for an unknown address, which no code can match."""

    def __init__(self, *args: Any, code: str = "", **kwargs: Any) -> None:
        super().__init__(*args, code=code_of(code) if code else "", **kwargs)
        self.fields["code"] = forms.CharField(
            label=_("Code"),
            max_length=20,
            help_text=_("Acht Ziffern, zum Beispiel 1234-5678."),
            widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        )


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("Neues Passwort"),
        strip=False,
        help_text=_("Mindestens zwölf Zeichen. Drei, vier Wörter, die nur Ihnen zusammen einfallen, sind gut."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self.user)
        return password
