"""Judging an answer (判定): what of the expected it says, cites and warns of; whether its quotes are the source's."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.domain.answer import Answer, CautionKind, Grounded, Reason, Unanswered
from knowledge.domain.document import Chunk, Location
from knowledge.evaluation.questions import GoldenQuestion, Source
from knowledge.text import fold

Chunks = Callable[[Iterable[str]], Mapping[str, Chunk]]
"""Stored chunks by id."""

_ASKS_BACK = frozenset({Reason.WHICH_DOCUMENT, Reason.WHICH_MUNICIPALITY, Reason.WHICH_FACT})


# A limit that has passed is told of a measure by its period, and of other texts by the words quoted.
_SAYS_TOO = {CautionKind.PERIOD_ENDED: (CautionKind.QUOTED_LIMIT_PASSED,)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How one answer stands to what was expected of it.

    Facts: `stated` in claims or tables, `in_claims` in claims alone, `anywhere` in quotes and cards too. `foreign` are
    the `absent` words that are said. `cited` are the places expected of which one is cited, `near` whether at least
    the document and section are right. A refusal may show all facts in the words that came near (`shown_near`).
    `warned` are the cautions expected and shown. Of `quotes` shown, `verified` stand verbatim in the stored chunk of
    the edition that is named.
    """

    answered: bool
    asked_back: bool
    stated: bool
    in_claims: bool
    anywhere: bool
    missing: tuple[str, ...]
    foreign: tuple[str, ...]
    cited: tuple[Source, ...]
    near: bool
    shown_near: bool
    warned: tuple[CautionKind, ...]
    kind: bool
    quotes: int
    verified: int


def judge(question: GoldenQuestion, answer: Answer, chunks: Chunks) -> Verdict:
    """Holds an answer against what is expected."""
    claims, shown, anywhere = _claims(answer), _headline(answer), _everything(answer)
    missing = tuple(name for name, alternatives in _facts(question) if not _says(shown, alternatives))
    quotes = tuple(_quotes(answer))
    held = chunks({chunk_id for _, chunk_id, _ in quotes})
    places = [citation.location for citation in answer.citations] if isinstance(answer, Grounded) else []
    warnings = {caution.kind for caution in answer.cautions}
    return Verdict(
        answered=isinstance(answer, Grounded),
        asked_back=isinstance(answer, Unanswered) and answer.reason in _ASKS_BACK,
        stated=not missing,
        in_claims=all(_says(claims, alternatives) for _, alternatives in _facts(question)),
        anywhere=all(_says(anywhere, alternatives) for _, alternatives in _facts(question)),
        missing=missing,
        foreign=tuple(word for word in question.absent if fold(word) in shown),
        cited=tuple(source for source in question.source if any(is_at(source, place) for place in places)),
        near=any(is_near(source, place) for source in question.source for place in places),
        shown_near=all(_says(_nearest(answer), alternatives) for _, alternatives in _facts(question)),
        warned=tuple(kind for kind in question.caution if warnings & {kind, *_SAYS_TOO.get(kind, ())}),
        kind=answer.kind is question.kind,
        quotes=len(quotes),
        verified=sum(_stands(text, held.get(chunk_id), place) for text, chunk_id, place in quotes),
    )


def is_right(question: GoldenQuestion, verdict: Verdict) -> bool:
    """Whether everything that is expected holds."""
    if question.ask_back:
        return verdict.asked_back
    if question.refuse:
        return not verdict.answered
    return (
        verdict.answered
        and verdict.stated
        and not verdict.foreign
        and (bool(verdict.cited) or not question.source)
        and verdict.warned == question.caution
        and (verdict.kind or question.kind is None)
        and verdict.verified == verdict.quotes
    )


def still_answers(question: GoldenQuestion, answer: Answer) -> bool:
    """Whether an edition may be published (公開前の検査): every fact stands anywhere, or it is rightly not answered."""
    if not isinstance(answer, Grounded):
        return question.refuse or (question.ask_back and answer.reason in _ASKS_BACK)
    said = _everything(answer)
    return question.wants_answer and all(_says(said, alternatives) for _, alternatives in _facts(question))


def length_of(answer: Grounded) -> int:
    """Characters of what is told (答えの長さ): claims and tables, without quotes, cards and cautions."""
    cells = (cell.text for table in answer.tables for row in table.rows for cell in row)
    heads = (text for table in answer.tables for text in (table.title, *table.header))
    return sum(map(len, (*(claim.text for claim in answer.claims), *heads, *cells)))


def is_at(source: Source, place: Location) -> bool:
    """Whether a place is the one expected, page included."""
    if not is_near(source, place):
        return False
    if source.page is None:
        return True
    return place.page is not None and place.page <= source.page <= (place.last_page or place.page)


def is_near(source: Source, place: Location) -> bool:
    """Whether a place is in the document, edition and section expected, on whatever page."""
    edition = place.edition
    return (
        (source.document == edition.source_name or fold(source.document) in fold(edition.document.title))
        and fold(source.edition) in fold(edition.label)
        and (not source.section or any(fold(source.section) in fold(heading) for heading in place.heading_path))
    )


def _facts(question: GoldenQuestion) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each fact as it is shown, with the words of which one will do."""
    for fact in question.facts:
        alternatives = (fact,) if isinstance(fact, str) else fact
        yield "／".join(alternatives), alternatives


def _says(said: str, alternatives: Iterable[str]) -> bool:
    return any(fold(word) in said for word in alternatives)


def _claims(answer: Answer) -> str:
    return fold("\n".join(claim.text for claim in answer.claims)) if isinstance(answer, Grounded) else ""


def _headline(answer: Answer) -> str:
    """Claims and tables: what the reader reads first."""
    if not isinstance(answer, Grounded):
        return ""
    tables = (
        text
        for table in answer.tables
        for text in (table.title, *table.header, *(cell.text for row in table.rows for cell in row))
    )
    return _claims(answer) + fold("\n".join(("", *tables)))


def _everything(answer: Answer) -> str:
    """Quotes and cards too."""
    if not isinstance(answer, Grounded):
        return ""
    return _headline(answer) + fold("\n".join(("", *(text for text, _, _ in _quotes(answer)))))


def _nearest(answer: Answer) -> str:
    """The words that came near a question that is not answered."""
    return fold("\n".join(near.quote for near in answer.nearest)) if isinstance(answer, Unanswered) else ""


def _quotes(answer: Answer) -> Iterator[tuple[str, str, Location]]:
    """Everything shown as the source's own words: quotes and the fields of cards, with chunk and place."""
    if not isinstance(answer, Grounded):
        yield from ((near.quote, near.chunk_id, near.location) for near in answer.nearest if near.quote)
        return
    for citation in answer.citations:
        yield citation.quote, citation.chunk_id, citation.location
    fields = [field for measure in answer.measures for field in measure.stated]
    fields += [field for case in answer.cases for field in case.stated]
    for field in (*fields, *(one.stated for one in answer.ineligible)):
        yield field.text, field.chunk_id, field.location


def _stands(text: str, chunk: Chunk | None, place: Location) -> bool:
    return bool(text) and chunk is not None and text in chunk.text and chunk.location.edition.id == place.edition.id
