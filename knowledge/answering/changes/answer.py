"""Answering what changed between editions (第2.1版で何が変わった？): which editions are meant, and the claims."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answering import phrases
from knowledge.answering.changes.claims import change_items, single_changes
from knowledge.answering.changes.compared_editions import (
    EditionPair,
    Found,
    named_edition,
    pairs_meant,
    unknown_edition,
)
from knowledge.answering.changes.date import made_in
from knowledge.answering.changes.item import ChangeItem, Way
from knowledge.answering.changes.question import Asked, ChangeQuestion, Only, read_change_question, speaks_of_change
from knowledge.answering.checking import grounding
from knowledge.answering.checking.grounding import Checked
from knowledge.domain.answer import Caution, CautionKind, Question, Reason
from knowledge.domain.document import Chunk
from knowledge.domain.measure import Measure
from knowledge.library.changes.between import changes_between
from knowledge.library.history import Held
from knowledge.library.library import Library
from knowledge.text import argument

_MOST_CLAIMS = 5
_KEPT = 8  # comparisons that are remembered: an edition never changes
_MOST_DOCUMENTS = 5
_HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeAnswer:
    """What came of a question about changes.

    With claims it is the answer. Without, and with a `reason`, there is none; else the question goes the usual way,
    with the cautions said first. `measures` are those quoted, as they are now.
    """

    checked: Checked
    cautions: tuple[Caution, ...] = ()
    measures: tuple[Measure, ...] = ()
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class _Comparison:
    items: tuple[ChangeItem, ...]
    single: tuple[ChangeItem, ...]
    chunks: dict[str, Chunk]
    new_chunks: tuple[Chunk, ...]


@dataclass(frozen=True, slots=True)
class _Fitting:
    pair: EditionPair
    score: float
    items: tuple[ChangeItem, ...]


class ChangeAnswers:
    """Answers questions about changes from the editions that the library keeps."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._compared: OrderedDict[tuple[int, int], _Comparison] = OrderedDict()

    def answer(self, question: Question) -> ChangeAnswer:
        """The answer; one without claims and cautions where the question is about something else."""
        if not speaks_of_change(question.text):
            return _SOMETHING_ELSE
        documents = self._library.history.documents()
        editions = [held.edition for held_editions in documents for held in held_editions]
        asked = read_change_question(
            question.text,
            self._library.words,
            labels=tuple(dict.fromkeys(edition.label for edition in editions)),
            titles=tuple(dict.fromkeys(edition.document.title for edition in editions)),
        )
        return self._answer(asked, documents) if asked else _SOMETHING_ELSE

    def _answer(self, asked: ChangeQuestion, documents: Sequence[tuple[Held, ...]]) -> ChangeAnswer:
        found = pairs_meant(asked, documents)
        fitting = sorted(
            (_Fitting(pair, *self._about(asked, pair)) for pair in found.pairs[:_MOST_DOCUMENTS]),
            key=lambda one: -one.score,
        )
        telling = [one for one in fitting if one.items]
        if not telling and asked.asked is Asked.SINCE_WHEN:
            return _SOMETHING_ELSE
        if len(telling) > 1 and telling[0].score == telling[1].score:
            return _which_document(found)
        if telling:
            return self._told(asked, telling[0], found.unknown)
        compared = tuple(_no_such_change(one.pair) for one in fitting[:1])
        return ChangeAnswer(checked=_NO_CLAIMS, cautions=(*found.cautions, *compared))

    def _about(self, asked: ChangeQuestion, pair: EditionPair) -> tuple[float, tuple[ChangeItem, ...]]:
        """How well the changes fit what is asked, and those that fit best; all where nothing is singled out."""
        comparison = self._comparison(pair)
        if not asked.about:
            return 1.0, _going(asked.only, comparison.items)
        least = 1.0 if asked.asked is Asked.SINCE_WHEN else _HALF
        items = _going(asked.only, comparison.single)
        scored = [(sum(word in item.words for word in asked.about) / len(asked.about), item) for item in items]
        best = max((score for score, _ in scored), default=0.0)
        return best, tuple(item for score, item in scored if score >= max(least, best))

    def _told(self, asked: ChangeQuestion, fitting: "_Fitting", unknown: tuple[str, ...]) -> ChangeAnswer:
        pair, items = fitting.pair, fitting.items
        comparison = self._comparison(pair)
        dated = made_in(pair.new.edition, comparison.new_chunks) if asked.when else ()
        shown = items[: _MOST_CLAIMS - len(dated)]
        offered = {chunk_id: (chunk,) for chunk_id, chunk in comparison.chunks.items()}
        checked = grounding.check([*dated, *(item.draft for item in shown)], offered)
        more = len(items) - len(shown)
        return ChangeAnswer(
            checked=checked,
            cautions=(*(unknown_edition(label, pair.latest.edition) for label in unknown), _compared(pair, more)),
            measures=tuple(dict.fromkeys(item.measure for item in shown if item.measure)),
        )

    def _comparison(self, pair: EditionPair) -> _Comparison:
        key = (pair.old.shelved.key, pair.new.shelved.key)
        if key not in self._compared:
            old, new = (self._library.history.publication(one) for one in key)
            chunks = {chunk.id: chunk for chunk in (*old.chunks, *new.chunks)}
            changes = changes_between(old, new)
            items, single = change_items(changes, chunks), single_changes(changes, chunks)
            self._compared[key] = _Comparison(items, single, chunks, new.chunks)
            if len(self._compared) > _KEPT:
                self._compared.popitem(last=False)
        return self._compared[key]


def _going(only: Only, items: tuple[ChangeItem, ...]) -> tuple[ChangeItem, ...]:
    """The changes that go the way asked for."""
    way = {Only.ADDED: Way.ADDED, Only.REMOVED: Way.REMOVED}.get(only)
    return items if way is None else tuple(item for item in items if item.way is way)


_NO_CLAIMS = grounding.NOTHING
_SOMETHING_ELSE = ChangeAnswer(checked=_NO_CLAIMS)


def _which_document(found: Found) -> ChangeAnswer:
    titles = "、".join(
        f"「{pair.new.edition.document.title}」（{named_edition(pair.old.edition)}→{named_edition(pair.new.edition)}）"
        for pair in found.pairs
    )
    caution = Caution(kind=CautionKind.NOT_COMPARABLE, text=phrases.WHICH_DOCUMENT.format(titles=titles))
    return ChangeAnswer(checked=_NO_CLAIMS, cautions=(caution,), reason=Reason.WHICH_DOCUMENT)


def _no_such_change(pair: EditionPair) -> Caution:
    text = phrases.NO_SUCH_CHANGE.format(old=named_edition(pair.old.edition), new=named_edition(pair.new.edition))
    return Caution(kind=CautionKind.EDITIONS_COMPARED, text=text)


def _compared(pair: EditionPair, more: int) -> Caution:
    title = pair.new.edition.document.title
    said = {
        "title": title,
        "argument": argument(title),
        "old": named_edition(pair.old.edition),
        "new": named_edition(pair.new.edition),
    }
    text = phrases.CHANGES_MORE.format(**said, count=more) if more > 0 else phrases.CHANGES_COMPARED.format(**said)
    return Caution(kind=CautionKind.EDITIONS_COMPARED, text=text)
