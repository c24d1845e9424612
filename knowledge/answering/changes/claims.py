"""From what changed between two editions to claims: measures and numbers first; each quotes both editions."""

from collections.abc import Iterable, Iterator, Sequence

from knowledge.answering import phrases
from knowledge.answering.changes.item import ChangeItem, Chunks, Way, about, quote, shown
from knowledge.answering.changes.record_claims import record_items, with_both_sentences, with_new_sentence
from knowledge.domain.answer import Draft
from knowledge.domain.changes import (
    EditionChanges,
    SectionChange,
    SectionChangeKind,
    TextChange,
    TextChangeKind,
)
from knowledge.domain.record import Stated
from knowledge.text import display, sentences

_NEWCOMERS = (SectionChangeKind.ADDED, SectionChangeKind.SPLIT)
_LEAVERS = (SectionChangeKind.REMOVED, SectionChangeKind.MERGED)


def change_items(changes: EditionChanges, chunks: Chunks) -> tuple[ChangeItem, ...]:
    """The changes in order of weight: measures, numbers, cases; new and removed sections; what was rewritten."""
    told = _told(changes)
    sections = list(_outermost(changes.sections))
    whole = [item for change in sections if _is_whole(change) for item in _section(change, told)]
    parts = [item for change in sections if not _is_whole(change) for item in _section(change, told)]
    return (
        *_quoting(record_items(changes, chunks, with_new_sentence)),
        *_quoting(whole),
        *sorted(_quoting(parts), key=lambda item: item.way),
    )


def single_changes(changes: EditionChanges, chunks: Chunks) -> tuple[ChangeItem, ...]:
    """The same sentence by sentence, those of new and removed sections too: to be searched for one matter."""
    told = _told(changes)
    sentences_told = (item for change in changes.sections for item in _sentences(change, told))
    return (*_quoting(record_items(changes, chunks, with_both_sentences)), *_quoting(sentences_told))


def _told(changes: EditionChanges) -> list[Stated]:
    """What is told as a number or as a field of a record."""
    fields = (field for change in changes.records for field in change.fields)
    return [
        *(number.new for number in changes.numbers_outside_records),
        *(stated for field in fields for stated in (*field.old, *field.new)),
    ]


def _quoting(items: Iterable[ChangeItem]) -> Iterator[ChangeItem]:
    return (item for item in items if item.draft.quotes)


def _outermost(sections: Sequence[SectionChange]) -> Iterator[SectionChange]:
    """A new or removed chapter is told once, with what it holds; sections below it are not told again."""
    above: dict[SectionChangeKind, set[tuple[str, ...]]] = {kind: set() for kind in SectionChangeKind}
    for change in sections:
        path = change.side.location.heading_path
        group = next((kinds for kinds in (_NEWCOMERS, _LEAVERS) if change.kind in kinds), ())
        if any(path[:depth] in above[group[0]] for depth in range(1, len(path)) if group):
            continue
        if group:
            above[group[0]].add(path)
        yield change


def _section(change: SectionChange, told: Sequence[Stated]) -> Iterator[ChangeItem]:
    """A new or removed section by heading and first sentence; of another one what became of it."""
    if _is_whole(change):
        sides = [side for text in change.texts for side in (*text.new, *text.old)][:1]
        heading = [change.side.heading] if change.side.heading else []
        yield _item(_way_of(change), [*heading, *map(_opening, sides)], change)
        return
    both = [side.heading for side in (change.old, change.new) if side and side.heading]
    if SectionChangeKind.MOVED in change.kinds:
        yield _from_to(phrases.CHANGE_MOVED, both, change)
    elif SectionChangeKind.RENAMED in change.kinds:
        yield _from_to(phrases.CHANGE_RENAMED, both, change)
    yield from _texts(change, told)


def _sentences(change: SectionChange, told: Sequence[Stated]) -> Iterator[ChangeItem]:
    """Every sentence or row of a new or removed section by itself."""
    if not _is_whole(change):
        yield from _section(change, told)
        return
    for stated in (side for text in change.texts for side in (*text.new, *text.old)):
        for start, end in sentences(stated.text):
            one = Stated(text=stated.text[start:end], chunk_id=stated.chunk_id, location=stated.location)
            yield _item(_way_of(change), [one], change)


def _is_whole(change: SectionChange) -> bool:
    """Whether the section as such is new or gone."""
    return change.kind in (*_NEWCOMERS, *_LEAVERS)


def _way_of(change: SectionChange) -> Way:
    return Way.ADDED if change.kind in _NEWCOMERS else Way.REMOVED


def _texts(change: SectionChange, told: Sequence[Stated]) -> Iterator[ChangeItem]:
    for text in change.texts:
        if text.kind is not TextChangeKind.MOVED and not _is_told(text, told):
            yield _text(text, change)


def _is_told(text: TextChange, told: Sequence[Stated]) -> bool:
    """Whether the sentence or row holds a number or field that is told by itself."""
    return any(one.chunk_id == other.chunk_id and one.text in other.text for one in told for other in text.new)


def _text(text: TextChange, change: SectionChange) -> ChangeItem:
    if text.kind is TextChangeKind.ADDED:
        return _item(Way.ADDED, text.new, change)
    if text.kind is TextChangeKind.REMOVED:
        return _item(Way.REMOVED, text.old, change)
    old, new = ("".join(shown(one.text) for one in side) for side in (text.old, text.new))
    draft = Draft(text=phrases.CHANGE_WAS.format(new=new, old=old), quotes=tuple(map(quote, (*text.old, *text.new))))
    return ChangeItem(draft=draft, words=about(change.side, draft), way=Way.REWRITTEN)


def _item(way: Way, stated: Sequence[Stated], change: SectionChange) -> ChangeItem:
    head = phrases.CHANGE_ADDED if way is Way.ADDED else phrases.CHANGE_REMOVED
    draft = Draft(text=head + "　".join(shown(one.text) for one in stated), quotes=tuple(map(quote, stated)))
    return ChangeItem(draft=draft, words=about(change.side, draft), way=way)


def _from_to(head: str, both: Sequence[Stated], change: SectionChange) -> ChangeItem:
    told = " → ".join(f"「{display(one.text)}」" for one in both)
    draft = Draft(text=f"{head}{told}", quotes=tuple(map(quote, both)))
    return ChangeItem(draft=draft, words=about(change.side, draft), way=Way.PLACED)


def _opening(stated: Stated) -> Stated:
    """The first sentence of a longer quote; of a list or table the first lines."""
    spans = sentences(stated.text)
    end = spans[0][1] if spans else len(stated.text)
    return Stated(text=stated.text[:end], chunk_id=stated.chunk_id, location=stated.location)
