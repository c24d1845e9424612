"""Tables of measures, rows and columns either way: one measure a row, one category a row, one category a column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block
from ingest.chunking import Piece
from ingest.extract.cells import cells_of, header_of, is_rule
from ingest.extract.labels import Field, column_fields, names_categories, names_measures
from ingest.extract.measure_fields import INSTRUMENT
from ingest.extract.measure_values import Scope, Value

_MONEY = frozenset((Field.RATE, Field.LIMIT))
_LEAST_FIELDS = 2
_FEWEST_COLUMNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one block says: fields with their values where it is a row of such a table, else the block itself."""

    block: Block
    values: tuple[tuple[Field, Value], ...] = ()


@dataclass(slots=True, kw_only=True)
class _Table:
    """The header that holds for the rows below it, and the field that each column is about."""

    header: list[str] = field(default_factory=list)
    columns: list[Field | None] = field(default_factory=list)


def told_by(piece: Piece, path: tuple[str, ...], rows: list[Scope]) -> Iterator[Told]:
    """The blocks of a piece with what their tables say; rows that are measures of their own go to `rows`.

    A row whose cells do not fall under one header cell each is left out: which of them is meant cannot be told.
    """
    table = _Table()
    for block in piece.blocks:
        cells = cells_of(block)
        if not cells:
            table = _Table()
            yield Told(block=block)
            continue
        own = header_of(block) if block.header else cells
        if _opens(own) and own != table.header:
            table = _Table(header=own, columns=column_fields(own))
        if is_rule(cells) or cells == table.header:
            continue
        _align(cells, table)
        if not _holds_measures(table):
            yield from _row(block, cells, table, piece)
        elif len(cells) == len(table.columns):
            rows.append(_measure(piece, path, cells, table))


def _opens(header: list[str]) -> bool:
    """Whether a row heads columns: two of its cells are fields, or its first names categories and none is a field."""
    fields = [name for name in column_fields(header) if name and name is not Field.OTHER]
    if len(set(fields)) >= _LEAST_FIELDS:
        return len(set(fields)) == len(fields)  # two tables side by side cannot be told apart
    return not fields and bool(header[0].strip()) and names_categories(header[0]) and not any(map(_has_money, header))


def _has_money(cell: str) -> bool:
    return "円" in cell and any(map(str.isdigit, cell))


def _align(cells: Sequence[str], table: _Table) -> None:
    """Leaves out the columns without a name, where the row has a cell for each of the others only."""
    named = [at for at, name in enumerate(table.header) if name]
    if len(cells) != len(table.header) and len(cells) == len(named):
        table.header = [table.header[at] for at in named]
        table.columns = [table.columns[at] for at in named]


def _holds_measures(table: _Table) -> bool:
    """Whether each row is a measure: some columns are fields, and one has their names."""
    return _has_fields(table) and any(map(names_measures, table.header))


def _has_fields(table: _Table) -> bool:
    return any(name and name is not Field.OTHER for name in table.columns)


def _row(block: Block, cells: list[str], table: _Table, piece: Piece) -> Iterator[Told]:
    """A row of a table that belongs to one measure."""
    fits = len(cells) == len(table.columns)
    if _has_fields(table):
        if fits and _MONEY & set(table.columns):
            yield Told(block=block, values=_category_row(piece, cells, table))
        return
    own = column_fields(cells[:1])[0]
    across = [cell for cell in cells[1:] if cell]
    if own is None or own is Field.OTHER or len(across) <= 1:
        if len([cell for cell in cells if cell]) <= _LEAST_FIELDS:
            yield Told(block=block)
    elif len(table.header) == _LEAST_FIELDS:  # one column of values: whatever stands in it holds for it
        yield Told(block=block, values=tuple((own, Value(text=cell, piece=piece, item=True)) for cell in across))
    elif fits and len(cells) >= _FEWEST_COLUMNS and own in _MONEY:  # other fields would mix what categories keep apart
        yield Told(block=block, values=_category_columns(piece, own, cells, table.header))


def _measure(piece: Piece, path: tuple[str, ...], cells: Sequence[str], table: _Table) -> Scope:
    """One measure a row: its name is under 名称, 事業名 …, else the first cell that is under no label."""
    pairs = list(zip(table.header, cells, table.columns, strict=True))
    named = [cell for head, cell, column in pairs if column is None and names_measures(head)]
    others = [cell for _, cell, column in pairs if column is None and not cell.isdigit()]
    scope = Scope(path=path, piece=piece, name=next((name for name in (*named, *others) if name), ""))
    for head, cell, column in pairs:
        kind = Field.MONEY if names_categories(head) and INSTRUMENT.fullmatch(cell) else None  # 種別: 補助金
        if told := column or kind:
            scope.add(told, Value(text=cell, piece=piece, item=True))
    return scope


def _category_row(piece: Piece, cells: Sequence[str], table: _Table) -> tuple[tuple[Field, Value], ...]:
    """One category a row: 通常枠 | 1/2 | 100万円."""
    told = list(zip(table.header, cells, table.columns, strict=True))
    category = next((cell for name, cell, field in told if field is None and cell and names_categories(name)), "")
    return tuple(
        (field, Value(text=cell, piece=piece, category=category if field in _MONEY else "", item=True))
        for _, cell, field in told
        if field and cell
    )


def _category_columns(
    piece: Piece, own: Field, cells: Sequence[str], header: Sequence[str]
) -> tuple[tuple[Field, Value], ...]:
    """One category a column: 区分 | 通常枠 | 特例 over 補助率 | 1/2 | 2/3."""
    return tuple(
        (own, Value(text=cell, piece=piece, category=name, item=True))
        for cell, name in zip(cells[1:], header[1:], strict=True)
        if cell
    )
