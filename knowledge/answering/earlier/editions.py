"""Which earlier edition of which document is meant (指す版), and that edition as a library of its own."""

from collections import OrderedDict
from collections.abc import Sequence

from knowledge.answering.changes.compared_editions import EditionPair, Editions, is_named, public_editions
from knowledge.answering.changes.question import mentioned
from knowledge.answering.reading.edition_meant import EditionMeant, How
from knowledge.domain.answer import Passage
from knowledge.domain.calendar import Standing
from knowledge.library.catalog import EditionState
from knowledge.library.history import Held
from knowledge.library.library import Library
from knowledge.text import fold

_KEPT = 4  # earlier editions held open
_NEAR = {How.NAMED: 3, How.SPOKEN: 3, How.HINTED: 1, How.STILL: 1}  # passages that say which documents are meant


def meant_pairs(meant: EditionMeant, documents: Sequence[Editions]) -> tuple[EditionPair, ...]:
    """The earlier edition meant and the current one, of each document that has them."""
    return tuple(pair for editions in documents if (pair := _pair(meant, editions)))


def meant_documents(
    meant: EditionMeant, text: str, documents: Sequence[Editions], passages: Sequence[Passage]
) -> tuple[Editions, ...]:
    """The editions of the documents that the question names best, else of the nearest ones."""
    held = [editions for one in documents if (editions := public_editions(one))]
    folded = fold(text)
    names = [len(mentioned(_title(editions), folded)) for editions in held]
    if most := max(names, default=0):
        return tuple(editions for editions, named in zip(held, names, strict=True) if named == most)
    near = dict.fromkeys(passage.location.edition.document.id for passage in passages[: _NEAR[meant.how]])
    by_id = {editions[-1].edition.document.id: editions for editions in held}
    return tuple(by_id[one] for one in near if one in by_id)


def _title(editions: Editions) -> str:
    return editions[-1].edition.document.title


def _pair(meant: EditionMeant, editions: Editions) -> EditionPair | None:
    current = next(at for at, held in enumerate(editions) if held.state is EditionState.CURRENT)
    at = _at(meant, editions, current)
    if at is None or at >= current:
        return None
    return EditionPair(old=editions[at], new=editions[current], latest=editions[current])


def _at(meant: EditionMeant, editions: Editions, current: int) -> int | None:
    if meant.how is How.NAMED:
        return next((at for at, held in reversed(list(enumerate(editions))) if is_meant(meant, held)), None)
    return 0 if meant.first else current - 1 if current else None


def is_meant(meant: EditionMeant, held: Held) -> bool:
    """Whether the edition bears the label that is named, or came out in the days that are."""
    published = held.edition.published
    if is_named(held, [meant.label]):
        return True
    return meant.day is not None and published is not None and meant.day.standing(published) is Standing.OPEN


class EarlierEditions:
    """Opens earlier editions; the latest few stay open."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._open: OrderedDict[int, Library] = OrderedDict()

    def of(self, held: Held) -> Library | None:
        """The edition by itself; ``None`` where its vectors have been forgotten."""
        key = held.shelved.key
        if key not in self._open:
            alone = self._library.alone(held.shelved)
            if alone is None:
                return None
            self._open[key] = alone
            if len(self._open) > _KEPT:
                self._open.popitem(last=False)
        return self._open[key]
