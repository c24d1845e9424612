"""Scores of a run (評価の値): shares of questions and quotes, and times; each over the questions that it concerns."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.domain.answer import Grounded
from knowledge.evaluation.asking import Outcome
from knowledge.evaluation.judging import length_of


class Metric(StrEnum):
    """What is measured; docs/admins.md tells each."""

    RIGHT = "right"
    FACTS = "facts"
    FACTS_IN_CLAIMS = "facts_in_claims"
    FACTS_ANYWHERE = "facts_anywhere"
    PAGE_CITED = "page_cited"
    PLACES_CITED = "places_cited"
    WRONG_SOURCE = "wrong_source"
    FOREIGN_FACTS = "foreign_facts"
    QUOTES_VERIFIED = "quotes_verified"
    CAUTIONS = "cautions"
    REFUSAL_RECALL = "refusal_recall"
    REFUSAL_PRECISION = "refusal_precision"
    WRONG_REFUSAL = "wrong_refusal"
    REFUSED_NEAR = "refused_near"
    ASKED_BACK = "asked_back"
    KIND = "kind"
    LENGTH_P50 = "length_p50"
    LENGTH_P90 = "length_p90"
    CLAIMS = "claims"
    P50_MS = "p50_ms"
    P95_MS = "p95_ms"
    NDCG_10 = "ndcg@10"
    RECALL_10 = "recall@10"
    RECALL_100 = "recall@100"
    MRR_10 = "mrr@10"

    @property
    def less_is_better(self) -> bool:
        """Whether a floor is a ceiling."""
        return self in _LESS_IS_BETTER

    @property
    def is_time(self) -> bool:
        """Whether it is in milliseconds, not a share."""
        return self in (Metric.P50_MS, Metric.P95_MS)

    @property
    def is_amount(self) -> bool:
        """Whether it is milliseconds, characters or a number of claims, not a share."""
        return self.is_time or self in (Metric.LENGTH_P50, Metric.LENGTH_P90, Metric.CLAIMS)

    @property
    def is_rank(self) -> bool:
        """Whether it is a measure of ranked lists."""
        return "@" in self.value


_LESS_IS_BETTER = {
    Metric.WRONG_SOURCE,
    Metric.FOREIGN_FACTS,
    Metric.WRONG_REFUSAL,
    Metric.LENGTH_P50,
    Metric.LENGTH_P90,
    Metric.CLAIMS,
    Metric.P50_MS,
    Metric.P95_MS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A value (a share of 0..1 or an amount) over `of` questions or quotes; there is none over nothing."""

    value: float
    of: int


Scores = Mapping[Metric, Score]
"""Only what could be measured is in it."""


def scores_of(outcomes: Iterable[Outcome]) -> Scores:
    """Every score that the questions give."""
    all_of = tuple(outcomes)
    answerable = [one for one in all_of if one.asked.wants_answer]
    with_facts = [one for one in answerable if one.asked.facts]
    with_source = [one for one in answerable if one.asked.source]
    not_answered = [one for one in all_of if not one.verdict.answered and not one.asked.ask_back]
    given = [one.answer for one in all_of if isinstance(one.answer, Grounded)]
    lengths = [length_of(answer) for answer in given]
    times = [one.milliseconds for one in all_of]
    found = {
        Metric.RIGHT: _share(all_of, lambda one: one.right),
        Metric.FACTS: _share(with_facts, lambda one: one.verdict.stated),
        Metric.FACTS_IN_CLAIMS: _share(with_facts, lambda one: one.verdict.in_claims),
        Metric.FACTS_ANYWHERE: _share(with_facts, lambda one: one.verdict.anywhere),
        Metric.PAGE_CITED: _share(with_source, lambda one: bool(one.verdict.cited)),
        Metric.PLACES_CITED: _mean([len(one.verdict.cited) / len(one.asked.source) for one in with_source]),
        Metric.WRONG_SOURCE: _share(_answered(with_source), lambda one: not one.verdict.near),
        Metric.FOREIGN_FACTS: _share(
            [one for one in all_of if one.asked.absent], lambda one: bool(one.verdict.foreign)
        ),
        Metric.QUOTES_VERIFIED: _ratio(
            sum(one.verdict.verified for one in all_of), sum(one.verdict.quotes for one in all_of)
        ),
        Metric.CAUTIONS: _ratio(
            sum(len(one.verdict.warned) for one in all_of), sum(len(one.asked.caution) for one in all_of)
        ),
        Metric.REFUSAL_RECALL: _share(
            [one for one in all_of if one.asked.refuse], lambda one: not one.verdict.answered
        ),
        Metric.REFUSAL_PRECISION: _share(not_answered, lambda one: one.asked.refuse),
        Metric.WRONG_REFUSAL: _share(answerable, lambda one: not one.verdict.answered),
        Metric.REFUSED_NEAR: _share(
            [one for one in with_facts if not one.verdict.answered], lambda one: one.verdict.shown_near
        ),
        Metric.ASKED_BACK: _share([one for one in all_of if one.asked.ask_back], lambda one: one.verdict.asked_back),
        Metric.KIND: _share([one for one in all_of if one.asked.kind], lambda one: one.verdict.kind),
        Metric.LENGTH_P50: quantile(lengths, 0.5),
        Metric.LENGTH_P90: quantile(lengths, 0.9),
        Metric.CLAIMS: _mean([len(answer.claims) for answer in given]),
        Metric.P50_MS: quantile(times, 0.5),
        Metric.P95_MS: quantile(times, 0.95),
    }
    return {metric: score for metric, score in found.items() if score.of}


def quantile(amounts: Iterable[float], share: float) -> Score:
    """The amount (milliseconds, characters) within which this share is done."""
    ordered = sorted(amounts)
    at = min(len(ordered) - 1, int(len(ordered) * share))
    return Score(value=ordered[at] if ordered else 0.0, of=len(ordered))


def by_tag(outcomes: Sequence[Outcome]) -> dict[str, Scores]:
    """The scores of the questions of each tag."""
    tags = sorted({tag for one in outcomes for tag in one.asked.tags})
    return {tag: scores_of(one for one in outcomes if tag in one.asked.tags) for tag in tags}


def by_split(outcomes: Sequence[Outcome]) -> dict[str, Scores]:
    """The scores of the questions of each split."""
    splits = sorted({one.asked.split for one in outcomes if one.asked.split})
    return {split.value: scores_of(one for one in outcomes if one.asked.split is split) for split in splits}


def by_caution(outcomes: Sequence[Outcome]) -> dict[str, Scores]:
    """How often each caution that is expected is shown: an ended period has to be told every time."""
    kinds = sorted({kind for one in outcomes for kind in one.asked.caution})
    expecting = {kind: [one for one in outcomes if kind in one.asked.caution] for kind in kinds}
    return {
        kind.value: {Metric.CAUTIONS: _share(some, lambda one, kind=kind: kind in one.verdict.warned)}  # type: ignore[misc]
        for kind, some in expecting.items()
    }


def _answered(outcomes: Iterable[Outcome]) -> list[Outcome]:
    return [one for one in outcomes if one.verdict.answered]


def _share(outcomes: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> Score:
    return _ratio(sum(map(holds, outcomes)), len(outcomes))


def _ratio(part: int, whole: int) -> Score:
    return Score(value=part / whole if whole else 0.0, of=whole)


def _mean(values: Sequence[float]) -> Score:
    return Score(value=sum(values) / len(values) if values else 0.0, of=len(values))
