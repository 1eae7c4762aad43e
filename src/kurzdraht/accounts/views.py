"""Signing in, signing out, and what users see of their own account."""

from typing import Any, cast

from allauth.account.stages import LoginStage
from allauth.account.views import AccountInactiveView, ConfirmLoginCodeView, LoginView, LogoutView
from allauth.usersessions.views import ListUserSessionsView
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, TemplateView

from kurzdraht.accounts import guard, links, services
from kurzdraht.accounts.forms import AddressForm, CodeForm, PasswordForm, PasswordSignInForm
from kurzdraht.accounts.guard import PUBLIC, Guarded
from kurzdraht.accounts.mails import CODE_MINUTES
from kurzdraht.accounts.models import User
from kurzdraht.accounts.queries import open_sessions
from kurzdraht.accounts.registry import sign_in_extras


class _Entrance(Guarded, LoginView):
    permission = PUBLIC

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> HttpResponseRedirect | None:
        """Who mistyped the address comes back here for another code, rather than being led to the old one."""
        return None


class SignInView(_Entrance):
    """Asks for the address and sends a code there."""

    template_name = "accounts/sign_in.html"
    form_class = AddressForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs, extras=sign_in_extras)
        return context


class PasswordSignInView(_Entrance):
    template_name = "accounts/sign_in_password.html"
    form_class = PasswordSignInForm

    def form_valid(self, form: PasswordSignInForm) -> HttpResponse:
        """Keep the fixed end that `sign_in` set: allauth moves it for a "remember me" that we do not offer."""
        response: HttpResponse = super().form_valid(form)
        if self.request.user.is_authenticated:
            guard.limit_session(self.request, now=timezone.now())
        return response


class CodeView(Guarded, ConfirmLoginCodeView):
    permission = PUBLIC
    template_name = "accounts/code.html"
    form_class = CodeForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs, minutes=CODE_MINUTES)
        return context

    def _resend_form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super()._resend_form_valid(form)
        messages.info(self.request, _("Eine neue Mail ist unterwegs. Der Code davor gilt nicht mehr."))
        return response


@method_decorator(never_cache, name="dispatch")
class SignOutView(Guarded, LogoutView):
    permission = PUBLIC
    template_name = "accounts/sign_out.html"


@method_decorator(never_cache, name="dispatch")
class LockedView(Guarded, AccountInactiveView):
    permission = PUBLIC
    template_name = "accounts/locked.html"


@method_decorator(never_cache, name="dispatch")
class SignInLinkView(Guarded, TemplateView):
    """A link from the operator: GET shows a button, POST signs in and spends the link."""

    permission = PUBLIC
    template_name = "accounts/link.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if links.subject_of(kwargs["token"], purpose=services.SIGN_IN_LINK, now=timezone.now()) is None:
            raise Http404
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        user = services.use_sign_in_link(token, now=timezone.now())
        if user is None:
            raise Http404
        guard.sign_in(request, user, now=timezone.now())
        return HttpResponseRedirect(reverse("portal_home"))


class SessionsView(Guarded, ListUserSessionsView):
    """Where the user is signed in; POST ends all sessions but this one."""

    permission = "accounts.own_account"
    template_name = "accounts/sessions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = cast("User", self.request.user)
        sessions = open_sessions(user, session_key=self.request.session.session_key, now=timezone.now())
        return {**FormView.get_context_data(self, **kwargs), "sessions": sessions}


@method_decorator(sensitive_post_parameters("password"), name="dispatch")
class PasswordView(Guarded, FormView[PasswordForm]):
    """Set or change the password. It asks for a fresh sign-in instead of the old password, which may be forgotten."""

    permission = "accounts.own_account"
    template_name = "accounts/password.html"
    form_class = PasswordForm
    success_url = reverse_lazy("portal_settings")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not guard.is_fresh(request, now=timezone.now()):
            return HttpResponseRedirect(request.path)
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_fresh = guard.is_fresh(self.request, now=timezone.now())
        return super().get_context_data(**kwargs, is_fresh=is_fresh)

    def form_valid(self, form: PasswordForm) -> HttpResponse:
        user = form.user
        services.set_password(user, form.cleaned_data["password"], by=user, now=timezone.now())
        guard.end_other_sessions(self.request, user)
        messages.info(self.request, _("Ihr neues Passwort gilt. Alle anderen Sitzungen sind beendet."))
        return super().form_valid(form)
