"""Answering what changed between editions (第2.1版で何が変わった？): which editions are meant, and the claims."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.answering import phrases
from knowledge.answering.changes.compared_editions import (
    EditionPair,
    Found,
    is_named,
    named_edition,
    pairs_meant,
    unknown_edition,
)
from knowledge.answering.changes.comparison import Comparisons
from knowledge.answering.changes.date import made_in
from knowledge.answering.changes.item import ChangeItem, Way
from knowledge.answering.changes.question import Asked, ChangeQuestion, Only, read_change_question, speaks_of_change
from knowledge.answering.changes.record_of_editions import record_of
from knowledge.answering.checking import grounding
from knowledge.answering.checking.grounding import Checked
from knowledge.answering.finding.haystack import Haystack
from knowledge.domain.answer import Caution, CautionKind, Passage, Question, Reason
from knowledge.domain.measure import Measure
from knowledge.library.catalog import EditionState
from knowledge.library.history import Held
from knowledge.library.library import Library
from knowledge.library.words import Words
from knowledge.text import argument

_MOST_CLAIMS = 5
_MOST_DOCUMENTS = 5
_NEAR = 3  # passages
_HALF = 0.5
_SURE = 0.85


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
class _Fitting:
    pair: EditionPair
    score: float
    items: tuple[ChangeItem, ...]


class ChangeAnswers:
    """Answers questions about changes from the editions that the library keeps."""

    def __init__(self, library: Library, comparisons: Comparisons) -> None:
        self._library = library
        self._comparisons = comparisons

    def answer(self, question: Question, near: Callable[[], Sequence[Passage]] = tuple) -> ChangeAnswer:
        """The answer; one without claims and cautions where the question is about something else.

        `near` finds the passages of the question: their documents come first.
        """
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
        return self._answer(asked, documents, near) if asked else _SOMETHING_ELSE

    def _answer(
        self, asked: ChangeQuestion, documents: Sequence[tuple[Held, ...]], near: Callable[[], Sequence[Passage]]
    ) -> ChangeAnswer:
        found = pairs_meant(asked, documents)
        pairs = _nearest(asked, found.pairs, near)
        fitting = sorted((_Fitting(pair, *self._about(asked, pair)) for pair in pairs), key=lambda one: -one.score)
        telling = [one for one in fitting if one.items]
        if not telling and asked.asked is Asked.ONE_THING:
            return _SOMETHING_ELSE
        if asked.asked is Asked.DIFFERENCES and len(telling) > 1 and telling[0].score == telling[1].score:
            return _which_document(found)
        if telling:
            return self._told(asked, telling[0], found.unknown)
        if asked.labels and (recorded := self._recorded(asked, documents)):
            return ChangeAnswer(checked=recorded, cautions=found.cautions)
        compared = tuple(_no_such_change(one.pair) for one in fitting[:1])
        return ChangeAnswer(checked=_NO_CLAIMS, cautions=(*found.cautions, *compared))

    def _about(self, asked: ChangeQuestion, pair: EditionPair) -> tuple[float, tuple[ChangeItem, ...]]:
        """How well the changes fit what is asked, and those that fit best; all where nothing is singled out."""
        comparison = self._comparisons.of(pair)
        if not asked.about:
            return 1.0, _going(asked.only, comparison.items)
        least = _SURE if asked.asked is Asked.ONE_THING else _HALF
        items = _going(asked.only, comparison.single)
        scored = [(_bears(item, asked.about, self._library.words), item) for item in items]
        best = max((score for score, _ in scored), default=0.0)
        return best, tuple(item for score, item in scored if score >= max(least, best))

    def _recorded(self, asked: ChangeQuestion, documents: Sequence[tuple[Held, ...]]) -> Checked | None:
        """What the current edition records of the newest edition named, where there is nothing to compare it with."""
        for editions in documents:
            current = next((held for held in editions if held.state is EditionState.CURRENT), None)
            if current is None or not any(is_named(held, asked.labels) for held in editions):
                continue
            chunks = self._library.history.publication(current.shelved.key).chunks
            for label in reversed(asked.labels):
                if drafts := record_of(label, chunks):
                    return grounding.check(drafts, {chunk.id: (chunk,) for chunk in chunks})
        return None

    def _told(self, asked: ChangeQuestion, fitting: "_Fitting", unknown: tuple[str, ...]) -> ChangeAnswer:
        pair, items = fitting.pair, fitting.items
        comparison = self._comparisons.of(pair)
        dated = made_in(pair.new.edition, comparison.new.chunks) if asked.when else ()
        shown = items[: _MOST_CLAIMS - len(dated)]
        offered = {chunk_id: (chunk,) for chunk_id, chunk in comparison.chunks.items()}
        checked = grounding.check([*dated, *(item.draft for item in shown)], offered)
        more = len(items) - len(shown)
        return ChangeAnswer(
            checked=checked,
            cautions=(*(unknown_edition(label, pair.latest.edition) for label in unknown), _compared(pair, more)),
            measures=tuple(dict.fromkeys(item.measure for item in shown if item.measure)),
        )


def _nearest(
    asked: ChangeQuestion, pairs: Sequence[EditionPair], near: Callable[[], Sequence[Passage]]
) -> Sequence[EditionPair]:
    """The pairs to look into, the document nearest to the question first; of one thing only the nearest tell."""
    if len(pairs) <= 1 and asked.asked is Asked.DIFFERENCES:
        return pairs
    passages = near()[:_NEAR] if asked.asked is Asked.ONE_THING else near()
    order = list(dict.fromkeys(passage.location.edition.document.id for passage in passages))
    nearest = [pair for one in order for pair in pairs if pair.new.edition.document.id == one]
    others = [] if asked.asked is Asked.ONE_THING else [pair for pair in pairs if pair not in nearest]
    return [*nearest, *others][:_MOST_DOCUMENTS]


def _going(only: Only, items: tuple[ChangeItem, ...]) -> tuple[ChangeItem, ...]:
    """The changes that go the way asked for."""
    way = {Only.ADDED: Way.ADDED, Only.REMOVED: Way.REMOVED}.get(only)
    return items if way is None else tuple(item for item in items if item.way is way)


def _bears(item: ChangeItem, about: Sequence[str], words: Words) -> float:
    """The share of the words that the change bears, itself or as a thing of the kind that a word names (回数)."""
    hay = Haystack.of(item.words, words)
    return sum(hay.likeness(word) for word in about) / len(about)


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
