"""When the bin says no."""

from django.utils.translation import gettext_lazy as _

from kurzdraht.core.errors import Refused


class InTheBinAlready(Refused):
    sentence = _("„%(label)s“ liegt schon im Papierkorb.")


class NotInTheBin(Refused):
    sentence = _("„%(label)s“ liegt nicht mehr im Papierkorb.")
