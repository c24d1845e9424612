"""Procedures (手順): the step asked for, what is done in it, by whom, until when; of the whole, the steps in order."""

import re
from collections.abc import Callable, Iterable, Sequence
from enum import Enum

from knowledge.answering import phrases
from knowledge.answering.checking.grounding import SHORTEST_QUOTE
from knowledge.answering.composing.composition import Composition
from knowledge.answering.composing.general import add, is_label
from knowledge.answering.composing.prose import draft_of, is_sentence, plain_heading
from knowledge.answering.finding.evidence import Evidence
from knowledge.answering.finding.outline import Outline, Step, names_steps, sign_of
from knowledge.answering.finding.units import Unit, units_in
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Draft, Quote
from knowledge.domain.numbers import numbers_in
from knowledge.domain.wareki import periods_in
from knowledge.text import display, find, fold

_AFTER = re.compile(r"(?:の|た|だ|る|が終わった)?(?:あと|後|次|つぎ)(?:は|に|には|の)")
_BEFORE = re.compile(r"(?:の|る)(?:前|まえ)(?:は|に|には|の)")
_WHOLE = re.compile(
    r"全体の(?:流れ|手順|進め方|工程|ステップ|段階)|全体像|一連の|(?:手順|流れ|ステップ)の(?:全体|全部|一覧)|全部で"
)
_FIRST = re.compile(r"最初|初めに|はじめに|まず|何から")
_LAST = re.compile(r"最後|おわりに|終わりに")
_WHO = re.compile(r"誰|だれ|どの(?:部|課|組織|職員)|どこの?(?:部|課|が)|担当は|主体|何課|どの部署")
_WHEN = re.compile(r"いつ|期限|期日|締め?切|時期|何(?:か月|日|週間|年)")
# Who acts (主体): the closed class of endings of offices, bodies and posts, marked as the subject.
_ACTOR = re.compile(
    r"(?:長|課|部|室|局|係|班|部門|部署|担当|担当者|責任者|委員会?|会議|本部|職員|リーダー|職|補佐官|監|幹部|議会|住民|"
    r"団体|自治体|市|町|村|県|市町村|都道府県|国|省|庁|事業者|申請者|事務局|受託者|審査会)(?:が|は|において|で|と)"
)
_DAYS = re.compile(r"まで|以内|以降|前日|翌|月末|年末|年度|毎[年月週日]|\d+(?:日|か月|週間|時間)")
_MOST = 10
_MOST_SENTENCES = 5
_LONGEST_LEAD = 90
_SHORTEST_LIST = 2


class _Asked(Enum):
    """Which side of a step the question asks for."""

    WHAT = "what"
    WHO = "who"
    WHEN = "when"


def compose_procedure(reading: Reading, evidence: Evidence) -> Composition | None:
    """The step asked for, or all steps in order; nothing where no section is a procedure of that name."""
    outline = evidence.outline
    if outline is None or reading.wanted.number:
        return None
    at = _place(outline, reading.asked)
    if at is None:
        drafts = _overview(outline)
    else:
        step, asked = outline.steps[at], _asked(reading.asked)
        drafts = [*_listed(step, asked, evidence), *_step(step, asked)]
    return Composition(drafts=tuple(drafts)[: _MOST + 2]) if drafts else None


def _asked(asked: str) -> _Asked:
    if _WHO.search(asked):
        return _Asked.WHO
    return _Asked.WHEN if _WHEN.search(asked) else _Asked.WHAT


def _place(outline: Outline, asked: str) -> int | None:
    """Which step is asked for; ``None`` for the whole. What comes after the last or before the first is itself."""
    last = len(outline.steps) - 1
    if outline.has_order and _WHOLE.search(asked):
        return None
    if outline.at < 0:
        return 0 if _FIRST.search(asked) else last if _LAST.search(asked) else None
    if outline.has_order and _AFTER.search(asked):
        return min(outline.at + 1, last)
    if outline.has_order and _BEFORE.search(asked):
        return max(outline.at - 1, 0)
    return outline.at


# --- the whole -------------------------------------------------------------------------------------------------------
def _overview(outline: Outline) -> list[Draft]:
    """The headings of the steps in order, each with its first sentence."""
    points = [draft for step in outline.steps for draft in _point(step)]
    if len(points) < _SHORTEST_LIST:
        return []
    if opening := _said_of_all(outline):
        return [opening, *points[:_MOST]]
    title = plain_heading(outline.title)
    first = points[0].quotes[:1]
    if not title or numbers_in(title):
        return points[:_MOST]
    return [Draft(text=phrases.PROCEDURE_WHOLE.format(title=title), quotes=first), *points[:_MOST]]


