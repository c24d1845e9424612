"""Two editions compared once and remembered (比べた結果): what changed, as claims, and what a text has become."""

from collections import OrderedDict
from dataclasses import dataclass

from knowledge.answering.changes.claims import change_items, single_changes
from knowledge.answering.changes.compared_editions import EditionPair
from knowledge.answering.changes.item import ChangeItem
from knowledge.domain.changes import EditionChanges
from knowledge.domain.document import Chunk
from knowledge.domain.publication import Publication
from knowledge.domain.record import Stated
from knowledge.library.changes.between import changes_between
from knowledge.library.library import Library
from knowledge.text import find

_KEPT = 8  # comparisons that are remembered: an edition never changes


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changes between two editions: whole (`items`), sentence by sentence (`single`), and the chunks of both."""

    items: tuple[ChangeItem, ...]
    single: tuple[ChangeItem, ...]
    chunks: dict[str, Chunk]
    changes: EditionChanges
    old: Publication
    new: Publication

    @property
    def old_ids(self) -> frozenset[str]:
        """The chunks of the older edition."""
        return frozenset(chunk.id for chunk in self.old.chunks)

    def became(self, quote: str, chunk_id: str) -> tuple[Stated, ...]:
        """What stands in the new edition for a text of the old one: other words, the same, or nothing."""
        for section in self.changes.sections:
            for text in section.texts:
                if any(one.chunk_id == chunk_id and _overlap(quote, one.text) for one in text.old):
                    return text.new
        for chunk in self.new.chunks:
            if same := find(quote, chunk.text):
                return (Stated(text=same, chunk_id=chunk.id, location=chunk.location),)
        return ()


class Comparisons:
    """Compares editions that the library keeps."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._compared: OrderedDict[tuple[int, int], Comparison] = OrderedDict()

    def of(self, pair: EditionPair) -> Comparison:
        """What changed from the older edition of the pair to the newer one."""
        key = (pair.old.shelved.key, pair.new.shelved.key)
        if key not in self._compared:
            old, new = (self._library.history.publication(one) for one in key)
            chunks = {chunk.id: chunk for chunk in (*old.chunks, *new.chunks)}
            changes = changes_between(old, new)
            items, single = change_items(changes, chunks), single_changes(changes, chunks)
            self._compared[key] = Comparison(items, single, chunks, changes, old, new)
            if len(self._compared) > _KEPT:
                self._compared.popitem(last=False)
        return self._compared[key]


def _overlap(one: str, other: str) -> bool:
    return find(one, other) is not None or find(other, one) is not None
