"""Precedent cases (取組事例) out of sections whose title line names a municipality."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.chunking import Piece
from ingest.extract.case_fields import Read, department, effects, outline_lines, point, population, urls
from ingest.extract.case_title import CaseTitle, case_title
from ingest.extract.municipalities import municipality_named
from ingest.extract.slices import stated
from ingest.headings import words_of
from ingest.structure import Outline
from knowledge.domain.case import Case
from knowledge.domain.municipality import Municipality
from knowledge.domain.record import Stated
from knowledge.text import fold

_BREADCRUMB = re.compile(r"^[<＜〈《]\s*(?:[0-9０-９]+[.．]?\s*)?(?P<chapter>[^>＞〉》]+)[>＞〉》]\s*(?P<rest>.*)$")
_STEP = re.compile(r"[①-⑳⑴-⒇]|[（(][0-9０-９]{1,2}[）)]|[＞>/／]")
_NO_TOPIC = re.compile(r"事例|概要|目次|はじめに|一覧")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """The pieces of one case section, each with its headings inside the case, and the topics above it."""

    title: CaseTitle
    municipality: Municipality
    topics: tuple[str, ...]
    reads: tuple[Read, ...]


def cases_of(outline: Outline, pieces: Sequence[Piece]) -> tuple[Case, ...]:
    """The cases in reading order; a summary and an interview with one title and municipality are one case."""
    joined: dict[tuple[str, str], list[_Run]] = {}
    for run in _runs(outline, pieces):
        joined.setdefault((fold(run.title.title), run.municipality.full_name), []).append(run)
    return tuple(case for runs in joined.values() if (case := _case(runs)))


def _runs(outline: Outline, pieces: Sequence[Piece]) -> list[_Run]:
    runs: list[_Run] = []
    last: tuple[str, ...] = ()
    for piece in pieces:
        path = outline.parts[piece.part].section.heading_path
        depth = next((at for at, heading in enumerate(path) if case_title(heading)), None)
        title = case_title(path[depth]) if depth is not None else None
        if depth is None or title is None:
            last = ()
            continue
        municipality = municipality_named(re.split(r"[・、]", title.body)[0])
        if municipality is None:
            continue
        own = path[: depth + 1]
        begins = any(case_title(block.text) for block in piece.headings)
        read = Read(piece=piece, headings=path[depth + 1 :])
        if own == last and not begins and runs:
            runs[-1] = _Run(
                title=title, municipality=municipality, topics=runs[-1].topics, reads=(*runs[-1].reads, read)
            )
        else:
            topics = _topics(path[:depth], piece)
            runs.append(_Run(title=title, municipality=municipality, topics=topics, reads=(read,)))
        last = own
    return runs


def _case(runs: Sequence[_Run]) -> Case | None:
    """One case out of its sections: the first statement of each field wins, lists are joined."""
    first = runs[0]
    reads = [read for run in runs for read in run.reads]
    title = _title(first, reads)
    if title is None:
        return None
    location = title.location
    key = f"{location.edition.id}\x1f{first.title.title}\x1f{first.municipality.full_name}"
    return Case(
        id=hashlib.sha256(key.encode()).hexdigest()[:32],
        title=title,
        municipality=first.municipality,
        topics=tuple(dict.fromkeys(topic for run in runs for topic in run.topics)),
        point=next((found for run in runs if (found := point(run.reads))), None),
        outline=(*(line for run in runs for line in outline_lines(run.reads)), *effects(reads)),
        population=next((found for read in reads if (found := population(read))), None),
        department=next((found for read in reads if (found := department(read))), None),
        urls=_once(url for read in reads for url in urls(read)),
        location=location,
    )


def _title(run: _Run, reads: Sequence[Read]) -> Stated | None:
    """The title as it stands in the chunk; wrapped over two lines, the whole line of the heading is taken."""
    for read in reads:
        for block in read.piece.headings:
            if case_title(block.text):
                return stated(run.title.title, read.piece) or stated(block.text, read.piece)
    return None


def _topics(above: Sequence[str], piece: Piece) -> tuple[str, ...]:
    """What the case is filed under: chapters above it, and a breadcrumb line such as <3. 内部DX> 窓口."""
    topics = [words_of(heading) for heading in above if not _NO_TOPIC.search(heading)]
    for block in piece.headings:
        if crumb := _BREADCRUMB.match(block.text.strip()):
            topics += [crumb["chapter"], *_STEP.split(crumb["rest"])]
    return tuple(dict.fromkeys(topic.strip() for topic in topics if topic.strip()))


def _once(found: Iterable[Stated]) -> tuple[Stated, ...]:
    return tuple({one.text: one for one in reversed(list(found))}.values())[::-1]
