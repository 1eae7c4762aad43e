"""Filters that are read from the address and told as a sentence.

A filter names what the sentence says: the words before it, what it says while nothing is chosen, what each choice is
called. What an address says wrongly counts as not said: an old link shows more, never an error.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kurzdraht.core import dates
from kurzdraht.core.dates import midnight, month_after, read_day

LONGEST, MOST_WORDS = 100, 5
Words = str | Promise
Choices = Iterable[tuple[str, Words]]


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    is_chosen: bool = False
    mark: str = ""


@dataclass(frozen=True)
class Word:
    """One choice of the sentence: what it says now, and what it could say. `kind`: one, many, text or period."""

    name: str
    kind: str
    legend: str
    said: list[Option]
    options: list[Option] = field(default_factory=list)
    before: str = ""
    between: str = ""
    after: str = ""
    value: Any = ""
    is_written: bool = False


@dataclass(frozen=True)
class Period:
    """A span of days outranks the month, the month outranks the word (`when`)."""

    when: str = ""
    month: date | None = None
    from_date: date | None = None
    until_date: date | None = None

    @property
    def is_dated(self) -> bool:
        return bool(self.month or self.from_date or self.until_date)

    def bounds(self) -> tuple[datetime | None, datetime | None]:
        """From this moment, until before that one."""
        if self.from_date or self.until_date:
            first = midnight(self.from_date) if self.from_date else None
            return first, midnight(self.until_date + timedelta(days=1)) if self.until_date else None
        if self.month:
            return midnight(self.month), midnight(month_after(self.month))
        return None, None

    def narrow(self, rows: Any, column: str) -> Any:
        """Comparisons that an index answers, never a day made of each row's moment."""
        first, last = self.bounds()
        if first:
            rows = rows.filter(**{f"{column}__gte": first})
        return rows.filter(**{f"{column}__lt": last}) if last else rows


class _Many(forms.MultipleChoiceField):
    """Keeps what it knows of the values and passes over the rest."""

    def clean(self, value: Any) -> list[str]:
        return [each for each in dict.fromkeys(value or []) if each and self.valid_value(each)]


class _PeriodWidget(forms.Widget):
    def value_from_datadict(self, data: Any, files: Any, name: str) -> Period:
        month = str(data.get("monat") or "")
        return Period(
            when=str(data.get(name) or ""),
            month=read_day(f"{month}-01") if len(month) == len("2027-03") else None,
            from_date=read_day(str(data.get("von") or "")),
            until_date=read_day(str(data.get("bis") or "")),
        )


class _PeriodField(forms.Field):
    widget = _PeriodWidget

    def __init__(self, *, choices: Choices = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.known = {value for value, _label in choices}

    def clean(self, value: Period) -> Period:
        return value if value.when in self.known else replace(value, when="")


class Spoken(django_filters.Filter):
    """`nothing` is said while nothing is chosen; `options` names a method of the filter set that gives the choices."""

    kind = "one"

    def __init__(
        self,
        *,
        legend: Words,
        nothing: Words = "",
        before: Words = "",
        before_chosen: Words | None = None,
        between: Words = "",
        after: Words = "",
        options: str = "",
        **kwargs: Any,
    ) -> None:
        self.legend, self.nothing, self.options = legend, nothing, options
        self.before, self.between, self.after = before, between, after
        self.before_chosen = before if before_chosen is None else before_chosen
        kwargs.setdefault("method", "narrow")
        super().__init__(label=legend, **kwargs)

    def parameters(self, name: str) -> tuple[str, ...]:
        """What it reads from the address."""
        return (name,)

    def word(self, name: str, value: Any) -> Word:
        marks = {option.value: option.mark for option in self.parent.given.get(name, [])}
        chosen = set(value if isinstance(value, list) else [value or ""])
        known = [Option(key, str(label), key in chosen, marks.get(key, "")) for key, label in self.choices()]
        said = [option for option in known if option.is_chosen and option.value]
        return Word(
            name=name,
            kind=self.kind,
            legend=str(self.legend),
            said=said or [Option("", str(self.nothing))],
            options=known,
            before=str(self.before_chosen if said else self.before),
            between=str(self.between),
            after=str(self.after),
            value=value,
            is_written=bool(self.options),
        )

    def choices(self) -> Choices:
        known: Choices = self.extra.get("choices", ())
        return known


class OneOf(Spoken, django_filters.ChoiceFilter):
    """Radio buttons; the first choice is none."""

    def __init__(self, *, choices: Choices = (), **kwargs: Any) -> None:
        super().__init__(choices=tuple(choices), empty_label=None, null_label=None, **kwargs)

    def choices(self) -> Choices:
        return (("", self.nothing), *self.extra["choices"])


class ManyOf(Spoken):
    """Tick boxes; none ticked means all."""

    kind = "many"
    field_class = _Many


class Typed(Spoken, django_filters.CharFilter):
    """Words that somebody types; longer than a hundred letters is nothing that one looks for."""

    kind = "text"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST, **kwargs)

    def word(self, name: str, value: Any) -> Word:
        said = [Option(value, f"„{value}“")] if value else []
        word = super().word(name, "")
        return replace(
            word, said=said or word.said, before=str(self.before_chosen if value else self.before), value=value
        )


