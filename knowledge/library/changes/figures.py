"""Figures (率・金額・年月・件数) that changed within a sentence that stayed: which value became which."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rapidfuzz.distance import LCSseq

from knowledge.domain.calendar import Period
from knowledge.domain.changes import FigureKind, NumberChange, TextChange
from knowledge.domain.numbers import placed_numbers_in
from knowledge.domain.wareki import periods_in
from knowledge.text import fold

_D = r"[0-9０-９]{1,3}"
_FRACTION = re.compile(
    rf"(?P<below>{_D}|[一二三四五六七八九十])分の(?P<above>{_D}|[一二三四五六七八九])|(?<![\d/])(?P<over>{_D})\s*[/／]\s*(?P<under>{_D})(?![\d/])"
)
_NEIGHBOURS = 3
_KANJI = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九十")}
_RATES = frozenset("%‰割分")
# 3章, 第2項, p.5: they point to a place of the document, and follow when it is put in another order.
_REFERENCES = frozenset({"章", "節", "条", "号", "版"})
_NAME_BEFORE = re.compile(r"[A-Za-zＡ-Ｚａ-ｚァ-ヶー第図表式別紙号.\-－−]$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text; `kin` is what it may be compared with: figures of the same kind and unit."""

    start: int
    end: int
    kind: FigureKind
    kin: str
    value: object


def number_changes(changes: Iterable[TextChange]) -> Iterator[NumberChange]:
    """The figures that differ in rewritten sentences, in reading order."""
    for change in changes:
        for old, new in zip(change.old, change.new, strict=False):
            for before, after in _pairs(old.text, new.text):
                if before.value != after.value:
                    yield NumberChange(
                        kind=after.kind,
                        before=old.text[before.start : before.end],
                        after=new.text[after.start : after.end],
                        old=old,
                        new=new,
                    )


def _pairs(old: str, new: str) -> Iterator[tuple[Figure, Figure]]:
    """Figures of the same kin that stand in the same place, when both texts are laid side by side."""
    mine, theirs = _tokens(old), _tokens(new)
    for code in LCSseq.opcodes([key for key, _ in mine], [key for key, _ in theirs]):
        block = mine[code.src_start : code.src_end]
        if code.tag == "equal" and _holds(block, least=min(_NEIGHBOURS, len(mine), len(theirs))):
            found = zip(block, theirs[code.dest_start : code.dest_end], strict=True)
            yield from ((one, other) for (_, one), (_, other) in found if one and other)


def _holds(block: Sequence[tuple[str, Figure | None]], *, least: int) -> bool:
    """Whether a figure stands among words, or by the border of a cell, that stayed; alone it is another figure."""
    return len(block) >= least or (len(block) > 1 and any(key == "|" for key, _ in block))


def _tokens(text: str) -> list[tuple[str, Figure | None]]:
    """Folded letters, and figures by their kin: a figure may have another value and still be the same token."""
    tokens: list[tuple[str, Figure | None]] = []
    at = 0
    for figure in figures_in(text):
        tokens += [(letter, None) for letter in fold(text[at : figure.start])]
        tokens.append((f"<{figure.kin}>", figure))
        at = figure.end
    return [*tokens, *((letter, None) for letter in fold(text[at:]))]


def figures_in(text: str) -> tuple[Figure, ...]:
    """The figures of a text in order; where two overlap, the longer reading counts (3分の2 is no 3分)."""
    found: list[Figure] = []
    for figure in (*_dates(text), *_fractions(text), *_numbers(text)):
        if not any(figure.start < other.end and other.start < figure.end for other in found):
            found.append(figure)
    return tuple(sorted(found, key=lambda figure: figure.start))


def _dates(text: str) -> Iterator[Figure]:
    for reading in periods_in(text):
        if isinstance(reading.validity, Period):
            days = (reading.validity.starts, reading.validity.ends)
            yield Figure(reading.start, reading.end, FigureKind.DATE, FigureKind.DATE, days)


def _fractions(text: str) -> Iterator[Figure]:
    for match in _FRACTION.finditer(text):
        above = int(fold(_KANJI.get(match["above"] or match["over"], match["above"] or match["over"])))
        below = int(fold(_KANJI.get(match["below"] or match["under"], match["below"] or match["under"])))
        if 0 < above <= below:
            yield Figure(match.start(), match.end(), FigureKind.RATE, FigureKind.RATE, Fraction(above, below))


def _numbers(text: str) -> Iterator[Figure]:
    for placed in placed_numbers_in(text):
        unit, value = placed.number.unit, placed.number.value
        if unit in _REFERENCES or (not unit and not _stands_for_itself(text, placed.start, placed.end, value)):
            continue
        kind = _kind(unit, value)
        scaled = Fraction(value) / 100 if unit == "%" else Fraction(value)
        yield Figure(placed.start, placed.end, kind, kind if kind is FigureKind.RATE else unit, scaled)


def _kind(unit: str, value: Decimal) -> FigureKind:
    if unit == "円":
        return FigureKind.MONEY
    if unit in _RATES and unit:
        return FigureKind.RATE
    return FigureKind.RATE if not unit and 0 < value < 1 else FigureKind.COUNT


def _stands_for_itself(text: str, start: int, end: int, value: Decimal) -> bool:
    """A number without a unit counts when it is a share, a big one with commas, or a cell by itself."""
    if _NAME_BEFORE.search(text[:start]) or text[end : end + 1] in ("-", "－", "−", "."):
        return False
    alone = text[:start].rstrip().endswith("|") or not text[:start].strip()
    closed = text[end:].lstrip().startswith("|") or not text[end:].strip()
    return value % 1 != 0 or "," in text[start:end] or (alone and closed)
