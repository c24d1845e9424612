"""Where a comparison goes: the terminal, standard output as JSON, or a file as HTML."""

import json
import sys
from pathlib import Path

from bot import messages
from bot.changes.json_shape import changes_json
from bot.changes.report import changes_report
from bot.changes.text import print_changes
from bot.console import console, error_console
from knowledge.domain.changes import EditionChanges


def show_changes(changes: EditionChanges, *, as_json: bool, html: Path | None) -> None:
    """Writes the report if a file is named; prints JSON if asked for, else text where no file is named."""
    if html:
        html.write_text(changes_report(changes), encoding="utf-8")
        error_console().print(messages.CHANGES_WRITTEN.format(path=html), markup=False, soft_wrap=True)
    if as_json:
        sys.stdout.write(json.dumps(changes_json(changes), ensure_ascii=False, indent=2) + "\n")
    elif not html:
        print_changes(console(), changes)
