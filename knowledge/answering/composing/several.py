"""One answer to several questions (複数の問い): claims say which they answer, citations are numbered over the whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from knowledge.answering import phrases
from knowledge.answering.composing.numbering import Numbering, grounded_in
from knowledge.answering.writing.spending import total
from knowledge.domain.answer import (
    Answer,
    Caution,
    CautionKind,
    Grounded,
    Mode,
    Question,
    QuestionKind,
    Unanswered,
)

_T = TypeVar("_T")


def joined(answers: Sequence[tuple[str, Answer]], question: Question, answer_id: str) -> Answer:
    """The answers to the parts of `question` as one; a part without an answer is said, all without are a refusal."""
    grounded = [(part, answer) for part, answer in answers if isinstance(answer, Grounded)]
    if not grounded:
        return _refused([answer for _, answer in answers if isinstance(answer, Unanswered)], question, answer_id)
    numbering = Numbering()
    parts = [(part, grounded_in(answer, numbering)) for part, answer in grounded]
    unanswered = [(part, answer) for part, answer in answers if isinstance(answer, Unanswered)]
    told = [answer for _, answer in parts]
    return replace(
        told[0],
        id=answer_id,
        question=question,
        kind=told[0].kind if len({answer.kind for answer in told}) == 1 else QuestionKind.GENERAL,
        claims=tuple(replace(claim, part=part) for part, answer in parts for claim in answer.claims),
        citations=numbering.citations,
        cautions=_once((*_said(unanswered), *(caution for answer in told for caution in answer.cautions))),
        cases=_once(case for answer in told for case in answer.cases),
        measures=_once(measure for answer in told for measure in answer.measures),
        mode=Mode.MODEL if all(answer.mode is Mode.MODEL for answer in told) else Mode.EXTRACTIVE,
        tables=tuple(table for answer in told for table in answer.tables),
        ineligible=_once(one for answer in told for one in answer.ineligible),
        fits=_once(fit for answer in told for fit in answer.fits),
        related=next((answer.related for answer in told if answer.related), None),
        usage=total([answer.usage for answer in told if answer.usage]),
    )


def _refused(answers: Sequence[Unanswered], question: Question, answer_id: str) -> Unanswered:
    """The first refusal, with all that was said and came near; what is asked back goes before."""
    first = next((answer for answer in answers if answer.choices), answers[0])
    return replace(
        first,
        id=answer_id,
        question=question,
        cautions=_once(caution for answer in (first, *answers) for caution in answer.cautions),
        nearest=_once(passage for answer in answers for passage in answer.nearest)[:3],
    )


def _said(unanswered: Sequence[tuple[str, Unanswered]]) -> Iterator[Caution]:
    """What no answer was found for, each with what was said of it."""
    for part, answer in unanswered:
        text = phrases.PART_UNANSWERED.format(part=part.rstrip("？?。"))
        yield Caution(kind=CautionKind.PART_UNANSWERED, text=text)
        named = f"（{'、'.join(answer.choices)}）" if answer.choices else ""
        yield from (replace(caution, text=f"{caution.text}{named}") for caution in answer.cautions)


def _once(items: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(items))
