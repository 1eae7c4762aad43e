"""Accessibility: the statement after the structure of the EU's model (2018/1523), Leichte Sprache, sign language."""

from django.utils.formats import date_format

from kurzdraht.website.default_pages import DefaultPage, Facts
from kurzdraht.website.default_pages.writing import heading, lines, mail_link, notice, paragraph, points

OMBUDS_OFFICE = "https://www.lbbp.nrw.de/ombudsstelle"


def accessibility(known: Facts) -> DefaultPage:
    network = known.network
    day = date_format(known.today, "j. F Y")
    return DefaultPage(
        kind="StandardPage",
        slug="barrierefreiheit",
        title="Erklärung zur Barrierefreiheit",
        lead="Alle sollen diese Website nutzen können. Hier steht, wie weit das gelungen ist, was noch fehlt und wie "
        "Sie uns Barrieren melden.",
        description=f"Wie barrierefrei diese Website ist und wie Sie Barrieren melden: {network.name}.",
        blocks=[
            paragraph(
                f"Diese Erklärung gilt für die Website „{lines(network.name)}“ mit den Bereichen für Mitglieder und "
                "Geschäftsstelle. Grundlage sind das Behindertengleichstellungsgesetz Nordrhein-Westfalen (BGG NRW) "
                "und die Barrierefreie-Informationstechnik-Verordnung Nordrhein-Westfalen (BITVNRW).",
            ),
            heading("Stand"),
            paragraph(
                "Die Website ist mit den Anforderungen <b>teilweise vereinbar</b>. Gebaut ist sie nach der Norm "
                "EN 301 549 und den Web Content Accessibility Guidelines (WCAG) 2.2, Stufe AA. Eine vollständige "
                "Prüfung durch eine unabhängige Stelle steht noch aus.",
            ),
            heading("Was noch nicht barrierefrei ist"),
            points(
                "Ein Video in Deutscher Gebärdensprache fehlt. "
                '<a href="/gebaerdensprache/">So erreichen Sie uns trotzdem.</a>',
                "Der Text in Leichter Sprache ist noch von keiner Prüfgruppe gelesen worden.",
                "Folien und andere Dateien von Vortragenden sind nicht immer barrierefrei. Wo wir es wissen, steht es "
                "bei der Datei. Auf Wunsch erhalten Sie den Inhalt als Text.",
                "Die Karte der Kommunen lässt sich nicht mit der Tastatur durchgehen. Die Tabelle daneben enthält "
                "dasselbe.",
                "Der Bereich, in dem die Redaktion Texte schreibt, erfüllt nicht alle Anforderungen. Mitglieder und "
                "Geschäftsstelle brauchen ihn nicht.",
            ),
            heading("Wie geprüft wurde"),
            paragraph(
                f"Diese Erklärung wurde am {day} erstellt. Sie beruht auf einer Selbstbewertung der Software: jede Art "
                "von Seite mit dem Prüfprogramm axe-core in hellem und dunklem Modus, dazu Bedienung mit der Tastatur "
                "und Ansicht bei 320 Pixeln Breite. Ein Test von Hand nach den Prüfschritten der BITV und mit "
                "Screenreadern steht aus. Die Erklärung wird mindestens einmal im Jahr überprüft.",
            ),
            heading("Barriere melden"),
            paragraph(
                'Schreiben Sie uns mit dem Formular <a href="/barriere-melden/">Barriere melden</a>, was nicht geht '
                "oder welchen Inhalt Sie in anderer Form brauchen. Wir antworten in zwei, spätestens in sechs "
                "Wochen. Dauert es länger, sagen wir Ihnen, warum.",
                f"Zuständig ist die Geschäftsstelle: {mail_link(network.email)}"
                + (f", Telefon {lines(network.phone)}" if network.phone else ""),
            ),
            heading("Wenn unsere Antwort nicht hilft"),
            paragraph(
                "Sind Sie mit der Antwort nicht zufrieden oder kommt keine, können Sie ein Ombudsverfahren nach "
                "§ 10d BGG NRW beantragen. Es kostet nichts, und Sie brauchen keinen Rechtsbeistand.",
                f'<a href="{OMBUDS_OFFICE}">Ombudsstelle für barrierefreie Informationstechnik des Landes '
                "Nordrhein-Westfalen</a> bei der Beauftragten für die Belange der Menschen mit Behinderungen; dort "
                "stehen Antrag und Kontakt.",
            ),
        ],
    )


