"""The numbers of citations over a whole answer (根拠の番号): what is put together from parts is numbered through."""

import re
from dataclasses import replace

from knowledge.domain.answer import Caution, CautionKind, Citation, Claim, Grounded, Table
from knowledge.text import fold

_MARK = re.compile(r"［(\d+)］")

Numbers = dict[int, int]
"""The number of a citation in its part → in the whole."""


class Numbering:
    """Counts on from part to part; the same quote of the same chunk has one number."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], Citation] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of the whole, in the order of their numbers."""
        return tuple(self._held.values())

    def take(self, citations: tuple[Citation, ...]) -> Numbers:
        """Numbers the citations of a part."""
        return {citation.n: self._take(citation).n for citation in citations}

    def _take(self, citation: Citation) -> Citation:
        key = (citation.chunk_id, fold(citation.quote))
        return self._held.setdefault(key, replace(citation, n=len(self._held) + 1))


def grounded_in(answer: Grounded, numbering: Numbering) -> Grounded:
    """An answer to a part, numbered on from those before; its citations are those that it brings along."""
    held = len(numbering.citations)
    numbers = numbering.take(answer.citations)
    return replace(
        answer,
        claims=tuple(claim_in(claim, numbers) for claim in answer.claims),
        citations=numbering.citations[held:],
        tables=tuple(table_in(table, numbers) for table in answer.tables),
        cautions=tuple(caution_in(caution, numbers) for caution in answer.cautions),
    )


def claim_in(claim: Claim, numbers: Numbers) -> Claim:
    """The claim with the numbers of the whole."""
    return replace(claim, citations=tuple(numbers[n] for n in claim.citations))


def table_in(table: Table, numbers: Numbers) -> Table:
    """The table with the numbers of the whole."""
    rows = tuple(
        tuple(replace(cell, citations=tuple(numbers[n] for n in cell.citations)) for cell in row) for row in table.rows
    )
    return replace(table, rows=rows)


def caution_in(caution: Caution, numbers: Numbers) -> Caution:
    """根拠［2］ is the number of the citation in the whole answer."""
    if caution.kind is not CautionKind.QUOTED_LIMIT_PASSED:
        return caution
    return replace(caution, text=_MARK.sub(lambda mark: f"［{numbers[int(mark[1])]}］", caution.text, count=1))
