"""Gathers the labelled fields of each section: what 【対象経費】, 補助率：, a heading 公募期間 or a table row say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block, BlockKind
from ingest.chunking import Piece
from ingest.extract.labels import Field, column_fields, label_of
from ingest.structure import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A run of text under a label: an exact slice of `piece`."""

    text: str
    piece: Piece


@dataclass(slots=True, kw_only=True)
class Scope:
    """The labelled fields of one section, or of one row of a table (then `row` is its first cell)."""

    path: tuple[str, ...]
    piece: Piece
    row: str = ""
    fields: dict[Field, list[Value]] = field(default_factory=dict)
    notes: list[Value] = field(default_factory=list)

    def add(self, name: Field, value: Value) -> None:
        """Keeps a value; one without words is passed over."""
        if value.text.strip():
            self.fields.setdefault(name, []).append(value)


def scopes_of(outline: Outline, pieces: Sequence[Piece]) -> tuple[Scope, ...]:
    """All sections and rows that hold labelled fields, in reading order."""
    scopes: dict[tuple[str, ...], Scope] = {}
    rows: list[Scope] = []
    open_field: dict[int, Field | None] = {}
    for piece in pieces:
        path = outline.parts[piece.part].section.heading_path
        heading = label_of(path[-1]) if path else None
        if heading and heading.end == len(path[-1]):
            path = path[:-1]
            open_field.setdefault(piece.part, heading.field)
        scope = scopes.setdefault(path, Scope(path=path, piece=piece))
        blocks = list(_without_tables(piece, path, rows))
        open_field[piece.part] = _gather(scope, piece, blocks, open_field.get(piece.part))
    told = [*(scope for scope in scopes.values() if scope.fields or scope.notes), *rows]
    return tuple(sorted(told, key=lambda scope: scope.piece.chunk.ordinal))


def _gather(scope: Scope, piece: Piece, blocks: Sequence[Block], current: Field | None) -> Field | None:
    """Adds the blocks to the fields they stand under; returns the field still open at the end."""
    listed = False
    for block in blocks:
        if block.text.lstrip().startswith(("※", "＊", "(注", "（注")):
            scope.notes.append(Value(text=block.text, piece=piece))
            if current is Field.COSTS:
                scope.add(current, Value(text=block.text, piece=piece))
            continue
        for label, text in _segments(block.text):
            if label:
                current, listed = label, False
            elif listed and block.kind is BlockKind.PARAGRAPH:
                current = None
            if current:
                scope.add(current, Value(text=text, piece=piece))
        listed = listed or (current is not None and block.kind is BlockKind.LIST_ITEM)
    return current


def _segments(text: str) -> Iterator[tuple[Field | None, str]]:
    """Cuts a block before each line that begins with a label; the label itself is left out of the text."""
    start, name = 0, None
    at = 0
    for line in text.split("\n"):
        label = label_of(line)
        if label:
            if text[start:at].strip():
                yield name, text[start:at].rstrip("|")
            start, name = at + label.end, label.field
        at += len(line) + 1
    if text[start:].strip() or name:
        yield name, text[start:].rstrip(" |\t\n")


# --- tables --------------------------------------------------------------------------------------------------------
def _without_tables(piece: Piece, path: tuple[str, ...], rows: list[Scope]) -> Iterator[Block]:
    """The blocks that are not rows under a header of labels; those rows become scopes of their own."""
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
            columns = columns if cells else []
            yield block


def _row(piece: Piece, path: tuple[str, ...], cells: Sequence[str], columns: Sequence[Field | None]) -> Scope:
    names = [cell for cell, column in zip(cells, columns, strict=True) if column is None]
    scope = Scope(path=path, piece=piece, row=next((name for name in names if not name.isdigit()), ""))
    for cell, column in zip(cells, columns, strict=True):
        if column:
            scope.add(column, Value(text=cell, piece=piece))
    return scope


def _cells(block: Block) -> list[str]:
    text = block.text.strip()
    parts = text.split("\t") if "\t" in text else text.strip("|").split("|")
    return [part.strip() for part in parts] if len(parts) > 1 else []
