"""Rows of tables (表の行): told apart from sentences, read with their header as 「見出し：値」 pairs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.domain.numbers import numbers_in
from knowledge.text import display, fold

_SEPARATOR = re.compile(r"[ \u3000]*(?:\t+|(?<=\S) \| |(?<=\S) \|$)[ \u3000]*")
_FRAMED = re.compile(r"\|.*\|").fullmatch  # | a | | b |: signs on both sides, empty cells between them
_LONGEST_LABEL = 20
_PAIR = 2
_COUNTS = re.compile(r"(?:no\.?)?[\d().-]*")  # a running number, or an empty cell
# Headings of columns that name no quantity: the closed class of words for "what" and "its content".
_SAYS_NOTHING = frozenset(
    {"項目", "内容", "区分", "事項", "説明", "値", "備考", "名称", "見出し", "no", "番号", "詳細", "概要"}
)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row as people read them, and the labels of their columns (empty where none is known)."""

    cells: tuple[str, ...]
    labels: tuple[str, ...] = ()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """(label, value) for each cell that says something; the label is empty where there is none."""
        labels = self.labels if len(self.labels) == len(self.cells) else ("",) * len(self.cells)
        if len(self.cells) == _PAIR and says_nothing(labels[1]):
            return ((self.cells[0], self.cells[1]),)
        cells = tuple((label, cell) for label, cell in zip(labels, self.cells, strict=True) if cell)
        return cells[1:] if _COUNTS.fullmatch(fold(self.cells[0])) and says_nothing(cells[0][0]) else cells

    @property
    def subject(self) -> str:
        """What the row is about: its first cell that is more than a running number."""
        return next((cell for cell in self.cells if not _COUNTS.fullmatch(fold(cell))), "")

    @property
    def text(self) -> str:
        """The row in words: 段階：実践、時間の目安：60時間."""
        pairs = self.pairs
        between = "／" if any("、" in cell for _, cell in pairs) else "、"
        return between.join(_told(label, cell) for label, cell in pairs)


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a line that is a row of a table, else none."""
    plain = line.strip()
    parts = tuple(display(part) for part in (plain[1:-1].split("|") if _FRAMED(plain) else _SEPARATOR.split(plain)))
    filled = [part for part in parts if part]
    return parts if len(filled) >= _PAIR else ()


def is_header(cells: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether the first row of a run labels the columns of those below: short names, no figure, no sentence.

    Of two columns the second must name what the values below it are, or else the row is a label with its value.
    """
    if not below or len(cells) != len(below[0]) or any(not _is_name(cell) for cell in cells):
        return False
    if len(cells) > _PAIR or says_nothing(cells[1]):
        return True
    values = [row[1] for row in below if len(row) == _PAIR]
    return bool(values) and all(bool(numbers_in(value)) or len(value) > _LONGEST_LABEL for value in values)


def says_nothing(label: str) -> bool:
    """Whether the heading of a column names no quantity (項目, 内容)."""
    return not label or fold(label).strip(".") in _SAYS_NOTHING


def _is_name(cell: str) -> bool:
    return bool(cell) and len(cell) <= _LONGEST_LABEL and not numbers_in(cell) and not set(cell) & set("。：:、")


def _told(label: str, cell: str) -> str:
    if not label:
        return cell
    return f"{label}（{cell}）" if "：" in cell else f"{label}：{cell}"
