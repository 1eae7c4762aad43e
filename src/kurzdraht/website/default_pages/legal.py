"""Impressum and data protection: what the law asks for, and what this software really stores."""

from kurzdraht.website.default_pages import DefaultPage, Facts
from kurzdraht.website.default_pages.writing import (
    Block,
    heading,
    lines,
    mail_link,
    notice,
    paragraph,
    points,
    retention,
)

INVENTED_ADDRESS = "Geschäftsstelle\nMusterstraße 1\n12345 Musterstadt"


def _demo_notice(known: Facts) -> list[Block]:
    if not known.is_demo:
        return []
    return [notice("Nur zum Ausprobieren", "Namen und Anschriften auf dieser Seite sind erfunden.", "warning")]


def imprint(known: Facts) -> DefaultPage:
    network = known.network
    address = known.known(network.address, "Anschrift", INVENTED_ADDRESS)
    phone = known.known(network.phone, "Telefonnummer", "0000 12345-0 (erfunden)")
    leading = known.known(
        "", "geschäftsführende Kommune, Anschrift", "Stadt Musterstadt, Rathausplatz 1, 12345 Musterstadt"
    )
    head = known.known("", "Amt der vertretungsberechtigten Person, Name", "die Bürgermeisterin der Stadt Musterstadt")
    authority = known.known("", "zuständige Aufsicht", "Bezirksregierung Musterland")
    editor = known.known("", "Funktion und Name, Anschrift wie oben", "Leitung der Geschäftsstelle, Anschrift wie oben")
    tax = known.known("", "USt-IdNr. oder: nicht vorhanden", "nicht vorhanden")
    return DefaultPage(
        kind="StandardPage",
        slug="impressum",
        title="Impressum",
        description=f"Wer für diese Website verantwortlich ist: {network.name}.",
        blocks=[
            *_demo_notice(known),
            heading("Wer diese Website anbietet"),
            paragraph(f"{lines(network.name)}<br/>{lines(address)}"),
            paragraph(f"E-Mail: {mail_link(network.email)}<br/>Telefon: {lines(phone)}"),
            paragraph(
                "Das Netzwerk ist eine kommunale Arbeitsgemeinschaft nach dem Gesetz über kommunale "
                "Gemeinschaftsarbeit (GkG NRW) und keine eigene Rechtsperson. Für das Netzwerk handelt die "
                f"geschäftsführende Kommune: {lines(leading)}.",
                f"Vertreten durch: {lines(head)}<br/>Aufsicht: {lines(authority)}<br/>"
                f"Umsatzsteuer-Identifikationsnummer: {lines(tax)}",
            ),
            heading("Verantwortlich für die Inhalte"),
            paragraph(f"Nach § 18 Absatz 2 Medienstaatsvertrag: {lines(editor)}"),
            heading("Karten, Zahlen, Schrift"),
            paragraph(
                "Woher Karten und Zahlen stammen und unter welcher Lizenz sie stehen, lesen Sie unter "
                '<a href="/quellen/">Quellen und Daten</a>.',
            ),
            heading("Software"),
            paragraph("Diese Website läuft mit Kurzdraht, freier Software unter der Lizenz EUPL-1.2."),
        ],
    )


