"""Answering with measures: which of them the question is about, and the claims that their fields bear."""

from collections.abc import Iterable, Sequence

from knowledge.answering.question import Reading
from knowledge.answering.relevance import Relevance
from knowledge.domain.answer import Draft, Passage, Quote
from knowledge.domain.document import Chunk
from knowledge.domain.measure import Measure
from knowledge.domain.record import Stated
from knowledge.text import display, fold

# What the fields of a measure are called; a question that uses one of these words is about money.
_FIELD_WORDS = "財政措置 交付税 措置率 補助 助成 交付金 対象経費 財源"
_MOST = 3
_CLOSE = 0.85


def about_money(reading: Reading) -> bool:
    """Whether the question uses a word of the fields of a measure."""
    folded = fold(reading.text)
    return any(word in folded for word in _FIELD_WORDS.split())


def chosen_measures(
    reading: Reading, measures: Iterable[Measure], passages: Sequence[Passage], relevance: Relevance, *, floor: float
) -> tuple[Measure, ...]:
    """The measures among the passages that the question is about, best first.

    None when it is not about money, or when no measure covers its words about as well as plain text does (`floor`).
    """
    if not about_money(reading):
        return ()
    offered = {chunk_id for passage in passages for chunk_id in passage.chunk_ids}
    near = [measure for measure in measures if any(field.chunk_id in offered for field in measure.stated)]
    ranked = sorted(((relevance.coverage(_words_of(measure)), measure) for measure in near), key=lambda item: -item[0])
    if not ranked:
        return ()
    best = ranked[0][0]
    if best < floor * _CLOSE:
        return ()
    return tuple(measure for score, measure in ranked[:_MOST] if score >= best * _CLOSE)


def measure_drafts(measure: Measure, key: str) -> tuple[Draft, ...]:
    """One claim for each stated field, in the order of the card, each quoting its field."""
    rate = measure.rate.stated if measure.rate else None
    lines: list[tuple[str, Stated | None]] = [
        *(("対象経費", cost) for cost in measure.eligible_costs),
        ("対象団体", measure.recipients),
        ("措置", measure.instrument if rate is None or _same(rate, measure.instrument) else None),
        ("措置率", rate if not _same(rate, measure.instrument) else None),
        ("事業期間", measure.period),
    ]
    return tuple(
        Draft(text=f"{label}：{display(stated.text)}", quotes=(Quote(key=key, text=stated.text),))
        for label, stated in lines
        if stated is not None
    )


def measure_chunks(measure: Measure, chunks: dict[str, Chunk]) -> tuple[Chunk, ...]:
    """The chunks that hold the measure's fields."""
    ids = dict.fromkeys(field.chunk_id for field in measure.stated)
    return tuple(chunks[chunk_id] for chunk_id in ids if chunk_id in chunks)


def _words_of(measure: Measure) -> str:
    stated = " ".join(display(field.text) for field in measure.stated)
    return f"{measure.name} {' '.join(measure.location.heading_path)} {stated}"


def _same(one: Stated | None, other: Stated | None) -> bool:
    return one is not None and other is not None and (one.text in other.text or other.text in one.text)
