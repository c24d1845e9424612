"""The scores of an evaluation in the terminal, and the questions that failed with what was said."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot import evaluation_messages as messages
from bot.evaluations.faults import cited, faults, said
from bot.evaluations.figures import count, figure, metric_name, ratio
from knowledge.domain.calendar import japanese_date
from knowledge.evaluation.results import Evaluated
from knowledge.evaluation.scores import Metric


def print_evaluated(console: Console, evaluated: Evaluated) -> None:
    """One set: its scores, beside those of the plain recipe where it was run; its groups; what failed; its floors."""
    console.print(_scores(evaluated))
    if evaluated.groups:
        console.print(_groups(evaluated))
    _print_failed(console, evaluated)
    _print_floors(console, evaluated)


def _scores(evaluated: Evaluated) -> Table:
    title = messages.EVALUATION_TITLE.format(
        name=evaluated.name, count=evaluated.questions, day=japanese_date(evaluated.as_of)
    )
    label, value, of = messages.EVALUATION_COLUMNS
    table = Table(title=title, title_justify="left")
    table.add_column(label)
    table.add_column(value, justify="right")
    table.add_column(of, justify="right")
    if evaluated.baseline:
        table.add_column(messages.EVALUATION_BASELINE, justify="right")
        table.add_column(messages.EVALUATION_RATIO, justify="right")
    for metric, score in evaluated.scores.items():
        cells = [metric_name(metric), figure(metric, score.value), count(metric, score)]
        if evaluated.baseline:
            plain = evaluated.baseline.get(metric)
            cells.append(figure(metric, plain.value) if plain else messages.EVALUATION_NOT_MEASURED)
            cells.append(ratio(metric, evaluated))
        table.add_row(*cells)
    return table


def _groups(evaluated: Evaluated) -> Table:
    shown = (Metric.RIGHT, Metric.FACTS, Metric.PAGE_CITED, Metric.WRONG_REFUSAL, Metric.CAUTIONS)
    table = Table(title=messages.EVALUATION_GROUPS, title_justify="left")
    table.add_column(messages.EVALUATION_GROUP)
    for metric in shown:
        table.add_column(metric_name(metric), justify="right")
    for name, scores in evaluated.groups.items():
        measured = (scores.get(metric) for metric in shown)
        table.add_row(name, *(count(m, s) if s else "" for m, s in zip(shown, measured, strict=True)))
    return table


def _print_failed(console: Console, evaluated: Evaluated) -> None:
    if not evaluated.failed:
        return
    console.print(Text(messages.EVALUATION_FAILED.format(count=len(evaluated.failed)), style="bold"))
    for outcome in evaluated.failed:
        name = f"{outcome.asked.id} " if outcome.asked.id else ""
        console.print(Text.assemble(("✗ ", "red"), f"{name}{outcome.asked.text}"), soft_wrap=True)
        for line in (*faults(outcome), messages.EVALUATION_SAID.format(text=said(outcome)), *cited(outcome)):
            console.print(Text(f"    {line}", style="dim"), soft_wrap=True)


def _print_floors(console: Console, evaluated: Evaluated) -> None:
    for floor, score in evaluated.missed:
        line = messages.EVALUATION_FLOOR_MISSED.format(
            metric=metric_name(floor.metric) + (f"（{floor.group}）" if floor.group else ""),
            value=figure(floor.metric, score.value) if score.of else messages.EVALUATION_NOT_MEASURED,
            floor=figure(floor.metric, floor.worst),
        )
        console.print(Text(line, style="red"), soft_wrap=True)
    if evaluated.floors and not evaluated.missed:
        console.print(messages.EVALUATION_FLOORS_KEPT.format(count=len(evaluated.floors)), markup=False)
