"""Precedent cases (取組事例) out of sections whose title line names a municipality."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.chunking import Piece
from ingest.extract.case_fields import (
    Item,
    breadcrumbs,
    department,
    effects,
    items_of,
    outline_lines,
    point,
    population,
    topics_of,
    urls,
)
from ingest.extract.case_title import CaseTitle, case_title
from ingest.extract.municipalities import municipality_named
from ingest.extract.slices import stated
from ingest.outline.headings import words_of
from ingest.outline.structure import Outline
from knowledge.domain.case import Case
from knowledge.domain.municipality import Municipality
from knowledge.domain.record import Stated
from knowledge.text import fold

_NO_TOPIC = re.compile(r"事例|概要|目次|はじめに|一覧")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One section of a case: its title line, the chapters above it, its pieces and their blocks."""

    title: CaseTitle
    municipality: Municipality
    topics: tuple[str, ...]
    pieces: tuple[Piece, ...]
    items: tuple[Item, ...]


def cases_of(outline: Outline, pieces: Sequence[Piece]) -> tuple[Case, ...]:
    """The cases in reading order; a summary and an interview with one title and municipality are one case."""
    joined: dict[tuple[str, str], list[_Run]] = {}
    for run in _without_glued_numbers(list(_runs(outline, pieces))):
        joined.setdefault((fold(run.title.title), run.municipality.full_name), []).append(run)
    return tuple(case for runs in joined.values() if (case := _case(runs)))


def _runs(outline: Outline, pieces: Sequence[Piece]) -> Iterator[_Run]:
    """The sections of cases; one that goes on after a subsection stays one."""
    run: _Run | None = None
    own: tuple[str, ...] = ()
    for piece in pieces:
        path = outline.parts[piece.part].section.heading_path
        depth = next((at for at, heading in enumerate(path) if case_title(heading)), len(path))
        title = case_title(path[depth]) if depth < len(path) else None
        municipality = municipality_named(re.split(r"[・、]", title.body)[0]) if title else None
        begins = path[: depth + 1] != own or any(case_title(block.text) for block in piece.headings)
        if run and begins:
            yield run
            run = None
        own = path[: depth + 1] if title else ()
        if title is None or municipality is None:
            continue
        items = tuple(items_of(piece, path[depth + 1 :]))
        if run is None:
            topics = _topics(path[:depth], piece, items)
            run = _Run(title=title, municipality=municipality, topics=topics, pieces=(piece,), items=items)
        else:
            run = replace(run, pieces=(*run.pieces, piece), items=(*run.items, *items))
    if run:
        yield run


def _without_glued_numbers(runs: Sequence[_Run]) -> list[_Run]:
    """Takes off numbers that lost the space behind them, where the titles count 1, 2, 3 … through the whole file."""
    titles = list(dict.fromkeys(run.title.title for run in runs if not run.title.number))
    counted = all(re.match(rf"{at}(?![0-9０-９])", title) for at, title in enumerate(titles, 1))
    if len(titles) < 2 or not counted:
        return list(runs)
    bare = {title: title[len(str(at)) :] for at, title in enumerate(titles, 1)}
    return [replace(run, title=replace(run.title, title=bare.get(run.title.title, run.title.title))) for run in runs]


def _case(runs: Sequence[_Run]) -> Case | None:
    """One case out of its sections: the first statement of each field wins, lists are joined."""
    first = runs[0]
    items = [item for run in runs for item in run.items]
    title = _title(first)
    if title is None:
        return None
    location = title.location
    key = f"{location.edition.id}\x1f{first.title.title}\x1f{first.municipality.full_name}"
    return Case(
        id=hashlib.sha256(key.encode()).hexdigest()[:32],
        title=title,
        municipality=first.municipality,
        topics=tuple(dict.fromkeys(topic for run in runs for topic in run.topics)),
        point=next((found for run in runs if (found := point(run.items))), None),
        outline=(*(line for run in runs for line in outline_lines(run.items)), *effects(items)),
        population=population(items),
        department=department(items),
        urls=urls(items),
        location=location,
    )


def _title(run: _Run) -> Stated | None:
    """The title as it stands in the chunk; wrapped over two lines, the whole line of the heading is taken."""
    for piece in run.pieces:
        for block in piece.headings:
            if case_title(block.text):
                return stated(run.title.title, piece) or stated(block.text, piece)
    return None


def _topics(above: Sequence[str], piece: Piece, items: Sequence[Item]) -> tuple[str, ...]:
    """What the case is filed under: chapters above it, and a breadcrumb line such as <3. 内部DX> 窓口."""
    chapters = [words_of(heading) for heading in above if not _NO_TOPIC.search(heading)]
    crumbs = [topic for block in piece.headings for topic in topics_of(block.text)]
    return tuple(dict.fromkeys([*chapters, *crumbs, *breadcrumbs(items)]))
