"""Which units are headings, and how they rank: what the source states first, then the look of the lines."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from ingest.alignment import Placement
from ingest.blocks import BlockKind
from ingest.extract.case_title import case_title
from ingest.headings import Style, is_bare_number, is_inline_label, is_plain_title, line_of, style_of
from ingest.units import LONG_GAP, Unit

Rank = tuple[int, ...]
_CAPTIONS = (Style.BRACKET, Style.CIRCLE, Style.ENCLOSED)  # before blank space: the caption of a lost figure
_ITEMS = (Style.CIRCLED, Style.PAREN_NUMBER, Style.CIRCLE, Style.ENCLOSED)  # too often items to head another look
_STRONG = (Style.PART, Style.CHAPTER, Style.CLAUSE, Style.NUMBER2, Style.NUMBER3, Style.SQUARE, Style.BRACKET)


class Source(IntEnum):
    """What says that a line is a heading; also the first figure of its rank."""

    CONTENTS = 0
    PARSER = 1
    CHAPTER = 2
    CASE = 3
    LOOK = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading over the units start … content, with its words on one line; a smaller rank stands higher.

    An empty text means: back to the case that is open.
    """

    text: str
    rank: Rank
    start: int
    content: int
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    source: Source
    style: Style
    rank: Rank
    text: str
    span: int = 1


def headings_of(units: Sequence[Unit], placements: Sequence[Placement], title_at: int) -> tuple[Heading, ...]:
    """The headings of a file in reading order; the unit `title_at` is the title of the whole and heads nothing."""
    printed = {placed.at: placed for placed in placements if placed.printed}
    begins = {placed.at for placed in placements}
    candidates = _candidates(units, printed, title_at)
    _drop_labels(units, candidates)
    leads = _drop_empty(units, candidates, begins)
    return tuple(_ranked(_assembled(units, candidates, leads, placements)))


# --- candidates ----------------------------------------------------------------------------------------------------
def _candidates(units: Sequence[Unit], printed: dict[int, Placement], title_at: int) -> dict[int, _Candidate]:
    stated = any(unit.block.kind is BlockKind.HEADING for unit in units)
    spaced = any(unit.before for unit in units[1:])
    found: dict[int, _Candidate] = {}
    after = 0
    for at, unit in enumerate(units):
        if at < after or at == title_at:
            continue
        if at in printed:
            candidate: _Candidate | None = _said(Source.CONTENTS, (0,), unit)
        elif unit.block.kind is BlockKind.HEADING:
            candidate = _said(Source.PARSER, _parser_rank(unit), unit)
        elif case_title(unit.block.text) and unit.block.kind is not BlockKind.TABLE_ROW:
            candidate = _said(Source.CASE, (Style.CASE,), unit)
        elif stated or not spaced:
            candidate = _strong_look(unit)
        else:
            candidate = _look(units, at)
        if candidate:
            found[at] = candidate
            after = at + candidate.span
    return found


def _said(source: Source, rank: Rank, unit: Unit) -> _Candidate:
    text = " ".join(line.strip(" \t　*#") for line in unit.block.text.split("\n") if line.strip())
    return _Candidate(source=source, style=style_of(text) or Style.PLAIN, rank=(source, *rank), text=text)


def _parser_rank(unit: Unit) -> Rank:
    """By the stated level; else by type size, and within one size by the look."""
    if unit.block.level:
        return (unit.block.level,)
    return (100 - round(unit.block.size), style_of(unit.block.text) or Style.PART)


def _strong_look(unit: Unit) -> _Candidate | None:
    """Where blank space tells nothing, or the parser gave headings, only an unmistakable mark counts."""
    style = style_of(unit.block.text) if unit.block.kind is BlockKind.PARAGRAPH else None
    return _looks(unit, style) if style in _STRONG else None


def _look(units: Sequence[Unit], at: int) -> _Candidate | None:
    unit = units[at]
    text = unit.block.text
    if not unit.alone or unit.block.kind is BlockKind.TABLE_ROW or text.lstrip().startswith(("- ", "* ", "+ ")):
        return None
    style = style_of(text)
    if style is None and unit.block.kind is BlockKind.PARAGRAPH and is_plain_title(text):
        style = Style.PLAIN
    if style is None:
        return None
    candidate = _looks(unit, style)
    following = units[at + 1] if at + 1 < len(units) else None
    if is_bare_number(text) and following and unit.after < LONG_GAP and is_plain_title(following.block.text):
        text = f"{candidate.text} {line_of(following.block.text)}"
        return replace(candidate, text=text, span=2)
    return candidate