def sign_language(known: Facts) -> DefaultPage:
    email = known.network.email
    return DefaultPage(
        kind="StandardPage",
        slug="gebaerdensprache",
        title="Gebärdensprache",
        lead="Ein Video in Deutscher Gebärdensprache (DGS) gibt es noch nicht.",
        description="Wie gehörlose Menschen uns erreichen.",
        blocks=[
            paragraph("Hier soll ein Video erklären, worum es auf dieser Website geht und wie Sie sie bedienen."),
            heading("So erreichen Sie uns heute"),
            points(
                f"Schreiben Sie an {mail_link(email)}.",
                'Oder nehmen Sie das Formular <a href="/barriere-melden/">Barriere melden</a>.',
                "Möchten Sie zu einer Veranstaltung kommen und brauchen Dolmetschung? Schreiben Sie uns möglichst drei "
                "Wochen vorher. Wir kümmern uns darum.",
            ),
            paragraph('Es gibt auch einen Text in <a href="/leichte-sprache/">Leichter Sprache</a>.'),
        ],
    )


def easy_language(known: Facts) -> DefaultPage:
    network = known.network
    return DefaultPage(
        kind="StandardPage",
        slug="leichte-sprache",
        title="Leichte Sprache",
        description="Worum es auf dieser Website geht, in Leichter Sprache.",
        blocks=[
            heading("Was ist diese Internet-Seite?"),
            paragraph(
                f"Das ist die Internet-Seite von einem Netzwerk.<br/>Das Netzwerk heißt: {lines(network.name)}.",
                "In einem Netzwerk arbeiten viele zusammen.<br/>"
                "In unserem Netzwerk arbeiten Städte und Gemeinden zusammen.<br/>"
                "Sie sind alle in Nordrhein-Westfalen.",
                "Eine Stadt hat zum Beispiel diese Frage:<br/>"
                "Was machen wir mit einem leeren Kauf-Haus?<br/>"
                "Eine andere Stadt hat schon eine Lösung.<br/>"
                "Dann sprechen die beiden Städte miteinander.<br/>"
                "So helfen sie sich.",
            ),
            heading("Was finden Sie hier?"),
            paragraph(
                "Oben auf jeder Seite steht ein Menü.<br/>Das Menü hat mehrere Wörter.<br/>Sie klicken auf ein Wort."
            ),
            points(
                "Sie klicken auf: <b>Veranstaltungen</b>.<br/>Dann sehen Sie alle Treffen.<br/>"
                "Manche Treffen sind am Computer.<br/>Manche Treffen sind an einem Ort.",
                "Sie klicken auf: <b>Kommunen</b>.<br/>Kommune ist ein anderes Wort für: Stadt oder Gemeinde.<br/>"
                "Sie sehen eine Karte und eine Liste.<br/>Dort steht: Diese Städte machen mit.",
                "Sie klicken auf: <b>Über uns</b>.<br/>Dort steht: So arbeitet das Netzwerk.",
            ),
            heading("Wie melden Sie sich zu einem Treffen an?"),
            points(
                "Sie klicken auf das Treffen.",
                "Sie klicken auf: <b>Platz sichern</b>.",
                "Sie schreiben Ihren Namen und Ihre E-Mail-Adresse.",
                "Dann bekommen Sie eine E-Mail.<br/>In der E-Mail steht: Sie haben einen Platz.",
            ),
            paragraph(
                "Manchmal sind alle Plätze weg.<br/>Dann kommen Sie auf eine Liste.<br/>"
                "Wird ein Platz frei? Dann schreiben wir Ihnen."
            ),
            heading("Was können Sie bei einer Barriere tun?"),
            paragraph(
                "Eine Barriere ist ein Hindernis.<br/>"
                "Zum Beispiel: Sie können etwas nicht lesen.<br/>"
                "Oder: Ein Knopf geht nicht.",
                "Sagen Sie uns das bitte.<br/>"
                'Klicken Sie hier: <a href="/barriere-melden/">Barriere melden</a>.<br/>'
                "Dann kommt ein Formular.<br/>"
                "Schreiben Sie dort: Das geht nicht.<br/>"
                "Wir antworten Ihnen in 2 Wochen.<br/>"
                "Manchmal brauchen wir länger.<br/>"
                "Aber nie länger als 6 Wochen.",
            ),
            heading("Ist unsere Antwort nicht gut?"),
            paragraph(
                "Dann kann die Ombuds-Stelle helfen.<br/>"
                "Das spricht man so: Om-buds-Schtelle.<br/>"
                "Die Ombuds-Stelle hilft bei Streit.<br/>"
                "Die Hilfe kostet kein Geld.<br/>"
                f'Hier ist die Internet-Seite: <a href="{OMBUDS_OFFICE}">Ombuds-Stelle</a>.',
            ),
            heading("Haben Sie Fragen?"),
            paragraph(f"Schreiben Sie uns eine E-Mail.<br/>Die Adresse ist: {mail_link(network.email)}"),
            notice(
                "Noch nicht geprüft",
                "Diesen Text hat noch keine Prüf-Gruppe gelesen. Verstehen Sie etwas nicht? Dann sagen Sie es uns.",
            ),
        ],
    )
