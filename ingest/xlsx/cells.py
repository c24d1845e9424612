"""The values that a spreadsheet is read into: cells as they are shown, areas, sheets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from knowledge.domain.publication import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a cell style shows: heavy letters, a coloured ground, the type size in points (0 where unknown)."""

    bold: bool = False
    filled: bool = False
    size: float = 0.0


PLAIN: Final = Look()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as Excel shows it; `is_value` tells a number, day or truth value from words. Its text is never empty."""

    text: str
    is_value: bool = False
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, ends included; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def is_single(self) -> bool:
        """Whether it is one cell only."""
        return self.top == self.bottom and self.left == self.right


Row = Mapping[int, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBox:
    """Text that floats over the sheet (テキストボックス), with the row that it begins at."""

    row: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What can be seen of a worksheet. `tables` are the areas that the sheet itself calls tables, header first.

    `frozen` is the last row of the frozen top (ウィンドウ枠の固定), 0 for none.
    """

    name: str
    rows: Mapping[int, Row]
    merges: tuple[Area, ...] = ()
    tables: tuple[Area, ...] = ()
    frozen: int = 0
    boxes: tuple[TextBox, ...] = ()
    pictures: int = 0
    notices: tuple[Notice, ...] = ()
