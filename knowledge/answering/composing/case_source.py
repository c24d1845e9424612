"""A case as a source of quotes: its fields, the chunks that hold them, and the key under which they are offered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.answering.composing.quoting import bearing, holding
from knowledge.domain.answer import Quote
from knowledge.domain.case import Case
from knowledge.domain.document import Chunk
from knowledge.domain.draft_table import DraftCell
from knowledge.text import display


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSource:
    """One case among those offered."""

    case: Case
    key: str
    chunks: tuple[Chunk, ...]

    @property
    def body(self) -> str:
        """The name of its municipality (若葉県汐風町)."""
        return self.case.municipality.full_name

    @property
    def title(self) -> str:
        """Its title as people read it."""
        return display(self.case.title.text)

    def quotes(self, *parts: str) -> tuple[Quote, ...]:
        """What bears the parts: the line that has them together, else one quote for each."""
        return tuple(Quote(key=self.key, text=text) for text in bearing(parts, self.chunks))

    @property
    def heading(self) -> tuple[Quote, ...]:
        """The line that has title and municipality together, else the title and a line that names the municipality.

        A name may hold a number as it is written (三日月市), which its quote has to bear too.
        """
        name = self.case.municipality.name
        together = holding([name, self.case.title.text], self.chunks)
        if together:
            return (Quote(key=self.key, text=together),)
        named = holding([name], self.chunks)
        return (*self.quotes(self.case.title.text), *((Quote(key=self.key, text=named),) if named else ()))

    def cell(self, text: str, *parts: str) -> DraftCell:
        """A cell that the parts bear."""
        return DraftCell(text=text, quotes=self.quotes(*parts))


def case_chunks(case: Case, chunks: Mapping[str, Chunk]) -> tuple[Chunk, ...]:
    """The chunks that hold the case's fields."""
    ids = dict.fromkeys(field.chunk_id for field in case.stated)
    return tuple(chunks[chunk_id] for chunk_id in ids if chunk_id in chunks)


def offered_by(sources: Iterable[CaseSource]) -> dict[str, tuple[Chunk, ...]]:
    """Key → the chunks that may be quoted under it."""
    return {source.key: source.chunks for source in sources}
