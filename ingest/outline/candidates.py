"""Which units could be headings: what the source states first, then the look of the lines."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from ingest.blocks import BlockKind
from ingest.extract.case_title import case_title
from ingest.outline.headings import (
    OPENERS,
    STRONG,
    Style,
    is_bare_number,
    is_inline_label,
    is_plain_title,
    line_of,
    mark_of,
    style_of,
)
from ingest.outline.stated_ranks import NUMBERED, Rank
from ingest.outline.units import LONG_GAP, Unit
from knowledge.text import fold


class Source(IntEnum):
    """What says that a line is a heading; also the first figure of its rank."""

    CONTENTS = 0
    STATED = 1
    CHAPTER = 2
    CASE = 3
    LOOK = 4


_ARTICLE_CAPTION = re.compile(r"[（(][^（）()※]{1,40}(?:[（(][^（）()]{1,30}[）)])?[^（）()]{0,20}[）)]")
_ARTICLE = re.compile(r"[\s　]*第[\s　]*[0-9０-９一二三四五六七八九十百]+[\s　]*条")
_ARTICLE_RANK: Rank = (Source.LOOK, Style.ENCLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A line that could be a heading of `span` units; a smaller rank stands higher.

    A `firm` one is a heading even with nothing below it.
    """

    source: Source
    style: Style
    rank: Rank
    text: str
    span: int = 1
    firm: bool = True


def candidates_of(
    units: Sequence[Unit], printed: Collection[int], title: Collection[int], ranks: Mapping[int, Rank]
) -> dict[int, Candidate]:
    """The candidates by their first unit.

    `printed` are title lines of the contents page, `ranks` those that the format states; `title` heads nothing.
    """
    found: dict[int, Candidate] = {}
    after = 0
    for at, unit in enumerate(units):
        if at < after or at in title:
            continue
        candidate = _article(units, at, found) or _said(unit, printed=at in printed, rank=ranks.get(at))
        if candidate is None:
            candidate = _strong_look(unit) if ranks else _look(units, at)
        if candidate:
            found[at] = candidate
            after = at + candidate.span
    return _without_labels(units, found)


def _article(units: Sequence[Unit], at: int, found: Mapping[int, Candidate]) -> Candidate | None:
    """The words in brackets over an article, （目的） over 第１条, and 附則 behind the articles (条文の見出し)."""
    block = units[at].block
    following = units[at + 1].block.text if at + 1 < len(units) else ""
    line = line_of(block.text)
    if block.kind is BlockKind.TABLE_ROW or block.level:
        return None
    captions = bool(_ARTICLE_CAPTION.fullmatch(line) and _ARTICLE.match(following))
    closes = fold(line) == "附則" and any(candidate.rank == _ARTICLE_RANK for candidate in found.values())
    if not captions and not closes:
        return None
    return Candidate(source=Source.LOOK, style=Style.ENCLOSED, rank=_ARTICLE_RANK, text=line)


def _said(unit: Unit, *, printed: bool, rank: Rank | None) -> Candidate | None:
    """What the format, the contents page or a municipality at the end of the line call a heading."""
    style = mark_of(unit.block.text) or Style.PLAIN
    if rank:
        rank = (Source.STATED, *rank)
    elif printed:
        rank = (Source.CONTENTS, 0)
    elif unit.block.kind is not BlockKind.TABLE_ROW and case_title(unit.block.text):
        rank = (Source.CASE, Style.CASE)
    else:
        return None
    text = " ".join(line.strip(" \t　*#") for line in unit.block.text.split("\n") if line.strip())
    firm = rank[0] != Source.STATED or unit.block.level > 0 or style in NUMBERED
    return Candidate(source=Source(rank[0]), style=style, rank=rank, text=text, firm=firm)


def _strong_look(unit: Unit) -> Candidate | None:
    """Where the parser gave headings, only an unmistakable mark makes another."""
    style = style_of(unit.block.text) if unit.block.kind is BlockKind.PARAGRAPH else None
    return _looks(unit, style) if style in STRONG else None


def _look(units: Sequence[Unit], at: int) -> Candidate | None:
    unit = units[at]
    text = unit.block.text
    if unit.block.kind is BlockKind.TABLE_ROW or text.lstrip().startswith(("- ", "* ", "+ ")):
        return None
    style = style_of(text)
    if style is None and unit.block.kind is BlockKind.PARAGRAPH and is_plain_title(text):
        style = Style.PLAIN
    if style is None or not (unit.alone or style in OPENERS):
        return None
    candidate = _looks(unit, style)
    following = units[at + 1] if at + 1 < len(units) else None
    if is_bare_number(text) and following and unit.after < LONG_GAP and is_plain_title(following.block.text):
        text = f"{candidate.text} {line_of(following.block.text)}"
        return replace(candidate, text=text, span=2)
    return candidate


def _looks(unit: Unit, style: Style) -> Candidate:
    source = Source.CHAPTER if style in {Style.PART, Style.CHAPTER, Style.CLAUSE} else Source.LOOK
    return Candidate(source=source, style=style, rank=(source, style), text=line_of(unit.block.text), firm=False)


def _without_labels(units: Sequence[Unit], candidates: dict[int, Candidate]) -> dict[int, Candidate]:
    """【対象経費】 alone is a label, not a heading, where 【事業期間】 令和7年度まで stands beside it."""
    labels: set[int] = set()
    run: set[int] = set()
    inline = False
    for at in range(len(units) + 1):
        candidate = candidates.get(at)
        if candidate and candidate.style is Style.BRACKET and candidate.source is Source.LOOK:
            run.add(at)
        elif at < len(units) and is_inline_label(units[at].block.text):
            inline = True
        elif candidate or at == len(units):
            labels |= run if inline else set()
            run, inline = set(), False
    return {at: candidate for at, candidate in candidates.items() if at not in labels}
