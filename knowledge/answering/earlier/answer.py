"""Answering what an earlier edition says (前は何年分だった？): its words, dated, then what they have become.

A value of an earlier edition is never told without its edition, nor without what stands in its place now.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.answering import phrases
from knowledge.answering.changes.compared_editions import EditionPair, Editions, named_edition, unknown_edition
from knowledge.answering.changes.comparison import Comparisons
from knowledge.answering.checking import grounding
from knowledge.answering.checking.grounding import Checked
from knowledge.answering.composing.compose import compose
from knowledge.answering.earlier.editions import EarlierEditions, is_meant, meant_documents, meant_pairs
from knowledge.answering.earlier.then_and_now import then_and_now
from knowledge.answering.finding import sufficiency
from knowledge.answering.finding.evidence import gather
from knowledge.answering.finding.retrieval import Retriever
from knowledge.answering.reading.edition_meant import EditionMeant, How, edition_meant
from knowledge.answering.reading.question import Reading, of_text
from knowledge.domain.answer import Caution, CautionKind, Citation
from knowledge.domain.measure import Measure
from knowledge.library.catalog import EditionState
from knowledge.library.library import Library
from knowledge.library.unit_vectors import UnitVectors
from knowledge.text import find


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAnswer:
    """What an earlier edition says and what that is now. Without claims: what has to be said first.

    `reading` is then the question without the edition that it spoke of.
    """

    checked: Checked
    reading: Reading
    cautions: tuple[Caution, ...] = ()
    measures: tuple[Measure, ...] = ()


class EarlierAnswers:
    """Answers questions about earlier editions from those that the library keeps."""

    def __init__(self, library: Library, retriever: Retriever, vectors: UnitVectors, comparisons: Comparisons) -> None:
        self._library = library
        self._retriever = retriever
        self._vectors = vectors
        self._comparisons = comparisons
        self._editions = EarlierEditions(library)

    def answer(self, reading: Reading) -> EarlierAnswer | None:
        """The answer; ``None`` where no earlier edition is meant, or where nothing shows that one is."""
        meant = edition_meant(reading.text)
        if meant is None:
            return None
        plain = of_text(reading, meant.plain, self._library.words)
        passages = self._retriever.find(plain)
        editions = meant_documents(meant, reading.text, self._library.history.documents(), passages)
        pairs = meant_pairs(meant, editions)
        told = [one for pair in pairs if (one := self._told(meant, plain, pair))]
        if told:
            return max(told, key=lambda one: one.confidence).answer
        return _without_claims(meant, plain, editions, pairs)

    def _told(self, meant: EditionMeant, plain: Reading, pair: EditionPair) -> "_Told | None":
        """What the earlier edition of the pair answers, and what that is now."""
        library = self._editions.of(pair.old)
        if library is None:
            return None
        then = replace(plain, as_of=pair.old.edition.published or plain.as_of)
        evidence = gather(library, then, Retriever(library).find(then), self._vectors)
        if not sufficiency.is_sufficient(evidence.signs):
            return None
        said = compose(then, evidence)
        before = grounding.check(said.drafts, evidence.offered)
        if not before.claims:
            return None
        comparison = self._comparisons.of(pair)
        beside = then_and_now(before, comparison, plain.wanted)
        offered = {chunk_id: (chunk,) for chunk_id, chunk in comparison.chunks.items()}
        checked = grounding.check(beside.drafts, offered)
        if not checked.claims or (meant.how is How.STILL and not beside.gone):
            return None
        measures = tuple(self._measures_of(checked.citations))
        caution = _premise(_said_of(pair, phrases.EARLIER_GONE if beside.gone else phrases.EARLIER_TOLD))
        answer = EarlierAnswer(checked=checked, reading=plain, cautions=(caution,), measures=measures)
        return _Told(answer, evidence.confidence)

    def _measures_of(self, citations: Sequence[Citation]) -> Iterator[Measure]:
        """The measures, as they are now, whose fields are quoted: whether they can still be used has to be told."""
        for measure in self._library.measures():
            if any(
                one.chunk_id == field.chunk_id and (find(field.text, one.quote) or find(one.quote, field.text))
                for one in citations
                for field in measure.stated
            ):
                yield measure


@dataclass(frozen=True, slots=True)
class _Told:
    answer: EarlierAnswer
    confidence: float


def _without_claims(
    meant: EditionMeant, plain: Reading, editions: Sequence[Editions], pairs: Sequence[EditionPair]
) -> EarlierAnswer | None:
    """What is said before the answer of the current edition stands in; nothing where only a time was hinted at.

    A label that is not registered, or not current, is a wrong premise and said as one.
    """
    if not editions or meant.how in (How.HINTED, How.STILL) or (meant.how is How.NAMED and meant.day is None):
        return None
    if any(is_meant(meant, held) for held in editions[0] if held.state is EditionState.CURRENT):
        return EarlierAnswer(checked=grounding.NOTHING, reading=plain)
    latest = next(held.edition for held in editions[0] if held.state is EditionState.CURRENT)
    title = latest.document.title
    if pairs:
        caution = _premise(_said_of(pairs[0], phrases.NOT_IN_EARLIER))
    elif meant.day:
        caution = unknown_edition(meant.label, latest)
    else:
        caution = _premise(phrases.NO_EARLIER_HELD.format(title=title, label=named_edition(latest)))
    return EarlierAnswer(checked=grounding.NOTHING, reading=plain, cautions=(caution,))


def _said_of(pair: EditionPair, form: str) -> str:
    title = pair.new.edition.document.title
    return form.format(title=title, old=named_edition(pair.old.edition), new=named_edition(pair.new.edition))


def _premise(text: str) -> Caution:
    return Caution(kind=CautionKind.PREMISE, text=text)
