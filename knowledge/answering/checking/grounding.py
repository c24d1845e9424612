"""The check that every claim and row passes: quotes stand in the source, numbers in their quotes; else it falls."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.domain.answer import Cell, Citation, Claim, Draft, Quote, Table
from knowledge.domain.document import Chunk
from knowledge.domain.draft_table import DraftCell, DraftTable
from knowledge.domain.numbers import numbers_in, stands_in
from knowledge.text import find, fold

SHORTEST_QUOTE = 4

_Located = tuple[Chunk, str]
"""A chunk and the verbatim slice of it that is quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The claims and tables that stood, with their citations numbered in order of first use.

    `fallen` counts the claims and the rows of tables that did not stand.
    """

    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    fallen: int
    tables: tuple[Table, ...] = ()


NOTHING = Checked(claims=(), citations=(), fallen=0)
"""Nothing was claimed."""


def check(
    drafts: Iterable[Draft], offered: Mapping[str, tuple[Chunk, ...]], tables: Iterable[DraftTable] = ()
) -> Checked:
    """Keeps the drafts that `offered` bears out: key → the chunks that may be quoted under it.

    A row of a table falls with any of its cells, since half a row misleads; a table falls with the last row that
    cites anything.
    """
    checking = _Checking(offered)
    claims = [claim for claim in map(checking.claim, drafts) if claim]
    kept = [table for table in map(checking.table, tables) if table]
    return Checked(
        claims=tuple(claims),
        citations=tuple(checking.citations.values()),
        fallen=checking.fallen,
        tables=tuple(kept),
    )


class _Checking:
    """One answer's check: numbers the citations, counts what falls."""

    def __init__(self, offered: Mapping[str, tuple[Chunk, ...]]) -> None:
        self._offered = offered
        self.citations: dict[tuple[str, str], Citation] = {}
        self.fallen = 0

    def claim(self, draft: Draft) -> Claim | None:
        found = self._found(draft.text, draft.quotes, draft.counted)
        if not found:
            self.fallen += 1
            return None
        return Claim(text=draft.text, citations=self._numbers(found), rendering=draft.rendering)

    def table(self, draft: DraftTable) -> Table | None:
        rows = [row for row in map(self._row, draft.rows) if row]
        if not any(cell.citations for row in rows for cell in row):
            return None
        return Table(title=draft.title, header=draft.header, rows=tuple(rows))

    def _row(self, cells: Sequence[DraftCell]) -> tuple[Cell, ...] | None:
        found = [self._found(cell.text, cell.quotes) for cell in cells]
        if any(places is None for places in found):
            self.fallen += 1
            return None
        return tuple(
            Cell(text=cell.text, citations=self._numbers(places or ()))
            for cell, places in zip(cells, found, strict=True)
        )

    def _found(self, text: str, quotes: Sequence[Quote], counted: Sequence[str] = ()) -> list[_Located] | None:
        """Where the quotes stand; ``None`` where one does not, or where a number of the text is in none of them."""
        places = [_locate(quote.key, quote.text, self._offered) for quote in quotes]
        found = [place for place in places if place]
        return found if len(found) == len(places) and _numbers_stand(text, quotes, counted) else None

    def _numbers(self, found: Iterable[_Located]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._cite(chunk, verbatim) for chunk, verbatim in found))

    def _cite(self, chunk: Chunk, verbatim: str) -> int:
        """The number of the citation; the same slice of the same chunk has one number."""
        new = Citation(n=len(self.citations) + 1, quote=verbatim, location=chunk.location, chunk_id=chunk.id)
        return self.citations.setdefault((chunk.id, fold(verbatim)), new).n


def _locate(key: str, quote: str, offered: Mapping[str, tuple[Chunk, ...]]) -> _Located | None:
    """The chunk under `key` that holds the quote, with the verbatim slice; only offered keys count."""
    if len(fold(quote)) < SHORTEST_QUOTE:
        return None
    for chunk in offered.get(key, ()):
        verbatim = find(quote, chunk.text)
        if verbatim is not None:
            return chunk, verbatim
    return None


def _numbers_stand(text: str, quotes: Sequence[Quote], counted: Sequence[str]) -> bool:
    """Every number, rate, year and count of the text stands in a quote, with the same unit, or was counted."""
    quoted = tuple(number for words in (*(quote.text for quote in quotes), *counted) for number in numbers_in(words))
    return all(stands_in(number, quoted) for number in numbers_in(text))
