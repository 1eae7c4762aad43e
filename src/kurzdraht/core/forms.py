"""Forms as KERN draws them: one renderer, one template for a field, one for the form with its summary of errors."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    form_template_name = "core/forms/form.html"
    field_template_name = "core/forms/field.html"
