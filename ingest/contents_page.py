"""The contents page (目次): found so that it is no content, and kept as the map of the file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Block, BlockKind
from knowledge.text import fold

_ENTRY = re.compile(
    r"^[\s　・･•●○*+\-]*(?P<title>\S.*?)(?P<leader>\t|[\s　|]+|[\s　]*[.．・…‥･·]{2,}[\s　]*)"
    r"(?:[pP][.．]?)?[\s　\-－]*(?P<page>[0-9０-９]{1,4})[\s　\-－]*(?:ページ|頁)?[\s　|]*$"
)
_DOTS = re.compile(r"[.．・…‥･·]{3,}")
_MARKERS = frozenset({"目次", "もくじ", "contents", "目次contents", "tableofcontents"})
_FEWEST = 2
_FEWEST_UNMARKED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the contents page: a title and the printed page on which it begins."""

    title: str
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsPage:
    """The entries of the contents page, in order, and the indexes of the blocks that it is made of."""

    entries: tuple[Entry, ...]
    blocks: frozenset[int]


def contents_page(blocks: Sequence[Block]) -> ContentsPage:
    """Finds the contents: lines with a page number under 目次, or a run of lines with dot leaders anywhere."""
    entries: list[Entry] = []
    taken: set[int] = set()
    at = 0
    while at < len(blocks):
        start = at + 1 if _is_marker(blocks[at]) else at
        end, found = _run(blocks, start)
        if len(found) >= (_FEWEST if start > at or _opens_with_marker(blocks[at]) else _FEWEST_UNMARKED):
            entries.extend(found)
            taken.update(range(at, end))
        at = max(end, at + 1)
    return ContentsPage(entries=tuple(entries), blocks=frozenset(taken))


def _run(blocks: Sequence[Block], start: int) -> tuple[int, list[Entry]]:
    """The entries from `start` on and the index behind the last of them; one stray line between dotted ones passes."""
    marked = (start > 0 and _is_marker(blocks[start - 1])) or _opens_with_marker(blocks[start : start + 1])
    found: list[Entry] = []
    at = end = start
    strays = 0
    while at < len(blocks) and strays < 2:
        block = blocks[at]
        entries = _entries(block)
        if entries and (marked or all(_DOTS.search(line) for line in _lines(block))) and _follows(found, entries):
            found.extend(entries)
            end, strays = at + 1, 0
        elif block.kind is not BlockKind.GAP:
            strays = strays + 1 if found and len(block.text) < 60 else 2
        at += 1
    return end, found


def _entries(block: Block) -> list[Entry]:
    """The entries of a block in which every line (but a marker) is one, else none; a wrapped title is joined."""
    entries: list[Entry] = []
    pending = ""
    for line in _lines(block):
        match = _ENTRY.match(pending + line)
        if match is None:
            pending += line.strip()
            continue
        entries.append(Entry(title=_title(match["title"]), page=int(match["page"])))
        pending = ""
    return [] if pending or not entries else entries


def _title(text: str) -> str:
    return _DOTS.sub("", text).strip(" \t　|")


def _lines(block: Block) -> list[str]:
    if block.kind is BlockKind.GAP:
        return []
    return [line for line in block.text.split("\n") if line.strip() and fold(line) not in _MARKERS]


def _follows(before: list[Entry], entries: list[Entry]) -> bool:
    pages = [entry.page for entry in (*before[-1:], *entries)]
    return pages == sorted(pages)


def _is_marker(block: Block) -> bool:
    return block.kind is not BlockKind.GAP and fold(block.text.strip("# ")) in _MARKERS


def _opens_with_marker(blocks: Block | Sequence[Block]) -> bool:
    block = blocks if isinstance(blocks, Block) else (blocks[0] if blocks else None)
    return block is not None and fold(block.text.split("\n")[0].strip("# ")) in _MARKERS
