"""Composing without a model: the composer of the question's kind first; where it has nothing, the next stands in."""

from collections.abc import Callable, Mapping

from knowledge.answering.composing.case_claims import part_drafts
from knowledge.answering.composing.case_parts import costs_per_unit, money_named, parts_asked
from knowledge.answering.composing.case_source import CaseSource
from knowledge.answering.composing.composition import REFUSED, Composition
from knowledge.answering.composing.contradiction import with_contradiction
from knowledge.answering.composing.definition import compose_definition
from knowledge.answering.composing.general import compose_general
from knowledge.answering.composing.measure_answer import compose_measures
from knowledge.answering.composing.measure_fields import Asked, asks_for
from knowledge.answering.composing.number import compose_number
from knowledge.answering.composing.procedure import compose_procedure
from knowledge.answering.composing.prose import is_sentence
from knowledge.answering.finding import sufficiency
from knowledge.answering.finding.evidence import CASE_KEY, Evidence
from knowledge.answering.finding.expectation import names_what_is_asked
from knowledge.answering.finding.purpose import stands_in
from knowledge.answering.finding.year_named import is_of_the_year
from knowledge.answering.reading.question import Reading
from knowledge.answering.reading.section_series import is_of_another_section
from knowledge.domain.answer import CautionKind, Draft
from knowledge.text import find, fold

Composer = Callable[[Reading, Evidence], Composition | None]
"""Says what answers; nothing (``None``) where the question is none of its kind or it has nothing to say."""


def compose(reading: Reading, evidence: Evidence) -> Composition:
    """What the first composer says that has something to say, and of what is asked; nothing where none has."""
    composed = (composer(reading, evidence) for composer in _COMPOSERS)
    said = next((one for one in composed if one is not None and _answers(one, reading, evidence)), REFUSED)
    if any(caution.kind is CautionKind.CONTRADICTION for caution in said.cautions):
        return said  # records that disagree are told already
    return with_contradiction(said, reading, evidence)


def _answers(said: Composition, reading: Reading, evidence: Evidence) -> bool:
    """Whether the drafts have the number that is required, and what is asked of the topic, themselves or their heading.

    What is counted has to be borne where the count is. A number in another section of the series than the question
    names (ステップ3 for ステップ2) is none.
    """
    headings = {draft: _headings(draft, evidence) for draft in said.drafts}
    here = (draft.text for draft, over in headings.items() if not is_of_another_section(reading.asked, over))
    cells = (cell.text for table in said.tables for row in table.rows for cell in row)
    if not sufficiency.bears_what_is_required(reading.wanted, (*here, *cells)):
        return False
    told = "\n".join((*(d.text for d in said.drafts), *(q.text for d in said.drafts for q in d.quotes)))
    is_of_it = not evidence.purpose or stands_in(evidence.purpose, told, evidence.asked_for.words)
    if not (is_of_it and names_what_is_asked(reading.asked, fold(told))):
        return False
    if said.tables:
        return True
    if reading.periods and not _is_of_its_year(said, reading, evidence, headings):
        return False
    counting = [draft for draft in headings if sufficiency.bears_what_is_required(reading.wanted, (draft.text,))]
    texts = (part for draft in counting for part in (draft.text, *(quote.text for quote in draft.quotes)))
    borne = (*texts, *(path[-1] for one in counting for path in headings[one] if path))
    if _asks_for_no_field(reading, evidence) and not evidence.asked_for.is_called_in(borne):
        return False
    return evidence.asked_for.is_borne_by(borne)


def _asks_for_no_field(reading: Reading, evidence: Evidence) -> bool:
    """Whether a figure is asked of a measure that is none of its fields (予算総額): theirs have names of their own."""
    fields = any(asks_for(field, measure, reading) for measure in evidence.measures[:1] for field in Asked)
    return bool(evidence.measures) and reading.wanted.number and not fields


def _is_of_its_year(
    said: Composition,
    reading: Reading,
    evidence: Evidence,
    headings: Mapping[Draft, tuple[tuple[str, ...], ...]],
) -> bool:
    """Whether what is asked of a year is told of that year, and more than the day itself is borne."""
    noun = evidence.asked_for.noun
    telling = [draft.text for draft in said.drafts if noun and noun in fold(draft.text)]
    if telling and not any(is_of_the_year(text, reading.periods) for text in telling):
        return False
    over = (path[-1] for paths in headings.values() for path in paths if path)
    texts = (*(draft.text for draft in said.drafts), *(quote.text for draft in said.drafts for quote in draft.quotes))
    return evidence.asked_for.shares_a_word(reading.terms, (*texts, *over))


def _headings(draft: Draft, evidence: Evidence) -> tuple[tuple[str, ...], ...]:
    """The headings over what the draft quotes."""
    return tuple(
        chunk.location.heading_path
        for quote in draft.quotes
        for chunk in evidence.offered.get(quote.key, ())
        if find(quote.text, chunk.text)
    )


def _case(reading: Reading, evidence: Evidence) -> Composition | None:
    """The part of a case that the question asks for."""
    if evidence.told is None or costs_per_unit(reading.asked):
        return None
    source = CaseSource(case=evidence.told, key=CASE_KEY, chunks=evidence.offered[CASE_KEY])
    drafts = part_drafts([source], parts_asked(reading.asked), reading.periods, money_named(reading.asked))
    return Composition(drafts=drafts) if drafts else None


def _definition(reading: Reading, evidence: Evidence) -> Composition | None:
    """The definition asked for; what a measure is that the question names, its record tells, unless a sentence does."""
    said = compose_definition(reading, evidence)
    is_told = said is not None and any(is_sentence(draft.text) for draft in said.drafts)
    return said if is_told or not evidence.measures else None


_COMPOSERS: tuple[Composer, ...] = (
    _definition,
    compose_measures,
    _case,
    compose_procedure,
    compose_number,
    compose_general,
)
