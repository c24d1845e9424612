"""What changed, in the terminal: measures and numbers first, then cases, then sections in order."""

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot import handbook_messages as messages
from bot.changes.rows import Block, Part, Row, headline, parts_of, renumberings, summary
from bot.changes.signs import SIGNS
from knowledge.domain.changes import EditionChanges

_STYLES = {"added": "green", "removed": "red", "changed": "", "moved": "cyan"}
_MOST_RENUMBERED = 20


def print_changes(out: Console, changes: EditionChanges) -> None:
    """Prints everything that differs between two editions; one sentence where nothing does."""
    print_summary(out, changes)
    for part in parts_of(changes):
        _part(out, part)
    _renumbered(out, renumberings(changes))


def print_summary(out: Console, changes: EditionChanges) -> None:
    """Prints which editions are compared, and how many changes there are of each kind."""
    out.print(Text(headline(changes), style="bold"))
    out.print(Text(summary(changes)))


def _part(out: Console, part: Part) -> None:
    out.print(Text(f"\n■ {part.title}", style="bold"))
    for block in part.blocks:
        _block(out, block)


def _block(out: Console, block: Block) -> None:
    labels = "・".join(block.labels)
    head = Text.assemble(f"［{labels}］", (block.title, "bold"), (f"（{block.pages}）" if block.pages else "", "dim"))
    _indented(out, 1, Text(SIGNS[block.kind], style=_STYLES[block.kind]), head)
    for note in filter(None, (block.place, *block.notes)):
        _indented(out, 3, Text(note, style="dim"))
    for row in block.rows:
        _row(out, row)


def _row(out: Console, row: Row) -> None:
    if row.label and row.label not in messages.CHANGES_TEXTS.values():
        _indented(out, 3, Text(row.label))
    both = [(SIGNS["removed"], row.old, "red"), (SIGNS["added"], row.new, "green")]
    sides = [(SIGNS["moved"], row.new, _STYLES["moved"])] if row.kind == "moved" else both
    for sign, side, style in sides:
        if side.text:
            where = f"（{side.pages}）" if side.pages else ""
            _indented(out, 5, Text(sign, style=style), Text.assemble(side.text, (where, "dim")))


def _indented(out: Console, by: int, *cells: Text) -> None:
    """The last cell keeps its left edge when it is broken; Japanese is broken anywhere."""
    line = Table.grid(padding=(0, 1))
    for _ in cells[:-1]:
        line.add_column(no_wrap=True)
    line.add_column(overflow="fold")
    line.add_row(*cells)
    out.print(Padding(line, (0, 0, 0, by), expand=False))


def _renumbered(out: Console, found: list[str]) -> None:
    if not found:
        return
    out.print(Text(f"\n■ {messages.CHANGES_RENUMBERED.format(count=len(found))}", style="bold"))
    for line in found[:_MOST_RENUMBERED]:
        _indented(out, 3, Text(line))
    if len(found) > _MOST_RENUMBERED:
        _indented(out, 3, Text(messages.CHANGES_MORE.format(count=len(found) - _MOST_RENUMBERED)))
