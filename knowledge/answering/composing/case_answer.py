"""Answering with a case: the one that the question is about, and the claims that the part it asks for bears.

What came about and what is hoped for are labelled as such in every claim.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from knowledge.answering.composing.quoting import bearing
from knowledge.answering.finding.relevance import Relevance
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Draft, Passage, Quote
from knowledge.domain.case import Case, Cost, Effect, EffectKind
from knowledge.domain.document import Chunk
from knowledge.domain.record import Stated
from knowledge.text import display

_MOST_CLAIMS = 5
_COVERED = 0.8
_CLOSE = 0.85
_DISTINCT = 0.95


class Asked(Enum):
    """A part of a case that a question may ask for; the value is what calls it."""

    EFFECT = re.compile(r"効果|成果|実績|メリット|目標|見込")
    COST = re.compile(r"費用|コスト|予算|経費|事業費|いくら|金額")
    BACKGROUND = re.compile(r"背景|課題|きっかけ|経緯|問題意識")
    METHOD = re.compile(r"進め方|方法|手順|工夫")


_CALLED = {
    Asked.EFFECT: "効果 成果 実績 目標",
    Asked.COST: "費用 コスト 予算 経費 導入",
    Asked.BACKGROUND: "背景 課題 きっかけ 経緯",
    Asked.METHOD: "進め方 方法 手順 工夫",
}
_EFFECTS = {
    EffectKind.ACHIEVED: "効果（実績）",
    EffectKind.TARGET: "効果（目標・見込）",
    EffectKind.UNSTATED: "効果",
}


def chosen_case(
    reading: Reading, cases: Sequence[Case], passages: Sequence[Passage], relevance: Relevance, *, floor: float
) -> Case | None:
    """The case that the question is about, where it asks for a part that the case has.

    ``None`` where no case bears the question about as well as plain text does (`floor`), or several do alike.
    """
    asked = _asked(reading)
    offered = {chunk_id for passage in passages for chunk_id in passage.chunk_ids}
    near = [case for case in cases if asked and any(field.chunk_id in offered for field in case.stated)]
    ranked = sorted(((coverage_of(case, relevance), case) for case in near), key=lambda item: -item[0])
    if not ranked or ranked[0][0] < max(_COVERED, floor * _CLOSE):
        return None
    alike = [case for score, case in ranked if score >= ranked[0][0] * _DISTINCT]
    telling = [case for case in alike if any(True for part in asked for _ in _lines(case, part))]
    return telling[0] if len(telling) == 1 else None


def coverage_of(case: Case, relevance: Relevance) -> float:
    """How much of the question the case bears, all its fields taken together."""
    told = " ".join(display(field.text) for field in case.stated)
    called = " ".join(words for part, words in _CALLED.items() if any(True for _ in _lines(case, part)))
    path = " ".join(case.location.heading_path)
    return relevance.coverage(f"{case.municipality.full_name} {' '.join(case.topics)} {path} {told} {called} 取組 事例")


def case_drafts(case: Case, key: str, chunks: Sequence[Chunk], reading: Reading) -> tuple[Draft, ...]:
    """The claims of the parts asked for, in the order of the source; each quotes its field."""
    lines = [line for part in _asked(reading) for line in _lines(case, part)]
    return tuple(
        Draft(text=f"{label}：{words}", quotes=tuple(Quote(key=key, text=quote) for quote in bearing(parts, chunks)))
        for label, words, parts in lines[:_MOST_CLAIMS]
    )


def case_chunks(case: Case, chunks: Mapping[str, Chunk]) -> tuple[Chunk, ...]:
    """The chunks that hold the case's fields."""
    ids = dict.fromkeys(field.chunk_id for field in case.stated)
    return tuple(chunks[chunk_id] for chunk_id in ids if chunk_id in chunks)


def _asked(reading: Reading) -> tuple[Asked, ...]:
    return tuple(part for part in Asked if part.value.search(reading.asked))


_Line = tuple[str, str, tuple[str, ...]]


def _lines(case: Case, asked: Asked) -> Iterator[_Line]:
    """Label, words and the slices that bear them."""
    match asked:
        case Asked.EFFECT:
            for kind, label in _EFFECTS.items():
                yield from (_effect(label, effect) for effect in case.effects_of(kind))
        case Asked.COST:
            yield from (_cost(cost) for cost in case.costs)
        case Asked.BACKGROUND:
            yield from (_statement("背景・課題", line) for line in case.background)
        case Asked.METHOD:
            yield from (_statement("進め方・工夫", line) for line in case.method)


def _effect(label: str, effect: Effect) -> _Line:
    parts = [part.text for part in (effect.subject, effect.stated) if part]
    return label, "：".join(map(display, parts)), tuple(parts)


def _cost(cost: Cost) -> _Line:
    label = f"費用（{display(cost.year.text)}）" if cost.year else "費用"
    words = " ".join(display(part.text) for part in (cost.item, cost.amount) if part)
    return label, words, tuple(part.text for part in (cost.year, cost.item, cost.amount) if part)


def _statement(label: str, stated: Stated) -> _Line:
    return label, display(stated.text), (stated.text,)