def _said_of_all(outline: Outline) -> Draft | None:
    """The sentence before the steps that says which they are (手順1から手順5までで進めます)."""
    units = units_in(outline.opening.key, outline.opening.chunks) if outline.opening else ()
    return next((draft_of(one) for one in units if not one.row and names_steps(one.text, outline.steps)), None)


def _point(step: Step) -> list[Draft]:
    units = list(units_in(step.key, step.chunks))
    first = next((unit for unit in units if is_sentence(unit.text) and not unit.leads_in), units[0] if units else None)
    if first is None:
        return []
    told = draft_of(first)
    heading = _heading_quote(step)
    name = display(step.heading) if heading else plain_heading(step.heading)
    text = told.text if not heading and numbers_in(name) else f"{name}：{told.text.removeprefix(name + '：')}"
    return [Draft(text=text, quotes=(*heading, *told.quotes))]


# --- one step --------------------------------------------------------------------------------------------------------
def _step(step: Step, asked: _Asked) -> list[Draft]:
    units = [unit for unit in units_in(step.key, step.chunks) if not is_label(unit)]
    if asked is not _Asked.WHAT:
        bears = _TELLS[asked]
        return [draft_of(unit) for unit in units if bears(unit.text)][:_MOST_SENTENCES]
    items = [unit for unit in units if unit.is_item]
    if len(items) < _SHORTEST_LIST:
        return [draft_of(unit) for unit in _distinct(units)[:_MOST_SENTENCES]]
    before = [unit for unit in units if not unit.is_item and unit.order < items[0].order]
    leading = [unit for unit in before if not unit.leads_in][:1] or before[:1]
    listed = [draft_of(unit) for unit in _distinct(items)[:_MOST]]
    return [*_conclusion(step, leading, is_ordered=_are_numbered(items)), *listed]


def _listed(step: Step, asked: _Asked, evidence: Evidence) -> list[Draft]:
    """The row of an overview (手順2 | 期限 | 担当) that is about the step, where it is asked by whom or until when."""
    if asked is _Asked.WHAT:
        return []
    here = {chunk.location.edition.id for chunk in step.chunks}
    name = plain_heading(step.heading)
    rows = (one.unit for one in evidence.scored if one.unit.row and one.unit.chunk.location.edition.id in here)
    about = (unit for unit in rows if unit.row and sign_of(unit.row.subject) == sign_of(step.heading))
    named = [unit for unit in about if unit.row and any(cell and cell in name for cell in unit.row.cells[1:])]
    return [draft_of(unit) for unit in named[:1]]


def _conclusion(step: Step, leading: Sequence[Unit], *, is_ordered: bool) -> list[Draft]:
    """What the list is, from the heading, and the sentence that opens the section."""
    heading = _heading_quote(step)
    name = display(step.heading) if heading else plain_heading(step.heading)
    opening = [draft_of(unit) for unit in leading if not unit.leads_in]
    borne = (*heading, *(quote for draft in opening for quote in draft.quotes))
    if not borne or (not heading and numbers_in(name)):
        return opening
    form = phrases.PROCEDURE_IN_ORDER if is_ordered else phrases.PROCEDURE_LIST
    return [Draft(text=form.format(name=name), quotes=borne[:1]), *opening]


def _heading_quote(step: Step) -> tuple[Quote, ...]:
    """The heading as it stands in the text of the step, where it does."""
    if len(fold(step.heading)) < SHORTEST_QUOTE:
        return ()
    found = next((slice_ for chunk in step.chunks if (slice_ := find(step.heading, chunk.text))), None)
    return (Quote(key=step.key, text=found),) if found else ()


def _are_numbered(items: Sequence[Unit]) -> bool:
    return sum(item.is_numbered for item in items) * 2 > len(items)


def _distinct(units: Iterable[Unit]) -> list[Unit]:
    chosen: list[Unit] = []
    for unit in units:
        add(chosen, unit)
    return chosen


_TELLS: dict[_Asked, Callable[[str], bool]] = {
    _Asked.WHO: lambda text: bool(_ACTOR.search(text)),
    _Asked.WHEN: lambda text: bool(_DAYS.search(fold(text)) or periods_in(text)),
}
