"""Ranks of the headings that the format states: by its levels, else by their numbering, else by their type size."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from ingest.blocks import Block, BlockKind
from ingest.outline.headings import ITEMS, Style, mark_of
from ingest.outline.units import Unit

Rank = tuple[int, ...]
NUMBERED = (Style.PART, Style.CHAPTER, Style.CLAUSE, Style.ROMAN, Style.NUMBER, Style.NUMBER2, Style.NUMBER3)
_CHAPTERS = (Style.PART, Style.CHAPTER, Style.CLAUSE)
_FIRST_OF_CHAPTER = re.compile(r"[0-9０-９]{1,2}[.．][1１](?![0-9０-９])")
_FIRST_NUMBER = re.compile(r"[0-9０-９]{1,2}")
_SAME = 0.4  # points: type sizes nearer than this are one
_ABOVE, _BELOW, _DEEPEST = 0, 90, 99
_LONGEST = 80
_ABSTRACT = 120  # characters: less than this under a line of the title page is no section
_FEWEST = 3


def stated_ranks(units: Sequence[Unit], entries: Collection[int], title: Collection[int]) -> dict[int, Rank]:
    """Unit → rank of the headings that parser or contents page state; a smaller rank stands higher."""
    stated = {
        at: unit.block
        for at, unit in enumerate(units)
        if at not in title and (at in entries or (unit.block.kind is BlockKind.HEADING and not _is_prose(unit.block)))
    }
    for at in _cover_lines(stated, units, title):
        del stated[at]
    inner = _inner_runs(stated)
    numbering = _numbering(stated, inner)
    if any(block.level for block in stated.values()) and _levels_follow(stated, numbering):
        return _by_level(stated, inner)
    ranks = {at: _lowest(block) if at in inner else _by_look(block, numbering) for at, block in stated.items()}
    ranks |= _beside_numbered(stated, numbering)
    ranks |= dict.fromkeys(_unnumbered_chapters(stated, numbering), (Style.NUMBER,))
    chapters = [rank for at, rank in ranks.items() if rank == (Style.NUMBER,) or at in _numbered(entries, units)]
    return ranks | dict.fromkeys(_listed_outside(entries, units), min(chapters, default=(_ABOVE,)))


def _cover_lines(stated: Mapping[int, Block], units: Sequence[Unit], title: Collection[int]) -> list[int]:
    """Large lines of the title page that are no headings: the office, the closing day, an address."""
    cover = units[min(title)].block.page if title else None
    if cover is None or units[-1].block.page == cover:
        return []
    usual = [block.size for block in stated.values() if block.page != cover]
    lines: list[int] = []
    for at, following in pairwise([*stated, len(units)]):
        block = stated[at]
        text = [unit.block.text for unit in units[at + 1 : following] if unit.block.page == cover]
        unlike = not any(abs(block.size - size) <= _SAME for size in usual)
        if block.page == cover and mark_of(block.text) not in NUMBERED and (unlike or sum(map(len, text)) < _ABSTRACT):
            lines.append(at)
    return lines


def _is_prose(block: Block) -> bool:
    """Whether a bold sentence was taken for a heading."""
    return len(block.text) > _LONGEST or (not block.level and "。" in block.text)


def _lowest(block: Block) -> Rank:
    """Below all numbered headings; among its like by type size, then by mark. A bulleted line stands lowest."""
    return (_BELOW + _is_bulleted(block), 100 - round(block.size), mark_of(block.text) or Style.PART)


def _is_bulleted(block: Block) -> bool:
    return block.text.lstrip().startswith(("・", "･", "-", "●"))


def _inner_runs(stated: Mapping[int, Block]) -> set[int]:
    """Headings 1., 2., 3. that count anew inside a chapter, while the chapters go on counting behind them."""
    inner: set[int] = set()
    chapter = run = 0
    for at, block in stated.items():
        number = _FIRST_NUMBER.match(block.text) if mark_of(block.text) is Style.NUMBER else None
        if number is None:
            style = mark_of(block.text)
            chapter = 0 if style in _CHAPTERS else chapter
            run = run if style is None else 0
            continue
        said = int(number[0])
        if (said == 1 and chapter >= 1) or (run and said == run + 1):
            run = said
            inner.add(at)
        else:
            chapter, run = said, 0
    return inner


def _levels_follow(stated: Mapping[int, Block], numbering: Collection[Style]) -> bool:
    """Whether the stated levels deepen with the numbering; an outline with 2. and 2.1 on one level tells nothing."""
    styles = [style for style in numbering if style not in _CHAPTERS]
    levels = [[block.level for block in stated.values() if mark_of(block.text) is style] for style in styles]
    usual = [median(filter(None, found)) for found in levels if any(found)]
    return all(above < below for above, below in pairwise(usual))


def _by_level(stated: Mapping[int, Block], inner: Collection[int]) -> dict[int, Rank]:
    """The stated level; a heading without one stands with its like, or below all."""
    like: dict[Style | None, list[int]] = {}
    for block in stated.values():
        if block.level:
            like.setdefault(mark_of(block.text), []).append(block.level)
    numbered = min(like.get(Style.NUMBER, [_DEEPEST]))
    ranks: dict[int, Rank] = {}
    for at, block in stated.items():
        style = mark_of(block.text)
        if style in _CHAPTERS and _DEEPEST > numbered <= (block.level or _DEEPEST):
            ranks[at] = (0, style)  # 第1章 stands above 1. whatever the levels say
        elif (style in ITEMS or _is_bulleted(block)) and block.level <= numbered < _DEEPEST:
            ranks[at] = _lowest(block)  # and 1) or ① below it
        elif block.level:
            ranks[at] = (block.level,)
        elif style in NUMBERED and style in like and at not in inner:
            ranks[at] = (round(median(like[style])),)
        else:
            ranks[at] = _lowest(block)
    return ranks


def _numbering(stated: Mapping[int, Block], inner: Collection[int]) -> dict[Style, float]:
    """The styles of numbered headings, highest first, with their usual type size."""
    sizes: dict[Style, list[float]] = {}
    for at, block in stated.items():
        style = mark_of(block.text)
        if style in NUMBERED and at not in inner:
            sizes.setdefault(style, []).append(block.size)
    few = sum(map(len, sizes.values())) < _FEWEST
    return {} if few else {style: median(sizes[style]) for style in sorted(sizes)}


def _by_look(block: Block, numbering: Mapping[Style, float]) -> Rank:
    """A numbered heading stands at its depth; another beside the numbered ones of its size, above or below them."""
    style = mark_of(block.text)
    if not numbering:
        return (_ABOVE, 100 - round(block.size), style or Style.PART)
    if style and style in numbering:
        return (style,)
    if block.size > max(numbering.values()) + _SAME:
        return (_ABOVE, 100 - round(block.size))
    for other, size in numbering.items():
        lower = [below for deeper, below in numbering.items() if deeper > other]
        apart = bool(lower) and all(size > below + _SAME for below in lower)
        if apart and block.size >= size - _SAME and style is None:
            return (other,)
    return _lowest(block)


def _beside_numbered(stated: Mapping[int, Block], numbering: Collection[Style]) -> dict[int, Rank]:
    """Headings without a number whose stated level is that of numbered ones: they stand with the highest of these."""
    levels: dict[int, Style] = {}
    for block in stated.values():
        style = mark_of(block.text)
        if block.level and style in numbering and style is not None:
            levels[block.level] = min(style, levels.get(block.level, style))
    return {
        at: (levels[block.level],)
        for at, block in stated.items()
        if block.level in levels and mark_of(block.text) is None
    }


def _unnumbered_chapters(stated: Mapping[int, Block], numbering: Collection[Style]) -> Iterator[int]:
    """Headings right over a 2.1 where the chapters themselves bear no number."""
    if Style.NUMBER in numbering:
        return
    for at, block in stated.items():
        below = stated.get(at + 1)
        if mark_of(block.text) is None and below and _FIRST_OF_CHAPTER.match(below.text):
            yield at


def _listed_outside(entries: Collection[int], units: Sequence[Unit]) -> list[int]:
    """Entries of the contents page without a mark before the first or after the last numbered one: はじめに, 付録.

    Many behind the last one are its parts.
    """
    plain = [at for at in entries if mark_of(units[at].block.text) is None]
    numbered = _numbered(entries, units)
    if not numbered:
        return plain
    behind = [at for at in plain if at > max(numbered)]
    return [at for at in plain if at < min(numbered)] + (behind if len(behind) < _FEWEST else [])


def _numbered(entries: Collection[int], units: Sequence[Unit]) -> list[int]:
    return [at for at in entries if mark_of(units[at].block.text) in NUMBERED]
