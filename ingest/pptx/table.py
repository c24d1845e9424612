"""A table on a slide as a region of cells, so that it is read like one of a sheet."""

from lxml import etree

from ingest.blocks import Block
from ingest.office.numbers import whole as whole_of
from ingest.pptx.paragraphs import plain_text
from ingest.xlsx.cells import Area, Cell, Look
from ingest.xlsx.regions import Region
from ingest.xlsx.table import Above, Setting, blocks_of_region

_PLAIN = Look()


def table_blocks(table: etree._Element) -> list[Block]:
    """The rows of a table, with its header where the table states one or looks it."""
    rows: dict[int, dict[int, Cell]] = {}
    merges: list[Area] = []
    for number, row in enumerate(table.iterfind("{*}tr"), start=1):
        for column, cell in enumerate(row.iterfind("{*}tc"), start=1):
            if cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true"):
                continue
            down, across = whole_of(cell.get("rowSpan"), 1), whole_of(cell.get("gridSpan"), 1)
            if down > 1 or across > 1:
                merges.append(Area(number, column, number + down - 1, column + across - 1))
            if text := plain_text(cell.find("{*}txBody")):
                rows.setdefault(number, {})[column] = Cell(text, _is_value(text), _PLAIN)
    if not rows:
        return []
    properties = table.find("{*}tblPr")
    stated = properties is not None and properties.get("firstRow") in ("1", "true") and len(rows) > 1
    whole = Area(min(rows), 1, max(rows), max(max(cells) for cells in rows.values()))
    region = Region(rows=rows, merges=tuple(merges), tables=(whole,) if stated else ())
    blocks, _ = blocks_of_region(region, Setting(usual=0.0, frozen=0), Above())
    return blocks


def _is_value(text: str) -> bool:
    """Whether a cell of a slide, where all is text, holds a number: 1,200千円, 50%."""
    return text[:1] in "0123456789０１２３４５６７８９▲△-+−¥" and len(text) <= 12
