"""Make the two maps that the product draws from the boundaries of the Land.

    npm install --prefix /tmp/map mapshaper@0.7.70
    python scripts/build_map.py /tmp/map/node_modules/.bin/mapshaper

Reads scripts/map/nrw.topojson and the directory of municipalities, writes src/kurzdraht/network/data/map_*.json.
Coordinates are UTM zone 32, a tenth of a unit exact (fine) or a whole unit (coarse), the Land is 1000 units wide.
Nothing of this runs when the product runs.
"""

import json
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "scripts" / "map" / "nrw.topojson"
DATA = ROOT / "src" / "kurzdraht" / "network" / "data"
UTM = "+proj=utm +zone=32 +ellps=GRS80"
WIDTH = 1000
VARIANTS = {"fine": ("34%", 10), "coarse": ("5%", 1)}

Point = tuple[float, float]


def main(mapshaper: str) -> None:
    for variant, (share, steps) in VARIANTS.items():
        with tempfile.TemporaryDirectory() as folder:
            shapes = _simplified(mapshaper, share, Path(folder))
        drawn = _drawn(shapes, steps)
        if variant == "fine":
            drawn["neighbours"] = _neighbours()
        text = json.dumps(drawn, separators=(",", ":"), ensure_ascii=False, sort_keys=True)
        (DATA / f"map_{variant}.json").write_text(text + "\n", encoding="utf-8")


def _simplified(mapshaper: str, share: str, folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Features of each layer, projected: municipalities, lines between Kreise, the Land, centres."""
    command = [mapshaper, str(SOURCE), "-proj", UTM, "target=*", "-simplify", "weighted", share, "keep-shapes"]
    command += ["-dissolve", "target=gemeinden", "+", "name=land", "-innerlines", "target=kreise", "+", "name=lines"]
    command += ["-o", str(folder), "format=geojson", "target=gemeinden,land,lines"]
    subprocess.run(command, check=True)
    centres = [mapshaper, str(DATA / "municipalities.csv"), "string-fields=ags", "-points", "x=laenge", "y=breite"]
    centres += ["-proj", UTM, "from=wgs84", "-o", str(folder / "centres.json"), "format=geojson"]
    subprocess.run(centres, check=True)
    read = {}
    for name in ("gemeinden", "land", "lines", "centres"):
        collection = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        read[name] = collection.get("features") or [{"geometry": g} for g in collection["geometries"]]
    return read


def _drawn(shapes: dict[str, list[dict[str, Any]]], steps: int) -> dict[str, Any]:
    corners = [p for feature in shapes["land"] for ring in _rings(feature["geometry"]) for p in ring]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    bottom, top = min(y for _, y in corners), max(y for _, y in corners)
    unit = (right - left) / WIDTH

    def place(point: Point) -> tuple[int, int]:
        return round((point[0] - left) / unit * steps), round((top - point[1]) / unit * steps)

    outlines = {
        f["properties"]["ags"]: [_thinned(map(place, r)) for r in _rings(f["geometry"])] for f in shapes["gemeinden"]
    }
    return {
        "width": WIDTH,
        "height": round((top - bottom) / unit),
        "steps": steps,
        "metres_per_unit": round(unit, 3),
        "municipalities": {ags: "".join(_path(ring, closed=True) for ring in rings) for ags, rings in outlines.items()},
        "boxes": {ags: _box(rings, steps) for ags, rings in outlines.items()},
        "districts": "".join(
            _path(_thinned(map(place, line)), closed=False) for f in shapes["lines"] for line in _rings(f["geometry"])
        ),
        "land": "".join(
            _path(_thinned(map(place, ring)), closed=True) for f in shapes["land"] for ring in _rings(f["geometry"])
        ),
        "centres": {
            f["properties"]["ags"]: [c / steps for c in place(f["geometry"]["coordinates"])] for f in shapes["centres"]
        },
    }


def _rings(geometry: dict[str, Any]) -> list[list[Point]]:
    coordinates = geometry["coordinates"]
    match geometry["type"]:
        case "LineString":
            return [coordinates]
        case "MultiLineString" | "Polygon":
            return list(coordinates)
        case _:
            return [ring for polygon in coordinates for ring in polygon]


def _thinned(points: Any) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for point in points:
        if not kept or kept[-1] != point:
            kept.append(point)
    return kept


def _path(points: list[tuple[int, int]], *, closed: bool) -> str:
    """Relative steps, written as tersely as SVG allows."""
    if closed:
        points = points[:-1]
    steps = [points[0]] + [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    text = " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")
    first = f"M{text}" if len(steps) == 1 else f"M{points[0][0]} {points[0][1]}l{_tail(steps[1:])}"
    return first + ("z" if closed else "")


def _tail(steps: list[tuple[int, int]]) -> str:
    return " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")


def _box(rings: list[list[tuple[int, int]]], steps: int) -> list[float]:
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return [min(xs) / steps, min(ys) / steps, max(xs) / steps, max(ys) / steps]


def _neighbours() -> dict[str, list[str]]:
    """Who shares a piece of border with whom."""
    topology = json.loads(SOURCE.read_text(encoding="utf-8"))
    owners: dict[int, list[str]] = {}
    for shape in topology["objects"]["gemeinden"]["geometries"]:
        for arc in _arcs(shape["arcs"]):
            owners.setdefault(arc if arc >= 0 else ~arc, []).append(shape["properties"]["ags"])
    found: dict[str, set[str]] = {}
    for sharing in owners.values():
        for ags in sharing:
            found.setdefault(ags, set()).update(set(sharing) - {ags})
    return {ags: sorted(others) for ags, others in found.items()}


def _arcs(nested: Any) -> list[int]:
    return [nested] if isinstance(nested, int) else [arc for part in nested for arc in _arcs(part)]


if __name__ == "__main__":
    main(*sys.argv[1:])
