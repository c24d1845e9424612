"""Changes as rows that every view shows alike: label, place, old and new words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot import handbook_messages as messages
from bot.wording import pages
from knowledge.domain.changes import (
    CaseChange,
    EditionChanges,
    FieldChange,
    MeasureChange,
    NumberChange,
    RecordChangeKind,
    SectionChange,
    SectionChangeKind,
    TextChange,
)
from knowledge.domain.document import Edition, Location
from knowledge.domain.record import Stated
from knowledge.text import display

ARROW = " → "
_STEP = " ＞ "


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one edition says, with its pages; `text` is empty where it says nothing."""

    text: str
    pages: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One difference. `kind` is added, removed, changed or moved; `label` names it for people."""

    kind: str
    label: str
    old: Side
    new: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A measure, number, case or section that differs, with its rows; `place` or `pages` say where."""

    kind: str
    labels: tuple[str, ...]
    title: str
    place: str = ""
    pages: str = ""
    notes: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Blocks of one sort under a heading; `anchor` is where a link leads."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


def headline(changes: EditionChanges) -> str:
    """「自治体DX全体手順書　第2.0版 → 第2.1版」."""
    return messages.CHANGES_TITLE.format(
        title=changes.new.document.title, old=edition_label(changes.old), new=edition_label(changes.new)
    )


def parts_of(changes: EditionChanges) -> list[Part]:
    """What differs, weightiest first: measures, numbers, cases, sections in order; parts without a block are left out.

    Sections of which only the number differs are told apart (`renumberings`).
    """
    sections = (change for change in changes.sections if not _is_renumbered_only(change))
    parts = (
        ("measures", messages.CHANGES_MEASURES, map(_measure, changes.measures)),
        ("numbers", messages.CHANGES_NUMBERS, map(_number, changes.numbers_outside_records)),
        ("cases", messages.CHANGES_CASES, map(_case, changes.cases)),
        ("sections", messages.CHANGES_IN_SECTIONS, map(_section, sections)),
    )
    made = (Part(anchor=anchor, title=title, blocks=tuple(blocks)) for anchor, title, blocks in parts)
    return [part for part in made if part.blocks]


def renumberings(changes: EditionChanges) -> list[str]:
    """「3.1 三つの物差し → 4.1 三つの物差し」 for each section of which only the number differs."""
    return [_renumbering(change) for change in changes.sections if _is_renumbered_only(change)]


def edition_label(edition: Edition) -> str:
    """第2.1版; else the day of publication; else the name of the file."""
    if edition.label:
        return edition.label
    if edition.published:
        return messages.CHANGES_PUBLISHED.format(day=edition.published.isoformat())
    return edition.source_name


def summary(changes: EditionChanges) -> str:
    """How many changes there are of each sort; one sentence where there are none."""
    if not changes.count:
        return messages.CHANGES_NONE
    return messages.CHANGES_SUMMARY.format(
        measures=len(changes.measures),
        numbers=len(changes.numbers_outside_records),
        cases=len(changes.cases),
        sections=len(changes.sections),
    )


# --- blocks --------------------------------------------------------------------------------------------------------
def _measure(change: MeasureChange) -> Block:
    """A measure with the fields that differ; of a new or removed one all that it states."""
    return _record(change, display(change.record.name))


def _case(change: CaseChange) -> Block:
    """A case, likewise."""
    record = change.record
    title = messages.CHANGES_CASE.format(title=display(record.title.text), municipality=record.municipality.full_name)
    return _record(change, title)


def _number(change: NumberChange) -> Block:
    """A number with the sentences it stands in."""
    old, new = _side([change.old]), _side([change.new])
    return Block(
        kind="changed",
        labels=(messages.CHANGES_FIGURES[change.kind],),
        title=f"{display(change.before)}{ARROW}{display(change.after)}",
        place=_place(change.new.location),
        rows=(Row(kind="changed", label="", old=old, new=new),),
    )


def _section(change: SectionChange) -> Block:
    """A section with its sentences that differ."""
    return Block(
        kind=_mark(change.kind),
        labels=tuple(messages.CHANGES_SECTIONS[kind] for kind in change.kinds),
        title=_path(change.side.location),
        pages=_pages_of(change),
        notes=tuple(_notes(change)),
        rows=tuple(_row(text) for text in change.texts),
    )


def _is_renumbered_only(change: SectionChange) -> bool:
    return change.kinds == (SectionChangeKind.RENUMBERED,)


def _renumbering(change: SectionChange) -> str:
    return ARROW.join(display(side.location.heading_path[-1]) for side in (change.old, change.new) if side)


def _place(location: Location) -> str:
    """「2. DX推進の手順 ＞ ステップ1（p.4）」."""
    where = pages(location)
    return f"{_path(location)}（{where}）" if where else _path(location)


def _path(location: Location) -> str:
    """「2. DX推進の手順 ＞ ステップ1」."""
    return _STEP.join(map(display, location.heading_path)) or messages.CHANGES_FRONT


# --- rows ----------------------------------------------------------------------------------------------------------
def _record(change: MeasureChange | CaseChange, title: str) -> Block:
    rows = tuple(_field(field) for field in change.fields)
    if change.kind is not RecordChangeKind.CHANGED:
        old, new = (_side(record.stated if record else ()) for record in (change.old, change.new))
        rows = (Row(kind=change.kind, label="", old=old, new=new),)
    return Block(
        kind=change.kind,
        labels=(messages.CHANGES_RECORDS[change.kind],),
        title=title,
        place=_place(change.record.location),
        rows=rows,
    )


def _field(change: FieldChange) -> Row:
    kind = "changed" if change.old and change.new else "added" if change.new else "removed"
    label = messages.CHANGES_FIELDS.get(change.field, change.field)
    return Row(kind=kind, label=label, old=_side(change.old), new=_side(change.new))


def _row(change: TextChange) -> Row:
    label = messages.CHANGES_TEXTS[change.kind]
    return Row(kind=change.kind, label=label, old=_side(change.old), new=_side(change.new))


def _side(stated: Sequence[Stated]) -> Side:
    shown = dict.fromkeys(found for one in stated if (found := pages(one.location)))
    text = "\n".join(display(line) for one in stated for line in one.text.split("\n"))
    return Side(text=text, pages="・".join(shown))


def _mark(kind: SectionChangeKind) -> str:
    if kind in (SectionChangeKind.ADDED, SectionChangeKind.SPLIT):
        return "added"
    if kind in (SectionChangeKind.REMOVED, SectionChangeKind.MERGED):
        return "removed"
    return "moved" if kind is SectionChangeKind.MOVED else "changed"


def _notes(change: SectionChange) -> Iterator[str]:
    """Where it was, where it went, what it was called."""
    others = "、".join(_place(other) for other in change.others)
    if change.kind is SectionChangeKind.SPLIT:
        yield messages.CHANGES_SPLIT.format(others=others)
    if change.kind is SectionChangeKind.MERGED:
        yield messages.CHANGES_MERGED.format(others=others)
    told = {SectionChangeKind.MOVED, SectionChangeKind.RENAMED, SectionChangeKind.RENUMBERED}
    if change.old and change.new and told & set(change.kinds):
        yield messages.CHANGES_WAS.format(place=_place(change.old.location))


def _pages_of(change: SectionChange) -> str:
    shown = [pages(side.location) for side in (change.old, change.new) if side]
    return ARROW.join(dict.fromkeys(page for page in shown if page))
