"""The claims that the fields of a measure bear, one each, behind the conclusion: the field asked for first."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from knowledge.answering.composing.measure_conclusion import draft
from knowledge.answering.composing.measure_fields import Asked, asks_for
from knowledge.answering.composing.measure_said import MeasureWords, Said
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Draft
from knowledge.text import fold


@dataclass(frozen=True, slots=True)
class _Line:
    """A claim before it is a draft: what it tells of, and its words."""

    asked: Asked
    said: Said


def asked_fields(words: MeasureWords, reading: Reading) -> tuple[Asked, ...]:
    """The fields that the question asks for, in the order of an answer."""
    return tuple(dict.fromkeys(line.asked for line in _lines(words) if asks_for(line.asked, words.measure, reading)))


def measure_points(
    words: MeasureWords, reading: Reading, *, told: Collection[Draft], head: str, most: int
) -> tuple[Draft, ...]:
    """At most so many claims, led by `head`; what stands in a quote of those `told` already is left out.

    A limit is left out only where they say it: a quote may hold the cell beside the rate.
    """
    lines = sorted(_lines(words), key=lambda line: not asks_for(line.asked, words.measure, reading))
    quoted = {quote.text for one in told for quote in one.quotes}
    said = fold("\n".join(one.text for one in told))
    fresh = [
        line
        for line in lines
        if not quoted.issuperset(line.said.quotes) or (line.asked is Asked.LIMIT and fold(line.said.text) not in said)
    ]
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
    yield from _each(Asked.BODY, [words.one(measure.body)])
