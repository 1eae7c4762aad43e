"""The shipped maps are complete, true to size and light."""

import gzip
import re

import pytest

from kurzdraht.network.cartography import drawing
from kurzdraht.network.cartography.clipping import clipped, runs_inside
from kurzdraht.network.cartography.parts import Label, Mark, Wire, window_around, with_room
from kurzdraht.network.cartography.sheets import COARSE, FINE, sheet
from kurzdraht.network.services import shipped_municipalities

ROWS = {row.ags: row for row in shipped_municipalities()}
SOEST, LEMGO = "05974040", "05766044"


def area_of(path: str) -> float:
    """Of a path of ours: absolute start of each ring, then relative steps."""
    total = 0.0
    for ring in path.split("M")[1:]:
        x, y, *steps = (int(number) for number in re.findall(r"-?\d+", ring))
        corners = [(x, y)]
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            corners.append((corners[-1][0] + dx, corners[-1][1] + dy))
        pairs = zip(corners, corners[1:] + corners[:1], strict=True)
        total += sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) / 2
    return abs(total)


@pytest.mark.parametrize("variant", [FINE, COARSE])
def test_every_municipality_is_drawn_and_has_a_centre_in_its_box(variant: str) -> None:
    drawn = sheet(variant)
    assert drawn.municipalities.keys() == ROWS.keys() == drawn.centres.keys() == drawn.boxes.keys()
    for ags, (x, y) in drawn.centres.items():
        left, top, right, bottom = drawn.boxes[ags]
        assert left - 2 <= x <= right + 2, ags
        assert top - 2 <= y <= bottom + 2, ags


def test_areas_of_the_fine_map_are_those_of_the_directory() -> None:
    drawn = sheet(FINE)
    square_km = (251.26 / 1000 / drawn.steps) ** 2
    off = {
        ags: round(ratio, 3)
        for ags, path in drawn.municipalities.items()
        if abs((ratio := area_of(path) * square_km / float(ROWS[ags].area_km2)) - 1) > 0.05
    }
    assert off == {}


def test_neighbours_know_each_other() -> None:
    neighbours = sheet(FINE).neighbours
    assert neighbours.keys() == ROWS.keys()
    assert all(ags in neighbours[other] for ags, others in neighbours.items() for other in others)


def weight(text: str) -> int:
    return len(gzip.compress(text.encode(), 6))


def test_the_maps_stay_light() -> None:
    links = {ags: (f"/kommunen/{row.name.lower()}/", f"{row.name}, in 3 AGs") for ags, row in ROWS.items()}
    fills = {ags: f"i{number % 5}" for number, ags in enumerate(ROWS) if number % 5}
    assert weight(drawing.land(FINE, fills=fills)) <= 36 * 1024
    assert weight(drawing.land(FINE, fills=fills, links=links)) <= 43 * 1024
    assert weight(drawing.land(COARSE, fills=fills)) <= 12 * 1024
    five = "".join(drawing.small(members=list(ROWS)[start::7], fill="square") for start in range(5))
    assert weight(drawing.base() + five) <= 14 * 1024


def test_a_map_with_links_leaves_reading_and_tabbing_to_the_table() -> None:
    svg = drawing.land(FINE, links={SOEST: ("/kommunen/soest/", "Soest & mehr")}, title="Karte")
    assert 'aria-hidden="true"' in svg
    assert "role=" not in svg
    assert '<a href="/kommunen/soest/" tabindex="-1"><title>Soest &amp; mehr</title><path' in svg


def test_a_map_without_links_has_a_name() -> None:
    assert '<svg class="kd-map kd-map--coarse" viewBox="0 0 1000 967" role="img" aria-label="Wo &lt;wir&gt; sind"' in (
        drawing.land(COARSE, title="Wo <wir> sind")
    )


def test_marks_wires_and_names_lie_on_the_map_and_unknown_places_do_not() -> None:
    svg = drawing.land(
        FINE,
        marks=[Mark(SOEST, "arch", "Soest"), Mark(LEMGO, "ring"), Mark("05999999", "dot")],
        wires=[Wire(LEMGO, SOEST, "asked"), Wire(LEMGO, "05999999")],
        labels=[Label(SOEST, "Soest", more="hilft", side="start"), Label("05999999", "Nirgends")],
    )
    assert svg.count("kd-map__mark") == 1
    assert svg.count("kd-map__ring") == 1
    assert svg.count("kd-map__wire--asked") == 1
    assert "Nirgends" not in svg
    assert "kd-map__dot" not in svg
    assert "style=" not in svg


def test_a_section_shows_the_place_and_names_that_do_not_overlap() -> None:
    drawn = sheet(FINE)
    window = window_around(SOEST, drawn)
    left, top, right, bottom = drawn.boxes[SOEST]
    assert window[0] < left
    assert window[1] < top
    assert right < window[0] + window[2]
    assert bottom < window[1] + window[3]
    labels = [Label(SOEST, "Soest"), Label(SOEST, "Noch einmal Soest"), Label(LEMGO, "Lemgo")]
    assert [label.text for label in with_room(labels, drawn, window=window, size=7)] == ["Soest"]


def test_a_section_is_cut_to_its_window() -> None:
    drawn = sheet(FINE)
    x, y, width, height = window = window_around(SOEST, drawn)
    svg = drawing.land(FINE, window=window, labels=[Label(SOEST, "Soest")], letters=7)
    assert f'viewBox="{x:g} {y:g} {width:g} {height:g}"' in svg
    rings = [
        points_of_absolute(ring) for path in re.findall(r'<path d="(M[^"l]+)"', svg) for ring in path.split("M")[1:]
    ]
    assert len(rings) > 10
    for left, top in (point for ring in rings for point in ring):
        assert x - 3 <= left / 10 <= x + width + 3
        assert y - 3 <= top / 10 <= y + height + 3
    assert len(svg) < 45_000


def test_a_square_is_cut_to_half_of_itself() -> None:
    square = "M0 0l10 0 0 10-10 0z"
    half = points_of_absolute(clipped(square, (5, 0, 20, 20)))
    assert sorted(half) == [(5, 0), (5, 10), (10, 0), (10, 10)]
    assert clipped(square, (20, 20, 30, 30)) == ""
    assert runs_inside("M0 0l10 0 10 0 10 0", (12, -1, 22, 1)) == "M10 0 20 0 30 0"


def points_of_absolute(path: str) -> list[tuple[int, int]]:
    numbers = [int(number) for number in re.findall(r"-?\d+", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))
