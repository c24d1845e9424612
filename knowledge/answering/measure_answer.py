"""Answering with measures: which of them the question is about, and the claims that their fields bear."""

import re
from collections.abc import Iterable, Sequence

from knowledge.answering.question import Reading
from knowledge.answering.relevance import Relevance
from knowledge.domain.answer import Draft, Passage, Quote
from knowledge.domain.document import Chunk
from knowledge.domain.measure import Measure
from knowledge.domain.numbers import numbers_in
from knowledge.domain.record import Stated
from knowledge.text import display, fold, sentences

# What the fields of a measure are called; a question that uses one of these words is about money.
_FIELD_WORDS = "財政措置 交付税 措置率 補助 助成 交付金 対象経費 財源"
_MOST = 3
_MOST_CLAIMS = 5
_PERIOD = "事業期間"
_LABEL_LENGTH = 4
_LABEL = re.compile(r"^(?:[【\[〔][^】\]〕]{1,20}[】\]〕]|[①-⑳])\s*")
_CLOSE = 0.85


def about_money(reading: Reading) -> bool:
    """Whether the question uses a word of the fields of a measure."""
    folded = fold(reading.text)
    return any(word in folded for word in _FIELD_WORDS.split())


def measures_among(measures: Iterable[Measure], passages: Sequence[Passage]) -> tuple[Measure, ...]:
    """The measures that have a field in one of the passages."""
    offered = {chunk_id for passage in passages for chunk_id in passage.chunk_ids}
    return tuple(measure for measure in measures if any(field.chunk_id in offered for field in measure.stated))


def chosen_measures(
    reading: Reading, near: Sequence[Measure], relevance: Relevance, *, floor: float
) -> tuple[Measure, ...]:
    """The measures that the question is about, best first.

    None when it is not about money, or when no measure covers its words about as well as plain text does (`floor`).
    """
    if not about_money(reading) or not near:
        return ()
    ranked = sorted(((coverage_of(measure, relevance), measure) for measure in near), key=lambda item: -item[0])
    best = ranked[0][0]
    if best < floor * _CLOSE:
        return ()
    return tuple(measure for score, measure in ranked[:_MOST] if score >= best * _CLOSE)


def coverage_of(measure: Measure, relevance: Relevance) -> float:
    """How much of the question the measure bears, all its fields taken together."""
    return relevance.coverage(_words_of(measure))


def measure_drafts(measure: Measure, key: str, chunks: Iterable[Chunk], reading: Reading) -> tuple[Draft, ...]:
    """The field asked for first; else the money, then until when, for what, for whom; each claim quotes its field."""
    lines = [
        *((_subject(measure), quote) for quote in _money(measure, tuple(chunks))),
        *((_PERIOD, stated.text) for stated in _present(measure.period)),
        *(("対象経費", cost.text) for cost in measure.eligible_costs),
        *(("対象団体", stated.text) for stated in _present(measure.recipients)),
    ]
    return tuple(
        Draft(text=f"{label}：{_plain(quote)}" if label else _plain(quote), quotes=(Quote(key=key, text=quote),))
        for label, quote in sorted(lines, key=lambda line: not _asks_for(line[0], reading))[:_MOST_CLAIMS]
    )


def _asks_for(label: str, reading: Reading) -> bool:
    """Whether the last turn names the field (対象になる団体は → 対象団体) or waits for its days."""
    named = all(part in reading.asked for part in (label[:2], label[2:])) if len(label) == _LABEL_LENGTH else False
    return named or (label == _PERIOD and reading.wanted.day)


def _money(measure: Measure, chunks: Sequence[Chunk]) -> list[str]:
    """The sentence or line that states kind and rate together, or else each by itself."""
    rate = measure.rate.stated.text if measure.rate else ""
    parts = [part for part in (measure.instrument.text if measure.instrument else "", rate) if part]
    for chunk in chunks:
        for start, end in sentences(chunk.text):
            line = chunk.text[start:end]
            if parts and all(part in line for part in parts):
                return [line]
    return parts


def _subject(measure: Measure) -> str:
    """The measure's name as the head of a claim; left out where it has numbers, which no quote of the money bears."""
    return "" if numbers_in(measure.name) else measure.name


def _plain(quote: str) -> str:
    """A field without the label or number that stands before it (【地方財政措置】, ①)."""
    return _LABEL.sub("", display(quote))


def _present(stated: Stated | None) -> tuple[Stated, ...]:
    return (stated,) if stated else ()


def measure_chunks(measure: Measure, chunks: dict[str, Chunk]) -> tuple[Chunk, ...]:
    """The chunks that hold the measure's fields."""
    ids = dict.fromkeys(field.chunk_id for field in measure.stated)
    return tuple(chunks[chunk_id] for chunk_id in ids if chunk_id in chunks)


def _words_of(measure: Measure) -> str:
    stated = " ".join(display(field.text) for field in measure.stated)
    return f"{measure.name} {' '.join(measure.location.heading_path)} {stated}"
