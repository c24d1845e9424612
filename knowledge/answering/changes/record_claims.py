"""Claims of what changed in measures, cases and numbers: each with both values and the lines they stand in."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from knowledge.answering import phrases
from knowledge.answering.changes.item import ChangeItem, Chunks, Way, about, quote, shown
from knowledge.domain.answer import Draft, Quote
from knowledge.domain.changes import (
    CaseChange,
    EditionChanges,
    FieldChange,
    MeasureChange,
    NumberChange,
    RecordChangeKind,
)
from knowledge.domain.numbers import numbers_in
from knowledge.domain.record import Stated
from knowledge.text import display, fold, sentences


def record_items(
    changes: EditionChanges, chunks: Chunks, number_item: Callable[[NumberChange], ChangeItem]
) -> Iterator[ChangeItem]:
    """Measures first, then numbers that stand in no record, told as `number_item` does, then cases."""
    return chain(
        (_measure(change, chunks) for change in changes.measures),
        (number_item(number) for number in changes.numbers_outside_records),
        (_case(change, chunks) for change in changes.cases),
    )


def _measure(change: MeasureChange, chunks: Chunks) -> ChangeItem:
    record = change.record
    draft = _record_draft(change, record.name, record.stated, chunks)
    return ChangeItem(
        draft=draft, words=_words(record.name, change.fields, draft), way=_way(change), measure=change.new
    )


def _case(change: CaseChange, chunks: Chunks) -> ChangeItem:
    record = change.record
    name = f"{record.municipality.full_name} {display(record.title.text)}"
    draft = _record_draft(change, name, record.stated, chunks)
    return ChangeItem(draft=draft, words=_words(name, change.fields, draft), way=_way(change))


def _way(change: MeasureChange | CaseChange) -> Way:
    if change.kind is RecordChangeKind.CHANGED:
        return Way.RECORD
    return Way.ADDED if change.kind is RecordChangeKind.ADDED else Way.REMOVED


def _record_draft(change: MeasureChange | CaseChange, name: str, stated: Sequence[Stated], chunks: Chunks) -> Draft:
    """The fields that differ, each with both values; of a new or removed record what it states first."""
    subject = "" if numbers_in(name) else name
    if change.fields:
        quotes = tuple(_line(one, chunks) for f in change.fields for one in (*f.old, *f.new))
        told = "、".join(_field(field) for field in change.fields)
        return Draft(text=f"{subject}：{told}" if subject else told, quotes=quotes)
    head = phrases.CHANGE_ADDED if change.old is None else phrases.CHANGE_REMOVED
    first = stated[:2]
    told = "、".join(shown(one.text) for one in first)
    return Draft(
        text=f"{head}{subject}（{told}）" if subject else f"{head}{told}",
        quotes=tuple(_line(one, chunks) for one in first),
    )


def _field(change: FieldChange) -> str:
    old, new = ("／".join(shown(one.text) for one in side) for side in (change.old, change.new))
    label = phrases.FIELDS.get(change.field, "")
    if old and new:
        return f"{label} {phrases.CHANGE_FROM_TO.format(before=old, after=new)}"
    return f"{label} {phrases.CHANGE_ADDED if new else phrases.CHANGE_REMOVED}{new or old}"


def _line(stated: Stated, chunks: Chunks) -> Quote:
    """A field with the line that it stands in: 「補助率 | 3分の2」 says more than 「3分の2」."""
    chunk = chunks.get(stated.chunk_id)
    text = stated.text
    if chunk and "\n" not in text:
        lines = (chunk.text[start:end] for start, end in sentences(chunk.text))
        text = next((line for line in lines if text in line), text)
    return Quote(key=stated.chunk_id, text=text)


def _words(name: str, fields: Iterable[FieldChange], draft: Draft) -> str:
    labels = " ".join(phrases.FIELDS.get(field.field, "") for field in fields)
    return fold(f"{name} {labels} {draft.text} {' '.join(quote.text for quote in draft.quotes)}")


def with_both_sentences(change: NumberChange) -> ChangeItem:
    """A number that changed, within the sentences that it stands in: where it is asked for alone."""
    text = phrases.CHANGE_WAS.format(new=shown(change.new.text), old=shown(change.old.text))
    return _number_item(change, text)


def with_new_sentence(change: NumberChange) -> ChangeItem:
    """A number that changed, both values first: where it is one of many."""
    told = phrases.CHANGE_FROM_TO.format(before=display(change.before), after=display(change.after))
    return _number_item(change, f"{told}：{shown(change.new.text)}")


def _number_item(change: NumberChange, text: str) -> ChangeItem:
    draft = Draft(text=text, quotes=(quote(change.old), quote(change.new)))
    return ChangeItem(draft=draft, words=about(change.new, draft), way=Way.RECORD)
