"""What the formats propose before the office has changed anything: lengths, places, agenda, reminders and tasks."""

from dataclasses import dataclass

from kurzdraht.events.enums import Audience

Agenda = tuple[tuple[int, str, str], ...]
Tasks = tuple[tuple[int, str], ...]
DAY = 24
FREE = "Die Teilnahme ist kostenlos."
AFTERWARDS: Tasks = (
    (-1, "Folien der Beitragenden einholen"),
    (-7, "Dokumentation mit Ergebnissen veröffentlichen"),
)
ON_SITE: Tasks = (
    (42, "Raum und Verpflegung buchen, Zugang ohne Stufen prüfen"),
    (5, "Teilnehmendenliste und Namensschilder drucken"),
)


@dataclass(frozen=True)
class Proposal:
    """`tasks` are (days before, what to do), negative after the day; reminders count hours before the start."""

    slug: str
    name: str
    description: str
    minutes: int
    capacity: int | None
    audience: Audience
    is_onsite: bool = False
    agenda: Agenda = ()
    reminder_hours: int = DAY
    early_reminder_hours: int = 0
    summary: str = ""
    cost: str = FREE
    is_documented: bool = True
    tasks: Tasks = ()


PROPOSALS = (
    Proposal(
        "austausch-45",
        "45-Minuten-Austausch",
        "Kurz, online, eine konkrete Frage.",
        45,
        24,
        Audience.NETWORK,
        agenda=(
            (3, "Ankommen", ""),
            (14, "Bericht aus der Praxis", ""),
            (25, "Ihre Fragen", ""),
            (3, "Was wir mitnehmen", ""),
        ),
        summary="Eine Kommune berichtet aus der Praxis, danach ist Zeit für Ihre Fragen.",
        tasks=(
            (10, "Berichtende Kommune anfragen und Frage abstimmen"),
            (3, "Link zum Raum prüfen"),
            (-2, "Was wir mitnehmen aufschreiben und veröffentlichen"),
        ),
    ),
    Proposal(
        "netzwerktreffen",
        "Netzwerktreffen",
        "Regelmäßig, ein Thema, online oder vor Ort.",
        120,
        60,
        Audience.NETWORK,
        agenda=(
            (10, "Begrüßung und Neues aus dem Netzwerk", ""),
            (30, "Einführung in das Thema", ""),
            (50, "Austausch", ""),
            (20, "Fragen aus den Kommunen", ""),
            (10, "Ausblick auf das nächste Treffen", ""),
        ),
        early_reminder_hours=7 * DAY,
        tasks=((21, "Thema und Beitragende festlegen"), (14, "Einladung verschicken"), *AFTERWARDS),
    ),
    Proposal(
        "netzwerkgespraech",
        "Netzwerkgespräch",
        "Ein Gespräch, das allen offensteht.",
        120,
        None,
        Audience.PUBLIC,
        agenda=(
            (15, "Begrüßung und Einführung", ""),
            (45, "Beiträge", ""),
            (50, "Gespräch", ""),
            (10, "Ergebnisse und Ausblick", ""),
        ),
        early_reminder_hours=7 * DAY,
        tasks=((28, "Beitragende anfragen"), (14, "In Newsletter und auf der Startseite ankündigen"), *AFTERWARDS),
    ),
    Proposal(
        "halbtag",
        "Halbtagesveranstaltung",
        "Ein Vormittag oder Nachmittag zu einem Thema.",
        180,
        80,
        Audience.NETWORK,
        agenda=(
            (15, "Begrüßung und Einführung", ""),
            (60, "Beiträge aus der Praxis", ""),
            (15, "Pause", ""),
            (75, "Rechtlicher Rahmen und Austausch", ""),
            (15, "Zusammenfassung", ""),
        ),
        early_reminder_hours=7 * DAY,
        tasks=((42, "Beitragende anfragen"), (28, "Programm veröffentlichen und einladen"), *AFTERWARDS),
    ),
    Proposal(
        "tag",
        "Tagesveranstaltung",
        "Ein Tag mit Beiträgen und Gespräch.",
        390,
        80,
        Audience.NETWORK,
        is_onsite=True,
        agenda=(
            (30, "Ankommen", ""),
            (90, "Beiträge aus der Praxis", ""),
            (60, "Mittagspause", ""),
            (120, "Vertiefung in Runden", ""),
            (30, "Kaffeepause", ""),
            (60, "Ergebnisse und Ausblick", ""),
        ),
        early_reminder_hours=7 * DAY,
        tasks=((56, "Beitragende anfragen"), (28, "Programm veröffentlichen und einladen"), *ON_SITE, *AFTERWARDS),
    ),
    Proposal(
        "werkstatt",
        "Werkstatt",
        "Gemeinsam am eigenen Fall arbeiten.",
        300,
        30,
        Audience.NETWORK,
        is_onsite=True,
        agenda=(
            (20, "Ankommen und Erwartungen", ""),
            (60, "Der Fall", ""),
            (60, "Arbeit in Gruppen", ""),
            (45, "Mittagspause", ""),
            (75, "Arbeit in Gruppen", ""),
            (40, "Ergebnisse", ""),
        ),
        early_reminder_hours=7 * DAY,
        tasks=((28, "Fälle der Kommunen einholen"), *ON_SITE, *AFTERWARDS),
    ),
    Proposal(
        "arbeitsgruppe",
        "Arbeitsgruppe",
        "Ein fester Kreis trifft sich vor Ort.",
        300,
        20,
        Audience.CIRCLE,
        is_onsite=True,
        agenda=(
            (30, "Ankommen und Stand der Arbeit", ""),
            (90, "Rundgang vor Ort", ""),
            (45, "Pause", ""),
            (105, "Austausch zu den Fällen", ""),
            (30, "Nächste Schritte und Folgetermin", ""),
        ),
        early_reminder_hours=14 * DAY,
        tasks=(
            (42, "Mit der gastgebenden Kommune Rundgang und Raum klären"),
            (14, "Tagesordnung an den Kreis schicken"),
            (-3, "Protokoll verschicken"),
            (-7, "Folgetermin festlegen"),
        ),
    ),
    Proposal(
        "fachgespraech",
        "Fachgespräch",
        "Unter Fachleuten, mit offenem Ende der Fragen.",
        180,
        40,
        Audience.NETWORK,
        agenda=((15, "Einführung", ""), (45, "Impulse", ""), (105, "Gespräch", ""), (15, "Ergebnisse", "")),
        early_reminder_hours=7 * DAY,
        tasks=((28, "Fachleute anfragen"), (14, "Fragen der Teilnehmenden einholen"), *AFTERWARDS),
    ),
    Proposal(
        "fortbildung",
        "Fortbildung",
        "Lernen mit Übungen und Bescheinigung.",
        450,
        24,
        Audience.NETWORK,
        is_onsite=True,
        agenda=(
            (30, "Ankommen und Ziele", ""),
            (120, "Grundlagen", ""),
            (60, "Mittagspause", ""),
            (180, "Übungen am Beispiel", ""),
            (60, "Auswertung und Bescheinigungen", ""),
        ),
        early_reminder_hours=14 * DAY,
        cost="",
        tasks=(
            (84, "Anerkennung bei der Architektenkammer NRW beantragen"),
            *ON_SITE,
            (2, "Bescheinigungen vorbereiten"),
            (-3, "Bescheinigungen verschicken"),
            (-7, "Rückmeldungen auswerten"),
        ),
    ),
    Proposal(
        "exkursion",
        "Exkursion",
        "Hingehen und ansehen.",
        420,
        25,
        Audience.NETWORK,
        is_onsite=True,
        agenda=(
            (30, "Treffpunkt und Begrüßung", ""),
            (150, "Rundgang, erster Teil", ""),
            (60, "Mittagspause", ""),
            (120, "Rundgang, zweiter Teil", ""),
            (60, "Gespräch mit der Kommune", ""),
        ),
        early_reminder_hours=7 * DAY,
        tasks=(
            (56, "Route und Gesprächspartner vor Ort klären, Weg ohne Stufen prüfen"),
            (28, "Bus und Verpflegung buchen"),
            (5, "Handzettel mit Route und Telefonnummer verschicken"),
            *AFTERWARDS,
        ),
    ),
    Proposal(
        "studienfahrt",
        "Studienfahrt",
        "Unterwegs über mehr als einen Tag.",
        1800,
        40,
        Audience.NETWORK,
        is_onsite=True,
        early_reminder_hours=21 * DAY,
        reminder_hours=48,
        cost="",
        tasks=(
            (150, "Bus und Unterkunft buchen"),
            (120, "Ausschreibung mit Kosten veröffentlichen"),
            (60, "Gesprächspartner vor Ort zusagen lassen"),
            (14, "Reader und Zimmerliste verschicken"),
            (-14, "Kosten abrechnen"),
            (-21, "Dokumentation mit Bildern veröffentlichen"),
        ),
    ),
    Proposal(
        "tagung",
        "Tagung",
        "Der große Tag, offen für alle.",
        420,
        150,
        Audience.PUBLIC,
        is_onsite=True,
        agenda=(
            (30, "Ankommen", ""),
            (90, "Begrüßung und Vorträge", ""),
            (30, "Kaffeepause", ""),
            (90, "Foren der Arbeitsgemeinschaften", ""),
            (60, "Mittagspause", ""),
            (90, "Podium", ""),
            (30, "Schlusswort", ""),
        ),
        early_reminder_hours=14 * DAY,
        tasks=(
            (180, "Ort, Technik und Gebärdensprachdolmetschen buchen"),
            (120, "Foren mit den AGs vergeben"),
            (90, "Programm veröffentlichen und einladen"),
            (10, "Namensschilder und Teilnehmendenliste drucken"),
            (-2, "Dank an alle Beitragenden"),
            (-14, "Dokumentation mit Folien und Bildern veröffentlichen"),
        ),
    ),
    Proposal(
        "infostand",
        "Infostand",
        "Das Netzwerk zeigt sich.",
        480,
        None,
        Audience.PUBLIC,
        is_onsite=True,
        reminder_hours=0,
        is_documented=False,
        tasks=(
            (60, "Stand beim Veranstalter anmelden"),
            (21, "Dienst am Stand einteilen"),
            (7, "Tafeln und Faltblätter packen"),
        ),
    ),
    Proposal(
        "gremiensitzung",
        "Gremiensitzung",
        "Ein Gremium berät und beschließt.",
        180,
        None,
        Audience.CONSORTIA,
        is_onsite=True,
        agenda=(
            (10, "Begrüßung, Tagesordnung, letztes Protokoll", ""),
            (60, "Berichte", ""),
            (80, "Beratung und Beschlüsse", ""),
            (30, "Verschiedenes und nächster Termin", ""),
        ),
        early_reminder_hours=7 * DAY,
        is_documented=False,
        tasks=(
            (28, "Tagesordnung mit dem Vorsitz abstimmen"),
            (14, "Einladung mit Tagesordnung verschicken"),
            (-5, "Protokoll abstimmen und verschicken"),
        ),
    ),
)
