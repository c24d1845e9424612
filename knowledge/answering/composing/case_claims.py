"""What is claimed of cases: a part of one, the best precedent and what else there is, one line for each of several."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.answering import phrases
from knowledge.answering.composing.case_parts import Line, Part, effects_of, lines_of, main_statement
from knowledge.answering.composing.case_source import CaseSource
from knowledge.answering.composing.prose import is_sentence
from knowledge.answering.finding.case_fit import is_near_in_population, short_kind
from knowledge.answering.finding.case_request import CaseRequest
from knowledge.domain.answer import Draft
from knowledge.domain.calendar import Period, Validity
from knowledge.domain.case import Case, EffectKind
from knowledge.domain.municipality import MunicipalityKind
from knowledge.text import fold

MOST_CLAIMS = 5
_OF_THE_BEST = 4


def part_drafts(
    sources: Sequence[CaseSource], parts: Sequence[Part], periods: Sequence[Period] = (), money: str = ""
) -> tuple[Draft, ...]:
    """The lines of the parts asked for; where several cases tell, led by the title, or by the body for its people.

    Costs of the years named (`periods`) alone, where there are any; of a kind of money by its own name (`money`,
    補助金) those that have it, themselves or their row: a sentence may have it for another amount.
    """
    told = [
        (source, part, line)
        for source in sources
        for part in parts
        for line in lines_of(_in_years(source.case, periods), part)
        if part is not Part.COST or not money or _has(line.draft(source), money)
    ]
    drafts = [_of_one(line, source, part) if len(sources) > 1 else line.draft(source) for source, part, line in told]
    return tuple({draft.text: draft for draft in reversed(drafts)}.values())[: -MOST_CLAIMS - 1 : -1]


def precedent_drafts(sources: Sequence[CaseSource], request: CaseRequest) -> tuple[Draft, ...]:
    """The conclusion (who does it), what was done, what came of it and what is hoped for; then the other cases."""
    best, others = sources[0], sources[1:]
    own = [_conclusion(best, request), *(line.draft(best) for line in _told(best))]
    kept = own[: _OF_THE_BEST if others else MOST_CLAIMS]
    return (*kept, *map(_another, others[: MOST_CLAIMS - len(kept)]))


def each_drafts(sources: Sequence[CaseSource]) -> tuple[Draft, ...]:
    """One line for each: who, what, and the point of it."""
    return tuple(map(_each, sources[:MOST_CLAIMS]))


def count_draft(sources: Sequence[CaseSource], count: int, conditions: str) -> Draft:
    """How many there are; it rests on the titles of those that are shown."""
    said = phrases.CASES_COUNT.format(count=count)
    quotes = tuple(quote for source in sources for quote in source.heading)
    text = phrases.CASES_OF.format(conditions=conditions, count=said)
    return Draft(text=text, quotes=tuple(dict.fromkeys(quotes)), counted=(said, conditions))


def comparison_draft(one: CaseSource, other: CaseSource) -> Draft:
    """What each of the two does."""
    text = phrases.CASES_COMPARED.format(one=one.body, one_title=one.title, other=other.body, other_title=other.title)
    return Draft(text=text, quotes=(*one.heading, *other.heading))


def _has(draft: Draft, money: str) -> bool:
    rows = (quote.text for quote in draft.quotes if not is_sentence(quote.text))
    return any(money in fold(text) for text in (draft.text, *rows))


def _in_years(case: Case, periods: Sequence[Period]) -> Case:
    meant = tuple(cost for cost in case.costs if any(_covers(one, cost.period) for one in periods))
    return replace(case, costs=meant) if meant else case


def _covers(named: Period, stated: Validity) -> bool:
    return isinstance(stated, Period) and named.covers(stated)


def _told(source: CaseSource) -> Iterable[Line]:
    """What was done, the first result, the first target, the cost where it is one (more are a table), whom to ask."""
    case = source.case
    statement = main_statement(case)
    yield from (statement,) if statement else ()
    achieved = effects_of(case, EffectKind.ACHIEVED) or effects_of(case, EffectKind.UNSTATED)
    yield from achieved[:1]
    yield from effects_of(case, EffectKind.TARGET)[:1]
    yield from lines_of(case, Part.COST) if len(case.costs) == 1 else ()
    yield from lines_of(case, Part.DEPARTMENT)


def _conclusion(source: CaseSource, request: CaseRequest) -> Draft:
    like, slices = _like(source, request)
    text = f"{like}{phrases.CASE_PRECEDENT.format(body=source.body, title=source.title)}"
    return Draft(text=text, quotes=(*source.heading, *(quote for part in slices for quote in source.quotes(part))))


def _like(source: CaseSource, request: CaseRequest) -> tuple[str, tuple[str, ...]]:
    """In what the body is like the asker's (人口規模の近い町では), and the slices that bear it."""
    case, asker = source.case, request.asker
    is_near = (
        case.people is not None
        and asker.population is not None
        and is_near_in_population(case.people, asker.population)
    )
    same_kind = asker.kind is case.municipality.kind is not MunicipalityKind.UNKNOWN
    if not is_near and not same_kind:
        return "", ()
    kind = short_kind(case.municipality.kind) if same_kind else phrases.CASE_BODY
    near = phrases.CASE_LIKE_NEAR if is_near else phrases.CASE_LIKE_SAME
    borne = (case.population.text,) if is_near and case.population else ()
    return phrases.CASE_LIKE.format(near=near, kind=kind), borne


def _another(source: CaseSource) -> Draft:
    text = phrases.CASE_ANOTHER.format(body=source.body, title=source.title)
    return Draft(text=text, quotes=source.heading)


def _each(source: CaseSource) -> Draft:
    title = phrases.CASE_LINE.format(body=source.body, title=source.title)
    statement = main_statement(source.case)
    if statement is None:
        return Draft(text=title, quotes=source.heading)
    quotes = (*source.heading, *source.quotes(*statement.slices))
    return Draft(text=f"{title}：{statement.words}", quotes=tuple(dict.fromkeys(quotes)))


def _of_one(line: Line, source: CaseSource, part: Part) -> Draft:
    draft = line.draft(source)
    if part is Part.POPULATION:
        return Draft(text=phrases.CASE_OF_BODY.format(body=source.body, text=draft.text), quotes=draft.quotes)
    text = phrases.CASE_OF_ONE.format(title=source.title, text=draft.text)
    return Draft(text=text, quotes=(*source.heading, *draft.quotes))
