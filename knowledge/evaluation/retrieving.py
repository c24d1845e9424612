"""Running a retrieval set (検索の評価): every question is ranked, and the ranks are held against what is relevant."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.evaluation.ranking import ndcg, recall, reciprocal_rank
from knowledge.evaluation.retrieval_sets import RetrievalSet
from knowledge.evaluation.scores import Metric, Score, Scores, quantile

Rank = Callable[[str, int], Sequence[str]]
"""(question, how many) → ids of entries, best first."""

_DEPTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One question's measures, and the milliseconds of ranking it once more."""

    measures: dict[Metric, float]
    milliseconds: float


def rank_all(questions: RetrievalSet, rank: Rank, *, progress: Callable[[], None] = lambda: None) -> tuple[Ranked, ...]:
    """Ranks the corpus for every question; calls progress() after each."""
    relevance = questions.relevance()
    found: list[Ranked] = []
    for question_id, text in questions.questions().items():
        ranked = rank(text, _DEPTH)
        began = time.perf_counter()
        rank(text, _DEPTH)
        milliseconds = (time.perf_counter() - began) * 1000
        gains = relevance[question_id]
        measures = {
            Metric.NDCG_10: ndcg(ranked, gains, 10),
            Metric.RECALL_10: recall(ranked, gains, 10),
            Metric.RECALL_100: recall(ranked, gains, _DEPTH),
            Metric.MRR_10: reciprocal_rank(ranked, gains, 10),
        }
        found.append(Ranked(measures=measures, milliseconds=milliseconds))
        progress()
    return tuple(found)


def scores_of_ranks(ranked: Sequence[Ranked]) -> Scores:
    """The means over all questions, and the times."""
    if not ranked:
        return {}
    means = {
        metric: Score(value=statistics.fmean(one.measures[metric] for one in ranked), of=len(ranked))
        for metric in ranked[0].measures
    }
    times = [one.milliseconds for one in ranked]
    return {**means, Metric.P50_MS: quantile(times, 0.5), Metric.P95_MS: quantile(times, 0.95)}
