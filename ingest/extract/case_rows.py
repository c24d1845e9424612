"""Cases of a table that tells one a row: its header names 団体名, 取組名, 課題, 効果 …."""

import re
from collections.abc import Iterator, Sequence

from ingest.blocks import Block
from ingest.chunking import Piece
from ingest.extract.case_assembly import Part, case_of
from ingest.extract.case_labels import TELLING, CaseField, CaseLabel, case_label
from ingest.extract.case_sayings import Saying
from ingest.extract.cells import cells_of, header_of, is_rule
from ingest.extract.labels import Field, column_fields
from ingest.extract.slices import stated
from knowledge.domain.case import Case
from knowledge.domain.municipality import Municipality
from knowledge.domain.municipality_names import municipality_named
from knowledge.domain.record import Stated
from knowledge.text import sentences

_WHO = (CaseField.MUNICIPALITY, CaseField.PREFECTURE)
_LEAST_COLUMNS = 2
_LONGEST_TITLE = 60
_SEVERAL = re.compile(r"[。、：:\n]")

_Columns = list[CaseLabel | None]


def cases_in_rows(pieces: Sequence[Piece]) -> Iterator[Case]:
    """The cases of all rows below such a header, in reading order; rows without a municipality are passed over."""
    columns: _Columns = []
    for piece in pieces:
        for block in piece.blocks:
            cells = cells_of(block)
            own = _columns(header_of(block) if block.header else cells)
            columns = own or (columns if len(cells) == len(columns) else [])
            if columns and len(cells) == len(columns) and not _is_header(block, cells) and not is_rule(cells):
                found = _case(piece, cells, columns, pieces)
                yield from (found,) if found else ()


def _is_header(block: Block, cells: list[str]) -> bool:
    return not block.header and bool(_columns(cells))


def _columns(header: list[str]) -> _Columns:
    """The parts that the cells of a header name; none unless they name a municipality and what it did, and no rate."""
    labels = [_label(cell) for cell in header]
    named = [field for label in labels if label for field in label.fields]
    telling = set(named) & TELLING
    if not set(named) & set(_WHO) or not telling or len(telling | set(named) & {CaseField.TITLE}) < _LEAST_COLUMNS:
        return []
    return [] if {Field.RATE, Field.LIMIT} & set(column_fields(header)) else labels


def _label(cell: str) -> CaseLabel | None:
    """What a column is about; of a header in two levels (効果 定量) the level that is known."""
    for words in (cell, *cell.split()):
        label = case_label(words)
        if label and label.bare:
            return CaseLabel(fields=label.fields, words=cell, end=len(cell), bare=True)
    return None


def _case(piece: Piece, cells: list[str], columns: _Columns, pieces: Sequence[Piece]) -> Case | None:
    sayings = [
        _saying(cell, label, piece) for cell, label in zip(cells, columns, strict=True) if label and cell.strip("-－―")
    ]
    municipality = _municipality(sayings)
    title = _title(sayings)
    if municipality is None or title is None or not any(saying.tells(*TELLING) for saying in sayings):
        return None
    around = (piece, *(other for other in pieces if other is not piece and _shares_table(other, piece)))
    part = Part(topics=(), pieces=around, items=(), sayings=tuple(sayings))
    return case_of([part], title=title, name=title.text, municipality=municipality)


def _saying(cell: str, label: CaseLabel, piece: Piece) -> Saying:
    """A cell as a saying; a plain amount keeps the name of its column, which may hold the year and the unit."""
    if CaseField.COST in label.fields and not _SEVERAL.search(cell):
        return Saying(text=cell, piece=piece, label=label, cells=(cell,), header=(label.words,))
    return Saying(text=cell, piece=piece, label=label)


def _shares_table(other: Piece, piece: Piece) -> bool:
    """Whether a piece belongs to the same section, so that its header may be that of the row."""
    return other.part == piece.part


def _municipality(sayings: Sequence[Saying]) -> Municipality | None:
    said = {field: saying.text for saying in reversed(sayings) for field in _WHO if saying.tells(field)}
    body, prefecture = said.get(CaseField.MUNICIPALITY, ""), said.get(CaseField.PREFECTURE, "")
    return municipality_named(prefecture + body) or municipality_named(body)


def _title(sayings: Sequence[Saying]) -> Stated | None:
    """The cell 取組名, else the first sentence of what was done where it is short."""
    for field in (CaseField.TITLE, CaseField.POINT, CaseField.OUTLINE):
        for saying in sayings:
            if saying.tells(field):
                start, end = (sentences(saying.text) or [(0, 0)])[0]
                if field is CaseField.TITLE or end - start <= _LONGEST_TITLE:
                    return stated(saying.text[start:end], saying.piece)
    return next((stated(saying.text, saying.piece) for saying in sayings if saying.tells(*_WHO)), None)
