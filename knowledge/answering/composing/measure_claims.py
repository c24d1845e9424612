"""The claims that the fields of a measure bear: the one asked for first, each with the slice that it quotes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from knowledge.answering.composing.quoting import bearing
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Draft, Quote
from knowledge.domain.document import Chunk
from knowledge.domain.measure import Limit, Measure, Rate
from knowledge.domain.numbers import numbers_in
from knowledge.domain.record import Stated
from knowledge.text import display, fold

_MOST_CLAIMS = 5
_LABEL = re.compile(r"^(?:[【\[〔][^】\]〕]{1,20}[】\]〕]|[①-⑳])\s*")
_APPLYING = re.compile(r"申請|応募|公募|募集|申込|申し込|受付|締め?切|提出")
_AT_MOST = re.compile(r"上限|限度|最大|いくらまで|補助額|補助金額|助成額|交付額")
_DEMANDS = re.compile(r"要件|条件")
_IN_CHARGE = re.compile(r"所管|(?:実施|事業)主体")
_HOW_MUCH = re.compile(r"率|割合|何割|何分の")


class Asked(Enum):
    """Which field of a measure a question may ask for; the value is how its claims are labelled."""

    MONEY = "措置率・補助率"
    LIMIT = "補助上限額"
    PERIOD = "事業期間"
    WINDOW = "申請期間"
    COSTS = "対象経費"
    RECIPIENTS = "対象団体"
    CONDITIONS = "対象の要件"
    BODY = "実施主体・所管"


@dataclass(frozen=True, slots=True)
class _Line:
    """A claim before it is a draft: what it tells of, its words, and the slices of the source that bear them."""

    asked: Asked
    text: str
    quotes: tuple[str, ...]


def measure_drafts(measure: Measure, key: str, chunks: Iterable[Chunk], reading: Reading) -> tuple[Draft, ...]:
    """The field asked for first; else the money, then until when, for what, for whom; each claim quotes its field."""
    held = tuple(chunks)
    lines = sorted(_lines(measure, held), key=lambda line: not _asks_for(line.asked, measure, reading))
    return tuple(
        Draft(text=line.text, quotes=tuple(Quote(key=key, text=quote) for quote in line.quotes))
        for line in lines[:_MOST_CLAIMS]
    )


def _asks_for(asked: Asked, measure: Measure, reading: Reading) -> bool:
    """Whether the last turn names the field (対象になる団体は → 対象団体), or waits for its days or its money."""
    words, waits_for_day = reading.asked, reading.wanted.day
    applying = bool(_APPLYING.search(words))
    how_much = bool(_HOW_MUCH.search(words))
    told = {
        Asked.WINDOW: waits_for_day and (applying or measure.period is None),
        Asked.PERIOD: waits_for_day and not (measure.application and applying),
        Asked.LIMIT: bool(_AT_MOST.search(words)) or ("円" in reading.wanted.required and not how_much),
        Asked.MONEY: how_much,
        Asked.CONDITIONS: bool(_DEMANDS.search(words)),
        Asked.BODY: bool(_IN_CHARGE.search(words)),
    }
    return told[asked] if asked in told else all(part in words for part in (asked.value[:2], asked.value[2:]))


def _lines(measure: Measure, chunks: Sequence[Chunk]) -> Iterator[_Line]:
    """Everything that the measure states, in the order of an answer that asks for nothing in particular."""
    yield from _money(measure, chunks)
    yield from (_line(Asked.PERIOD, words) for words in _present(measure.period))
    yield from (_line(Asked.WINDOW, words) for words in _present(measure.application))
    yield from (_limit(limit, chunks) for limit in measure.limits[:1])
    yield from (_line(Asked.COSTS, cost) for cost in measure.eligible_costs)
    yield from (_line(Asked.RECIPIENTS, words) for words in _present(measure.recipients))
    yield from (_limit(limit, chunks) for limit in measure.limits[1:])
    yield from _other_rates(measure, chunks)
    yield from (_line(Asked.CONDITIONS, words) for words in measure.conditions)
    yield from (_line(Asked.BODY, words) for words in _present(measure.body))


def _line(asked: Asked, stated: Stated) -> _Line:
    return _Line(asked, f"{asked.value}：{_plain(stated.text)}", (stated.text,))


# --- money ---------------------------------------------------------------------------------------------------------
def _money(measure: Measure, chunks: Sequence[Chunk]) -> Iterator[_Line]:
    """The sentence or line that states kind and rate together, or else each by itself."""
    instrument = measure.instrument.text if measure.instrument else ""
    if measure.rate and measure.rate.category:
        yield _rate(measure.rate, chunks)
        return
    parts = [part for part in (instrument, measure.rate.stated.text if measure.rate else "") if part]
    for quote in bearing(parts, chunks):
        yield _Line(Asked.MONEY, _labelled(_subject(measure), _plain(quote)), (quote,))


def _other_rates(measure: Measure, chunks: Sequence[Chunk]) -> Iterator[_Line]:
    """The rates that stand in other lines or categories than the first."""
    shown = {_key(measure.rate)} if measure.rate else set()
    for other in measure.other_rates:
        if _key(other) not in shown:
            shown.add(_key(other))
            yield _rate(other, chunks)


def _key(rate: Rate) -> tuple[str, str]:
    return fold(rate.category.text) if rate.category else "", fold(rate.stated.text)


def _rate(rate: Rate, chunks: Sequence[Chunk]) -> _Line:
    return _figure(Asked.MONEY, [part.text for part in (rate.category, rate.stated) if part], chunks)


def _limit(limit: Limit, chunks: Sequence[Chunk]) -> _Line:
    parts = (limit.category, limit.condition, limit.amount)
    return _figure(Asked.LIMIT, [part.text for part in parts if part], chunks)


def _figure(asked: Asked, parts: Sequence[str], chunks: Sequence[Chunk]) -> _Line:
    """A figure with the words that say for whom; the quote is the line that has them together, else one for each."""
    words = " ".join(map(_plain, parts))
    return _Line(asked, f"{asked.value}：{words}", bearing(parts, chunks))


def _subject(measure: Measure) -> str:
    """The measure's name as the head of a claim; left out where it has numbers, which no quote of the money bears."""
    return "" if numbers_in(measure.name) else measure.name


def _labelled(label: str, words: str) -> str:
    return f"{label}：{words}" if label else words


def _plain(quote: str) -> str:
    """A field without the label or number that stands before it (【地方財政措置】, ①)."""
    return _LABEL.sub("", display(quote))


def _present(stated: Stated | None) -> tuple[Stated, ...]:
    return (stated,) if stated else ()
