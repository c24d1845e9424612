"""From blocks to an outline: which block heads which, what is content, and on which page a section begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.extract.case_title import case_title
from ingest.outline.alignment import Placement, align
from ingest.outline.candidates import Source
from ingest.outline.contents_page import Entry, contents_page
from ingest.outline.headings import line_of
from ingest.outline.ranking import Heading, headings_of
from ingest.outline.stated_ranks import stated_ranks
from ingest.outline.title import title_at
from ingest.outline.units import BREAK, Unit, opened, units_of
from knowledge.domain.publication import Notice, Section

_REFERENCE = re.compile(
    r"[\s※*]*(?:【[^】]*】)?[^。：:]{0,12}(?:担当|問い?合わ?せ|連絡先|人口|URL|出典)[^。：:]{0,6}[：:]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section with the blocks of its heading (also lines that lead up to it) and those of its own content."""

    section: Section
    heading: tuple[Block, ...]
    content: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The parts of a file in reading order; `title` is the visible title of the whole, empty where none was found."""

    title: str
    parts: tuple[Part, ...]
    notices: tuple[Notice, ...]


def outline_of(parsed: ParsedFile) -> Outline:
    """Recovers the sections of a file: by its contents page, its parser's headings, and the look of its lines."""
    blocks = opened(parsed.blocks)
    contents = contents_page(blocks)
    units = units_of(blocks, contents.blocks)
    placements = align(contents.entries, units)
    title = title_at(units, {placed.at for placed in placements})
    stated = any(block.kind is BlockKind.HEADING or block.size for block in blocks)
    if stated:  # the contents page then only confirms headings; places and pages are the format's own
        ranks = stated_ranks(units, {placed.at for placed in placements if placed.printed}, title)
        placements = ()
    else:
        ranks = {}
    headings = headings_of(units, placements, title, ranks)
    mended = _without_page_numbers(units, placements)
    return Outline(
        title=" ".join(line for at in title if (line := line_of(units[at].block.text.replace("\n", " ")))),
        parts=(*_front(mended, headings, title), *_parts(mended, headings, _certain(contents.entries, placements))),
        notices=() if stated else tuple(_notices(contents.entries, placements)),
    )


# --- nesting -------------------------------------------------------------------------------------------------------
def _front(units: Sequence[Unit], headings: Sequence[Heading], title: range) -> Iterator[Part]:
    """What stands before the first heading: its heading is the title of the whole."""
    end = headings[0].start if headings else len(units)
    content = [unit for at, unit in enumerate(units[:end]) if at not in title]
    if content or not headings:
        yield _part((), None, units[title.start : title.stop], content)


def _parts(units: Sequence[Unit], headings: Sequence[Heading], certain: set[int]) -> Iterator[Part]:
    """Cuts the units at the headings and nests them by rank; `certain` are the entries that fill one page only."""
    path: tuple[Heading, ...] = ()
    over = False  # the reference matter of the open case has been read
    for heading, following in zip(headings, [*headings[1:], None], strict=False):
        path = tuple(above for above in path if above.rank < heading.rank)
        if over and heading.rank[0] == Source.LOOK and units[heading.start].before >= BREAK:
            path = path[: _case_in(path)]
        path, over = (*path, heading), over and not case_title(heading.text)
        end = following.start if following else len(units)
        page = heading.page or next((above.page for above in path if above.page and above.start in certain), None)
        case = _case_in(path)
        back, left = _reference_matter(units, range(heading.content, end)) if case < len(path) else (end, end)
        own = back if case < len(path) - 1 else left
        yield _part(path, page, units[heading.start : heading.content], units[heading.content : own])
        if own < left:
            yield _part(path[: case + 1], page, (), units[own:left])
        if left < end:
            path = path[:case]
            yield _part(path, None, (), units[left:end])
        over = case < len(path) and (over or back < end)


def _case_in(path: Sequence[Heading]) -> int:
    """The place of the case in a path; its length where there is none."""
    return next((at for at, above in enumerate(path) if case_title(above.text)), len(path))


def _part(path: Sequence[Heading], page: int | None, heading: Sequence[Unit], content: Sequence[Unit]) -> Part:
    return Part(
        section=Section(heading_path=tuple(above.text for above in path), level=len(path), page=page),
        heading=tuple(unit.block for unit in heading),
        content=tuple(unit.block for unit in content),
    )


def _reference_matter(units: Sequence[Unit], span: range) -> tuple[int, int]:
    """Where 担当, 人口 and 関連URL of a case begin, and where after a break something else begins behind them.

    They belong to the case, not to its last subsection; what follows after a break belongs to it no more.
    """
    back = next((at for at in span if _REFERENCE.match(units[at].block.text)), span.stop)
    after = (at for at in range(back + 1, span.stop) if units[at].before >= BREAK)
    left = next((at for at in after if not _REFERENCE.match(units[at].block.text)), span.stop)
    return back, left


# --- what the contents page tells ----------------------------------------------------------------------------------
def _certain(entries: Sequence[Entry], placements: Sequence[Placement]) -> set[int]:
    """The first units of entries that fill no more than one page, since the next entry begins on the next page."""
    single = {entry for entry, following in pairwise(entries) if following.page - entry.page <= 1}
    return {placed.at for placed in placements if placed.entry in single}


def _without_page_numbers(units: Sequence[Unit], placements: Sequence[Placement]) -> tuple[Unit, ...]:
    """Cuts off a page number that is glued to the last words of a slide (「…を実施。 2」)."""
    mended = list(units)
    for placed, following in zip(placements, [*placements[1:], None], strict=False):
        last = (following.at if following else len(units)) - 1
        block = units[last].block
        glued = re.search(rf"(?<=\S)[\s　]+{placed.entry.page}[\s　]*$", block.text)
        if glued:
            mended[last] = replace(units[last], block=replace(block, text=block.text[: glued.start()]))
    return tuple(mended)


def _notices(entries: Sequence[Entry], placements: Sequence[Placement]) -> Iterator[Notice]:
    """What the admin should look at: titles that the body lacks, and entries without any text."""
    found = {placed.entry: placed for placed in placements}
    for entry in entries:
        placed = found.get(entry)
        if placed is None:
            yield Notice(text=f"目次の「{entry.title}」に当たる本文が見つかりません（p.{entry.page}）", page=entry.page)
        elif not placed.printed:
            text = f"見出し「{entry.title}」は本文に無いため目次から補いました（p.{entry.page}）"
            yield Notice(text=text, page=entry.page)
