"""How headings rank among each other, from the file's own order and the look of its lines."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.outline.alignment import Placement
from ingest.outline.candidates import Candidate, Source, candidates_of
from ingest.outline.headings import Style
from ingest.outline.stated_ranks import Rank
from ingest.outline.units import Unit
from ingest.outline.verdicts import Verdict, verdicts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading over the units start … content, with its words on one line; a smaller rank stands higher."""

    text: str
    rank: Rank
    start: int
    content: int
    page: int | None = None


def headings_of(
    units: Sequence[Unit], placements: Sequence[Placement], title: Collection[int], ranks: Mapping[int, Rank]
) -> tuple[Heading, ...]:
    """The headings of a file in reading order: by the contents page, by ranks the format states, by their look."""
    candidates = candidates_of(units, {placed.at for placed in placements if placed.printed}, title, ranks)
    verdicts = verdicts_of(units, candidates, {placed.at for placed in placements})
    kept = {at: candidate for at, candidate in candidates.items() if verdicts[at] is Verdict.HEADS}
    leads = {at for at, verdict in verdicts.items() if verdict is Verdict.LEADS}
    return tuple(_ranked(_assembled(units, kept, leads, placements)))


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
