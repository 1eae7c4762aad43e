"""Forms that everybody may send, and nobody too often: on pages of their own, never cached, without a sign-in."""

from http import HTTPStatus
from typing import ClassVar, TypeVar

from allauth.core import ratelimit
from django import forms
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.views.decorators.cache import never_cache

from kurzdraht.accounts.guard import PUBLIC, Guarded
from kurzdraht.core.views import FormPage

Form = TypeVar("Form", bound=forms.BaseForm)


@method_decorator(never_cache, name="dispatch")
class LimitedForm(Guarded, FormPage[Form]):
    """`limit` names the rate in the settings; `too_many` is what somebody reads who is above it."""

    permission = PUBLIC
    limit: ClassVar[str]
    too_many: ClassVar[str | Promise]

    def form_valid(self, form: Form) -> HttpResponse:
        if ratelimit.consume(self.request, action=self.limit):
            return self.accept(form)
        form.add_error(None, str(self.too_many))
        return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.TOO_MANY_REQUESTS)

    def accept(self, form: Form) -> HttpResponse:
        raise NotImplementedError
