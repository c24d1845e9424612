"""A region as the rows of a table, or as the lines of a form (様式)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ingest.blocks import Block, BlockKind
from ingest.xlsx.grid import Grid, Line, Place, grid_of, texts_by_column
from ingest.xlsx.header import flattened, header_depth
from ingest.xlsx.lines import is_group_label, is_note, is_title, lead_lines, without_blank_entries
from ingest.xlsx.regions import Region

_FEWEST_FILLED: Final = 0.45
_SEPARATOR: Final = " | "
_LONGEST_CAPTION: Final = 100
_MOST_CAPTIONS: Final = 3
_LONGEST_LABEL: Final = 40
_LONGEST_ALONE: Final = 60
_LETTER: Final = re.compile(r"[^\W\d_]")
_NEAR: Final = 3
_TITLE_LEVEL: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """The table that stands above a region on the same sheet: a region that goes on below it shares its header."""

    header: str = ""
    caption: str = ""
    columns: frozenset[int] = frozenset()
    bottom: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a region is read by: the usual type size of its sheet and the last row of its frozen top."""

    usual: float
    frozen: int


def blocks_of_region(region: Region, setting: Setting, above: Above) -> tuple[list[Block], Above]:
    """The blocks of a region from the top, and what the next region may go on with."""
    grid = grid_of(region)
    grid = replace(grid, lines=without_blank_entries(grid.lines))
    lead = lead_lines(grid)
    body = replace(grid, lines=grid.lines[lead:])
    blocks = [block for line in grid.lines[:lead] for block in _alone(line, setting)]
    if not _is_table(body, region):
        blocks += [block for line in body.lines for block in _form_line(line, setting)]
        return blocks, _over(grid, region)
    near = region.top - above.bottom <= _NEAR
    caption = _caption(grid.lines[:lead]) or (above.caption if near and not above.columns else "")
    depth = header_depth(body, 0, region.tables, setting.frozen)
    columns = frozenset(column for cells in region.rows.values() for column in cells)
    bottom = max(region.rows)
    if depth:
        header = _SEPARATOR.join(flattened(body.lines[:depth], body.width))
        blocks.append(Block(kind=BlockKind.TABLE_ROW, text=header, caption=caption))
    elif not lead and near and columns == above.columns:
        header, caption = above.header, above.caption
    else:
        header = ""
    blocks += _rows(body, depth, header, caption, setting)
    return blocks, Above(header=header, caption=caption, columns=columns, bottom=bottom)


def _over(grid: Grid, region: Region) -> Above:
    """What lines without a table say of one that begins below them: a few short ones are its caption."""
    short = len(grid.lines) <= _MOST_CAPTIONS and all(len(line.places) == 1 for line in grid.lines)
    return Above(caption=_caption(grid.lines), bottom=max(region.rows)) if short else Above()


def _is_table(grid: Grid, region: Region) -> bool:
    """Whether most rows fill most columns; a form has its cells here and there."""
    several = [line for line in grid.lines if len(line.places) > 1]
    if len(several) < 2 or grid.width < 2:
        return False
    filled = sum(len(line.places) for line in several) / (len(several) * grid.width)
    return filled >= _FEWEST_FILLED or bool(region.tables)


def _caption(lines: Sequence[Line]) -> str:
    words = [place.cell.text for line in lines for place in line.places]
    return " ".join(text for text in words[-_MOST_CAPTIONS:] if len(text) <= _LONGEST_CAPTION and "。" not in text)


# --- tables --------------------------------------------------------------------------------------------------------
def _rows(grid: Grid, depth: int, header: str, caption: str, setting: Setting) -> Iterator[Block]:
    """The rows below the header; a label over a group of rows is written over each of them.

    A row without a word that is the same as the one above it (0 in each line of a blank form) is passed over.
    """
    over, bare = caption, ""
    for line in grid.lines[depth:]:
        if len(line.own) == 1 and len(line.places) == 1:
            text = line.places[0].cell.text
            if is_group_label(line, grid.width):
                over = f"{caption} {text}".strip()
                yield from _alone(line, setting)
                continue
            if is_note(text) or len(text) > _LONGEST_ALONE or "。" in text:
                yield from _alone(line, setting)
                continue
        text = _row_text(line, grid.width)
        if text not in (header, bare) and line.own:
            bare = "" if _LETTER.search(text) else text
            yield Block(kind=BlockKind.TABLE_ROW, text=text, header=header, caption=over)


def _row_text(line: Line, width: int) -> str:
    texts = texts_by_column(line)
    return _SEPARATOR.join(texts.get(column, "") for column in range(width))


# --- lines and forms -----------------------------------------------------------------------------------------------
def _alone(line: Line, setting: Setting) -> Iterator[Block]:
    """A line that is no row: a title of its own, or words."""
    if is_title(line, setting.usual):
        yield Block(kind=BlockKind.HEADING, text=line.places[0].cell.text, level=_TITLE_LEVEL)
        return
    for place in line.places:
        yield Block(kind=BlockKind.PARAGRAPH, text=place.cell.text)


def _form_line(line: Line, setting: Setting) -> Iterator[Block]:
    """A line of a form: each label with what stands behind it; a label of several lines opens each of them."""
    own = line.own
    if not own:
        return
    held = [place for place in line.places if place.again and len(place.cell.text) <= _LONGEST_LABEL]
    if len(own) == 1 and not held:
        yield from _alone(line, setting)
        return
    for at, pair in enumerate(_pairs(own)):
        words = [place.cell.text for place in (*(held if at == 0 else ()), *pair)]
        kind = BlockKind.TABLE_ROW if len(words) > 1 else BlockKind.PARAGRAPH
        yield Block(kind=kind, text=_SEPARATOR.join(words))


def _pairs(places: Sequence[Place]) -> list[list[Place]]:
    """Cuts before each label (bold or on a coloured ground) that stands behind a plain cell."""
    pairs: list[list[Place]] = []
    for place in places:
        if pairs and not (_is_label(place) and not _is_label(pairs[-1][-1])):
            pairs[-1].append(place)
        else:
            pairs.append([place])
    return pairs


def _is_label(place: Place) -> bool:
    return place.cell.look.filled or place.cell.look.bold
