"""Packs the blocks of one section into chunks of 400 to 800 characters; never across sections, never into a row."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.blocks import Block, BlockKind
from ingest.dividing import sentence_spans
from ingest.outline.headings import is_lead_in, line_of
from ingest.outline.structure import Outline, Part
from knowledge.domain.document import Box, Chunk, Edition, Location
from knowledge.domain.publication import Section
from knowledge.library.words import Words

LONGEST = 800
_LONGEST_WHOLE = 3 * LONGEST  # a row or a sentence beyond it was not written to be read in one


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A chunk with the blocks it is made of, headings first, and the number of its part in the outline."""

    chunk: Chunk
    part: int
    headings: tuple[Block, ...]
    blocks: tuple[Block, ...]


def chunks_of(edition: Edition, outline: Outline, words: Words) -> tuple[Chunk, ...]:
    """The chunks of an edition in reading order; `words` cuts heading path and text into index tokens."""
    return tuple(piece.chunk for piece in pieces_of(edition, outline, words))


def pieces_of(edition: Edition, outline: Outline, words: Words) -> tuple[Piece, ...]:
    """The chunks with their blocks. A heading without content of its own goes along with the section below it."""
    pieces: list[Piece] = []
    above: tuple[Block, ...] = ()
    for at, part in enumerate(outline.parts):
        headings = (*above, *part.heading)
        above = ()
        if not part.content and _holds(part, outline.parts[at + 1 : at + 2]):
            above = headings
            continue
        for blocks in _packed(headings, part.content):
            own = headings if not pieces or pieces[-1].part != at else ()
            rest = blocks[len(own) :]
            pieces.append(_piece(edition, part.section, words, part=at, ordinal=len(pieces), headings=own, blocks=rest))
    return tuple(pieces)


def _holds(part: Part, following: Sequence[Part]) -> bool:
    """Whether the next part lies below this one."""
    path = part.section.heading_path
    return any(below.section.heading_path[: len(path)] == path for below in following)


def _piece(
    edition: Edition,
    section: Section,
    words: Words,
    *,
    part: int,
    ordinal: int,
    headings: tuple[Block, ...],
    blocks: tuple[Block, ...],
) -> Piece:
    held = (*headings, *blocks)
    context = _context(held)
    in_path = {word for heading in section.heading_path for word in heading.split(" ")} | set(section.heading_path)
    said = [block.text for block in held if block not in headings or line_of(block.text) not in in_path]
    chunk = Chunk(
        location=_location(edition, section, held),
        ordinal=ordinal,
        text="\n".join(block.text for block in held),
        tokens=words.content("\n".join((*section.heading_path, context, *said))),
        context=context,
    )
    return Piece(chunk=chunk, part=part, headings=headings, blocks=blocks)


def _location(edition: Edition, section: Section, held: Sequence[Block]) -> Location:
    page = held[0].page or section.page
    last = max((block.last_page or block.page or 0 for block in held), default=0)
    return Location(
        edition=edition,
        heading_path=section.heading_path,
        page=page,
        boxes=_boxes(block for block in held if block.page == page) if held[0].page else (),
        last_page=last if page and last > page else None,
    )


def _context(held: Sequence[Block]) -> str:
    """The caption and header of the table that the chunk goes on with, unless they stand in the chunk itself."""
    row = next((block for block in held if block.kind is BlockKind.TABLE_ROW), None)
    if row is None:
        return ""
    own = {block.text for block in held}
    return "\n".join(part for part in (row.caption, row.header) if part and part not in own)


def _boxes(blocks: Iterable[Block]) -> tuple[Box, ...]:
    return tuple(box for block in blocks for box in block.boxes)


# --- packing -------------------------------------------------------------------------------------------------------
def _packed(headings: Sequence[Block], content: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Runs of blocks of one page and about even length; the headings open the first and are never left alone."""
    whole = [*headings, *(piece for block in content for piece in _cut(block))]
    pages = [list(run) for _, run in groupby(whole[len(headings) :], key=lambda block: block.page)] or [[]]
    pages[0] = [*headings, *pages[0]]
    for page in pages:
        yield from _even(page, keep=len(headings) if page is pages[0] else 0)


def _even(blocks: Sequence[Block], *, keep: int) -> Iterator[tuple[Block, ...]]:
    """Ends each run where it comes nearest to an even share of what is left; a lead-in goes to the next run."""
    start = 0
    while start < len(blocks):
        left = sum(len(block.text) for block in blocks[start:])
        share = left / math.ceil(left / LONGEST)
        end, size = start, 0
        while end < len(blocks):
            length = len(blocks[end].text)
            if end > start + keep and (size + length > LONGEST or size + length / 2 > share):
                break
            size, end = size + length, end + 1
        if start + max(1, keep) < end < len(blocks) and is_lead_in(blocks[end - 1].text):
            end -= 1
        yield tuple(blocks[start:end])
        start, keep = end, 0


def _cut(block: Block) -> list[Block]:
    """A block longer than a chunk is cut between sentences; a row and a single long sentence stay whole if they can."""
    if len(block.text) <= (_LONGEST_WHOLE if block.kind is BlockKind.TABLE_ROW else LONGEST):
        return [block]
    goal = len(block.text) / math.ceil(len(block.text) / LONGEST)
    cuts: list[tuple[int, int]] = []
    for start, end in sentence_spans(block.text, _LONGEST_WHOLE):
        if cuts and end - cuts[-1][0] <= LONGEST and cuts[-1][1] - cuts[-1][0] < goal:
            cuts[-1] = (cuts[-1][0], end)
        else:
            cuts.append((start, end))
    return [replace(block, text=block.text[start:end]) for start, end in cuts]
