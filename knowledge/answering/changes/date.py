"""When a change was made (改定の日): the edition and its day, as the new edition prints them."""

import re
from collections.abc import Iterable

from knowledge.answering import phrases
from knowledge.domain.answer import Draft, Quote
from knowledge.domain.calendar import Period
from knowledge.domain.document import Chunk, Edition
from knowledge.domain.wareki import periods_in
from knowledge.text import find

_FIRST = 12  # chunks: label and day stand on the cover, or in the record of editions behind it


def made_in(edition: Edition, chunks: Iterable[Chunk]) -> tuple[Draft, ...]:
    """「第2.1版（令和5年1月20日）での変更です。」 with both quoted; nothing where the edition does not print them."""
    if not edition.label or edition.published is None:
        return ()
    for chunk in list(chunks)[:_FIRST]:
        label = find(edition.label, chunk.text)
        day = next((found for line in chunk.text.split("\n") if (found := _day_of(edition, line))), "")
        if label and day:
            told = phrases.CHANGE_MADE_IN.format(label=edition.label, day=day)
            return (Draft(text=told, quotes=(Quote(key=chunk.id, text=label), Quote(key=chunk.id, text=day))),)
    return ()


def _day_of(edition: Edition, line: str) -> str:
    """The day of the edition as the line prints it."""
    for reading in periods_in(line):
        found = reading.validity
        if isinstance(found, Period) and found.starts == edition.published:
            return re.sub(r"[\s　]+$", "", reading.text)
    return ""
