"""Where a comparison goes: the terminal, standard output as JSON, or a file as HTML."""

import json
import sys
from pathlib import Path

from rich.console import Console

from bot import handbook_messages as messages
from bot.changes.json_shape import changes_json
from bot.changes.report import changes_report
from bot.changes.text import print_changes, print_summary
from bot.console import console, error_console
from knowledge.domain.changes import EditionChanges
from knowledge.domain.document import Edition
from knowledge.library.catalog import EditionState
from knowledge.library.changes.between import changes_between
from knowledge.library.history import History
from knowledge.text import argument

_SHOWN_WHOLE = 2


def show_changes(changes: EditionChanges, *, as_json: bool, html: Path | None) -> None:
    """Writes the report if a file is named; prints JSON if asked for, else text where no file is named."""
    if html:
        html.write_text(changes_report(changes), encoding="utf-8")
        error_console().print(messages.CHANGES_WRITTEN.format(path=html), markup=False, soft_wrap=True)
    if as_json:
        sys.stdout.write(json.dumps(changes_json(changes), ensure_ascii=False, indent=2) + "\n")
    elif not html:
        print_changes(console(), changes)


def show_pending(out: Console, history: History, edition: Edition, *, among: int) -> None:
    """What a staged edition changes of the one that answers, and how it is published.

    Of one that waits `among` many, only the counts are shown: whoever registers a folder reads them one by one.
    """
    editions = history.of(edition.document.id)
    staged = next((held for held in editions if held.state is EditionState.STAGED), None)
    current = next((held for held in editions if held.state is EditionState.CURRENT), None)
    if staged and current:
        old, new = history.publication(current.shelved.key), history.publication(staged.shelved.key)
        show = print_changes if among <= _SHOWN_WHOLE else print_summary
        show(out, changes_between(old, new))
    out.print(messages.PENDING_HINT.format(argument=argument(edition.document.title)), markup=False, soft_wrap=True)
