"""Colour arithmetic for the tests: tokens to linear RGB, WCAG contrast, OKLab distance, Machado's colour blindness."""

import re
from math import cos, radians, sin, sqrt

from kurzdraht.core.bundle import KERN, STATIC

Rgb = tuple[float, float, float]
Matrix = tuple[Rgb, Rgb, Rgb]

# Machado, Oliveira, Fernandes 2009, severity 1.0, for linear RGB
DEFICIENCIES: dict[str, Matrix] = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TO_LMS: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_LAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
FROM_LAB: Matrix = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
FROM_LMS: Matrix = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


def times(matrix: Matrix, vector: Rgb) -> Rgb:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def linear(hexadecimal: str) -> Rgb:
    channels = [int(hexadecimal[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


def from_oklch(text: str) -> Rgb:
    lightness, chroma, hue = (float(part.strip("%")) for part in text.split())
    angle = radians(hue)
    red, green, blue = times(
        FROM_LMS, _cubed(times(FROM_LAB, (lightness / 100, chroma * cos(angle), chroma * sin(angle))))
    )
    return _within(red), _within(green), _within(blue)


def _cubed(lms: Rgb) -> Rgb:
    return lms[0] ** 3, lms[1] ** 3, lms[2] ** 3


def _within(channel: float) -> float:
    return min(1.0, max(0.0, channel))


def contrast(one: Rgb, other: Rgb) -> float:
    weights = (0.2126, 0.7152, 0.0722)
    dark, light = sorted(sum(w * c for w, c in zip(weights, colour, strict=True)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def oklab(colour: Rgb) -> Rgb:
    long, medium, short = (max(0.0, cone) ** (1 / 3) for cone in times(TO_LMS, colour))
    return times(TO_LAB, (long, medium, short))


def seen(colour: Rgb, deficiency: str) -> Rgb:
    red, green, blue = times(DEFICIENCIES[deficiency], colour)
    return _within(red), _within(green), _within(blue)


def distance(one: Rgb, other: Rgb) -> float:
    """OKLab distance times 100."""
    return 100 * sqrt(sum((a - b) ** 2 for a, b in zip(oklab(one), oklab(other), strict=True)))


def tokens() -> dict[str, dict[str, Rgb]]:
    """The colours of tokens.css for "light" and "dark", by name without `--kd-`."""
    primitives = dict(re.findall(r"--kern-color-([a-z]+-\d{3}): ?oklch\(([^)]+)\)", KERN.read_text("utf-8")))
    sheet = (STATIC / "css" / "tokens.css").read_text("utf-8")
    pairs = re.findall(r"--kd-([a-z-]+): light-dark\(((?:[^()]|\([^()]*\))+)\);", sheet)
    shown: dict[str, dict[str, Rgb]] = {"light": {}, "dark": {}}
    for name, pair in pairs:
        for theme, value in zip(("light", "dark"), pair.split(", "), strict=True):
            primitive = re.fullmatch(r"var\(--kern-color-([a-z]+-\d{3})\)", value)
            shown[theme][name] = from_oklch(primitives[primitive[1]]) if primitive else linear(value)
    return shown
