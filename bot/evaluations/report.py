"""An evaluation as one HTML file without outside assets: bars beside the plain recipe, then what failed and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot import evaluation_messages as messages
from bot.evaluations.faults import cited, faults, said
from bot.evaluations.figures import count, figure, metric_name, ratio
from bot.templating import templates_in
from knowledge.domain.calendar import japanese_date
from knowledge.evaluation.asking import Outcome
from knowledge.evaluation.results import Evaluated
from knowledge.evaluation.scores import Metric, Score

_TEMPLATE = "report.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A value as a bar: `width` is per cent of the whole line."""

    width: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One metric: our bar and that of the plain recipe, which may be missing; `note` says what is good."""

    name: str
    note: str
    count: str
    ratio: str
    ours: Bar
    plain: Bar | None
    missed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A question of whose answer something is missing."""

    name: str
    text: str
    tags: str
    faults: tuple[str, ...]
    said: str
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One set of questions in the report. `groups` are rows of cells under `group_names`."""

    title: str
    rows: tuple[Row, ...]
    group_names: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    failed: tuple[Failed, ...]
    has_answers: bool


def evaluation_report(evaluations: Sequence[Evaluated]) -> str:
    """The report as HTML; all words of questions and answers are escaped."""
    environment = templates_in(Path(__file__).parent)
    return environment.get_template(_TEMPLATE).render(
        messages=messages,
        parts=[_part(one) for one in evaluations],
        compared=any(one.baseline for one in evaluations),
    )


def _part(evaluated: Evaluated) -> Part:
    day = japanese_date(evaluated.as_of)
    metrics = tuple(metric for metric in evaluated.scores if not metric.is_amount)
    return Part(
        title=messages.EVALUATION_TITLE.format(name=evaluated.name, count=evaluated.questions, day=day),
        rows=tuple(_rows(evaluated)),
        group_names=tuple(map(metric_name, metrics)) if evaluated.groups else (),
        groups=tuple(_groups(evaluated, metrics)),
        failed=tuple(map(_failed, evaluated.failed)),
        has_answers=bool(evaluated.outcomes),
    )


def _rows(evaluated: Evaluated) -> Iterator[Row]:
    missed = {floor.metric for floor, _ in evaluated.missed if not floor.group}
    for metric, score in evaluated.scores.items():
        plain = evaluated.baseline.get(metric)
        most = max(score.value, plain.value if plain else 0.0) if metric.is_amount else 1.0
        yield Row(
            name=metric_name(metric),
            note="、".join(_notes(metric, evaluated)),
            count=count(metric, score),
            ratio=ratio(metric, evaluated),
            ours=_bar(metric, score, most),
            plain=_bar(metric, plain, most) if plain else None,
            missed=metric in missed,
        )


def _notes(metric: Metric, evaluated: Evaluated) -> Iterator[str]:
    if metric.less_is_better:
        yield messages.EVALUATION_LESS
    said_as = messages.EVALUATION_CEILING if metric.less_is_better else messages.EVALUATION_FLOOR
    for floor in evaluated.floors:
        if floor.metric is metric and not floor.group:
            yield said_as.format(floor=figure(metric, floor.worst))


def _bar(metric: Metric, score: Score, most: float) -> Bar:
    return Bar(width=round(100 * score.value / most, 1) if most else 0.0, text=figure(metric, score.value))


def _groups(evaluated: Evaluated, metrics: Sequence[Metric]) -> Iterator[tuple[str, ...]]:
    for name, scores in evaluated.groups.items():
        yield (name, *(count(metric, scores[metric]) if metric in scores else "" for metric in metrics))


def _failed(outcome: Outcome) -> Failed:
    return Failed(
        name=outcome.asked.id,
        text=outcome.asked.text,
        tags="・".join(outcome.asked.tags),
        faults=faults(outcome),
        said=said(outcome),
        cited=cited(outcome),
    )
