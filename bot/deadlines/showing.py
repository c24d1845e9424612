"""`./dx deadlines`: the list on one day, from the catalogue alone, as a table or as JSON."""

import json
import sys
from datetime import date

from bot.console import console
from bot.deadlines.json_shape import deadlines_json
from bot.deadlines.table import print_deadlines
from bot.services import today
from bot.settings import BotSettings
from bot.web.links import source_url
from knowledge.answering.deadlines.asker import asker_named
from knowledge.answering.deadlines.listing import deadlines
from knowledge.library.opening import open_history


def show_deadlines(settings: BotSettings, *, as_of: date | None, within: int, municipality: str, as_json: bool) -> None:
    """Prints the list as of a day, today where none is given."""
    listed = deadlines(open_history(settings).measures(), as_of=as_of or today(), within=within)
    asker = asker_named(municipality)
    if as_json:
        shape = deadlines_json(listed, asker, source_url=source_url(settings.public_url))
        sys.stdout.write(json.dumps(shape, ensure_ascii=False, indent=2) + "\n")
    else:
        print_deadlines(console(), listed, asker)
