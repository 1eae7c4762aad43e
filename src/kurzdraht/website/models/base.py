"""What all editors' pages share: a lead, a body, an address that the site itself does not need, a place in the menu."""

from http import HTTPMethod
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import translate_url
from django.utils.translation import get_language, gettext_lazy as _, override
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from kurzdraht.website.addresses import BUILT_IN_PLACES, FIXED_PAGES, PLACES_IN_MENU, TAKEN
from kurzdraht.website.blocks import Body

HOME_DEPTH = 2


class EditorialPage(Page):
    """Abstract base of our pages. What a page may show besides its own fields is asked by the template's tags."""

    lead = models.TextField(
        _("Vorspann"), blank=True, max_length=500, help_text=_("Ein oder zwei Sätze: Was steht auf dieser Seite?")
    )
    body = StreamField(Body(required=False), verbose_name=_("Inhalt"), blank=True)

    allowed_http_methods: ClassVar[list[HTTPMethod]] = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    private_page_options: ClassVar[list[str]] = []
    show_in_menus_default = False
    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("search_description")], heading=_("Adresse und Suche")),
        MultiFieldPanel([FieldPanel("show_in_menus")], heading=_("Menü")),
    ]
    settings_panels: ClassVar[list[Any]] = [PublishingPanel()]

    class Meta:
        abstract = True

    @property
    def language(self) -> str:
        """In which language this page is written: a page that is not stored yet is German."""
        return str(self.locale.language_code) if self.locale_id else settings.LANGUAGE_CODE

    def get_url_parts(self, *args: Any, **kwargs: Any) -> Any:
        """A page that exists in German only is read within the site of the reader's language."""
        parts = super().get_url_parts(*args, **kwargs)
        reading = get_language() or settings.LANGUAGE_CODE
        if not parts or not parts[2] or self.language != settings.LANGUAGE_CODE or reading == self.language:
            return parts
        with override(self.language):
            return (*parts[:2], translate_url(parts[2], reading))

    @property
    def has_fixed_address(self) -> bool:
        """Law and other pages point here: the page stays where it is, and so does the home above them."""
        return self.depth == HOME_DEPTH or (self.depth == HOME_DEPTH + 1 and self.slug in FIXED_PAGES.values())

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self._refused_address():
            errors["slug"] = _("Diese Adresse braucht die Website selbst. Wählen Sie eine andere.")
        if self._moves_away():
            errors["slug"] = _("Diese Adresse steht fest, weil andere auf sie verweisen. Lassen Sie sie, wie sie ist.")
        if self.show_in_menus and self._menu_is_full():
            errors["show_in_menus"] = _(
                "Im Menü ist Platz für höchstens %(places)s eigene Seiten. Nehmen Sie zuerst eine andere heraus."
            ) % {"places": PLACES_IN_MENU - BUILT_IN_PLACES}
        if errors:
            raise ValidationError(errors)

    def _refused_address(self) -> bool:
        return self.slug in TAKEN and (not self.pk or self.depth == HOME_DEPTH + 1)

    def _moves_away(self) -> bool:
        before = Page.objects.filter(pk=self.pk).values_list("depth", "slug").first() if self.pk else None
        return before is not None and (
            before[0] == HOME_DEPTH + 1 and before[1] in FIXED_PAGES.values() and before[1] != self.slug
        )

    def _menu_is_full(self) -> bool:
        others = Page.objects.live().in_menu().filter(depth=HOME_DEPTH + 1, locale=self.locale_id).exclude(pk=self.pk)
        return int(others.count()) >= PLACES_IN_MENU - BUILT_IN_PLACES
