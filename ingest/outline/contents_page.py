"""The contents page (目次): found so that it is no content, and kept as the map of the file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Block, BlockKind
from knowledge.text import fold

_ENTRY = re.compile(
    r"^[\s　・･•●○*+\-]*(?P<title>\S.*?)(?P<leader>\t|[\s　|]+|[\s　]*(?:[.．・…‥･·]{2,}|[\-‐–—―─]{3,})[\s　]*)"
    r"(?:[pP][.．]?)?[\s　\-－]*(?P<page>[0-9０-９]{1,4})[\s　\-－]*(?:ページ|頁)?[\s　|]*$"
)
_ROMAN_PAGE = re.compile(r"[.．・…‥･·\-‐–—―─]{3,}[\s　]*[ivxlⅰ-ⅻ]{1,6}[\s　]*$")
_DOTS = re.compile(r"[.．・…‥･·\-‐–—―─]{3,}")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKERS = frozenset({"目次", "もくじ", "contents", "目次contents", "tableofcontents"})
_FEWEST = 2
_FEWEST_UNMARKED = 4
_SHORT = 60
_LONGEST_WORD = 24
_LONGEST_ENTRY = 300


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
    """Finds the contents: lines with a page number or links under 目次, or a run of lines with dot leaders anywhere."""
    entries: list[Entry] = []
    taken: set[int] = set()
    at = 0
    while at < len(blocks):
        alone, opens = _is_marker(blocks[at]), _opens_with_marker(blocks[at])
        if not (alone or opens or _DOTS.search(blocks[at].text)):
            at += 1
            continue
        start = at + 1 if alone else at
        end, found = _run(blocks, start, marked=alone or opens)
        if len(found) >= (_FEWEST if alone or opens else _FEWEST_UNMARKED):
            entries.extend(found)
            taken.update(range(at, end))
        elif alone:
            end = _end_of_links(blocks, start)
            taken.update(range(at, end) if end > start else ())
        at = max(end, at + 1)
    return ContentsPage(entries=tuple(entries), blocks=frozenset(taken))


# --- entries with page numbers -------------------------------------------------------------------------------------
def _run(blocks: Sequence[Block], start: int, *, marked: bool) -> tuple[int, list[Entry]]:
    """The entries from `start` on and the index behind the last of them; one stray line between them passes.

    With leaders a page number may be wrong or cut; without, the numbers have to ascend and nothing may come between.
    """
    found: list[Entry] = []
    at = end = start
    strays = 0
    while at < len(blocks) and strays < 2 and not _repeats(blocks[at], found):
        block = blocks[at]
        entries = _entries(block)
        dotted = all(_DOTS.search(line) for line in block.text.split("\n") if line.strip())
        follows = marked and (not strays or "\t" in block.text) and _ascending([*found[-1:], *entries])
        if block.kind is BlockKind.GAP:
            pass
        elif (marked or found) and not _lines(block):
            end = at + 1
        elif entries and (dotted or follows):
            found.extend(entries)
            end, strays = at + 1, 0
        else:
            strays += 1 if (found or marked) and len(block.text) < _SHORT else 2
        at += 1
    return end, found


def _repeats(block: Block, entries: Sequence[Entry]) -> bool:
    """Whether the block is the title line of an entry: the body has begun."""
    return block.kind is not BlockKind.GAP and _bare(block.text) in {_bare(entry.title) for entry in entries}


def _entries(block: Block) -> list[Entry]:
    """The entries of a block in which every line (but a marker) is one, else none; a wrapped title is joined."""
    entries: list[Entry] = []
    pending = ""
    for line in _lines(block):
        match = _ENTRY.match(pending + line) if len(pending + line) <= _LONGEST_ENTRY else None
        if match is None:
            pending += line.strip()
            continue
        entries.append(Entry(title=_DOTS.sub("", match["title"]).strip(" \t　|"), page=int(match["page"])))
        pending = ""
    return [] if pending else entries


def _lines(block: Block) -> list[str]:
    if block.kind is BlockKind.GAP:
        return []
    lines = [line for line in block.text.split("\n") if line.strip() and not _is_word_for_it(line)]
    return [line for line in lines if len(line) > _LONGEST_ENTRY or not _ROMAN_PAGE.search(line)]


def _ascending(entries: Sequence[Entry]) -> bool:
    pages = [entry.page for entry in entries]
    return pages == sorted(pages)


# --- links without page numbers ------------------------------------------------------------------------------------
def _end_of_links(blocks: Sequence[Block], start: int) -> int:
    """The end of a list under 目次 that only repeats headings of the file; `start` where there is none."""
    headings = {_bare(block.text) for block in blocks[start:] if block.kind is BlockKind.HEADING}
    end = start
    while end < len(blocks) and blocks[end].kind is not BlockKind.HEADING:
        end += 1
    lines = [line for block in blocks[start:end] for line in _lines(block)]
    repeated = sum(_bare(line) in headings for line in lines)
    return end if len(lines) >= _FEWEST and repeated >= 0.8 * len(lines) else start


def _bare(line: str) -> str:
    return re.sub(r"[\W_]", "", fold(_LINK.sub(r"\1", line)))


# --- the word 目次 -------------------------------------------------------------------------------------------------
def _is_marker(block: Block) -> bool:
    return block.kind is not BlockKind.GAP and _is_word_for_it(block.text)


def _opens_with_marker(block: Block) -> bool:
    return block.kind is not BlockKind.GAP and _is_word_for_it(block.text.split("\n")[0])


def _is_word_for_it(line: str) -> bool:
    return len(line) <= _LONGEST_WORD and fold(line.strip("#")) in _MARKERS
