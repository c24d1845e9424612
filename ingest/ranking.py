"""Which candidates head something, and how they rank among each other."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from ingest.alignment import Placement
from ingest.candidates import Candidate, Rank, Source, candidates_of
from ingest.headings import Style
from ingest.units import LONG_GAP, Unit

_CAPTIONS = (Style.PLAIN, Style.BRACKET, Style.CIRCLE, Style.ENCLOSED)  # before blank space: of a lost figure
_ITEMS = (Style.CIRCLED, Style.PAREN_NUMBER, Style.CIRCLE, Style.ENCLOSED)  # too often items to head another look


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading over the units start … content, with its words on one line; a smaller rank stands higher."""

    text: str
    rank: Rank
    start: int
    content: int
    page: int | None = None


class _Verdict(Enum):
    HEADS = auto()
    EMPTY = auto()
    LEADS = auto()  # up to the heading behind it, as a breadcrumb does


def headings_of(units: Sequence[Unit], placements: Sequence[Placement], title_at: int) -> tuple[Heading, ...]:
    """The headings of a file in reading order; the unit `title_at` is the title of the whole and heads nothing."""
    candidates = candidates_of(units, {placed.at: placed for placed in placements if placed.printed}, title_at)
    verdicts = _verdicts(units, candidates, {placed.at for placed in placements})
    kept = {at: candidate for at, candidate in candidates.items() if verdicts[at] is _Verdict.HEADS}
    leads = {at for at, verdict in verdicts.items() if verdict is _Verdict.LEADS}
    return tuple(_ranked(_assembled(units, kept, leads, placements)))


# --- what only looks like a heading --------------------------------------------------------------------------------
def _verdicts(
    units: Sequence[Unit], candidates: Mapping[int, Candidate], begins: Collection[int]
) -> dict[int, _Verdict]:
    """Judges from the end, since whether a line heads anything depends on what follows it."""
    verdicts: dict[int, _Verdict] = {}
    for at in sorted(candidates, reverse=True):
        candidate = candidates[at]
        after = at + candidate.span
        if candidate.source is not Source.LOOK:
            verdicts[at] = _Verdict.HEADS
        elif (
            after >= len(units)
            or after in begins
            or (candidate.style in _CAPTIONS and units[after - 1].after >= LONG_GAP)
        ):
            verdicts[at] = _Verdict.EMPTY
        elif candidate.style is Style.PLAIN:
            verdicts[at] = _plain_verdict(candidates.get(after), verdicts.get(after))
        else:
            verdicts[at] = _marked_verdict(candidate, candidates.get(after), verdicts.get(after))
    for at in sorted(candidates):  # items of a list, of which only the last has text behind it
        candidate, following = candidates[at], candidates.get(at + 1)
        listed = verdicts[at] is _Verdict.EMPTY and candidate.style is not Style.PLAIN and units[at].after < LONG_GAP
        if listed and following and following.style is candidate.style and following.source is Source.LOOK:
            verdicts[at + 1] = _Verdict.EMPTY
    return verdicts


def _plain_verdict(following: Candidate | None, verdict: _Verdict | None) -> _Verdict:
    if verdict is _Verdict.LEADS:
        return _Verdict.LEADS
    if following is None or verdict is _Verdict.EMPTY:
        return _Verdict.HEADS
    titled = following.style is Style.PLAIN or following.source is not Source.LOOK
    return _Verdict.LEADS if titled else _Verdict.HEADS


def _marked_verdict(candidate: Candidate, following: Candidate | None, verdict: _Verdict | None) -> _Verdict:
    """A heading without words of its own may stand right over one of another look, unless items are so marked."""
    if following is None or verdict is _Verdict.LEADS:
        return _Verdict.HEADS
    if following.style is candidate.style:
        return _Verdict.EMPTY
    if verdict is _Verdict.EMPTY:
        return _Verdict.HEADS
    over = candidate.rank < following.rank or candidate.style not in _ITEMS
    return _Verdict.HEADS if over and following.source is Source.LOOK else _Verdict.EMPTY


# --- the ranks of the whole ----------------------------------------------------------------------------------------
def _assembled(
    units: Sequence[Unit],
    candidates: Mapping[int, Candidate],
    leads: Collection[int],
    placements: Sequence[Placement],
) -> list[tuple[Heading, Style]]:
    """The headings with the lines that lead up to them, and those that only the contents page has."""
    placed = {one.at: one for one in placements}
    pages = {one.at: one.entry.page for one in placements}
    found: list[tuple[Heading, Style]] = []
    for at in range(len(units)):
        if at in placed and not placed[at].printed:
            title = placed[at].entry.title
            lost = Heading(text=title, rank=(Source.CONTENTS, 0), start=at, content=at, page=pages[at])
            found.append((lost, Style.PLAIN))
        if candidate := candidates.get(at):
            start = at
            while start - 1 in leads:
                start -= 1
            page = units[at].block.page or pages.get(at) or pages.get(start)
            end = at + candidate.span
            heading = Heading(text=candidate.text, rank=candidate.rank, start=start, content=end, page=page)
            found.append((heading, candidate.style))
    return found


def _ranked(headings: Sequence[tuple[Heading, Style]]) -> list[Heading]:
    """A heading right over one that would rank higher rises to that rank; the lower one and its like go below it."""
    ranked: list[Heading] = []
    below: dict[Style, Rank] = {}
    above: Rank = ()
    for heading, style in headings:
        rank = heading.rank
        if rank[0] != Source.LOOK or (style not in below and rank <= above):
            below, above = {}, ()
        before = ranked[-1] if ranked else heading
        by_look = before.rank[0] == rank[0] == Source.LOOK
        if style in below:
            rank = below[style]
        elif by_look and before.content == heading.start and rank <= before.rank:
            ranked[-1], above = replace(before, rank=rank), rank
            rank = below[style] = (*rank, style)
        ranked.append(replace(heading, rank=rank))
    return ranked
