"""The check every claim passes: its quotes stand in the source, its numbers stand in its quotes; else it falls."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.domain.answer import Citation, Claim, Draft
from knowledge.domain.document import Chunk
from knowledge.domain.numbers import numbers_in, stands_in
from knowledge.text import find, fold

SHORTEST_QUOTE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The claims that stood, with their citations numbered in order of first use; how many fell."""

    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    fallen: int


def check(drafts: Iterable[Draft], offered: Mapping[str, tuple[Chunk, ...]]) -> Checked:
    """Keeps the drafts that `offered` bears out: key → the chunks that may be quoted under it."""
    claims: list[Claim] = []
    citations: dict[tuple[str, str], Citation] = {}
    fallen = 0
    for draft in drafts:
        found = [_locate(quote.key, quote.text, offered) for quote in draft.quotes]
        if not found or any(place is None for place in found) or not _numbers_stand(draft):
            fallen += 1
            continue
        numbers: list[int] = []
        for place in found:
            assert place is not None
            chunk, verbatim = place
            citation = citations.setdefault(
                (chunk.id, fold(verbatim)),
                Citation(n=len(citations) + 1, quote=verbatim, location=chunk.location, chunk_id=chunk.id),
            )
            numbers.append(citation.n)
        claims.append(Claim(text=draft.text, citations=tuple(dict.fromkeys(numbers))))
    return Checked(claims=tuple(claims), citations=tuple(citations.values()), fallen=fallen)


def _locate(key: str, quote: str, offered: Mapping[str, tuple[Chunk, ...]]) -> tuple[Chunk, str] | None:
    """The chunk under `key` that holds the quote, with the verbatim slice; only offered keys count."""
    if len(fold(quote)) < SHORTEST_QUOTE:
        return None
    for chunk in offered.get(key, ()):
        verbatim = find(quote, chunk.text)
        if verbatim is not None:
            return chunk, verbatim
    return None


def _numbers_stand(draft: Draft) -> bool:
    """Every number, rate, year and count of the claim stands in one of its quotes, with the same unit."""
    quoted = tuple(number for quote in draft.quotes for number in numbers_in(quote.text))
    return all(stands_in(number, quoted) for number in numbers_in(draft.text))
