"""What a parser hands on: the blocks of a file in reading order, before any meaning is read into them."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.domain.document import Box
from knowledge.domain.publication import Notice


class BlockKind(StrEnum):
    """The shape of a block on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    GAP = "gap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of text of one shape. `text` is verbatim (marks such as bullets included) and may hold line ends.

    `level` is 1… for a heading whose rank the format states, else 0. `size` is the type size in points where the
    format has one, else 0. A GAP is blank space that the source set between two blocks; its `level` counts the lines.
    `last_page` is where a block ends that goes on over a page break. A TABLE_ROW has its cells parted by " | ", and
    repeats in `header` the table's header row, flattened to one line of the same columns (年度 | 措置率 令和4年度),
    and in `caption` what is written over the table; both are empty on the header row itself.
    """

    kind: BlockKind
    text: str
    page: int | None = None
    level: int = 0
    size: float = 0.0
    boxes: tuple[Box, ...] = ()
    last_page: int | None = None
    header: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFile:
    """A file as its parser read it. `title` is what the format itself states (metadata, front matter), else empty.

    `pages` is 0 where the format has no pages. `stated` are keys and values of its front matter, keys in lower case.
    """

    title: str
    blocks: tuple[Block, ...]
    pages: int
    notices: tuple[Notice, ...] = ()
    stated: tuple[tuple[str, str], ...] = ()
