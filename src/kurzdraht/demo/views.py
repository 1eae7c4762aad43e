"""Signing in with one click, in the demo only."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from kurzdraht.accounts.guard import PUBLIC, Guarded, sign_in
from kurzdraht.accounts.models import User
from kurzdraht.demo.enums import DemoSignIn

WORKPLACES = {
    DemoSignIn.OFFICE: "desk_home",
    DemoSignIn.ADVISOR: "desk_home",
    DemoSignIn.PAGE_EDITOR: "wagtailadmin_home",
}


class SignInAsView(Guarded):
    """Sign in as one of the demo's people and go where that role works."""

    permission = PUBLIC
    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        role = request.POST.get("rolle", "")
        if not settings.KURZDRAHT_DEMO or role not in DemoSignIn.values:
            raise Http404
        user = get_object_or_404(User, email=f"{role}@demo.example")
        if not user.is_active:
            return HttpResponseRedirect(reverse("account_inactive"))
        sign_in(request, user, now=timezone.now())
        return HttpResponseRedirect(reverse(WORKPLACES.get(DemoSignIn(role), "portal_home")))
