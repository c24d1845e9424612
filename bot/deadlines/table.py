"""The list of deadlines (期限一覧) in the terminal."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot import deadline_messages as messages
from bot.deadlines.rows import Part, parts_of
from bot.messages import NOT_OPEN
from bot.wording import place
from knowledge.answering.deadlines.listing import Deadlines
from knowledge.domain.calendar import japanese_date
from knowledge.domain.municipality import Asker


def print_deadlines(out: Console, listed: Deadlines, asker: Asker) -> None:
    """Prints every part, also those that have nothing; measures that are not open to the asker are grey."""
    out.print(Text(messages.TITLE, style="bold"))
    out.print(Text(messages.LEAD.format(day=japanese_date(listed.as_of), within=listed.within), style="dim"))
    if listed.is_empty:
        out.print(messages.NONE, markup=False)
        return
    for part in parts_of(listed, asker):
        out.print(_table(part) if part.rows else Text.assemble((part.title, "bold"), "\n  ", part.nothing))


def _table(part: Part) -> Table:
    table = Table(title=Text(part.title, style="bold"), title_justify="left", show_lines=True)
    for column in messages.COLUMNS:
        table.add_column(column, overflow="fold")
    for row in part.rows:
        name = f"{row.name}\n{NOT_OPEN}：{row.barred}" if row.barred else row.name
        cells = (name, row.day, row.left, row.period, place(row.location))
        table.add_row(*map(Text, cells), style="dim" if row.barred else None)
    return table
