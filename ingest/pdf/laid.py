"""What was laid out on a page, as the block that it becomes: still with its lines, so that breaks can be joined."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block, BlockKind
from ingest.pdf.aligned import AlignedRow
from ingest.pdf.direction import Direction
from ingest.pdf.lines import Line
from ingest.pdf.pages import Page
from ingest.pdf.paragraphs import Paragraph
from ingest.pdf.table_header import flattened, header_rows, title_rows
from ingest.pdf.tables import Row, Table


@dataclass(slots=True)
class RuledRow:
    """A row of a ruled table, or its header of one or several `rows`; `header` is what stands over the row."""

    rows: Sequence[Row]
    table: Table
    header: str = ""
    is_header: bool = False
    is_title: bool = False

    @property
    def text(self) -> str:
        """The cells: below a header at its columns, else as close as they come."""
        width = len(self.table.columns)
        if self.is_header:
            return flattened(self.rows, width)
        return self.rows[0].aligned(width) if self.header else self.rows[0].text

    @property
    def lines(self) -> Sequence[Line]:
        """Its lines."""
        return [line for row in self.rows for line in row.lines]


Item = Paragraph | RuledRow | AlignedRow


@dataclass(slots=True)
class Laid:
    """A paragraph or row with its block and the page it stands on."""

    item: Item
    block: Block
    page: Page
    direction: Direction

    def take(self, other: "Laid", text: str) -> None:
        """Goes on with another one, on the next page or in the next column, as one block with that text."""
        page = other.page.number
        moved = tuple(replace(box, page=page) for box in other.block.boxes) if page != self.block.page else None
        self.block = replace(
            self.block,
            text=text,
            boxes=(*self.block.boxes, *(other.block.boxes if moved is None else moved)),
            last_page=page if page != self.block.page else self.block.last_page,
        )


def footnotes_from(page: Sequence[Laid]) -> int:
    """Where the footnotes (脚注) of a page begin: with a raised number in its lower half, and to its end."""
    for at, laid in enumerate(page):
        first = laid.item.lines[0] if isinstance(laid.item, Paragraph) else None
        if first and first.is_note and first.top > 0.5 * laid.page.levelled_height(laid.direction):
            return at
    return len(page)


def ruled_rows(table: Table) -> Iterator[RuledRow]:
    """The rows of a table: a title right across, the header, and what stands below it."""
    titles = title_rows(table)
    heads = header_rows(table.rows[titles:], len(table.columns))
    header = flattened(table.rows[titles : titles + heads], len(table.columns))
    if titles:
        yield RuledRow(table.rows[:1], table, is_title=True)
    if heads:
        yield RuledRow(table.rows[titles : titles + heads], table, is_header=True)
    for row in table.rows[titles + heads :]:
        yield RuledRow((row,), table, header=header if heads else "")


def block_of(item: Item, page: Page, direction: Direction, *, kind: BlockKind, level: int) -> Block:
    """The block of an item with its boxes."""
    lines = item.items if isinstance(item, AlignedRow) else item.lines
    return Block(
        kind=kind,
        text=item.text,
        page=page.number,
        level=level,
        size=lines[0].size,
        boxes=tuple(page.box(line.box, direction) for line in lines),
        header=item.header if isinstance(item, RuledRow) else "",
    )
