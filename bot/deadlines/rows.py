"""The list of deadlines (期限一覧) as parts of rows, worded the same in the terminal and on the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot import deadline_messages as messages
from knowledge.answering.composing.measure_answer import ineligible
from knowledge.answering.deadlines.listing import Deadline, Deadlines
from knowledge.domain.answer import Ineligible
from knowledge.domain.calendar import Period, Standing, japanese_date
from knowledge.domain.document import Location
from knowledge.domain.municipality import Asker
from knowledge.text import display


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One deadline in words; `barred` is why the measure is not open to the asker, empty where it is."""

    deadline: Deadline
    name: str
    day: str
    left: str
    period: str
    location: Location
    barred: str
    chunk_id: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the list; `nothing` is said where it has no rows."""

    key: str
    title: str
    nothing: str
    rows: tuple[Row, ...]


def parts_of(listed: Deadlines, asker: Asker) -> tuple[Part, ...]:
    """What ends soon, is to begin, cannot be told, goes on, and has ended; measures that are barred last in each."""
    named = (
        ("ending", messages.ENDING, messages.NO_ENDING, listed.ending),
        ("upcoming", messages.UPCOMING, messages.NO_UPCOMING, listed.upcoming),
        ("unknown", messages.UNKNOWN, messages.NO_UNKNOWN, listed.unknown),
        ("later", messages.LATER, messages.NO_LATER, listed.later),
        ("ended", messages.ENDED, messages.NO_ENDED, listed.ended),
    )
    return tuple(
        Part(
            key=key,
            title=title.format(within=listed.within),
            nothing=nothing.format(within=listed.within),
            rows=_rows(found, listed.as_of, asker),
        )
        for key, title, nothing, found in named
    )


def _rows(found: Sequence[Deadline], as_of: date, asker: Asker) -> tuple[Row, ...]:
    barred = {one.measure_id: one for one in ineligible([one.measure for one in found], asker)}
    rows = [_row(one, as_of, barred.get(one.measure.id)) for one in found]
    return tuple(sorted(rows, key=lambda row: bool(row.barred)))


def _row(one: Deadline, as_of: date, barred: Ineligible | None) -> Row:
    stated = one.stated or next(iter(one.measure.stated), None)
    location = stated.location if stated else one.measure.location
    words = display(one.stated.text) if one.stated else messages.NOT_STATED
    return Row(
        deadline=one,
        name=display(one.measure.name),
        day=messages.DAY.format(japanese=japanese_date(one.day), iso=one.day.isoformat())
        if one.day
        else messages.NO_DAY,
        left=_left(one, as_of),
        period=f"{messages.SPANS[one.span]}：{words}",
        location=location,
        barred=barred.reason if barred else "",
        chunk_id=stated.chunk_id if stated else "",
        quote=stated.text if stated else "",
    )


def _day(day: date | None) -> str:
    return messages.DAY.format(japanese=japanese_date(day), iso=day.isoformat()) if day else messages.NO_DAY


def _left(one: Deadline, as_of: date) -> str:
    if one.days_left is None or not isinstance(one.validity, Period):
        return messages.NO_DAY
    if one.validity.standing(as_of) is Standing.UPCOMING:
        return messages.BEGINS_IN.format(days=one.days_left)
    if one.days_left < 0:
        return messages.AGO.format(days=-one.days_left)
    return messages.LEFT.format(days=one.days_left) if one.days_left else messages.LAST_DAY
