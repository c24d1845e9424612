"""Tables of cases: the costs of one by fiscal year, two side by side, and a list of many."""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from knowledge.answering import phrases
from knowledge.answering.composing.case_parts import Line, Part, effects_of, lines_of, main_statement
from knowledge.answering.composing.case_source import CaseSource
from knowledge.domain.calendar import Period
from knowledge.domain.case import Case, Cost, EffectKind
from knowledge.domain.draft_table import DraftCell, DraftTable
from knowledge.text import display

_LONGEST_CELL = 200


def cost_table(source: CaseSource) -> DraftTable:
    """年度／項目／金額, the years in order; a cost without a year stands last, items only where some are told."""
    costs = sorted(source.case.costs, key=_begins)
    table = DraftTable(
        title=phrases.CASE_COSTS_TITLE.format(body=source.body, title=source.title),
        header=phrases.CASE_COSTS_HEADER,
        rows=tuple(_cost_row(source, cost) for cost in costs),
    )
    return table.without_empty_columns()


def comparison_table(one: CaseSource, other: CaseSource, parts: Sequence[Part]) -> DraftTable:
    """Each field of both; only the parts asked for, where some are; a field that neither states is left out."""
    fields = [(label, read) for label, part, read in _COMPARED if not parts or part is None or part in parts]
    rows = []
    for label, read in fields:
        told = [tuple(read(source.case)) for source in (one, other)]
        if any(told):
            cells = (_lines_cell(source, lines) for source, lines in zip((one, other), told, strict=True))
            rows.append((DraftCell(text=phrases.CASE_FIELDS[label]), *cells))
    return DraftTable(
        title=phrases.CASES_COMPARED_TITLE.format(one=one.body, other=other.body),
        header=(phrases.CASES_FIELD, one.body, other.body),
        rows=tuple(rows),
    )


def list_table(sources: Sequence[CaseSource], title: str) -> DraftTable:
    """自治体／取組／人口／費用 of each case."""
    return DraftTable(
        title=title, header=phrases.CASES_LIST_HEADER, rows=tuple(_list_row(source) for source in sources)
    )


def _cost_row(source: CaseSource, cost: Cost) -> tuple[DraftCell, ...]:
    slices = tuple(part.text for part in (cost.year, cost.item, cost.amount) if part)
    year = source.cell(cost.year_name, *slices) if cost.year else DraftCell(text=phrases.CASE_NO_YEAR)
    item, amount = cost.item_and_amount
    return (year, source.cell(item, *slices) if item else DraftCell(text=""), source.cell(amount, *slices))


def _begins(cost: Cost) -> tuple[bool, str]:
    starts = cost.period.starts if isinstance(cost.period, Period) else None
    return starts is None, starts.isoformat() if starts else ""


def _list_row(source: CaseSource) -> tuple[DraftCell, ...]:
    case = source.case
    return (
        DraftCell(text=source.body, quotes=source.heading),
        DraftCell(text=source.title, quotes=source.heading),
        _lines_cell(source, tuple(lines_of(case, Part.POPULATION))),
        _lines_cell(source, tuple(lines_of(case, Part.COST))),
    )


def _lines_cell(source: CaseSource, lines: Iterable[Line]) -> DraftCell:
    """What the lines say without their label, as many as a cell holds; … where there are more."""
    told = tuple(lines)
    if not told:
        return DraftCell(text=phrases.NOT_STATED)
    ends = accumulate(len(line.words) for line in told)
    shown = told[: max(1, sum(end <= _LONGEST_CELL for end in ends))]
    words = [f"{line.year}：{line.words}" if line.year else line.words for line in shown]
    quotes = tuple(dict.fromkeys(quote for line in shown for quote in source.quotes(*line.slices)))
    return DraftCell(text="／".join([*words, "…"] if len(shown) < len(told) else words), quotes=quotes)


def _part(part: Part) -> Callable[[Case], Iterable[Line]]:
    return lambda case: lines_of(case, part)


def _effect(kind: EffectKind) -> Callable[[Case], Iterable[Line]]:
    return lambda case: effects_of(case, kind)


def _title(case: Case) -> Iterable[Line]:
    return (Line(label="", words=display(case.title.text), slices=(case.title.text,)),)


def _point(case: Case) -> Iterable[Line]:
    line = main_statement(case)
    return (line,) if line else ()


_COMPARED: tuple[tuple[str, Part | None, Callable[[Case], Iterable[Line]]], ...] = (
    ("title", None, _title),
    ("point", Part.METHOD, _point),
    ("background", Part.BACKGROUND, _part(Part.BACKGROUND)),
    ("cost", Part.COST, _part(Part.COST)),
    ("effect_achieved", Part.EFFECT, _effect(EffectKind.ACHIEVED)),
    ("effect_target", Part.EFFECT, _effect(EffectKind.TARGET)),
    ("effect_unstated", Part.EFFECT, _effect(EffectKind.UNSTATED)),
    ("population", Part.POPULATION, _part(Part.POPULATION)),
    ("department", Part.DEPARTMENT, _part(Part.DEPARTMENT)),
    ("urls", Part.URLS, _part(Part.URLS)),
)
