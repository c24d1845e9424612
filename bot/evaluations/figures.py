"""How a score is written: shares as percentages, times in milliseconds, ranks as decimals."""

from bot.evaluation_messages import EVALUATION_CHARACTERS, EVALUATION_METRICS, EVALUATION_TIMES
from knowledge.evaluation.results import Evaluated
from knowledge.evaluation.scores import Metric, Score


def metric_name(metric: Metric) -> str:
    """What is measured, in the reader's language."""
    return EVALUATION_METRICS[metric.value]


def figure(metric: Metric, value: float) -> str:
    """92.3%, 35 ms, .642."""
    if metric.is_time:
        return f"{value:.0f} ms"
    if metric is Metric.CLAIMS:
        return f"{value:.1f}"
    if metric.is_amount:
        return EVALUATION_CHARACTERS.format(count=round(value))
    return f"{value:.3f}" if metric.is_rank else f"{value:.1%}"


def ratio(metric: Metric, evaluated: Evaluated) -> str:
    """「1.49 倍」: the product's value over that of the plain recipe; empty where there is no such number."""
    ours, plain = evaluated.scores.get(metric), evaluated.baseline.get(metric)
    if ours is None or plain is None or not plain.value:
        return ""
    return EVALUATION_TIMES.format(ratio=ours.value / plain.value)


def count(metric: Metric, score: Score) -> str:
    """「36/40」 where the value is a share of whole things; else over how many it was measured."""
    if metric.is_amount or metric.is_rank or metric is Metric.PLACES_CITED:
        return str(score.of)
    return f"{round(score.value * score.of)}/{score.of}"
