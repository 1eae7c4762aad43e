"""Cutting paths of ours to a window, so that nothing lies under what stands beside the map.

A path is rings or lines "M x y l dx dy …", closed ones end with z; coordinates are whole numbers.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

NUMBER = re.compile(r"-?[0-9]+")
Point = tuple[int, int]
Frame = tuple[int, int, int, int]


def points_of(line: str) -> list[Point]:
    """The corners of one line: an absolute start, then relative steps."""
    x, y, *steps = (int(number) for number in NUMBER.findall(line))
    points = [(x, y)]
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


def written(points: list[Point], *, end: str = "") -> str:
    return "M" + " ".join(f"{x} {y}" for x, y in points) + end


@lru_cache(maxsize=4096)
def clipped(path: str, frame: Frame) -> str:
    """What of these rings lies inside the frame (left, top, right, bottom)."""
    rings = (_ring(points_of(ring), frame) for ring in path.split("M")[1:])
    return "".join(written(ring, end="z") for ring in rings if ring)


@lru_cache(maxsize=512)
def runs_inside(path: str, frame: Frame) -> str:
    """Those pieces of lines that touch the frame; they may end one step outside of it."""
    return "".join(written(run) for line in path.split("M")[1:] for run in _runs(points_of(line), frame))


def _ring(points: list[Point], frame: Frame) -> list[Point]:
    """Sutherland and Hodgman: cut at one side after the other."""
    left, top, right, bottom = frame
    sides: tuple[tuple[int, int, Callable[[Point], bool]], ...] = (
        (0, left, lambda point: point[0] >= left),
        (0, right, lambda point: point[0] <= right),
        (1, top, lambda point: point[1] >= top),
        (1, bottom, lambda point: point[1] <= bottom),
    )
    for axis, at, is_inside in sides:
        kept: list[Point] = []
        for before, point in zip(points[-1:] + points[:-1], points, strict=True):
            if is_inside(before) != is_inside(point):
                kept.append(_crossing(before, point, axis, at))
            if is_inside(point):
                kept.append(point)
        points = kept
    return points


def _crossing(one: Point, other: Point, axis: int, at: int) -> Point:
    share = (at - one[axis]) / (other[axis] - one[axis])
    across = round(one[1 - axis] + share * (other[1 - axis] - one[1 - axis]))
    return (at, across) if axis == 0 else (across, at)


def _runs(points: list[Point], frame: Frame) -> Iterator[list[Point]]:
    left, top, right, bottom = frame
    inside = [left <= x <= right and top <= y <= bottom for x, y in points]
    run: list[Point] = []
    for index, point in enumerate(points):
        if any(inside[max(index - 1, 0) : index + 2]):
            run.append(point)
        elif run:
            yield run
            run = []
    if len(run) > 1:
        yield run
