"""What templates of every app say the same way: dates, numbers, marks, icons, fields."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.utils.formats import date_format, number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kurzdraht.core import dates, fields, icons, marks
from kurzdraht.core.richtext import clean_rich_text, plain_text

register = template.Library()
UNITS = ("B", "KB", "MB", "GB")
STEP = 1000


@register.filter
def kd_date(moment: datetime | date | None) -> str:
    return dates.day(moment) if moment else ""


@register.filter
def kd_day_short(moment: datetime | date | None) -> str:
    return dates.day_short(moment) if moment else ""


@register.filter
def kd_day_in_week(moment: datetime | date | None) -> str:
    return dates.day_in_week(moment) if moment else ""


@register.filter
def kd_plain_date(moment: datetime | date | None) -> str:
    return dates.plain(moment) if moment else ""


@register.filter
def kd_plain_day(moment: datetime | date | None) -> str:
    return dates.plain_short(moment) if moment else ""


@register.filter
def kd_time(moment: datetime | None) -> str:
    return dates.clock(moment) if moment else ""


@register.simple_tag
def kd_period(start: datetime, end: datetime) -> str:
    return dates.period(start, end)


@register.simple_tag
def kd_days(start: datetime | date, end: datetime | date) -> str:
    return dates.days(start, end)


@register.simple_tag
def kd_hours(start: datetime, end: datetime) -> str:
    return dates.hours(start, end)


@register.filter
def kd_number(value: float | str | None, places: int = 0) -> str:
    """Grouped: "1.500" in German, "1,500" in English; `places` after the point."""
    return "" if value in {None, ""} else number_format(value, decimal_pos=places, force_grouping=True)


@register.filter
def kd_size(count: int | None) -> str:
    """Bytes as people read them: "1,2 MB"."""
    if count is None:
        return ""
    size, unit = float(count), 0
    while round(size) >= STEP and unit < len(UNITS) - 1:
        size, unit = size / STEP, unit + 1
    places = 1 if unit > 1 else 0
    return f"{number_format(round(size, places), decimal_pos=places)} {UNITS[unit]}"


@register.filter
def kd_paragraphs(text: str | None) -> SafeString:
    """Plain text as escaped paragraphs: an empty line parts them, a single line break stays one."""
    blocks = [block.strip() for block in (text or "").replace("\r\n", "\n").split("\n\n")]
    return format_html_join(
        "\n",
        "<p>{}</p>",
        (
            (format_html_join(SafeString("<br>"), "{}", ((line,) for line in block.split("\n"))),)
            for block in blocks
            if block
        ),
    )


@register.filter
def kd_rich(text: str | None) -> SafeString:
    """Formatted text, cleaned once more on its way out; plain text becomes paragraphs."""
    return mark_safe(clean_rich_text(text or ""))  # noqa: S308 - made anew from what we know


@register.filter
def kd_plain(text: str | None) -> str:
    """The words of a formatted text."""
    return plain_text(text or "")


@register.simple_tag
def kd_german() -> SafeString:
    """Stands in the tag around what people wrote, which is German on an English page too."""
    return SafeString("" if dates.language() == "de" else ' lang="de"')


@register.simple_tag
def kd_lang(language: str) -> SafeString:
    """The same around what is written in this language, like a mail."""
    is_foreign = language and language != dates.language()
    return format_html(' lang="{}"', language) if is_foreign else SafeString("")


@register.simple_tag
def kd_mark(consortium: Any, size: int | str = 16, *, outline: bool = False) -> SafeString:
    """The mark of a consortium, or of one of the five shapes by its name."""
    name = getattr(consortium, "mark", consortium)
    return marks.svg(name, int(size), is_outline=outline) if name in marks.SHAPES else SafeString("")


@register.simple_tag
def kd_ag(consortium: Any, size: int | str = 14) -> SafeString:
    """Mark and name of a consortium in its colour, kept together."""
    first, _space, rest = str(consortium).partition(" ")
    return format_html(
        '<span class="kd-ag kd-ag--{}"><span class="kd-ag__first">{}&nbsp;{}</span> {}</span>',
        consortium.mark,
        marks.svg(consortium.mark, int(size)),
        first,
        rest,
    )


@register.simple_tag
def kd_slots(consortia: Iterable[Any], held: Any) -> SafeString:
    """One slot for each consortium in its order, filled where it is held; consortia, or marks in one string."""
    marked = set(held.split()) if isinstance(held, str) else {one.mark for one in held}
    every = list(consortia)
    names = ", ".join(str(one) for one in every if one.mark in marked)
    slots = format_html_join(
        "", "<span>{}</span>", ((marks.svg(one.mark) if one.mark in marked else "",) for one in every)
    )
    said = format_html('<span class="kd-visually-hidden">{}</span>', names or _("in keiner AG"))
    return format_html('<span class="kd-slots">{}</span>{}', slots, said)


@register.simple_tag
def kd_date_block(moment: datetime) -> SafeString:
    """The day as a block: weekday, large numeral, month; on a phone it reads as one line."""
    shown = dates.local(moment)
    return format_html(
        '<time class="kd-date" datetime="{}">{} {} {}</time>',
        shown.isoformat(),
        _part("weekday", date_format(shown, "D"), ","),
        _part("day", str(shown.day), "." if dates.language() == "de" else ""),
        _part("month", date_format(shown, "F"), ""),
    )


def _part(name: str, text: str, stop: str) -> SafeString:
    """A part of the block; its stop is only seen where the block reads as a line."""
    stopped = format_html('<span class="kd-date__line">{}</span>', stop) if stop else ""
    return format_html('<span class="kd-date__{}">{}{}</span>', name, text, stopped)


@register.simple_tag
def kd_icon(name: str, size: int | str = 20) -> SafeString:
    return icons.svg(name, int(size))


@register.simple_tag
def kd_pages(page: Page[Any]) -> list[int]:
    """The numbers to show: first, last and the neighbours; 0 stands for a gap."""
    last = page.paginator.num_pages
    shown = sorted({1, last} | {number for number in range(page.number - 1, page.number + 2) if 1 <= number <= last})
    numbers: list[int] = []
    for number in shown:
        if numbers and number - numbers[-1] > 1:
            numbers.append(0)
        numbers.append(number)
    return numbers


@register.simple_tag
def kd_field(field: BoundField) -> SafeString:
    return fields.drawn(field)


@register.simple_tag
def kd_field_kind(field: BoundField) -> str:
    return fields.kind(field)


@register.simple_tag
def kd_field_target(field: BoundField) -> str:
    return fields.target(field)


@register.simple_tag
def kd_complaint(field: BoundField, error: str) -> str:
    return fields.complaint(field, error)


@register.simple_tag
def kd_choices(field: BoundField) -> list[BoundWidget]:
    return fields.choices(field)


@register.simple_tag
def kd_optional(field: BoundField) -> bool:
    return fields.is_optional_said(field)
