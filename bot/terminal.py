"""An answer in the terminal: conclusion, cautions, cards, numbered sources."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from bot import messages
from bot.answer_wording import claims_by_part, is_numbered, refusal_lines, warned_of
from bot.wording import barred_of, case_rows, fit_of, fit_rows, measure_rows, place, related_words
from knowledge.domain.answer import Answer, Caution, Citation, Grounded, Near, Table, Unanswered
from knowledge.domain.calendar import japanese_date
from knowledge.domain.measure import Measure
from knowledge.text import display


def print_answer(console: Console, answer: Answer) -> None:
    """Prints one answer with everything that a reader needs to trust it."""
    console.print(Text(f"Q. {answer.question.text}", style="bold"))
    console.print(Text(messages.AS_OF.format(day=japanese_date(answer.question.as_of)), style="dim"))
    body = _grounded(answer) if isinstance(answer, Grounded) else _unanswered(answer)
    console.print(Padding(body, (0, 0, 1, 2)))
    if answer.related:
        console.print(Padding(Text(related_words(answer.related), style="dim"), (0, 0, 1, 2)))


def _grounded(answer: Grounded) -> Group:
    parts: list[RenderableType] = []
    if answer.cautions:
        parts.append(_cautions(answer.cautions))
    for part, claims in claims_by_part(answer.claims):
        parts += [Text(part, style="bold")] if part else []
        parts += [
            Text.assemble("" if is_numbered(claim) else "・", _marked(claim.text, claim.citations)) for claim in claims
        ]
    parts += map(_table, answer.tables)
    parts += [_measure_card(measure, answer) for measure in answer.measures]
    parts += [
        _card(display(case.title.text), [*fit_rows(fit_of(case, answer.fits)), *case_rows(case)])
        for case in answer.cases
    ]
    parts.append(Text(messages.SOURCES, style="bold"))
    return Group(*parts, *_sources(answer.citations))


def _marked(words: str, citations: Sequence[int]) -> Text:
    """Words with the numbers of their sources."""
    return Text.assemble(words, ("".join(f"［{n}］" for n in citations), "cyan"))


def _table(table: Table) -> Grid:
    shown = Grid(title=Text(table.title), title_justify="left", title_style="bold", show_lines=True)
    for name in table.header:
        shown.add_column(Text(name), overflow="fold")
    for row in table.rows:
        shown.add_row(*(_marked(cell.text, cell.citations) for cell in row))
    return shown


def _sources(citations: Sequence[Citation]) -> Iterator[RenderableType]:
    """Each place once, with the quotes from it below."""
    for where, group in groupby(citations, key=lambda citation: place(citation.location)):
        yield Text(where)
        for citation in group:
            yield Padding(Text.assemble((f"［{citation.n}］", "cyan"), f"「{display(citation.quote)}」"), (0, 0, 0, 2))


def _unanswered(answer: Unanswered) -> Group:
    first, *others = refusal_lines(answer)
    parts: list[RenderableType] = [Text(first, style="bold yellow"), *map(Text, others)]
    if warned := warned_of(answer):
        parts.append(_cautions(warned))
    if answer.choices:
        parts.append(Text(messages.CHOICES, style="bold"))
        parts += [Text(f"・{choice}") for choice in answer.choices]
    if answer.nearest:
        parts.append(Text(messages.NEAREST, style="bold"))
        parts += _nearest(answer.nearest)
    return Group(*parts)


def _nearest(places: Sequence[Near]) -> Iterator[RenderableType]:
    """Each place, with the words that came nearest below."""
    if any(near.quote for near in places):
        yield Text(messages.NEAREST_QUOTED)
    for where, group in groupby(places, key=lambda near: place(near.location)):
        yield Text(f"・{where}")
        yield from (Padding(Text(f"「{display(near.quote)}」"), (0, 0, 0, 2)) for near in group if near.quote)


def _cautions(cautions: tuple[Caution, ...]) -> Panel:
    lines = Grid.grid(padding=(0, 1))
    lines.add_column(no_wrap=True)
    lines.add_column(overflow="fold")
    for caution in cautions:
        lines.add_row("⚠", Text(caution.text))
    return Panel(lines, title=messages.CAUTIONS, border_style="yellow", title_align="left")


def _measure_card(measure: Measure, answer: Grounded) -> Panel:
    """A measure; grey where it is not open to the asker."""
    barred = barred_of(measure, answer.ineligible)
    rows = measure_rows(measure, as_of=answer.question.as_of, barred=barred)
    if barred is None:
        return _card(measure.name, rows)
    card = _card(f"{messages.NOT_OPEN} {measure.name}", rows)
    card.style = card.border_style = "dim"
    return card


def _card(title: str, rows: list[tuple[str, str]]) -> Panel:
    table = Grid.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for label, text in rows:
        table.add_row(Text(label), Text(text))
    return Panel(table, title=title, title_align="left", border_style="blue")
