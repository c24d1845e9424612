"""Finding passages: three ranked lists, fused by normalised scores, neighbours merged.

Normalised-score fusion beats reciprocal ranks on the development queries (docs/benchmarks.md); the weights are fitted
there and nowhere else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.answering.question import Reading
from knowledge.domain.answer import Passage
from knowledge.domain.document import Chunk
from knowledge.library.library import Hit, Library
from knowledge.library.vectors import Face


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each list counts, and how deep it is read."""

    body: float = 1.0
    title: float = 1.0
    keywords: float = 0.7
    depth: int = 100


class Retriever:
    """Finds the passages of the current library that are nearest to a question."""

    def __init__(self, library: Library, weights: Weights | None = None) -> None:
        self._library = library
        self._weights = weights or Weights()

    def rank(self, reading: Reading, limit: int) -> list[Hit]:
        """Chunks by fused score (0..1), best first."""
        weights = self._weights
        vector = self._library.embedder.queries([reading.text])[0]
        lists = (
            (weights.body, self._library.nearest(Face.BODY, vector, weights.depth)),
            (weights.title, self._library.nearest(Face.TITLE, vector, weights.depth)),
            (weights.keywords, self._library.matching(reading.tokens, weights.depth)),
        )
        return fuse(lists)[:limit]

    def find(self, reading: Reading, limit: int = 8) -> tuple[Passage, ...]:
        """The best passages, best first; chunks of one section that follow each other are one passage."""
        hits = self.rank(reading, limit * 2)
        chunks = self._library.chunks(hit.chunk_id for hit in hits)
        found = [(chunks[hit.chunk_id], hit.score) for hit in hits if hit.chunk_id in chunks]
        runs = _merge_neighbours(found)[:limit]
        return tuple(_passage(f"P{number}", run) for number, run in enumerate(runs, 1))


def fuse(lists: Iterable[tuple[float, Sequence[Hit]]]) -> list[Hit]:
    """Weighted sum of the lists' scores, each list scaled to 0..1 by its own best and worst; then scaled by weight."""
    totals: dict[str, float] = {}
    full = 0.0
    for weight, hits in lists:
        full += weight
        if not hits:
            continue
        best, worst = hits[0].score, hits[-1].score
        span = (best - worst) or 1.0
        for hit in hits:
            totals[hit.chunk_id] = totals.get(hit.chunk_id, 0.0) + weight * (hit.score - worst) / span
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    return [Hit(chunk_id=chunk_id, score=score / full) for chunk_id, score in ranked]


Found = tuple[Chunk, float]


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
