"""Floors (下限・上限): the worst value that a metric may have; times and rates of faults have a ceiling instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knowledge.errors import ConfigurationError
from knowledge.evaluation.scores import Metric, Score, Scores

_APART = ":"


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The worst value of a metric, over all questions or over one group of them (a tag, a split, a caution)."""

    metric: Metric
    group: str
    worst: float

    @property
    def name(self) -> str:
        """As it is written: facts, facts:口語, cautions:period_ended."""
        return self.metric.value + (_APART + self.group if self.group else "")

    def holds(self, score: Score) -> bool:
        """Whether a value is no worse."""
        return score.value <= self.worst if self.metric.less_is_better else score.value >= self.worst


def floors_from(named: Mapping[str, float]) -> tuple[Floor, ...]:
    """The floors of a table name → worst value; raises ConfigurationError for an unknown metric."""
    return tuple(_floor(name, worst) for name, worst in named.items())


def floor_from(text: str) -> tuple[str, float]:
    """`name=value` of the command line; raises ConfigurationError where it is none."""
    name, equals, value = text.rpartition("=")
    try:
        worst = float(value)
    except ValueError:
        equals = ""
    if not equals:
        raise ConfigurationError("no floor", which=text, todo="facts=0.9")
    _floor(name, worst)
    return name, worst


def missed(floors: tuple[Floor, ...], scores: Scores, groups: Mapping[str, Scores]) -> Iterator[tuple[Floor, Score]]:
    """The floors that are not held; one whose metric could not be measured at all is missed, over nothing."""
    for floor in floors:
        measured = groups.get(floor.group, {}) if floor.group else scores
        score = measured.get(floor.metric, Score(value=0.0, of=0))
        if not score.of or not floor.holds(score):
            yield floor, score


def _floor(name: str, worst: float) -> Floor:
    metric, _, group = name.partition(_APART)
    if metric not in set(Metric):
        raise ConfigurationError("no such metric", which=name, todo=", ".join(Metric))
    return Floor(metric=Metric(metric), group=group, worst=worst)
