"""What changed between two editions (改定箇所): sections, sentences, numbers, records, each with its quotes."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.domain.case import Case
from knowledge.domain.document import Edition, Location
from knowledge.domain.measure import Measure
from knowledge.domain.record import Stated


class SectionChangeKind(StrEnum):
    """What became of a section (章節); several may hold at once (moved and changed), but for added and removed."""

    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    RENAMED = "renamed"
    RENUMBERED = "renumbered"
    CHANGED = "changed"


class TextChangeKind(StrEnum):
    """What became of a sentence, list item or row; MOVED: it stands elsewhere in the other edition, word for word."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


class FigureKind(StrEnum):
    """What a number says."""

    RATE = "rate"
    MONEY = "money"
    DATE = "date"
    COUNT = "count"


class RecordChangeKind(StrEnum):
    """What became of a measure or case."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSide:
    """A section in one edition. `heading` is its heading where that stands in the text, to be quoted."""

    location: Location
    heading: Stated | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """Sentences or rows of the old edition and what stands for them in the new one; one side may be empty.

    Each is a verbatim slice of its chunk. Two on one side: a sentence was split, or two were joined.
    """

    kind: TextChangeKind
    old: tuple[Stated, ...]
    new: tuple[Stated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionChange:
    """A section that differs. `kinds` has the weightiest first; `old` or `new` is absent where it was added or removed.

    `others` are the old sections that were merged into it, or the one it was split from; of a REMOVED section, where
    its text went.
    """

    kinds: tuple[SectionChangeKind, ...]
    old: SectionSide | None
    new: SectionSide | None
    texts: tuple[TextChange, ...] = ()
    others: tuple[Location, ...] = ()

    @property
    def kind(self) -> SectionChangeKind:
        """The weightiest of the kinds."""
        return self.kinds[0]

    @property
    def side(self) -> SectionSide:
        """The section as it is now, or as it was where it is gone."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberChange:
    """A number that changed within a sentence that stayed: the values as printed, and the sentences they stand in."""

    kind: FigureKind
    before: str
    after: str
    old: Stated
    new: Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field of a record (rate, period, recipients…) as each edition states it; empty where one does not."""

    field: str
    old: tuple[Stated, ...]
    new: tuple[Stated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureChange:
    """A measure (財政措置・補助金) that was added, removed, or differs in `fields`."""

    kind: RecordChangeKind
    old: Measure | None
    new: Measure | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def record(self) -> Measure:
        """The measure as it is now, or as it was where it is gone."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChange:
    """A case (取組事例) that was added, removed, or differs in `fields`."""

    kind: RecordChangeKind
    old: Case | None
    new: Case | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def record(self) -> Case:
        """The case as it is now, or as it was where it is gone."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionChanges:
    """Everything that differs between two editions of a document; sections in the order of the new edition."""

    old: Edition
    new: Edition
    measures: tuple[MeasureChange, ...]
    numbers: tuple[NumberChange, ...]
    cases: tuple[CaseChange, ...]
    sections: tuple[SectionChange, ...]

    @property
    def records(self) -> tuple[MeasureChange | CaseChange, ...]:
        """Measures, then cases."""
        return (*self.measures, *self.cases)

    @property
    def numbers_outside_records(self) -> tuple[NumberChange, ...]:
        """The numbers that are not told already as a field of a measure or case."""
        told = [stated for change in self.records for field in change.fields for stated in field.new]
        return tuple(
            number
            for number in self.numbers
            if not any(one.chunk_id == number.new.chunk_id and number.after in one.text for one in told)
        )

    @property
    def count(self) -> int:
        """How many changes there are: records, and sections; 0 when the editions say the same."""
        return len(self.measures) + len(self.cases) + len(self.sections)
