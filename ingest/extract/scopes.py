"""Gathers the labelled fields of each section: what 【対象経費】, 補助率：, a heading 公募期間 or a table row say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block, BlockKind
from ingest.chunking import Piece
from ingest.extract.labels import Field, column_fields, label_of
from ingest.outline.headings import line_of
from ingest.outline.structure import Outline

_NOTES = ("※", "＊", "(注", "（注")
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A run of text under a label: an exact slice of `piece`; `label` is empty where it only goes on."""

    text: str
    piece: Piece
    label: str = ""


@dataclass(slots=True, kw_only=True)
class Scope:
    """The labelled fields of one measure: of a section, of a part of it that `name` heads, or of a row of a table."""

    path: tuple[str, ...]
    piece: Piece
    name: str = ""
    fields: dict[Field, list[Value]] = field(default_factory=dict)
    notes: list[Value] = field(default_factory=list)

    def add(self, name: Field, value: Value) -> None:
        """Keeps a value; one without words is passed over."""
        if value.text.strip():
            self.fields.setdefault(name, []).append(value)

    def begins_again(self, name: Field | None) -> bool:
        """Whether a label is the one that this scope began with, so that another measure begins."""
        return len(self.fields) > 1 and name is next(iter(self.fields))  # ``None`` is no field


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A block with its piece, and the field that the heading above it opens."""

    block: Block
    piece: Piece
    opens: Field | None


def scopes_of(outline: Outline, pieces: Sequence[Piece]) -> tuple[Scope, ...]:
    """All sections, parts and rows that hold labelled fields, in reading order."""
    lines: dict[tuple[str, ...], list[_Line]] = {}
    rows: list[Scope] = []
    for piece in pieces:
        path = outline.parts[piece.part].section.heading_path
        heading = label_of(path[-1]) if path else None
        labelled = heading is not None and heading.end == len(path[-1])
        path = path[:-1] if labelled else path
        opens = heading.field if heading and labelled else None
        blocks = _without_tables(piece, path, rows)
        lines.setdefault(path, []).extend(_Line(block=block, piece=piece, opens=opens) for block in blocks)
    scopes = [*(scope for path, found in lines.items() for scope in _gathered(path, found)), *rows]
    told = (scope for scope in scopes if scope.fields or scope.notes)
    return tuple(sorted(told, key=lambda scope: scope.piece.chunk.ordinal))


def _gathered(path: tuple[str, ...], lines: Sequence[_Line]) -> list[Scope]:
    """The measures of one section: one, or several where its first label comes again below a short line."""
    scopes: list[Scope] = []
    part, current, listed, title = -1, None, False, ""
    for at, line in enumerate(lines):
        if line.piece.part != part:
            part, current, listed = line.piece.part, line.opens, False
        scope = scopes[-1] if scopes else Scope(path=path, piece=line.piece)
        scopes = scopes or [scope]
        if line.block.text.lstrip().startswith(_NOTES):
            _note(scope, line, current)
            continue
        if _is_title(line, lines[at + 1 : at + 3], scope, current):
            title, current = line_of(line.block.text), None
            continue
        for name, label, text in _segments(line.block.text):
            if name:
                if title and scope.begins_again(name):
                    scope = Scope(path=path, piece=line.piece)
                    scopes.append(scope)
                scope.name = title or scope.name
                current, listed, title = name, False, ""
            elif listed and line.block.kind is BlockKind.PARAGRAPH:
                current = None
            if current:
                scope.add(current, Value(text=text, piece=line.piece, label=label))
        listed = listed or (current is not None and line.block.kind is BlockKind.LIST_ITEM)
    return scopes


def _note(scope: Scope, line: _Line, current: Field | None) -> None:
    """A ※ line is kept as a note; below eligible costs it also belongs to them."""
    value = Value(text=line.block.text, piece=line.piece)
    scope.notes.append(value)
    if current is Field.COSTS:
        scope.add(current, value)


def _is_title(line: _Line, following: Sequence[_Line], scope: Scope, current: Field | None) -> bool:
    """Whether a short line without a label stands right over labels and so names the measure that they tell of."""
    text = line_of(line.block.text)
    if line.block.kind is not BlockKind.PARAGRAPH or label_of(line.block.text):
        return False
    if not text or len(text) > _LONGEST_TITLE or "。" in text:
        return False
    below = next((label.field for one in following if (label := label_of(one.block.text))), None)
    return scope.begins_again(below) or (below is not None and not scope.fields and current is None)


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


# --- tables --------------------------------------------------------------------------------------------------------
def _without_tables(piece: Piece, path: tuple[str, ...], rows: list[Scope]) -> Iterator[Block]:
    """The blocks that are not rows under a header of labels; those rows become scopes of their own.

    A label over several columns is left out: which of them is meant cannot be told.
    """
    columns: list[Field | None] = []
    for block in piece.blocks:
        cells = _cells(block) if block.kind is BlockKind.TABLE_ROW else []
        named = column_fields(cells)
        if len({name for name in named if name}) >= 2:
            columns = named
        elif columns and len(cells) == len(columns):
            if any(set(cell) - set("-:") for cell in cells):
                rows.append(_row(piece, path, cells, columns))
        else:
            columns = []
            if len([cell for cell in cells if cell]) <= 2:
                yield block


def _row(piece: Piece, path: tuple[str, ...], cells: Sequence[str], columns: Sequence[Field | None]) -> Scope:
    names = [cell for cell, column in zip(cells, columns, strict=True) if column is None]
    scope = Scope(path=path, piece=piece, name=next((name for name in names if not name.isdigit()), ""))
    for cell, column in zip(cells, columns, strict=True):
        if column:
            scope.add(column, Value(text=cell, piece=piece))
    return scope


def _cells(block: Block) -> list[str]:
    text = block.text.strip()
    parts = text.split("\t") if "\t" in text else text.strip("|").split("|")
    return [part.strip() for part in parts] if len(parts) > 1 else []
