"""Where the entries of the contents page begin in the body: at their title line, or where that was lost, at a break."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.blocks import BlockKind
from ingest.extract.case_title import case_title
from ingest.outline.contents_page import Entry
from ingest.outline.headings import is_inline_label
from ingest.outline.sharing import share
from ingest.outline.units import BREAK, Unit
from knowledge.text import fold

_ALIKE = 0.85
_PREFIX = 8
_FEWEST_JAPANESE = 4
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
_CONTINUES = re.compile(r"[\s*]*[※→⇒（(○・➤]|.*[：:]$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """An entry and the unit it begins with; `printed` tells whether that unit is its title line."""

    entry: Entry
    at: int
    printed: bool


def align(entries: Sequence[Entry], units: Sequence[Unit]) -> tuple[Placement, ...]:
    """Places entries in order; those whose place cannot be told are left out. Nothing is placed on few anchors."""
    anchors = _anchors(entries, units)
    if 2 * len(anchors) < len(entries):
        return ()
    placed: list[Placement] = []
    bounds = [*sorted(anchors.items()), (len(entries), len(units))]
    for (entry, start), (following, end) in pairwise(bounds):
        placed.append(Placement(entry=entries[entry], at=start, printed=True))
        missing = entries[entry + 1 : following]
        if missing:
            placed.extend(_lost(entries[entry], missing, units, range(start, end)))
    return tuple(placed)


# --- title lines ---------------------------------------------------------------------------------------------------
def _anchors(entries: Sequence[Entry], units: Sequence[Unit]) -> dict[int, int]:
    """Entry → unit of its title line: the best set of likenesses that keeps the order (weighted increasing run)."""
    titles = [_bare(entry.title) for entry in entries]
    longest = 2 * max((len(entry.title) for entry in entries), default=0)
    lines = {
        u: _bare(unit.block.text)
        for u, unit in enumerate(units)
        if unit.block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and len(unit.block.text) <= longest
    }
    pairs = [
        (e, u, likeness)
        for u, line in lines.items()
        for e, title in enumerate(titles)
        if (likeness := _likeness(title, line))
    ]
    best: list[tuple[float, int]] = []  # per pair: weight of the best run that ends here, and the pair before
    for e, u, likeness in pairs:
        runs = [(best[k][0], -k) for k in range(len(best)) if pairs[k][0] < e and pairs[k][1] < u]
        weight, k = max(runs, default=(0.0, 1))
        best.append((weight + likeness, -k))
    anchors: dict[int, int] = {}
    at = max(range(len(pairs)), key=lambda k: (best[k][0], -k), default=-1)
    while at >= 0:
        anchors[pairs[at][0]] = pairs[at][1]
        at = best[at][1]
    return anchors


def _likeness(wanted: str, line: str) -> float:
    """How like a title a line of the body is, 0 or .85..1; marks do not count, and a cut-off title is alike."""
    if not wanted or not 0.5 * len(wanted) <= len(line) <= 1.5 * len(wanted):
        return 0.0
    shorter = min(len(wanted), len(line))
    if wanted == line:
        return 1.0
    if shorter >= _PREFIX and wanted[:shorter] == line[:shorter]:
        return 0.9
    ratio = difflib.SequenceMatcher(None, wanted, line, autojunk=False).ratio()
    return ratio if ratio >= _ALIKE else 0.0


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", fold(text))


# --- titles lost with a figure -------------------------------------------------------------------------------------
def _lost(left: Entry, missing: Sequence[Entry], units: Sequence[Unit], span: range) -> list[Placement]:
    """Shares the units of `span` out among the left entry and the missing ones behind it.

    A numbered case belongs to the entry on its left, so the missing ones begin after the last case title.
    """
    cases = [u for u in span if case_title(units[u].block.text)]
    first = max(cases, default=span.start) + 1
    titles = [" ".join([left.title, *(units[u].block.text for u in cases[-1:])]), *(entry.title for entry in missing)]
    texts = [_topical(unit) for unit in units[first : span.stop]]
    breaks = {at: unit.before for at, unit in enumerate(units[first : span.stop]) if _may_begin(unit)}
    begins = share(titles, texts, breaks)
    return [Placement(entry=missing[k - 1], at=first + at, printed=False) for k, at in sorted(begins.items())]


def _topical(unit: Unit) -> str:
    """The words that tell a topic: rows hold data."""
    return "" if unit.block.kind is BlockKind.TABLE_ROW else unit.block.text


def _may_begin(unit: Unit) -> bool:
    """Whether a slide may begin with the unit: after a break, with words of its own, not with a note or a field."""
    text = unit.block.text
    if unit.block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or not (unit.before >= BREAK or unit.edge):
        return False
    return not _CONTINUES.match(text) and not is_inline_label(text) and len(_JAPANESE.findall(text)) >= _FEWEST_JAPANESE