def _looks(unit: Unit, style: Style) -> _Candidate:
    source = Source.CHAPTER if style in (Style.PART, Style.CHAPTER, Style.CLAUSE) else Source.LOOK
    return _Candidate(source=source, style=style, rank=(source, style), text=line_of(unit.block.text))


# --- what only looks like one --------------------------------------------------------------------------------------
def _drop_labels(units: Sequence[Unit], candidates: dict[int, _Candidate]) -> None:
    """【対象経費】 alone is a label, not a heading, where 【事業期間】 令和7年度まで stands beside it."""
    run: list[int] = []
    inline = False
    for at in range(len(units) + 1):
        candidate = candidates.get(at)
        if candidate and candidate.style is Style.BRACKET and candidate.source is Source.LOOK:
            run.append(at)
        elif at < len(units) and is_inline_label(units[at].block.text):
            inline = True
        elif candidate or at == len(units):
            for label in run if inline else ():
                del candidates[label]
            run, inline = [], False


def _drop_empty(units: Sequence[Unit], candidates: dict[int, _Candidate], begins: set[int]) -> set[int]:
    """Drops candidates that head nothing; returns those of them that lead up to the heading behind them."""
    leads: set[int] = set()
    empty: set[int] = set()
    for at in sorted(candidates, reverse=True):
        candidate = candidates[at]
        if candidate.source is not Source.LOOK:
            continue
        after = at + candidate.span
        last = units[after - 1]
        following = candidates.get(after)
        if after >= len(units) or after in begins:
            empty.add(at)
        elif candidate.style in (Style.PLAIN, *_CAPTIONS) and last.after >= LONG_GAP:
            empty.add(at)
        elif after in leads and candidate.style is Style.PLAIN:
            leads.add(at)
        elif following is None or after in leads:
            continue
        elif after in empty and (following.style is not candidate.style or candidate.style is Style.PLAIN):
            continue
        elif candidate.style is Style.PLAIN and (following.style is Style.PLAIN or following.source is not Source.LOOK):
            leads.add(at)
        elif not _heads(candidate, following):
            empty.add(at)
    for at in sorted(empty):
        following = candidates.get(at + 1)
        if following and following.style is candidates[at].style and following.source is Source.LOOK:
            if candidates[at].style is not Style.PLAIN and units[at].after < LONG_GAP:
                empty.add(at + 1)
    for at in empty | leads:
        del candidates[at]
    return leads


def _heads(candidate: _Candidate, following: _Candidate) -> bool:
    """Whether a heading without words of its own may stand right over another."""
    if following.source is not Source.LOOK or following.style is candidate.style:
        return False
    return candidate.rank < following.rank or candidate.style not in _ITEMS


# --- the ranks of the whole ----------------------------------------------------------------------------------------
def _assembled(
    units: Sequence[Unit], candidates: dict[int, _Candidate], leads: set[int], placements: Sequence[Placement]
) -> list[tuple[Heading, Style]]:
    lost = {placed.at: placed for placed in placements if not placed.printed}
    pages = {placed.at: placed.entry.page for placed in placements}
    found: list[tuple[Heading, Style]] = []
    for at in range(len(units)):
        if at in lost:
            title = lost[at].entry.title
            heading = Heading(text=title, rank=(Source.CONTENTS, 0), start=at, content=at, page=pages[at])
            found.append((heading, Style.PLAIN))
        if at in candidates:
            candidate = candidates[at]
            start = at
            while start - 1 in leads:
                start -= 1
            heading = Heading(
                text=candidate.text,
                rank=candidate.rank,
                start=start,
                content=at + candidate.span,
                page=units[at].block.page or pages.get(at) or pages.get(start),
            )
            found.append((heading, candidate.style))
    return found


def _ranked(headings: Sequence[tuple[Heading, Style]]) -> list[Heading]:
    """A heading right over one that would rank higher rises to that rank; the lower one and its like go below it."""
    ranked: list[Heading] = []
    below: dict[Style, Rank] = {}
    above: Rank = ()
    for heading, style in headings:
        rank = heading.rank
        before = ranked[-1] if ranked else None
        if rank[0] != Source.LOOK or (style not in below and rank <= above):
            below, above = {}, ()
        if style in below:
            rank = below[style]
        elif before and before.content == heading.start and before.rank[0] == rank[0] == Source.LOOK:
            if rank <= before.rank:
                ranked[-1], above = replace(before, rank=rank), rank
                rank = below[style] = (*rank, style)
        ranked.append(replace(heading, rank=rank))
    return ranked
