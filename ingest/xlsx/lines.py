"""What a line of a sheet is, when it stands alone: a title, a note, a label over a group of rows."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from ingest.xlsx.cells import Sheet
from ingest.xlsx.grid import Grid, Line

_LONGEST_TITLE: Final = 60
_LONGEST_GROUP: Final = 60
_NOTE: Final = re.compile(r"[※＊*→⇒]|[（(]?注[0-9０-９]*[)）:：\s　]?|[（(].*[）)]$")
_LARGER: Final = 1.5  # points
_FEWEST_BLANK: Final = 3
_LONGEST_NUMBER: Final = 6
_FEWEST_SAME: Final = 10
_LETTER: Final = re.compile(r"[^\W\d_]")
_WORDS: Final = re.compile(r"[ぁ-んァ-ヶ一-龠A-Za-z]{2}")


def usual_size(sheet: Sheet) -> float:
    """The type size of most cells."""
    sizes = Counter(cell.look.size for cells in sheet.rows.values() for cell in cells.values())
    return sizes.most_common(1)[0][0] if sizes else 0.0


def is_title(line: Line, usual: float) -> bool:
    """Whether a line of one cell is set as a title: bold or larger, short, no sentence, no note, no field beside it."""
    if len(line.places) != 1 or line.boxed:
        return False
    cell = line.places[0].cell
    if cell.is_value or len(cell.text) > _LONGEST_TITLE or not _WORDS.search(cell.text) or _NOTE.match(cell.text):
        return False
    return (cell.look.bold or cell.look.size >= usual + _LARGER) and not re.search(r"。|[、，：:]$", cell.text)


def is_note(text: str) -> bool:
    """Whether a line says something of the table it stands at: ※, （注）, a remark in brackets."""
    return bool(_NOTE.match(text))


def is_group_label(line: Line, width: int) -> bool:
    """Whether a line of one cell heads the rows below it: it is merged over columns, or bold, or coloured."""
    place = line.places[0]
    if len(line.places) != 1 or len(place.cell.text) > _LONGEST_GROUP or is_note(place.cell.text):
        return False
    look = place.cell.look
    return width > 1 and place.first == 0 and (place.last > place.first or look.bold or look.filled)


def lead_lines(grid: Grid) -> int:
    """How many lines at the top stand over the table: a title, a unit (単位：千円) at the right."""
    count = 0
    for line in grid.lines[:-1]:
        own = line.own
        covered = sum(place.last - place.first + 1 for place in own)
        alone = len(own) == 1 and (own[0].first == 0 or own[0].last == own[0].first)
        scattered = len(own) == 2 and 2 * covered < grid.width and grid.width > 3
        if len(line.places) > len(own) or not (alone or scattered):
            break
        count += 1
    return count


def without_blank_entries(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without the blank ones of a form: running numbers with the same signs behind each.

    Of many with the same words behind them (選択されていません, by formula) the first stays.
    """
    kept: list[Line] = []
    run: list[Line] = []
    for line in lines:
        if run and not _goes_on(run[-1], line):
            kept += _filled(run)
            run = []
        run.append(line)
    return (*kept, *_filled(run))


def _filled(run: Sequence[Line]) -> Sequence[Line]:
    """What a run of numbers with the same behind them tells."""
    worded = any(_LETTER.search(text) for text in _behind(run[0])) if run else False
    if len(run) >= (_FEWEST_SAME if worded else _FEWEST_BLANK):
        return run[:1] if worded else ()
    return run


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line is the next number with nothing else new in it."""
    one, two = _number(before), _number(line)
    return one is not None and two == one + 1 and _behind(before) == _behind(line)


def _number(line: Line) -> int | None:
    """The number that a line begins with."""
    first = line.places[0].cell.text if line.places else ""
    return int(first) if first.isascii() and first.isdigit() and len(first) <= _LONGEST_NUMBER else None


def _behind(line: Line) -> list[str]:
    return [place.cell.text for place in line.places[1:]]
