"""Why a file is not taken."""

from django.utils.translation import gettext_lazy as _

from kurzdraht.core.errors import Refused


class FileRefused(Refused):
    field = "file"


class FileEmpty(FileRefused):
    sentence = _("Die Datei ist leer. Wählen Sie eine andere.")


class FileTooLarge(FileRefused):
    sentence = _("Die Datei ist größer als %(limit)s MB. Verkleinern Sie sie oder teilen Sie sie auf.")


class KindRefused(FileRefused):
    sentence = _(
        "Diese Art von Datei nehmen wir nicht an. Es gehen PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG, "
        "WebP, Text und CSV."
    )


class EndingRefused(FileRefused):
    sentence = _(
        "Die Endung „.%(ending)s“ passt nicht zum Inhalt der Datei. Speichern Sie sie im richtigen Format und "
        "laden Sie sie noch einmal hoch."
    )


class MacrosRefused(FileRefused):
    sentence = _("Die Datei enthält Makros. Speichern Sie sie ohne Makros oder als PDF.")


class FileBroken(FileRefused):
    sentence = _(
        "Die Datei lässt sich nicht lesen. Öffnen Sie sie, speichern Sie sie neu und laden Sie sie noch einmal hoch."
    )


class ArchiveTooLarge(FileRefused):
    sentence = _("Die Datei ist ausgepackt zu groß. Speichern Sie sie mit kleineren Bildern oder als PDF.")


class PictureTooLarge(FileRefused):
    sentence = _("Das Bild hat mehr als %(limit)s Megapixel. Verkleinern Sie es.")


class DescriptionMissing(FileRefused):
    sentence = _("Beschreiben Sie in einem Satz, was auf dem Bild zu sehen ist. Wer es nicht sieht, liest diesen Satz.")
    field = "alternative_text"


class RightsMissing(FileRefused):
    sentence = _("Schreiben Sie dazu, wer das Bild gemacht hat und wer es erlaubt.")
    field = "rights"