class During(Spoken):
    """A word ("ab heute"), a month, or a span of days: `zeit`, `monat`, `von` and `bis` in the address."""

    kind = "period"
    field_class = _PeriodField

    def parameters(self, name: str) -> tuple[str, ...]:
        return (name, "monat", "von", "bis")

    def word(self, name: str, value: Any) -> Word:
        period = value or Period()
        word = super().word(name, period.when)
        words = period_words(period) if period.is_dated else ""
        return replace(word, said=[Option("", words)] if words else word.said, value=period)


def with_words(rows: Any, typed: str, *columns: str) -> Any:
    """Rows in which each word that somebody typed stands in one of these columns."""
    for word in words_in(typed):
        found = Q()
        for column in columns:
            found |= Q(**{f"{column}__icontains": word})
        rows = rows.filter(found)
    return rows


def words_in(typed: str) -> list[str]:
    """What a list looks for: more than a few words find nothing more."""
    return typed.split()[:MOST_WORDS]


def period_words(period: Period) -> str:
    first, last = period.from_date, period.until_date
    if first and last and (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return _("im Jahr %(year)d") % {"year": first.year}
    if first and last:
        return _("vom %(first)s bis %(last)s") % {"first": dates.plain(first), "last": dates.plain(last)}
    if first:
        return _("ab %(day)s") % {"day": dates.plain(first)}
    if last:
        return _("bis %(day)s") % {"day": dates.plain(last)}
    return _("im %(month)s") % {"month": date_format(period.month, "F Y")} if period.month else ""


class ListFilter(django_filters.FilterSet):
    """The filters of one list, in the order of the sentence; `opening` begins it.

    A filter without a column of its own is done by `narrow_<its name>(rows, value)`.
    """

    opening: ClassVar[Words] = ""

    def __init__(self, data: QueryDict, queryset: Any, *, request: Any) -> None:
        super().__init__(data, queryset, request=request)
        self.given: dict[str, list[Option]] = {}
        for name, each in self.filters.items():
            if each.options:
                make: Callable[[], list[Option]] = getattr(self, each.options)
                self.given[name] = make()
                each.extra["choices"] = tuple((option.value, option.label) for option in self.given[name])

    def narrow(self, rows: Any, name: str, value: Any) -> Any:
        return getattr(self, f"narrow_{name}")(rows, value)

    def sentence(self) -> list[Word]:
        self.form.is_valid()
        told = self.form.cleaned_data
        return [each.word(name, told.get(name)) for name, each in self.filters.items()]

    @property
    def is_narrow(self) -> bool:
        """Something is chosen."""
        self.form.is_valid()
        return any(value and value != Period() for value in self.form.cleaned_data.values())
