"""Finding passages: three ranked lists, fused by normalised scores, shared among neighbours; runs of a section merged.

Normalised-score fusion beats reciprocal ranks on the development queries (docs/benchmarks.md); the weights are fitted
there and nowhere else.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.answering.reading.interrogatives import without_interrogatives
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Passage
from knowledge.domain.document import Chunk
from knowledge.library.library import Library
from knowledge.library.vectors import Face
from knowledge.library.view import Hit

_HARDLY = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each list counts (together 1, so that fused scores lie in 0..1), and how deep it is read.

    `coverage` is the weight of the share of the question's words that a chunk has, squared: half of them says little.
    `share` of a score comes from the `nearest` neighbours of a chunk among the `depth` best.
    """

    body: float = 0.31
    title: float = 0.21
    keywords: float = 0.30
    coverage: float = 0.18
    depth: int = 200
    share: float = 0.2
    nearest: int = 10


class Retriever:
    """Finds the passages of the current library that are nearest to a question."""

    def __init__(self, library: Library, weights: Weights | None = None) -> None:
        self._library = library
        self._weights = weights or Weights()

    def rank(self, reading: Reading, limit: int) -> list[Hit]:
        """Chunks by fused score (0..1), best first."""
        weights = self._weights
        vector = self._library.embedder.queries([reading.searched])[0]
        named = self._library.named(reading.searched)
        tokens = (*reading.tokens, *self._library.words.content(without_interrogatives(reading.background)))
        keywords = self._library.matching(tokens, weights.depth, named)
        covering = self._library.covering(tokens, weights.depth, named)
        lists = (
            scaled(self._library.nearest(Face.BODY, vector, weights.depth), weights.body, Floor.WORST),
            scaled(self._library.nearest(Face.TITLE, vector, weights.depth), weights.title, Floor.WORST),
            scaled(keywords, weights.keywords, Floor.WORST if len(keywords) == weights.depth else Floor.ZERO),
            {hit.chunk_id: weights.coverage * hit.score**2 for hit in covering},
        )
        fused = fuse(lists)[: weights.depth]
        return self._library.among_neighbours(fused, share=weights.share, nearest=weights.nearest)[:limit]

    def find(self, reading: Reading, limit: int = 8) -> tuple[Passage, ...]:
        """The best passages, best first; chunks of one section that follow each other are one passage."""
        hits = self.rank(reading, limit * 2)
        chunks = self._library.chunks(hit.chunk_id for hit in hits)
        found = by_tier([(chunks[hit.chunk_id], hit.score) for hit in hits if hit.chunk_id in chunks])
        runs = _merge_neighbours(found)[:limit]
        return tuple(_passage(f"P{number}", run) for number, run in enumerate(runs, 1))


class Floor(StrEnum):
    """What counts as nothing in a list: its worst score (where it was cut off), or zero (it holds all there is)."""

    WORST = "worst"
    ZERO = "zero"


def scaled(hits: Sequence[Hit], weight: float, floor: Floor) -> dict[str, float]:
    """A list as chunk id → share of `weight`: the best has it all, one at the floor nothing."""
    if not hits:
        return {}
    best = hits[0].score
    nothing = hits[-1].score if floor is Floor.WORST and len(hits) > 1 else 0.0
    span = (best - nothing) or 1.0
    return {hit.chunk_id: weight * (hit.score - nothing) / span for hit in hits}


def fuse(lists: Iterable[Mapping[str, float]]) -> list[Hit]:
    """Adds scaled lists up, best first; ties in the order of ids, so that the same question finds the same."""
    totals: dict[str, float] = {}
    for scores in lists:
        for chunk_id, score in scores.items():
            totals[chunk_id] = totals.get(chunk_id, 0.0) + score
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    return [Hit(chunk_id=chunk_id, score=score) for chunk_id, score in ranked]


Found = tuple[Chunk, float]


def by_tier(found: Iterable[Found]) -> list[Found]:
    """Best first; those whose scores hardly differ from the best of them stand by how far their issuer is trusted."""
    groups: list[list[Found]] = []
    for one in found:
        if groups and groups[-1][0][1] - one[1] <= _HARDLY:
            groups[-1].append(one)
        else:
            groups.append([one])
    return [one for group in groups for one in sorted(group, key=lambda held: _rank(held[0]))]


def _rank(chunk: Chunk) -> int:
    return chunk.location.edition.document.tier.rank


def _merge_neighbours(found: Sequence[Found]) -> list[list[Found]]:
    """Groups found chunks into runs of consecutive ordinals of one section, in the order of each run's best."""
    runs: list[list[Found]] = []
    for chunk, score in found:
        run = next((run for run in runs if any(_adjacent(chunk, other) for other, _ in run)), None)
        if run is None:
            runs.append([(chunk, score)])
        else:
            run.append((chunk, score))
    return runs


def _adjacent(one: Chunk, other: Chunk) -> bool:
    same_section = (one.location.edition.id, one.location.heading_path) == (
        other.location.edition.id,
        other.location.heading_path,
    )
    return same_section and abs(one.ordinal - other.ordinal) == 1


def _passage(key: str, run: Sequence[Found]) -> Passage:
    best, score = max(run, key=lambda item: item[1])
    ordered = sorted((chunk for chunk, _ in run), key=lambda chunk: chunk.ordinal)
    return Passage(
        key=key,
        chunk_id=best.id,
        chunk_ids=tuple(chunk.id for chunk in ordered),
        text="\n".join(chunk.text for chunk in ordered),
        location=best.location,
        score=score,
    )
