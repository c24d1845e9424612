"""Measures and cases of both editions, one by one and field by field."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from itertools import chain
from typing import TypeVar

from rapidfuzz import fuzz

from knowledge.domain.case import Case
from knowledge.domain.changes import CaseChange, FieldChange, MeasureChange, RecordChangeKind
from knowledge.domain.measure import Measure
from knowledge.domain.record import Stated
from knowledge.library.changes.rewriting import Same
from knowledge.library.changes.sameness import heading_words, spelled
from knowledge.text import display

R = TypeVar("R", Measure, Case)
Counterpart = Callable[[tuple[str, ...]], tuple[str, ...] | None]
"""Heading path of the old edition → that of the same section in the new one."""

_NAME, _SECTION, _FIELDS = 0.5, 0.25, 0.25
_LEAST = 0.6


def measure_changes(
    old: Sequence[Measure], new: Sequence[Measure], counterpart: Counterpart, same: Same
) -> tuple[MeasureChange, ...]:
    """The measures that were added, removed or changed, in the order of the new edition; removed ones last."""
    found = [
        MeasureChange(kind=_kind(before, after), old=before, new=after, fields=tuple(_fields(before, after, same)))
        for before, after in _paired(old, new, lambda measure: measure.name, counterpart)
    ]
    return tuple(change for change in found if change.kind is not RecordChangeKind.CHANGED or change.fields)


def case_changes(
    old: Sequence[Case], new: Sequence[Case], counterpart: Counterpart, same: Same
) -> tuple[CaseChange, ...]:
    """The cases that were added, removed or changed, in the order of the new edition; removed ones last."""
    found = [
        CaseChange(kind=_kind(before, after), old=before, new=after, fields=tuple(_fields(before, after, same)))
        for before, after in _paired(old, new, _case_name, counterpart)
    ]
    return tuple(change for change in found if change.kind is not RecordChangeKind.CHANGED or change.fields)


def _case_name(case: Case) -> str:
    return f"{case.municipality.full_name} {display(case.title.text)}"


def _kind(old: object | None, new: object | None) -> RecordChangeKind:
    if old is None:
        return RecordChangeKind.ADDED
    return RecordChangeKind.REMOVED if new is None else RecordChangeKind.CHANGED


# --- which is which ------------------------------------------------------------------------------------------------
def _paired(
    old: Sequence[R], new: Sequence[R], name: Callable[[R], str], counterpart: Counterpart
) -> list[tuple[R | None, R | None]]:
    """Records of the same name in order, then the likeliest of the rest, best first."""
    pairs = _same_name(old, new, name)
    gone = [at for at in range(len(old)) if at not in pairs]
    taken = set(pairs.values())
    fresh = [at for at in range(len(new)) if at not in taken]
    weighed = [(_likeness(old[a], new[b], name, counterpart), a, b) for a in gone for b in fresh]
    for score, a, b in sorted(weighed, key=lambda item: (-item[0], item[1], item[2])):
        if score >= _LEAST and a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)
    by_new = {b: a for a, b in pairs.items()}
    found: list[tuple[R | None, R | None]] = []
    found += [(old[by_new[b]] if b in by_new else None, record) for b, record in enumerate(new)]
    found += [(old[a], None) for a in gone if a not in pairs]
    return found


def _same_name(old: Sequence[R], new: Sequence[R], name: Callable[[R], str]) -> dict[int, int]:
    waiting: dict[str, list[int]] = defaultdict(list)
    for at in reversed(range(len(new))):
        waiting[heading_words(name(new[at]))].append(at)
    found: dict[int, int] = {}
    for at, record in enumerate(old):
        if free := waiting.get(heading_words(name(record))):
            found[at] = free.pop()
    return found


def _likeness(old: R, new: R, name: Callable[[R], str], counterpart: Counterpart) -> float:
    names = fuzz.ratio(heading_words(name(old)), heading_words(name(new))) / 100
    section = counterpart(old.location.heading_path) == new.location.heading_path
    return _NAME * names + _SECTION * section + _FIELDS * fuzz.ratio(_words(old), _words(new)) / 100


def _words(record: Measure | Case) -> str:
    return " ".join(spelled(stated.text) for stated in record.stated)


# --- fields --------------------------------------------------------------------------------------------------------
Item = tuple[Stated, ...]
"""One entry of a field in the source's words: a sentence, or the parts of a cost (year, item, amount)."""


def _fields(old: Measure | Case | None, new: Measure | Case | None, same: Same) -> Iterator[FieldChange]:
    """The fields that differ; of a list of costs or effects only the entries that do."""
    if old is None or new is None:
        return
    for field in fields(old):
        mine, theirs = _items(getattr(old, field.name)), _items(getattr(new, field.name))
        left = [one for one in mine if not any(same(_said(one), _said(other)) for other in theirs)]
        come = [other for other in theirs if not any(same(_said(one), _said(other)) for one in mine)]
        if left or come:
            yield FieldChange(field=field.name, old=tuple(chain(*left)), new=tuple(chain(*come)))


def _items(value: object) -> list[Item]:
    """The entries of a field; none where it holds no words of the source."""
    entries = value if isinstance(value, tuple) else (value,)
    return [item for entry in entries if (item := _item(entry))]


def _item(value: object) -> Item:
    if isinstance(value, Stated):
        return (value,)
    if not is_dataclass(value):
        return ()
    parts = {field.name: getattr(value, field.name) for field in fields(value)}
    whole = parts.get("stated")
    found = (whole,) if isinstance(whole, Stated) else tuple(parts.values())
    return tuple(part for part in found if isinstance(part, Stated))


def _said(item: Item) -> str:
    return " ".join(part.text for part in item)
