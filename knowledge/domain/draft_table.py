"""A table before the check (表の下書き): cells with the quotes they rest on."""

from dataclasses import dataclass

from knowledge.domain.answer import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCell:
    """A cell and the quotes that bear it; one without quotes is a label of our own or a gap, and holds no number."""

    text: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTable:
    """Every row is as long as `header`; title and header are labels of our own and names of records, never figures."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[DraftCell, ...], ...]

    def without_empty_columns(self) -> "DraftTable":
        """The table without the columns that say nothing in any row."""
        kept = [at for at in range(len(self.header)) if any(row[at].text for row in self.rows)]
        return DraftTable(
            title=self.title,
            header=tuple(self.header[at] for at in kept),
            rows=tuple(tuple(row[at] for at in kept) for row in self.rows),
        )
