"""The one guard of all views: each names a permission, and without it a record looks as if it did not exist."""

from typing import Any, ClassVar

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views import View

PUBLIC = "public"


class Guarded(View):
    """Base of our views. `permission` is a rules permission ("desk.open") or PUBLIC.

    Without it, nobody in particular is led to the sign-in, everybody else gets "not found".
    """

    permission: ClassVar[str]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.permission != PUBLIC and not request.user.has_perm(self.permission):
            if request.user.is_anonymous:
                return redirect_to_login(request.get_full_path())
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def require(self, permission: str, record: object) -> None:
        """The same for one record: raise "not found" unless the user has the permission for it."""
        if not self.request.user.has_perm(permission, record):
            raise Http404
