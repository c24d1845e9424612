"""A table in Slack: a table block, or a list where it is larger than Slack takes."""

from collections.abc import Iterator

from bot.slack.views.mrkdwn import bold, label, shown
from bot.slack.views.split import MESSAGE_CHARACTERS, SECTION_CHARACTERS, Block, Part, characters, section
from knowledge.domain.answer import Cell, Table

_ROWS = 100
_COLUMNS = 20
_NOTHING = "\u3000"  # Slack refuses a cell without characters


def table_part(table: Table) -> Part:
    """The table under its title; its plain words are the rows as a list, for notifications and old clients."""
    plain = "\n".join([f"【{label(table.title)}】", *(f"• {label(line)}" for line in _lines(table))])
    drawn = (*section(bold(label(table.title))), _block(table))
    fits = len(table.rows) < _ROWS and len(table.header) <= _COLUMNS and characters(drawn) <= MESSAGE_CHARACTERS
    return Part(blocks=drawn if fits else _list(table), text=plain)


def _block(table: Table) -> Block:
    head = [_raw(name) for name in table.header]
    rows = [[_raw(_words(cell)) for cell in row] for row in table.rows]
    return {"type": "table", "rows": [head, *rows], "column_settings": [{"is_wrapped": True} for _ in table.header]}


def _raw(text: str) -> dict[str, str]:
    """A cell that Slack shows literally, so that nothing in it has to be escaped."""
    return {"type": "raw_text", "text": text or _NOTHING}


def _words(cell: Cell) -> str:
    """「約200万円 [2]」."""
    numbers = "".join(f"[{n}]" for n in cell.citations)
    return f"{cell.text} {numbers}" if numbers else cell.text


def _lines(table: Table) -> Iterator[str]:
    """Each row on a line: 「年度：令和4年度 [1]　金額：200万円 [2]」."""
    for row in table.rows:
        yield "　".join(f"{name}：{_words(cell)}" for name, cell in zip(table.header, row, strict=True) if cell.text)


def _list(table: Table) -> tuple[Block, ...]:
    """The rows as a list, in as few sections as hold them."""
    texts = [bold(label(table.title))]
    for line in (f"• {shown(line)}" for line in _lines(table)):
        if len(texts[-1]) + len(line) < SECTION_CHARACTERS:
            texts[-1] += f"\n{line}"
        else:
            texts.append(line)
    return tuple(block for text in texts for block in section(text))
