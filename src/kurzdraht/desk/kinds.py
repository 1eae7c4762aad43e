"""What the journal knows of the network's own words."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kurzdraht.mailing.models import Wording
from kurzdraht.mailing.registry import TEMPLATES
from kurzdraht.records.registry import Kind, register


def _url(wording: Wording) -> str:
    template = TEMPLATES.get(wording.template)
    if template is None:
        return reverse("desk_templates")
    return f"{reverse('desk_wording', args=(template.slug,))}?sprache={wording.language}"


register(Kind("wording", Wording, _("Wortlaut"), url=_url, may="desk.word_mails"))
