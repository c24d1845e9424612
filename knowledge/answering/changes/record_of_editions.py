"""The record of editions that a document keeps of itself (改定の記録): label, day and what was changed, row by row."""

from collections.abc import Iterable

from knowledge.answering import phrases
from knowledge.answering.changes.compared_editions import plain_label
from knowledge.answering.changes.comparison import Comparison
from knowledge.answering.composing.prose import plain_heading
from knowledge.answering.finding.units import units_in
from knowledge.domain.answer import Citation, Draft, Quote
from knowledge.domain.document import Chunk
from knowledge.domain.wareki import periods_in
from knowledge.text import fold

_FIRST = 12  # chunks: the record stands before the text
_LEAST = 2


def recorded(comparison: Comparison, gone: Citation) -> tuple[Draft, ...]:
    """What the new edition records of itself, where it names the heading of what is gone."""
    edition = comparison.new.edition
    heading = fold(plain_heading(gone.location.heading_path[-1])) if gone.location.heading_path else ""
    if len(heading) < _LEAST:
        return ()
    drafts = record_of(edition.label, comparison.new.chunks)
    return tuple(draft for draft in drafts if heading in fold(draft.text))


def record_of(label: str, chunks: Iterable[Chunk]) -> tuple[Draft, ...]:
    """The row of the record that begins with the label, as a claim; nothing where no such record is kept."""
    if not label:
        return ()
    for chunk in list(chunks)[:_FIRST]:
        for unit in units_in(chunk.id, [chunk]):
            cells = unit.row.cells if unit.row else ()
            if len(cells) <= _LEAST or plain_label(cells[0]) != plain_label(label) or not periods_in(cells[1]):
                continue
            text = phrases.RECORDED.format(label=cells[0], text=cells[-1])
            return (Draft(text=text, quotes=(Quote(key=chunk.id, text=unit.quote),)),)
    return ()
