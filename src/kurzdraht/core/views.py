"""What the pages of all apps share."""

from http import HTTPStatus
from typing import TypeVar

from django import forms
from django.http import HttpResponse
from django.views.generic import FormView

Form = TypeVar("Form", bound=forms.BaseForm)


class FormPage(FormView[Form]):
    """A page with one form; what cannot be used comes back as 422, with everything still typed in."""

    def form_invalid(self, form: Form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.UNPROCESSABLE_ENTITY)
