"""The claims that the fields of a measure bear, one each, behind the conclusion: the field asked for first."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from knowledge.answering import phrases
from knowledge.answering.composing.measure_conclusion import draft
from knowledge.answering.composing.measure_fields import Asked, asks_for
from knowledge.answering.composing.measure_said import NOTHING, MeasureWords, Said
from knowledge.answering.finding.haystack import Haystack, is_predicate
from knowledge.answering.finding.measure_text import words_of
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Draft
from knowledge.library.words import Words
from knowledge.text import fold

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class _Line:
    """A claim before it is a draft: what it tells of, and its words."""

    asked: Asked
    said: Said


def asked_fields(words: MeasureWords, reading: Reading) -> tuple[Asked, ...]:
    """The fields that the question asks for, in the order of an answer."""
    return tuple(dict.fromkeys(line.asked for line in _lines(words) if asks_for(line.asked, words.measure, reading)))


def note_told(words: MeasureWords, reading: Reading, cut: Words) -> Draft | None:
    """The note that has a noun of the question that no field has, or has it better; ``None`` where none does."""
    fields = Haystack.of(words_of(words.measure), cut)
    told = {term: max(fields.likeness(term), _HALF) for term in reading.terms if not is_predicate(term)}
    notes = [(Haystack.of(one.text, cut), one) for one in words.each_note()]
    borne = [(sum(max(hay.likeness(term) - told[term], 0.0) for term in told), one) for hay, one in notes]
    most, note = max(borne, key=lambda item: item[0], default=(0.0, NOTHING))
    head = phrases.OF.format(name=words.name().text) if words.name() else ""
    return draft(words, Said(f"{head}{Asked.NOTES.value}：{note.text}", note.quotes)) if most else None


def measure_points(
    words: MeasureWords, reading: Reading, *, told: Collection[Draft], head: str, most: int
) -> tuple[Draft, ...]:
    """At most so many claims, led by `head`; what stands in a quote of those `told` already is left out.

    A limit is left out only where they say it: a quote may hold the cell beside the rate. What money there is, is told
    with its rates.
    """
    lines = sorted(_lines(words), key=lambda line: not asks_for(line.asked, words.measure, reading))
    quoted = {quote.text for one in told for quote in one.quotes}
    said = fold("\n".join(one.text for one in told))
    rates = fold(words.rates().text)

    def is_told(line: _Line) -> bool:
        if line.asked is Asked.LIMIT:
            return fold(line.said.text) in said
        return quoted.issuperset(line.said.quotes) or (line.asked is Asked.MONEY and bool(rates) and rates in said)

    fresh = [line for line in lines if not is_told(line)]
    return tuple(
        draft(words, Said(f"{head}{line.asked.value}：{line.said.text}", line.said.quotes)) for line in fresh[:most]
    )


def _each(asked: Asked, said: Iterable[Said]) -> Iterator[_Line]:
    yield from (_Line(asked, one) for one in said if one)


def _lines(words: MeasureWords) -> Iterator[_Line]:
    """Everything that the measure states, in the order of an answer that asks for nothing in particular."""
    measure = words.measure
    limits = words.each_limit()
    yield from _each(Asked.MONEY, [words.money()])
    yield from _each(Asked.PERIOD, [words.one(measure.period)])
    yield from _each(Asked.WINDOW, [words.one(measure.application)])
    yield from _each(Asked.LIMIT, limits[:1])
    yield from _each(Asked.COSTS, map(words.one, measure.eligible_costs))
    yield from _each(Asked.RECIPIENTS, [words.one(measure.recipients)])
    yield from _each(Asked.LIMIT, limits[1:])
    yield from _each(Asked.MONEY, words.each_rate()[1:])
    yield from _each(Asked.CONDITIONS, map(words.one, measure.conditions))
    yield from _each(Asked.NOTES, words.each_note())
    yield from _each(Asked.BODY, [words.one(measure.body)])
