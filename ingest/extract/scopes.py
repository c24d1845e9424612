"""Gathers the labelled fields of each section: what 【対象経費】, 補助率：, a heading 公募期間 or a table row say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks import Block, BlockKind
from ingest.chunking import Piece
from ingest.extract.labels import Field, is_only_labels, label_of
from ingest.extract.measure_tables import told_by
from ingest.extract.measure_values import Scope, Value
from ingest.outline.headings import Style, line_of, mark_of, words_of
from ingest.outline.structure import Outline

_NOTES = ("※", "＊", "(注", "（注")
_LONGEST_TITLE = 60
_KIND = re.compile(r"(?:枠|類型|コース|タイプ|型|部門|事業|補助金?|交付金|助成金?|支援|措置)(?:※[0-9０-９]*)?$")
_NEXT_PART = re.compile(r"[（(]?(?:別紙|別表|別添|様式|附則|付則|第\s*[0-9０-９一二三四五六七八九十]+\s*[章節条])")
_HEADS = (Style.PART, Style.CHAPTER, Style.CLAUSE, Style.NUMBER, Style.NUMBER2, Style.NUMBER3, Style.BRACKET)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A block with its piece, the field that the heading above it opens, and what it says as a row of a table."""

    block: Block
    piece: Piece
    opens: Field | None
    values: tuple[tuple[Field, Value], ...] = ()


@dataclass(slots=True, kw_only=True)
class _Open:
    """The field that lines belong to, the mark of the line that opened it, and whether a list has begun in it."""

    field: Field | None = None
    mark: Style | None = None
    listed: bool = False
    in_row: bool = False


def scopes_of(outline: Outline, pieces: Sequence[Piece]) -> tuple[Scope, ...]:
    """All sections, parts and rows that hold labelled fields, in reading order."""
    lines: dict[tuple[str, ...], list[_Line]] = {}
    rows: list[Scope] = []
    for piece in pieces:
        path = outline.parts[piece.part].section.heading_path
        opens = _field_of(path[-1]) if path else None
        path = path[:-1] if opens else path
        lines.setdefault(path, []).extend(
            _Line(block=told.block, piece=piece, opens=opens, values=told.values) for told in told_by(piece, path, rows)
        )
    scopes = [*(scope for path, found in lines.items() for scope in _gathered(path, found)), *rows]
    told = (scope for scope in scopes if scope.fields or scope.notes)
    return tuple(sorted(told, key=lambda scope: scope.piece.chunk.ordinal))


def _field_of(heading: str) -> Field | None:
    """The field that a heading is the label of, whatever its number: 2.4.1 補助対象者."""
    for words in (heading, words_of(heading)):
        label = label_of(words)
        if label and label.end == len(words):
            return label.field
    return None


def _gathered(path: tuple[str, ...], lines: Sequence[_Line]) -> list[Scope]:
    """The measures of one section: one, or several where its first label comes again below a short line."""
    gathering = _Gathering(path)
    for at, line in enumerate(lines):
        gathering.take(line, lines[at + 1 : at + 4])
    return gathering.scopes


