"""What stands in a Word document, in reading order: paragraphs, tables and breaks, before any block is made."""

from dataclasses import dataclass
from enum import Enum, auto


class Role(Enum):
    """What the format says a paragraph is."""

    TEXT = auto()
    TITLE = auto()
    CAPTION = auto()
    CONTENTS_LINE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as it is seen. `label` is its automatic number or bullet, parted from `text` by `gap`.

    `level` is 1… where an outline level is stated, else 0; `size` is the type size in points of most of its text.
    Footnotes (脚注) are given as their texts.
    """

    text: str
    label: str = ""
    gap: str = ""
    is_bulleted: bool = False
    role: Role = Role.TEXT
    level: int = 0
    size: float = 0.0
    bold: bool = False
    notes: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """Label and text."""
        return f"{self.label}{self.gap}{self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """Blank space of some lines: empty paragraphs, a picture, a page break."""

    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell over `span` columns of the grid from `column` on. `goes_on` tells that it continues the one above."""

    column: int
    items: "tuple[Item, ...]"
    span: int = 1
    goes_on: bool = False
    shaded: bool = False

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs that stand in the cell itself."""
        return tuple(item for item in self.items if isinstance(item, Paragraph))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table; `is_header` where the format says that it is repeated on every page (見出し行)."""

    cells: tuple[Cell, ...]
    is_header: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; `styled_header` where its style sets the first row apart."""

    rows: tuple[Row, ...]
    styled_header: bool = False


Item = Paragraph | Table | Blank
