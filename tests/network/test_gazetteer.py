"""What a file of municipalities must be, and what it is told when it is not."""

from importlib.resources import files

import pytest

from kurzdraht.network.gazetteer.reading import read_municipalities
from kurzdraht.network.gazetteer.rows import UnreadableFileError

SHIPPED = (files("kurzdraht.network") / "data" / "municipalities.csv").read_text(encoding="utf-8")
HEAD, FIRST, SECOND = SHIPPED.splitlines()[:3]


def file_of(*lines: str) -> str:
    return "\n".join((HEAD, *lines)) + "\n"


def problems_of(content: bytes | str) -> list[str]:
    with pytest.raises(UnreadableFileError) as refusal:
        read_municipalities(content.encode() if isinstance(content, str) else content)
    return [str(problem) for problem in refusal.value.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_are_read(encoding: str) -> None:
    rows = read_municipalities(file_of(FIRST).encode(encoding))
    assert [row.name for row in rows] == ["Düsseldorf"]


def test_semicolons_and_decimal_commas_are_read() -> None:
    cells = '05111000;051110000000;Düsseldorf;"Düsseldorf, Stadt";kreisfreie Stadt;05111;;Düsseldorf;'
    cells += "631217;2023-12-31;217,41;51,22422;6,780068;40213;dicht besiedelt"
    lines = [HEAD.replace(",", ";"), cells]
    row = read_municipalities("\r\n".join(lines).encode())[0]
    assert (str(row.area_km2), str(row.latitude), row.district_name) == ("217.41", "51.224220", "Düsseldorf")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("05111000", "5111000", "Zeile 2, Spalte ags: „5111000“ hat nicht 8 Ziffern."),
        ('Düsseldorf,"', '=HYPERLINK(1),"', "Zeile 2, Spalte name: „=HYPERLINK(1)“ ist kein Name"),
        ('Düsseldorf,"', '@SUM,"', "Zeile 2, Spalte name: „@SUM“ ist kein Name"),
        ('Düsseldorf,"', 'DÃ¼sseldorf,"', "Zeile 2, Spalte name: „DÃ¼sseldorf“ hat zerstörte Umlaute."),
        ('Düsseldorf,"', '<b>,"', "Zeile 2, Spalte name: „<b>“ ist kein Name"),
        ("631217", "631.217", "Zeile 2, Spalte einwohner: „631.217“ ist keine ganze Zahl."),
        ("631217", "-1", "Zeile 2, Spalte einwohner: „-1“ ist keine ganze Zahl."),
        ("2023-12-31", "31.12.2023", "Zeile 2, Spalte einwohner_stichtag: „31.12.2023“ ist kein Datum."),
        ("217.41", "0", "Zeile 2, Spalte flaeche_km2: „0“ passt nicht."),
        ("51.22422", "NaN", "Zeile 2, Spalte breite: „NaN“ passt nicht."),
        ("kreisfreie Stadt", "Weiler", "Zeile 2, Spalte typ: „Weiler“ kennen wir nicht."),
        ("051110000000", "051120000000", "Zeile 2, Spalte ars: Der Regionalschlüssel 051120000000 gehört"),
        (",05111,", ",05112,", "Zeile 2, Spalte kreis_ags: 05112 ist nicht der Anfang des AGS 05111000."),
    ],
)  # fmt: skip
def test_each_cell_is_looked_at(before: str, after: str, told: str) -> None:
    assert before in FIRST
    problems = problems_of(file_of(FIRST.replace(before, after, 1), SECOND))
    assert len(problems) == 1
    assert problems[0].startswith(told)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Die Datei ist leer."),
        (HEAD.encode(), "Unter der Kopfzeile steht keine Kommune."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "Das ist keine Textdatei."),
        (b"\xff\xfea", "Das ist keine Textdatei."),
        (b"x" * (5 * 1024 * 1024 + 1), "Die Datei ist größer als 5 MB."),
        (b"ags,name\n1,2\n", "Zeile 1: Diese Spalten fehlen: ars, name_amtlich, typ,"),
        (HEAD.replace("kreis,", "name,", 1).encode() + b"\n", "Zeile 1: Diese Spalten fehlen: kreis."),
        ((HEAD + ",name\n").encode() + FIRST.encode(), "Zeile 1: Diese Spalten stehen doppelt da: name."),
        (file_of(FIRST + ",zu viel").encode(), "Zeile 2: Hier stehen 16 statt 15 Felder."),
        (file_of(FIRST.replace('"', "", 1)).encode(), "Zeile 2: "),
        (file_of(FIRST, FIRST).encode(), "Zeile 3, Spalte ags: 05111000 steht schon in Zeile 2."),
    ],
)
def test_the_file_as_a_whole_is_looked_at(content: bytes, told: str) -> None:
    assert problems_of(content)[0].startswith(told)


def test_all_problems_are_told_at_once_up_to_twenty() -> None:
    problems = problems_of(file_of(*[FIRST.replace("631217", "viele")] * 30))
    assert len(problems) == 21
    assert problems[-1] == "Und 10 weitere Stellen."


def test_a_successor_in_the_file_must_stand_in_it() -> None:
    lines = [HEAD + ",aufgegangen_in", FIRST + ",05999999", SECOND + ","]
    assert problems_of("\n".join(lines)) == ["Zeile 2, Spalte aufgegangen_in: 05999999 steht nicht in der Datei."]
