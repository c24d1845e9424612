"""The line that leads (書き出し): one sentence by a model before what was made of records, checked as any other."""

from dataclasses import replace

from knowledge.answering.checking import validity
from knowledge.answering.checking.grounding import Checked
from knowledge.answering.composing.numbering import Numbering, grounded_in
from knowledge.answering.reading.question import Reading
from knowledge.answering.telling import Tell, nobody, told_of
from knowledge.answering.writing import model_answer
from knowledge.answering.writing.brief import Brief, material_of_records
from knowledge.answering.writing.language_model import Writer
from knowledge.answering.writing.model_answer import NotWritten
from knowledge.domain.answer import Caution, Claim, Grounded, Mode
from knowledge.domain.numbers import numbers_in, stands_in
from knowledge.library.library import Library


def led(writer: Writer, answer: Grounded, reading: Reading, library: Library, tell: Tell) -> Grounded:
    """The answer with a conclusion by the model; claims and tables of records stay, and stand alone where it fails."""
    brief = Brief(
        question=answer.question,
        reading=reading,
        material=material_of_records(answer.measures, answer.cases, library),
        cautions=answer.cautions,
        points=tuple(claim.text for claim in answer.claims),
    )
    written = model_answer.compose(writer, brief, warn=_nothing, tell=nobody)
    if isinstance(written, NotWritten):
        return replace(answer, cautions=(written.caution, *answer.cautions), usage=written.usage)
    if not written.checked.claims:
        return replace(answer, usage=written.usage)
    whole = replace(_before(written.checked, answer), usage=written.usage)
    for told in told_of(whole):
        tell(told)
    return whole


def _before(lead: Checked, answer: Grounded) -> Grounded:
    """The line and then the claims, without a first one that says nothing beyond the line."""
    numbering = Numbering()
    numbering.take(lead.citations)
    rest = grounded_in(answer, numbering)
    first, *others = rest.claims
    kept = others if _is_said(first, lead.claims[0]) else rest.claims
    passed = validity.quote_cautions(lead.citations, as_of=answer.question.as_of, told=answer.measures)
    return replace(
        rest,
        claims=(*lead.claims, *kept),
        citations=numbering.citations,
        cautions=tuple(dict.fromkeys((*rest.cautions, *passed))),
        mode=Mode.MODEL,
    )


def _is_said(claim: Claim, lead: Claim) -> bool:
    """Whether the line rests on all that the claim rests on, and has all its numbers."""
    said = tuple(numbers_in(lead.text))
    return set(claim.citations) <= set(lead.citations) and all(stands_in(n, said) for n in numbers_in(claim.text))


def _nothing(_checked: Checked) -> tuple[Caution, ...]:
    """All that has to be said of records is said of the answer already."""
    return ()