def privacy(known: Facts) -> DefaultPage:
    network = known.network
    leading = known.known(
        "", "Verantwortliche Stelle mit Anschrift", "Stadt Musterstadt, Rathausplatz 1, 12345 Musterstadt"
    )
    officer = known.known("", "Datenschutzbeauftragte Stelle, E-Mail", "Datenschutzbeauftragte der Stadt Musterstadt")
    basis = known.known("", "Rechtsgrundlage prüfen", "Artikel 6 Absatz 1 Buchstaben b, c und e DSGVO, § 3 DSG NRW")
    return DefaultPage(
        kind="StandardPage",
        slug="datenschutz",
        title="Datenschutz",
        lead="Was diese Website über Sie speichert, wozu, wie lange, und was Sie verlangen können.",
        description=f"Welche Daten diese Website speichert und wie lange: {network.name}.",
        blocks=[
            *_demo_notice(known),
            heading("Wer verantwortlich ist"),
            paragraph(
                f"{lines(leading)}<br/>E-Mail: {mail_link(network.email)}",
                f"Fragen zum Datenschutz: {lines(officer)}",
                f"Rechtsgrundlage: {lines(basis)}",
            ),
            heading("Wenn Sie nur lesen"),
            paragraph(
                "Öffentliche Seiten setzen kein Cookie, messen keine Besuche und laden nichts von fremden Servern. "
                "Der Webserver schreibt für kurze Zeit Protokolle mit Adresse und Uhrzeit des Abrufs, damit Angriffe "
                "und Fehler erkannt werden.",
            ),
            heading("Wenn Sie sich zu einer Veranstaltung anmelden"),
            paragraph(
                "Wir speichern Name, E-Mail-Adresse, Ihre Organisation, Ihre Funktion, ob Sie vor Ort oder online "
                "dabei sind, Ihren Hinweis an uns und den Stand der Anmeldung. Damit vergeben wir Plätze und die "
                "Warteliste und schreiben Ihnen, was sich ändert. Die Geschäftsstelle und die Fachberatung der "
                "Arbeitsgemeinschaft sehen die Liste.",
                "Ein Formular setzt ein Cookie, das die Eingabe vor Missbrauch schützt. Ihre Anmeldung ändern oder "
                "beenden Sie ohne Konto über den persönlichen Link in der Bestätigung.",
            ),
            heading("Wenn wir Ihnen schreiben"),
            paragraph(
                "Jede Mail steht in unserem Postausgang: Empfänger, Betreff, Text und ob sie ankam. Persönliche Links "
                "und Codes werden dort verdeckt und gelöscht, sobald die Mail zugestellt ist. In den Mails gibt es "
                "keine Zählbilder.",
            ),
            heading("Wenn Sie ein Konto haben"),
            paragraph(
                "Wir speichern E-Mail-Adresse, Sprache, ein Passwort (verschlüsselt, nur wenn Sie eines setzen) und "
                "Ihren zweiten Faktor. Ein Cookie hält Sie angemeldet, längstens zwölf Stunden. Zu jeder Sitzung "
                "merken wir uns Adresse und Browser, damit Sie fremde Anmeldungen erkennen und beenden können.",
                "Ihre Kommune und die Geschäftsstelle sehen, welche Funktion Sie im Netzwerk haben und seit wann. "
                "Wichtige Änderungen halten wir in einem Protokoll fest: wer, wann, was.",
            ),
            heading("Wenn Sie eine Barriere melden"),
            paragraph("Ihre Meldung und, wenn Sie sie angeben, Ihre Adresse gehen als Mail an die Geschäftsstelle."),
            heading("Wie lange wir Daten behalten"),
            paragraph(
                "Ist eine Frist vorbei, löscht die Website in der Nacht darauf von selbst, außer es steht „von Hand“ "
                "dabei. Sitzungen enden zwölf Stunden nach der Anmeldung.",
            ),
            retention(),
            heading("Was Sie verlangen können"),
            points(
                "Auskunft, was über Sie gespeichert ist",
                "Berichtigung, wenn etwas nicht stimmt",
                "Löschung oder Einschränkung, wenn es keinen Grund mehr gibt, es zu behalten",
                "Ihre Daten in einem Format, das Maschinen lesen",
                "Widerspruch gegen die Verarbeitung",
            ),
            paragraph(
                f"Schreiben Sie an {mail_link(network.email)}. Beschweren können Sie sich bei der "
                '<a href="https://www.ldi.nrw.de/">Landesbeauftragten für Datenschutz und Informationsfreiheit '
                "Nordrhein-Westfalen</a>.",
            ),
        ],
    )
