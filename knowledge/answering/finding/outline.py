"""Procedures (手順) in a document: steps that follow each other as headings, whatever their numbering."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.answering.finding.relevance import Relevance
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import QuestionKind
from knowledge.domain.document import Chunk
from knowledge.library.library import Library
from knowledge.text import fold

Path = tuple[str, ...]
_ASKS = re.compile(
    r"手順|流れ|進め方|段取り|プロセス|工程は|ステップ|step|フェーズ|第[\d一-十]+段階|何をする|何をすれば|何から|"
    r"どう(?:やって|進め|すれば)|どのように(?:進|行|や|決|作|選)|やり方|方法|(?:あと|後|次)(?:は|に|には)(?:何|なに|どう|$)"
)
# What calls a thing a procedure or a place in one, and names none.
_CALLS = re.compile(
    r"全体|全体像|一連|手順|手順書|流れ|進める|進め方|進む|やり方|方法|プロセス|工程|ステップ|段階|最初|最後|初め|始める|次|後|前|先ず|行う|遣る|為る"
)
_KANJI = {character: number for number, character in enumerate("〇一二三四五六七八九十")}
_MOST_STEPS = 12
_MOST_BESIDE = 200
"""More headings beside each other than these are no steps, and are not looked through."""
_LEAST_COVERED = 0.5
_BY_THE_REST = 0.2
_BY_WHAT_IS_ABOVE = 0.85
_HAS_ORDER = 0.15
_BETTER = 0.01
_NUMBER = r"(\d{1,2}|[一二三四五六七八九十])"
# The sign before the number of a step: 第1章, ステップ1, step 1, 手順1, (1), 1., 1.2 (the last number counts).
_STEP = re.compile(
    rf"(?:(?P<word>第|ステップ|step|手順|段階|フェーズ|phase|その){_NUMBER}|\({_NUMBER}\)|(?:\d{{1,2}}[.-])*{_NUMBER}(?:[.、)]|(?=\D)))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: its heading, its chunks in reading order, and the key under which they may be quoted."""

    key: str
    heading: str
    chunks: tuple[Chunk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The steps under one heading (`title`), in order; `at` is the one that the question names (-1: none, all).

    `opening` is what stands right before the first step: the words under the heading, or the section beside it.
    """

    title: str
    steps: tuple[Step, ...]
    at: int
    opening: Step | None = None

    @property
    def told(self) -> tuple[Step, ...]:
        """All that may be quoted."""
        return (*((self.opening,) if self.opening else ()), *self.steps)

    @property
    def has_order(self) -> bool:
        """Whether there are several steps that follow each other."""
        return len(self.steps) > 1


def asks_for_procedure(reading: Reading) -> bool:
    """Whether the question waits for a procedure or a part of one."""
    return reading.kind is QuestionKind.PROCEDURE or bool(_ASKS.search(reading.asked.rstrip("?!。")))


def topic_of(reading: Reading) -> tuple[str, ...]:
    """The terms of the question that say which procedure: without those that only call it one."""
    return tuple(term for term in reading.terms if not _CALLS.fullmatch(term))


def outline_of(library: Library, reading: Reading, relevance: Relevance, near: Sequence[Chunk]) -> Outline | None:
    """The procedure that the question is about; `near` are chunks found for it, best first.

    The heading that bears most of what the question names is the procedure, where it has numbered headings below it,
    or one of the steps, where its neighbours are numbered on; else a section that may hold a list of its own. Where
    the question names nothing (全体の流れは), it is the first procedure found.
    """
    topic = topic_of(reading)
    named = _named(library, relevance, topic, near) if topic else _first_ordered(near)
    if named is None:
        return None
    chunk, path = named
    paths = library.headings(chunk)
    below = ordered(_children(paths, path))
    if len(below) > 1:
        return _outline(library, chunk, below, at=-1, title=path[-1] if path else _title(chunk))
    if not path:
        return None
    beside = ordered(_children(paths, path[:-1]))
    if len(beside) > 1 and path in beside:
        title = path[-2] if len(path) > 1 else _title(chunk)
        return _outline(library, chunk, beside, at=beside.index(path), title=title)
    return _outline(library, chunk, (path,), at=0, title=path[-1])


def _first_ordered(near: Sequence[Chunk]) -> tuple[Chunk, Path] | None:
    """The innermost heading of the first chunk that is a numbered step with a word (ステップ1), not a mere 1."""
    for chunk in near:
        path = chunk.location.heading_path
        for depth in range(len(path), 0, -1):
            sign = sign_of(path[depth - 1])
            if sign and sign[0] and sign[0] != "第":
                return chunk, path[: depth - 1]
    return None


def ordered(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The longest run of headings whose numbers go up by one with the same sign; empty where none do."""
    if len(paths) > _MOST_BESIDE:
        return ()
    best: tuple[Path, ...] = ()
    run: tuple[Path, ...] = ()
    last: tuple[str, int] | None = None
    for path in paths:
        sign = sign_of(path[-1])
        goes_on = sign is not None and last is not None and sign == (last[0], last[1] + 1)
        run = (*run, path) if goes_on else (path,) if sign is not None else ()
        last = sign
        best = max(best, run, key=len)
    return best if len(best) > 1 else ()


def names_steps(text: str, steps: Sequence[Step]) -> bool:
    """Whether a text names several of the steps by their signs (手順1から手順5まで)."""
    signs = {sign for step in steps if (sign := sign_of(step.heading)) and sign[0]}
    named = {sign_of(found[0]) for found in _STEP.finditer(fold(text))}
    return len(signs & named) > 1


def sign_of(heading: str) -> tuple[str, int] | None:
    """(the word before the number, the number) of a numbered heading."""
    folded = fold(heading)
    match = _STEP.match(folded)
    if not match:
        return None
    inner = _STEP.match(folded, match.end()) if not match["word"] else None
    if inner and inner["word"]:  # 3. 手順2 …: the section is the third, the step the second
        match = inner
    number = next(group for group in reversed(match.groups()[1:]) if group)
    value = _KANJI[number] if number in _KANJI else int(number)
    return match["word"] or "", value


def _named(
    library: Library, relevance: Relevance, topic: Sequence[str], candidates: Sequence[Chunk]
) -> tuple[Chunk, Path] | None:
    """The heading that bears most of the topic with those above it, the document's title among them.

    Of equals it is the one that bears more of the whole question, that is a procedure by its steps, the outer one.
    """
    best: tuple[float, Chunk, Path] | None = None
    for chunk in candidates:
        path = chunk.location.heading_path
        paths = library.headings(chunk)
        for depth in range(len(path) + 1):
            heading = path[depth - 1] if depth else ""
            covered = relevance.coverage_of(topic, heading)
            around = relevance.coverage_of(topic, " ".join((_title(chunk), *path[:depth])))
            borne = covered + _BY_WHAT_IS_ABOVE * (around - covered)
            weighed = borne + _BY_THE_REST * relevance.coverage(heading)
            weighed += _HAS_ORDER if _is_in_order(paths, path[:depth]) else 0.0
            if borne >= _LEAST_COVERED and (best is None or weighed > best[0] + _BETTER):
                best = weighed, chunk, path[:depth]
    return (best[1], best[2]) if best else None


def _is_in_order(paths: Sequence[Path], path: Path) -> bool:
    """Whether a heading has steps below it or is itself a step with a word for it (手順2)."""
    if len(ordered(_children(paths, path))) > 1:
        return True
    sign = sign_of(path[-1]) if path else None
    return sign is not None and sign[0] not in {"", "第"} and path in ordered(_children(paths, path[:-1]))


def _title(chunk: Chunk) -> str:
    return chunk.location.edition.document.title


def _children(paths: Iterable[Path], parent: Path) -> list[Path]:
    depth = len(parent)
    return list(dict.fromkeys(path[: depth + 1] for path in paths if len(path) > depth and path[:depth] == parent))


def _outline(library: Library, chunk: Chunk, paths: Sequence[Path], *, at: int, title: str) -> Outline:
    """Reads the chunks of the steps that may be told: all of an overview, else the named one and its neighbours."""
    told = range(len(paths)) if at < 0 else {0, at - 1, at, at + 1, len(paths) - 1}
    steps = (
        Step(
            key=f"S{number}",
            heading=path[-1],
            chunks=library.under(chunk, path) if number in told and number < _MOST_STEPS else (),
        )
        for number, path in enumerate(paths)
    )
    return Outline(title=title, steps=tuple(steps), at=at, opening=_opening(library, chunk, paths[0]))


def _opening(library: Library, chunk: Chunk, first: Path) -> Step | None:
    """The section beside the first step that stands right before it, else what stands under the heading of both."""
    beside = _children(library.headings(chunk), first[:-1])
    at = beside.index(first) if first in beside else 0
    over = beside[at - 1] if at else first[:-1]
    own = tuple(one for one in library.under(chunk, over) if one.location.heading_path == over) if over else ()
    return Step(key="S", heading=over[-1], chunks=own) if own else None
