"""The examination before a flip (公開前の検査): what the next state of the library would answer worse than today's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.answering.advisor import Advisor
from knowledge.domain.document import Chunk
from knowledge.domain.publication import Publication
from knowledge.domain.published import Finding, FindingKind
from knowledge.evaluation.asking import question_of
from knowledge.evaluation.judging import still_answers
from knowledge.evaluation.questions import GoldenQuestion
from knowledge.library.catalog import EditionState
from knowledge.library.library import Library
from knowledge.library.vectors import Face

_LEAST_LEFT = 0.5  # an edition with less than half of the text before it was probably not read whole
_SAMPLE = 40
_AMONG = 20  # alike passages of other documents may stand before a chunk that looks for itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """Compares the library as it is with the library as it will be with `publication`."""

    publication: Publication
    previous: Publication | None
    golden: Sequence[GoldenQuestion]
    today: date

    @classmethod
    def of(
        cls, publication: Publication, library: Library, *, golden: Sequence[GoldenQuestion], today: date
    ) -> "Examination":
        """The examination of a publication that shall take the place of the current edition of its document."""
        editions = library.history.of(publication.edition.document.id)
        current = next((held for held in editions if held.state is EditionState.CURRENT), None)
        previous = library.history.publication(current.shelved.key) if current else None
        return cls(publication=publication, previous=previous, golden=golden, today=today)

    def __call__(self, now: Library, ahead: Library) -> tuple[Finding, ...]:
        """Everything found: less text, passages that do not find themselves, golden questions that are lost."""
        return (*self._less_text(), *self._not_found_again(ahead), *self._lost_questions(now, ahead))

    def _less_text(self) -> Iterator[Finding]:
        if self.previous is None:
            return
        before, after = _length(self.previous), _length(self.publication)
        if after < before * _LEAST_LEFT:
            yield Finding(kind=FindingKind.LESS_TEXT, before=before, after=after)

    def _not_found_again(self, ahead: Library) -> Iterator[Finding]:
        """Looks a sample of chunks up by their own vectors and words: what an index has lost cannot be cited."""
        chunks = self.publication.chunks
        sample = chunks[:: max(1, len(chunks) // _SAMPLE)][:_SAMPLE]
        for chunk, vector in zip(sample, ahead.vectors_of(Face.BODY, sample), strict=True):
            by_meaning = {hit.chunk_id for hit in ahead.nearest(Face.BODY, vector, _AMONG)}
            by_words = {hit.chunk_id for hit in ahead.matching(chunk.tokens, _AMONG)} if chunk.tokens else by_meaning
            if not (_is_among(chunk, by_meaning, ahead) and _is_among(chunk, by_words, ahead)):
                yield Finding(kind=FindingKind.NOT_FOUND_AGAIN, about=chunk.heading)

    def _lost_questions(self, now: Library, ahead: Library) -> Iterator[Finding]:
        """The golden questions that are answered rightly today and would not be after the flip."""
        for question in self.golden:
            if not self._is_answered(question, ahead) and self._is_answered(question, now):
                yield Finding(kind=FindingKind.GOLDEN_QUESTION, about=question.text)

    def _is_answered(self, golden: GoldenQuestion, library: Library) -> bool:
        advisor = Advisor(library)
        return still_answers(golden, advisor.ask(question_of(golden, advisor, asked_on=self.today)))


def _length(publication: Publication) -> int:
    return sum(len(chunk.text) for chunk in publication.chunks)


def _is_among(chunk: Chunk, ids: set[str], library: Library) -> bool:
    """Whether the chunk, or one with the same words, is among those found."""
    return chunk.id in ids or any(found.text == chunk.text for found in library.chunks(ids).values())
