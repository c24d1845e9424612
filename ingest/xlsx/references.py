"""References of cells: B12 is row 12, column 2; A1:C3 an area."""

import re
from functools import lru_cache
from typing import Final

from ingest.xlsx.cells import Area

_CELL: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384


@lru_cache(maxsize=LAST_COLUMN)
def column_of(letters: str) -> int:
    """A → 1, AA → 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def area_of(reference: str) -> Area | None:
    """The area that a reference names; ``None`` where it names none."""
    first, _, last = reference.partition(":")
    start, end = _CELL.fullmatch(first), _CELL.fullmatch(last or first)
    if start is None or end is None:
        return None
    return Area(
        top=int(start[2]),
        left=column_of(start[1]),
        bottom=min(int(end[2]), LAST_ROW),
        right=min(column_of(end[1]), LAST_COLUMN),
    )