class _Gathering:
    """Reads the lines of a section one after the other into scopes."""

    def __init__(self, path: tuple[str, ...]) -> None:
        self.scopes: list[Scope] = []
        self._path = path
        self._part = -1
        self._open = _Open()
        self._title = ""
        self._run = 0

    def take(self, line: _Line, following: Sequence[_Line]) -> None:
        """Adds what one line says to the scope that it belongs to."""
        if line.piece.part != self._part:
            self._part, self._open, self._run = line.piece.part, _Open(field=line.opens), self._run + 1
        if not self.scopes:
            self.scopes.append(Scope(path=self._path, piece=line.piece))
        if line.values:
            self._take_values(line)
        elif line.block.text.lstrip().startswith(_NOTES):
            self._take_note(line)
        elif _is_title(line, following, self.scopes[-1], self._open.field):
            self._title, self._open = line_of(line.block.text), _Open()
        else:
            self._take_text(line)

    def _take_values(self, line: _Line) -> None:
        scope = self._begun(line, line.values[0][0])
        for name, value in line.values:
            scope.add(name, value)
        self._open = _Open()

    def _take_note(self, line: _Line) -> None:
        """A ※ line is kept as a note; below eligible costs it also belongs to them."""
        value = Value(text=line.block.text, piece=line.piece)
        self.scopes[-1].notes.append(value)
        if self._open.field is Field.COSTS:
            self.scopes[-1].add(Field.COSTS, value)

    def _take_text(self, line: _Line) -> None:
        block = line.block
        if _ends(block, self._open):
            self._open = _Open()
        for name, label, text in _segments(block.text):
            scope = self._begun(line, name) if name else self.scopes[-1]
            if name:
                self._run += 1
                self._open = _Open(field=name, mark=mark_of(block.text), in_row=block.kind is BlockKind.TABLE_ROW)
            elif self._open.listed and block.kind is BlockKind.PARAGRAPH:
                self._open = _Open()
            if self._open.field:
                item = block.kind is BlockKind.LIST_ITEM
                value = Value(text=text, piece=line.piece, label=label, run=self._run, item=item)
                scope.add(self._open.field, value)
        self._open.listed |= self._open.field is not None and block.kind is BlockKind.LIST_ITEM

    def _begun(self, line: _Line, name: Field) -> Scope:
        """The scope that a label belongs to: another one where the first label comes again below a title."""
        if self._title and (self.scopes[-1].begins_again(name) or self._is_kind(name)):
            self.scopes.append(Scope(path=self._path, piece=line.piece))
        self.scopes[-1].name = self._title or self.scopes[-1].name
        self._title = ""
        return self.scopes[-1]

    def _is_kind(self, name: Field) -> bool:
        """Whether the title names a kind of support of its own (…枠, …コース) beside what the section says."""
        scope = self.scopes[-1]
        return bool(scope.fields) and (name in scope.fields or bool(_KIND.search(self._title)))


def _ends(block: Block, current: _Open) -> bool:
    """Whether a line ends the field above it: one with the look of a heading, or one beside the row of a table."""
    if current.field is None or label_of(block.text):
        return False
    if current.in_row:
        return not block.text.startswith((" ", "|  ", "\t"))  # an empty first cell goes on with the row above
    line = line_of(block.text)
    return bool(line) and (bool(_NEXT_PART.match(line)) or _heads_another(line, block, current.mark))


def _heads_another(line: str, block: Block, opened_with: Style | None) -> bool:
    """Whether the line has the mark of the label above it, that of a chapter, or names several fields."""
    mark = mark_of(line)
    if mark is None:
        return False
    chapter = block.kind is not BlockKind.LIST_ITEM and mark in _HEADS
    return mark is opened_with or chapter or is_only_labels(words_of(line))


def _is_title(line: _Line, following: Sequence[_Line], scope: Scope, current: Field | None) -> bool:
    """Whether a short line without a label stands right over labels and so names the measure that they tell of."""
    text = line_of(line.block.text)
    if line.block.kind is not BlockKind.PARAGRAPH or label_of(line.block.text):
        return False
    if not text or len(text) > _LONGEST_TITLE or "。" in text:
        return False
    below = next((field for one in following if (field := _field_at(one))), None)
    if scope.begins_again(below) or (below is not None and _KIND.search(text)):
        return True
    return below is not None and not scope.fields and current is None


def _field_at(line: _Line) -> Field | None:
    """The field that a line tells of; what is no field of a measure (概要) is passed over."""
    if line.values:
        return line.values[0][0]
    label = label_of(line.block.text)
    return label.field if label and label.field is not Field.OTHER else None


def _segments(text: str) -> Iterator[tuple[Field | None, str, str]]:
    """Cuts a block before each line that begins with a label → field, label, text behind the label."""
    start, name, words = 0, None, ""
    at = 0
    for line in text.split("\n"):
        label = label_of(line)
        if label:
            if text[start:at].strip():
                yield name, words, text[start:at].rstrip(" |\t\n")
            start, name, words = at + label.end, label.field, line[: label.end]
        at += len(line) + 1
    if text[start:].strip() or name:
        yield name, words, text[start:].rstrip(" |\t\n")
