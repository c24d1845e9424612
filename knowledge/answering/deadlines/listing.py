"""The list of deadlines (期限一覧) on one day: a pure value of the measures, each with the days that decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from knowledge.domain.calendar import Period, Standing, Validity
from knowledge.domain.measure import Measure
from knowledge.domain.record import Stated


class Span(StrEnum):
    """Which period of a measure: that of the project (事業期間), or for applying (申請期間)."""

    PROJECT = "project"
    APPLICATION = "application"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One period of a measure. `day` is the one that matters: the last one, or the first where it has not begun.

    `days_left` counts from the day of the list to `day` (0 on the day itself, negative after it); ``None`` with `day`.
    """

    measure: Measure
    span: Span
    stated: Stated | None
    validity: Validity
    day: date | None = None
    days_left: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """The list on the day `as_of`: ending within so many days (the nearest first), ended (the latest first), to begin.

    `unknown` state no period that can be read; `later` go on for longer, or without an end.
    """

    as_of: date
    within: int
    ending: tuple[Deadline, ...]
    ended: tuple[Deadline, ...]
    upcoming: tuple[Deadline, ...]
    unknown: tuple[Deadline, ...]
    later: tuple[Deadline, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is no measure at all."""
        return not (self.ending or self.ended or self.upcoming or self.unknown or self.later)


def deadlines(measures: Iterable[Measure], *, as_of: date, within: int = 90) -> Deadlines:
    """Sorts measures by the period that decides; a project that ends soon is told beside a window that has closed."""
    held = tuple(measures)
    deciding = [_deciding(measure, as_of) for measure in held]
    by_standing = {standing: [one for one in deciding if _standing(one, as_of) is standing] for standing in Standing}
    spans = [one for measure in held for one in _spans(measure)]
    ending = [_dated(one, one.day, as_of) for one in spans if _ends_soon(one, as_of, within)]
    soon = {one.measure.id for one in ending}
    return Deadlines(
        as_of=as_of,
        within=within,
        ending=tuple(sorted(ending, key=_day)),
        ended=tuple(sorted(by_standing[Standing.CLOSED], key=_day, reverse=True)),
        upcoming=tuple(sorted(by_standing[Standing.UPCOMING], key=_day)),
        unknown=tuple(by_standing[Standing.UNKNOWN]),
        later=tuple(sorted((one for one in by_standing[Standing.OPEN] if one.measure.id not in soon), key=_day)),
    )


def _deciding(measure: Measure, as_of: date) -> Deadline:
    stated, validity = measure.deciding(as_of)
    span = Span.APPLICATION if measure.is_decided_by_window(as_of) else Span.PROJECT
    found = Deadline(measure=measure, span=span, stated=stated, validity=validity)
    if not isinstance(validity, Period):
        return found
    return _dated(found, validity.starts if _standing(found, as_of) is Standing.UPCOMING else validity.ends, as_of)


def _spans(measure: Measure) -> Iterable[Deadline]:
    """Both periods of a measure that have a last day."""
    for span, stated, validity in (
        (Span.APPLICATION, measure.application, measure.window),
        (Span.PROJECT, measure.period, measure.validity),
    ):
        if isinstance(validity, Period) and validity.ends:
            yield Deadline(measure=measure, span=span, stated=stated, validity=validity, day=validity.ends)


def _ends_soon(one: Deadline, as_of: date, within: int) -> bool:
    is_near = one.day is not None and as_of <= one.day <= as_of + timedelta(days=within)
    return is_near and _standing(one, as_of) is Standing.OPEN


def _standing(one: Deadline, as_of: date) -> Standing:
    return one.validity.standing(as_of)


def _dated(one: Deadline, day: date | None, as_of: date) -> Deadline:
    return Deadline(
        measure=one.measure,
        span=one.span,
        stated=one.stated,
        validity=one.validity,
        day=day,
        days_left=(day - as_of).days if day else None,
    )


def _day(one: Deadline) -> tuple[date, str]:
    return one.day or date.max, one.measure.name
