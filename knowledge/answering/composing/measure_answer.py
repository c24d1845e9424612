"""Answering with measures: a conclusion, what the first of them states, then the others by name, each its own claim."""

from collections.abc import Sequence

from knowledge.answering import phrases
from knowledge.answering.composing.composition import Composition
from knowledge.answering.composing.measure_claims import asked_fields, measure_points, note_told
from knowledge.answering.composing.measure_conclusion import (
    conclusion,
    field_conclusion,
    ineligible_conclusion,
    not_open,
    other,
    successor,
)
from knowledge.answering.composing.measure_fields import Asked, asks_for
from knowledge.answering.composing.measure_said import MeasureWords, plain
from knowledge.answering.composing.measure_tables import compared, comparison, contradicting, contradiction, higher_rate
from knowledge.answering.finding.evidence import Evidence
from knowledge.answering.finding.rivals import newest_first
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Caution, CautionKind, Draft, Ineligible, QuestionKind
from knowledge.domain.eligibility import eligibility
from knowledge.domain.measure import Measure
from knowledge.domain.municipality import Asker, MunicipalityKind

_MOST_POINTS = 4
_MOST_OTHERS = 2
_KINDS = (MunicipalityKind.PREFECTURE, MunicipalityKind.CITY, MunicipalityKind.TOWN)


def compose_measures(reading: Reading, evidence: Evidence) -> Composition | None:
    """The measure that the question is about; one that is not open to the asker is told as such, not recommended."""
    if not evidence.measures:
        return None
    if reading.kind is QuestionKind.COMPARISON and len(evidence.measures) > 1:
        pair = [_words_of(one, reading, evidence) for one in evidence.measures[:2]]
        ranked = higher_rate(*pair) if asks_for(Asked.MONEY, pair[0].measure, reading) else None
        return Composition(drafts=(ranked or comparison(*pair),), tables=(compared(pair),))
    told_otherwise = newest_first((evidence.measures[0], *evidence.rivals)) if evidence.rivals else []
    first = next(iter(told_otherwise), evidence.measures[0])
    beside = (*evidence.successors[:1], *told_otherwise)
    others = [one for one in evidence.measures[1:] if one not in beside]
    words = _words_of(first, reading, evidence)
    drafts = [*_told(words, reading, note_told(words, reading, evidence.asked_for.words))]
    drafts += [successor(_words_of(one, reading, evidence)) for one in evidence.successors[:1]]
    head = phrases.OF.format(name=words.name().text) if (others or evidence.successors) and words.name() else ""
    drafts += measure_points(words, reading, told=tuple(drafts), head=head, most=_MOST_POINTS)
    drafts += [_beside(_words_of(one, reading, evidence), reading) for one in others[:_MOST_OTHERS]]
    cautions = _ask_who(evidence.measures, reading.asker)
    if not told_otherwise:
        return Composition(drafts=tuple(drafts), cautions=cautions)
    table = contradicting([_words_of(one, reading, evidence) for one in told_otherwise])
    return Composition(drafts=tuple(drafts), tables=(table,), cautions=(contradiction(told_otherwise), *cautions))


def _words_of(measure: Measure, reading: Reading, evidence: Evidence) -> MeasureWords:
    key = evidence.measure_keys[measure.id]
    return MeasureWords(measure, key, evidence.offered[key], reading.asker)


def _told(words: MeasureWords, reading: Reading, note: Draft | None) -> list[Draft]:
    """What is asked for, each field a line; that the measure is not open to the asker comes before it.

    A `note` on what is asked comes before the conclusion, which says no more than what money there is.
    """
    verdict = eligibility(words.measure, reading.asker)
    asked = asked_fields(words, reading)
    each = [draft for field in asked if (draft := field_conclusion(words, field, reading.as_of))]
    noted = [note] if note else []
    if not verdict.is_against:
        return [*each, *noted] if each else [*noted, conclusion(words, verdict, reading.as_of)]
    return [ineligible_conclusion(words, verdict, reading.asker), *each, *noted]


def _beside(words: MeasureWords, reading: Reading) -> Draft:
    verdict = eligibility(words.measure, reading.asker)
    return ineligible_conclusion(words, verdict, reading.asker) if verdict.is_against else other(words, reading.as_of)


def ineligible(measures: Sequence[Measure], asker: Asker) -> tuple[Ineligible, ...]:
    """Those of the measures that are not open to the asker, and why, for their cards."""
    found = []
    for measure in measures:
        verdict = eligibility(measure, asker)
        if verdict.is_against and verdict.stated:
            reason = not_open(verdict, asker, words=plain(verdict.stated.text))
            found.append(Ineligible(measure_id=measure.id, reason=reason, stated=verdict.stated))
    return tuple(found)


def not_recommended(barred: Sequence[Ineligible], measures: Sequence[Measure]) -> tuple[Caution, ...]:
    """A warning of each measure that is not open to the asker, for claims that may not say so (of a model)."""
    names = {measure.id: measure.name for measure in measures}
    return tuple(
        Caution(
            kind=CautionKind.NOT_ELIGIBLE,
            text=phrases.NOT_RECOMMENDED.format(name=names[one.measure_id], reason=one.reason),
        )
        for one in barred
    )


def untold(barred: Sequence[Ineligible], reading: Reading, told: Sequence[Measure]) -> tuple[Ineligible, ...]:
    """Those not open to the asker that no claim says so of: what a table compares, and what stands in other text."""
    said = () if reading.kind is QuestionKind.COMPARISON else told
    return tuple(one for one in barred if all(one.measure_id != measure.id for measure in said))


def _ask_who(measures: Sequence[Measure], asker: Asker) -> tuple[Caution, ...]:
    """Asks for the kind of body where it is not known and decides which of the measures is open."""
    if asker.kind is not MunicipalityKind.UNKNOWN:
        return ()
    verdicts = {tuple(eligibility(one, Asker(kind=kind)).eligibility for one in measures) for kind in _KINDS}
    differ = len(measures) > 1 and len(verdicts) > 1
    return (Caution(kind=CautionKind.ASKER_UNKNOWN, text=phrases.ASKER_UNKNOWN),) if differ else ()
