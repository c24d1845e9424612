"""Answering with a list of measures: what ends soon, has ended, is to begin or can be used, each with its quote."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.answering import phrases
from knowledge.answering.checking import grounding
from knowledge.answering.checking.grounding import Checked
from knowledge.answering.composing.measure_answer import ineligible
from knowledge.answering.composing.measure_conclusion import conclusion, draft, ineligible_conclusion, other
from knowledge.answering.composing.measure_said import MeasureWords, Said
from knowledge.answering.deadlines.listing import Deadline, Deadlines, Span, deadlines
from knowledge.answering.deadlines.question import Listed, ListQuestion, list_question
from knowledge.answering.finding.measures import measure_chunks
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Caution, CautionKind, Draft, Ineligible
from knowledge.domain.calendar import Period, Standing
from knowledge.domain.document import Chunk
from knowledge.domain.eligibility import eligibility
from knowledge.domain.measure import Measure
from knowledge.library.library import Library

_MOST = 6
# Lists of what can be used: all of them, or those alone whose window for applying is open.
_OF_USE = (Listed.USABLE, Listed.ACCEPTING)
_SPANS = {Span.PROJECT: phrases.PROJECT_PERIOD, Span.APPLICATION: phrases.APPLICATION_PERIOD}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineAnswer:
    """The claims of a list; without claims nothing of what was asked for is registered."""

    checked: Checked
    measures: tuple[Measure, ...]
    ineligible: tuple[Ineligible, ...]
    cautions: tuple[Caution, ...]


class DeadlineAnswers:
    """Answers questions for a list from the records of measures alone."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def answer(self, reading: Reading) -> DeadlineAnswer | None:
        """The list that the question asks for; ``None`` where it asks for none, or there are no measures."""
        measures = self._library.measures()
        asked = list_question(reading, self._library.words) if measures else None
        if asked is None:
            return None
        barred = ineligible(measures, reading.asker)
        ids = {one.measure_id for one in barred}
        found = list(_found(asked, deadlines(measures, as_of=reading.as_of), reading.as_of))
        found.sort(key=lambda one: one.deadline.measure.id in ids)
        shown = found[:_MOST]
        return self._told(asked, shown, len(found), reading, barred)

    def _told(
        self, asked: ListQuestion, shown: Sequence["_Found"], count: int, reading: Reading, barred: Sequence[Ineligible]
    ) -> DeadlineAnswer:
        drafts, offered = [], {}
        for number, one in enumerate(shown, 1):
            words = self._words(one.deadline.measure, f"M{number}", reading)
            offered[words.key] = words.chunks
            drafts.append(_draft(words, one, asked, reading, is_first=number == 1))
        measures = tuple(dict.fromkeys(one.deadline.measure for one in shown))
        more = phrases.MORE_LISTED.format(count=count - len(shown))
        return DeadlineAnswer(
            checked=grounding.check(drafts, offered),
            measures=measures,
            ineligible=tuple(one for one in barred if any(one.measure_id == measure.id for measure in measures)),
            cautions=(Caution(kind=CautionKind.MORE_LISTED, text=more),) if count > len(shown) else (),
        )

    def _words(self, measure: Measure, key: str, reading: Reading) -> MeasureWords:
        held = self._library.chunks(field.chunk_id for field in measure.stated)
        chunks: tuple[Chunk, ...] = measure_chunks(measure, held)
        return MeasureWords(measure, key, chunks, reading.asker)


@dataclass(frozen=True, slots=True)
class _Found:
    """A deadline of the list and how it is told."""

    deadline: Deadline
    form: str


def _found(asked: ListQuestion, all_of: Deadlines, as_of: date) -> Iterator[_Found]:
    if asked.listed in _OF_USE:
        usable = (*all_of.ending, *all_of.later, *all_of.upcoming, *all_of.unknown, *all_of.ended)
        told: dict[str, Deadline] = {}
        for one in usable:
            told.setdefault(one.measure.id, one)
        accepting = [one for one in told.values() if one.measure.window.standing(as_of) is Standing.OPEN]
        some = accepting if asked.listed is Listed.ACCEPTING else []
        yield from (_Found(one, "") for one in some or told.values())
    elif asked.period:
        yield from _within(asked.listed, asked.period, all_of, as_of)
    elif asked.listed is Listed.ENDED:
        yield from (_Found(one, phrases.LISTED_ENDED) for one in all_of.ended)
    elif asked.listed is Listed.UPCOMING:
        yield from (_Found(one, phrases.LISTED_UPCOMING) for one in all_of.upcoming)
    elif all_of.ending:
        yield from (_Found(one, phrases.LISTED_ENDING) for one in all_of.ending)
    else:
        yield from (_Found(one, phrases.LISTED_NEXT) for one in all_of.later[:1] if one.day)


def _within(listed: Listed, period: Period, all_of: Deadlines, as_of: date) -> Iterator[_Found]:
    """What ends or begins in the time that the question names."""
    everything = (*all_of.ending, *all_of.later, *all_of.upcoming, *all_of.ended)
    for one in everything:
        days = one.validity if isinstance(one.validity, Period) else Period()
        day = days.starts if listed is Listed.UPCOMING else days.ends
        if day is None or period.standing(day) is not Standing.OPEN:
            continue
        if listed is Listed.UPCOMING:
            yield _Found(one, phrases.LISTED_BEGINS_THEN)
        else:
            yield _Found(one, phrases.LISTED_ENDED if day < as_of else phrases.LISTED_ENDS_THEN)


def _draft(words: MeasureWords, found: _Found, asked: ListQuestion, reading: Reading, *, is_first: bool) -> Draft:
    verdict = eligibility(words.measure, reading.asker)
    if verdict.is_against:
        return ineligible_conclusion(words, verdict, reading.asker)
    if asked.listed in _OF_USE:
        return conclusion(words, verdict, reading.as_of) if is_first else other(words, reading.as_of)
    name = words.name() or Said(phrases.THIS_MEASURE)
    period = words.one(found.deadline.stated)
    text = found.form.format(name=name.text, what=_SPANS[found.deadline.span], period=period.text)
    return draft(words, Said(text, (*name.quotes, *period.quotes)))
