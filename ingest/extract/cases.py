"""Precedent cases (取組事例) out of a document: titled sections, forms with a field 団体名, one case a table row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.chunking import Piece
from ingest.extract.case_assembly import Part, case_of
from ingest.extract.case_body import named_heading
from ingest.extract.case_fields import breadcrumbs, items_of, topics_of
from ingest.extract.case_forms import cases_in_forms
from ingest.extract.case_labels import TELLING
from ingest.extract.case_rows import cases_in_rows
from ingest.extract.case_sayings import Item, sayings_of
from ingest.extract.case_title import CaseTitle, case_title
from ingest.extract.slices import stated
from ingest.outline.headings import words_of
from ingest.outline.structure import Outline
from knowledge.domain.case import Case
from knowledge.domain.municipality import Municipality
from knowledge.domain.municipality_names import municipality_named
from knowledge.domain.record import Stated
from knowledge.text import fold

_NO_TOPIC = re.compile(r"事例|概要|目次|はじめに|一覧")
_LEAST_TOLD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One section of a case: its title, the chapters above it, its pieces and their blocks.

    `sure` tells that the title has the form of a case's; else the labels below it must show that it is one.
    """

    title: CaseTitle
    municipality: Municipality
    topics: tuple[str, ...]
    pieces: tuple[Piece, ...]
    items: tuple[Item, ...]
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The place in a heading path where a case begins."""

    depth: int
    title: CaseTitle
    municipality: Municipality
    sure: bool


def cases_of(outline: Outline, pieces: Sequence[Piece]) -> tuple[Case, ...]:
    """The cases in reading order; a summary and an interview with one title and municipality are one case."""
    joined: dict[tuple[str, str], list[_Run]] = {}
    for run in _without_glued_numbers([run for run in _runs(outline, pieces) if run.sure or _tells(run)]):
        joined.setdefault((fold(run.title.title), run.municipality.full_name), []).append(run)
    titled = [case for runs in joined.values() if (case := _case(runs))]
    taken = {piece.chunk.id for runs in joined.values() for run in runs for piece in run.pieces}
    left = [piece for piece in pieces if piece.chunk.id not in taken]
    found = [*titled, *cases_in_forms(outline, left), *cases_in_rows(left)]
    order = {piece.chunk.id: piece.chunk.ordinal for piece in pieces}
    unique: dict[str, Case] = {}
    for case in found:
        unique.setdefault(case.id, case)
    return tuple(sorted(unique.values(), key=lambda case: order[case.title.chunk_id]))


def _runs(outline: Outline, pieces: Sequence[Piece]) -> Iterator[_Run]:
    """The sections of cases; one that goes on after a subsection stays one."""
    run: _Run | None = None
    own: tuple[str, ...] = ()
    for piece in pieces:
        path = outline.parts[piece.part].section.heading_path
        head = _head(path)
        depth = head.depth if head else len(path)
        begins = path[: depth + 1] != own or any(case_title(block.text) for block in piece.headings)
        if run and begins:
            yield run
            run = None
        own = path[: depth + 1] if head else ()
        if head is None:
            continue
        items = tuple(items_of(piece, path[depth + 1 :]))
        if run is None:
            topics = _topics(path[:depth], piece, items)
            run = _Run(
                title=head.title,
                municipality=head.municipality,
                topics=topics,
                pieces=(piece,),
                items=items,
                sure=head.sure,
            )
        else:
            run = replace(run, pieces=(*run.pieces, piece), items=(*run.items, *items))
    if run:
        yield run


def _head(path: Sequence[str]) -> _Head | None:
    """Where a title of a case stands in the path; else the innermost heading that names a municipality."""
    for depth, heading in enumerate(path):
        title = case_title(heading)
        if title:
            municipality = municipality_named(re.split(r"[・、]", title.body)[0])
            return _Head(depth=depth, title=title, municipality=municipality, sure=True) if municipality else None
    for depth, heading in reversed(list(enumerate(path))):
        named = named_heading(heading)
        if named:
            title = CaseTitle(number="", title=named.title, body=named.municipality.name)
            return _Head(depth=depth, title=title, municipality=named.municipality, sure=False)
    return None


def _tells(run: _Run) -> bool:
    """Whether labels below the title tell of a case (課題, 取組, 効果)."""
    told = {field for saying in sayings_of(run.items) for field in saying.label.fields}
    return len(told & TELLING) >= _LEAST_TOLD


def _without_glued_numbers(runs: Sequence[_Run]) -> list[_Run]:
    """Takes off numbers that lost the space behind them, where the titles count 1, 2, 3 … through the whole file."""
    titles = list(dict.fromkeys(run.title.title for run in runs if not run.title.number))
    counted = all(re.match(rf"{at}(?![0-9０-９])", title) for at, title in enumerate(titles, 1))
    if len(titles) < 2 or not counted:
        return list(runs)
    bare = {title: title[len(str(at)) :] for at, title in enumerate(titles, 1)}
    return [replace(run, title=replace(run.title, title=bare.get(run.title.title, run.title.title))) for run in runs]


def _case(runs: Sequence[_Run]) -> Case | None:
    """One case out of its sections."""
    first = runs[0]
    title = _title(first)
    if title is None:
        return None
    parts = [_part(run) for run in runs]
    return case_of(parts, title=title, name=first.title.title, municipality=first.municipality)


def _part(run: _Run) -> Part:
    return Part(topics=run.topics, pieces=run.pieces, items=run.items, sayings=sayings_of(run.items))


def _title(run: _Run) -> Stated | None:
    """The title as it stands in the chunk; wrapped over two lines, the whole line of the heading is taken."""
    for piece in run.pieces:
        for block in piece.headings:
            if case_title(block.text) or named_heading(block.text):
                return stated(run.title.title, piece) or stated(block.text, piece)
    return None


def _topics(above: Sequence[str], piece: Piece, items: Sequence[Item]) -> tuple[str, ...]:
    """What the case is filed under: chapters above it, and a breadcrumb line such as <3. 内部DX> 窓口."""
    chapters = [words_of(heading) for heading in above if not _NO_TOPIC.search(heading)]
    crumbs = [topic for block in piece.headings for topic in topics_of(block.text)]
    return tuple(dict.fromkeys([*chapters, *crumbs, *breadcrumbs(items)]))
