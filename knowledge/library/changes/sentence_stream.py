"""The sentences, items and rows of a section in reading order, whatever chunks they lie in: chunk borders move."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from knowledge.domain.document import Chunk
from knowledge.domain.record import Stated
from knowledge.library.changes.sameness import folded_heading, spelled, unspaced
from knowledge.text import fold, sentences

CELLS = " | "
_ENDS = "。！？!?：:"
_CLOSING = "）)」』】〕］]｝}〉》"
_MARKED = re.compile(r"[\s　]*(?:[・●○◯◎■□◆◇▶➢✓✔※★☆➤>#*-]|[（(]?[0-9０-９一-十ア-ン]{1,2}[)）.．、]|[①-⑳【〔［])")
_FULL = 0.85  # a line as long as this share of the longest one was cut by the margin
_NARROWEST = 20


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A sentence, item or row: chunk.text[start:end]. Each is itself alone: the same words may stand twice."""

    chunk: Chunk
    start: int
    end: int

    @property
    def text(self) -> str:
        """The verbatim words."""
        return self.chunk.text[self.start : self.end]

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return CELLS in self.text


def units_of(chunks: Iterable[Chunk]) -> tuple[Unit, ...]:
    """The units of a section without its headings, and without lines that have no letter and no digit."""
    return tuple(unit for chunk in chunks for unit in _units(chunk) if _says_something(unit.text))


def body_of(chunk: Chunk) -> str:
    """The text of a chunk below its headings."""
    return chunk.text[heading_end(chunk) :]


def heading_end(chunk: Chunk) -> int:
    """Where the headings that open a chunk end; a heading may be broken over several lines."""
    end = 0
    for heading in chunk.location.heading_path:
        end = _after(heading, chunk.text, end)
    return end


def heading_of(chunk: Chunk) -> Stated | None:
    """The innermost heading as it stands in the chunk, or ``None`` where the chunk only goes on with the section."""
    return heading_within(chunk, len(chunk.location.heading_path) - 1)


def heading_within(chunk: Chunk, depth: int) -> Stated | None:
    """The heading at `depth` of the path as it stands at the head of the chunk."""
    end, start = 0, 0
    for heading in chunk.location.heading_path[: depth + 1]:
        start, end = end, _after(heading, chunk.text, end)
    verbatim = chunk.text[start:end].strip()
    return Stated(text=verbatim, chunk_id=chunk.id, location=chunk.location) if verbatim else None


def quoted(units: Iterable[Unit]) -> tuple[Stated, ...]:
    """The units as quotes: those that follow each other in one chunk are one slice."""
    slices: list[Unit] = []
    for unit in units:
        before = slices[-1] if slices else None
        if before and before.chunk is unit.chunk and not before.chunk.text[before.end : unit.start].strip():
            slices[-1] = Unit(unit.chunk, before.start, unit.end)
        else:
            slices.append(unit)
    return tuple(Stated(text=one.text, chunk_id=one.chunk.id, location=one.chunk.location) for one in slices)


def _after(heading: str, text: str, start: int) -> int:
    """Where `heading` ends when text[start:] opens with it, else `start`."""
    plain, folded = unspaced(heading), ""
    end = start
    for line in text[start:].split("\n", 3)[:3]:
        end += len(line) + (1 if end + len(line) < len(text) else 0)
        folded += unspaced(line)
        if folded == plain or fold(folded) == folded_heading(heading):
            return end
        if not folded or len(folded) > len(plain) + 2:
            return start
    return start


def _units(chunk: Chunk) -> Iterator[Unit]:
    offset = heading_end(chunk)
    text = chunk.text[offset:]
    spans = list(_spans(text))
    longest = max((end - start for start, end in spans), default=0)
    begun: tuple[int, int] | None = None
    for start, end in spans:
        if begun and _goes_on(text, begun, start, end, longest):
            begun = (begun[0], end)
            continue
        if begun:
            yield Unit(chunk, offset + begun[0], offset + begun[1])
        begun = (start, end)
    if begun:
        yield Unit(chunk, offset + begun[0], offset + begun[1])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Rows whole, whatever sentences stand in their cells; the sentences of all else."""
    at = 0
    for is_row, lines in groupby(text.splitlines(keepends=True), key=lambda line: CELLS in line):
        for piece in lines if is_row else ("".join(lines),):
            bare = piece.rstrip()
            found = [(0, len(bare))] if is_row else sentences(piece)
            yield from ((at + start, at + end) for start, end in found)
            at += len(piece)


def _goes_on(text: str, before: tuple[int, int], start: int, end: int, longest: int) -> bool:
    """Whether a line was cut by the margin and the next one goes on with its sentence."""
    line = text[text.rfind("\n", 0, before[1]) + 1 : before[1]]
    following = text[start:end]
    return (
        len(line) >= max(_NARROWEST, longest * _FULL)
        and line.rstrip(_CLOSING)[-1:] not in _ENDS
        and CELLS not in line
        and CELLS not in following
        and not _MARKED.match(following)
    )


def _says_something(text: str) -> bool:
    return any(map(str.isalnum, text)) and bool(spelled(text))
