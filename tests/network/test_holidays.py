"""Holidays warn those who choose a date."""

from datetime import date

from kurzdraht.network.queries import holidays


def test_public_and_school_holidays_of_a_span() -> None:
    found = holidays(date(2027, 3, 20), date(2027, 4, 5))
    assert [(one.name, one.first, one.last, one.is_school) for one in found] == [
        ("Osterferien", date(2027, 3, 22), date(2027, 4, 3), True),
        ("Karfreitag", date(2027, 3, 26), date(2027, 3, 26), False),
        ("Ostermontag", date(2027, 3, 29), date(2027, 3, 29), False),
    ]


def test_holidays_of_this_land_only_and_over_the_turn_of_the_year() -> None:
    assert [one.name for one in holidays(date(2026, 11, 1), date(2026, 11, 1))] == ["Allerheiligen"]
    assert holidays(date(2027, 8, 15), date(2027, 8, 15))[0].name == "Sommerferien"
    names = [one.name for one in holidays(date(2026, 12, 20), date(2027, 1, 6))]
    assert names == ["Weihnachtsferien", "Erster Weihnachtstag", "Zweiter Weihnachtstag", "Neujahr"]
