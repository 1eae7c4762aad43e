"""For the sign-in page of the demo."""

from django import template

from kurzdraht.demo.enums import DemoSignIn

register = template.Library()


@register.simple_tag
def demo_roles() -> list[tuple[str, str]]:
    return [(role.value, str(role.label)) for role in DemoSignIn]
