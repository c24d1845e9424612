"""How a score is written: shares as percentages, times in milliseconds, ranks as decimals."""

from bot.evaluation_messages import EVALUATION_METRICS
from knowledge.evaluation.scores import Metric, Score


def metric_name(metric: Metric) -> str:
    """What is measured, in the reader's language."""
    return EVALUATION_METRICS[metric.value]


def figure(metric: Metric, value: float) -> str:
    """92.3%, 35 ms, .642."""
    if metric.is_time:
        return f"{value:.0f} ms"
    return f"{value:.3f}" if metric.is_rank else f"{value:.1%}"


def count(metric: Metric, score: Score) -> str:
    """「36/40」 where the value is a share of whole things; else over how many it was measured."""
    if metric.is_time or metric.is_rank or metric is Metric.PLACES_CITED:
        return str(score.of)
    return f"{round(score.value * score.of)}/{score.of}"
