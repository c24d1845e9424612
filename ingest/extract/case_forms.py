"""Cases told as forms: a field 団体名 names the municipality, other fields tell what was done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ingest.chunking import Piece
from ingest.extract.case_assembly import Part, case_of
from ingest.extract.case_fields import items_of
from ingest.extract.case_labels import TELLING, CaseField, heading_label
from ingest.extract.case_sayings import Item, Saying, sayings_of
from ingest.extract.slices import stated
from ingest.outline.headings import words_of
from ingest.outline.structure import Outline
from knowledge.domain.case import Case
from knowledge.domain.municipality import Municipality
from knowledge.domain.municipality_names import municipality_named
from knowledge.domain.record import Stated

_LEAST_TOLD = 2
_KEYS = (CaseField.MUNICIPALITY, CaseField.PREFECTURE, CaseField.TITLE)


@dataclass(slots=True, kw_only=True)
class _Form:
    """The blocks of one form, and what its key fields say."""

    items: list[Item] = field(default_factory=list)
    keys: dict[CaseField, Saying] = field(default_factory=dict)


def cases_in_forms(outline: Outline, pieces: Sequence[Piece]) -> Iterator[Case]:
    """The cases of sections that hold a field 団体名; one section may hold several forms, one below the other."""
    for path, run in groupby(pieces, key=lambda piece: _section(outline, piece)):
        for form in _forms(outline, list(run), depth=len(path)):
            if case := _case(form, path):
                yield case


def _section(outline: Outline, piece: Piece) -> tuple[str, ...]:
    """The heading path down to what is no label of a part, so that 課題 and 効果 of one case stay together."""
    path = outline.parts[piece.part].section.heading_path
    while path and heading_label(path[-1]):
        path = path[:-1]
    return path


def _forms(outline: Outline, pieces: Sequence[Piece], *, depth: int) -> list[_Form]:
    """Cuts the blocks of a section where a key field comes again."""
    forms = [_Form()]
    for piece in pieces:
        for item in items_of(piece, outline.parts[piece.part].section.heading_path[depth:]):
            for saying in sayings_of([item]):
                key = next((key for key in _KEYS if saying.tells(key)), None)
                if key and key in forms[-1].keys:
                    forms.append(_Form())
                if key:
                    forms[-1].keys[key] = saying
            forms[-1].items.append(item)
    return forms


def _case(form: _Form, path: Sequence[str]) -> Case | None:
    municipality = _municipality(form)
    sayings = sayings_of(form.items)
    told = {name for saying in sayings for name in saying.label.fields}
    if municipality is None or len(told & TELLING) < _LEAST_TOLD:
        return None
    pieces = tuple({item.piece.chunk.id: item.piece for item in form.items}.values())
    title = _title(form, path, pieces)
    if title is None:
        return None
    part = Part(topics=(), pieces=pieces, items=tuple(form.items), sayings=sayings)
    return case_of([part], title=title, name=title.text, municipality=municipality)


def _municipality(form: _Form) -> Municipality | None:
    """What 団体名 names; with 都道府県 where that stands apart."""
    body, prefecture = form.keys.get(CaseField.MUNICIPALITY), form.keys.get(CaseField.PREFECTURE)
    if body is None:
        return municipality_named(prefecture.text) if prefecture else None
    whole = municipality_named(f"{prefecture.text.strip()}{body.text.strip()}") if prefecture else None
    return whole or municipality_named(body.text)


def _title(form: _Form, path: Sequence[str], pieces: Sequence[Piece]) -> Stated | None:
    """The field 取組名, else the heading above the form, else what names the municipality."""
    if saying := form.keys.get(CaseField.TITLE):
        return stated(saying.text, saying.piece)
    for heading in path[-1:]:
        for piece in pieces:
            if found := stated(words_of(heading), piece):
                return found
    body = form.keys.get(CaseField.MUNICIPALITY)
    return stated(body.text, body.piece) if body else None
