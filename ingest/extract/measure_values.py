"""What a label of a measure says, and the scope it belongs to: a section, a part of it, or a row of a table."""

from dataclasses import dataclass, field

from ingest.chunking import Piece
from ingest.extract.labels import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A run of text under a label: an exact slice of `piece`; `label` is empty where it only goes on.

    `category` is the cell that says for which category it holds (通常枠), also a slice of `piece`. `run` counts the
    labels of the section; `item` tells that it is an item of a list.
    """

    text: str
    piece: Piece
    label: str = ""
    category: str = ""
    run: int = 0
    item: bool = False


@dataclass(slots=True, kw_only=True)
class Scope:
    """The labelled fields of one measure: of a section, of a part of it that `name` heads, or of a row of a table."""

    path: tuple[str, ...]
    piece: Piece
    name: str = ""
    fields: dict[Field, list[Value]] = field(default_factory=dict)
    notes: list[Value] = field(default_factory=list)

    def add(self, name: Field, value: Value) -> None:
        """Keeps a value; one without words is passed over."""
        if value.text.strip() and name is not Field.OTHER:
            self.fields.setdefault(name, []).append(value)

    def begins_again(self, name: Field | None) -> bool:
        """Whether a label is the one that this scope began with, so that another measure begins."""
        return len(self.fields) > 1 and name is next(iter(self.fields))  # ``None`` is no field

    def joined_by(self, other: "Scope") -> "Scope":
        """The scope with what another one says besides."""
        fields = {name: [*values] for name, values in self.fields.items()}
        for name, values in other.fields.items():
            fields.setdefault(name, []).extend(values)
        return Scope(path=self.path, piece=self.piece, name=self.name, fields=fields, notes=[*self.notes, *other.notes])
