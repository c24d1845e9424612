"""Which candidates head something, and which only look like headings."""

from collections.abc import Collection, Mapping, Sequence
from enum import Enum, auto

from ingest.outline.candidates import Candidate, Source
from ingest.outline.headings import ITEMS, Style
from ingest.outline.units import LONG_GAP, Unit

_CAPTIONS = (Style.PLAIN, Style.BRACKET, Style.CIRCLE, Style.ENCLOSED)  # before blank space: of a lost figure


class Verdict(Enum):
    """What a candidate turned out to be."""

    HEADS = auto()
    EMPTY = auto()
    LEADS = auto()  # up to the heading behind it, as a breadcrumb does


def verdicts_of(
    units: Sequence[Unit], candidates: Mapping[int, Candidate], begins: Collection[int]
) -> dict[int, Verdict]:
    """Judges from the end, since whether a line heads anything depends on what follows it.

    `begins` are units with which a slide begins, whose title the contents page supplies.
    """
    verdicts: dict[int, Verdict] = {}
    for at in sorted(candidates, reverse=True):
        candidate = candidates[at]
        after = at + candidate.span
        following, verdict = candidates.get(after), verdicts.get(after)
        if candidate.firm:
            verdicts[at] = Verdict.HEADS
        elif after >= len(units) or after in begins:
            verdicts[at] = Verdict.EMPTY
        elif candidate.source is Source.STATED:
            verdicts[at] = _of_stated(candidate, following)
        elif candidate.style in _CAPTIONS and units[after - 1].after >= LONG_GAP:
            verdicts[at] = Verdict.EMPTY
        else:
            judge = _of_plain if candidate.style is Style.PLAIN else _of_marked
            verdicts[at] = judge(candidate, following, verdict)
    return verdicts | _ends_of_lists(units, candidates, verdicts)


def _of_stated(candidate: Candidate, following: Candidate | None) -> Verdict:
    """A large line without rank or words of its own is a label in a figure, unless it stands over smaller ones."""
    return Verdict.HEADS if following is None or candidate.rank < following.rank else Verdict.EMPTY


def _of_plain(candidate: Candidate, following: Candidate | None, verdict: Verdict | None) -> Verdict:
    """A short line heads what follows it; right over another title it leads up to that one."""
    if verdict is Verdict.LEADS:
        return Verdict.LEADS
    if following is None or verdict is Verdict.EMPTY:
        return Verdict.HEADS
    return Verdict.LEADS if following.style is candidate.style or following.firm else Verdict.HEADS


def _of_marked(candidate: Candidate, following: Candidate | None, verdict: Verdict | None) -> Verdict:
    """A heading without words of its own may stand right over one of another look, unless items are so marked."""
    if following is None or verdict is Verdict.LEADS:
        return Verdict.HEADS
    if following.style is candidate.style:
        return Verdict.EMPTY
    if verdict is Verdict.EMPTY:
        return Verdict.HEADS
    over = candidate.rank < following.rank or candidate.style not in ITEMS
    return Verdict.HEADS if over and not following.firm else Verdict.EMPTY


def _ends_of_lists(
    units: Sequence[Unit], candidates: Mapping[int, Candidate], verdicts: Mapping[int, Verdict]
) -> dict[int, Verdict]:
    """The last items of lists: they have text behind them, but are items like those before."""
    ends: dict[int, Verdict] = {}
    for at in sorted(candidates):
        candidate, following = candidates[at], candidates.get(at + 1)
        empty = ends.get(at, verdicts[at]) is Verdict.EMPTY
        if not empty or candidate.style is Style.PLAIN or units[at].after >= LONG_GAP:
            continue
        if following and following.style is candidate.style and not following.firm:
            ends[at + 1] = Verdict.EMPTY
    return ends
