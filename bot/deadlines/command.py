"""`./dx deadlines`: the list on one day, from the catalogue alone, as a table or as JSON."""

import json
import sys
from typing import Annotated

import typer

from bot import deadline_messages as messages
from bot.day_option import Day, day_of


def list_deadlines(
    *,
    as_of: Day = None,
    within: Annotated[int, typer.Option(min=1, max=366, help=messages.HELP_WITHIN)] = 90,
    municipality: Annotated[str, typer.Option(help=messages.HELP_MUNICIPALITY)] = "",
    as_json: Annotated[bool, typer.Option("--json", help=messages.HELP_JSON)] = False,
) -> None:
    """財政措置・補助金の期限を一覧します（締切の近いもの、開始前、期間不明、終了）。"""  # noqa: D400, D415 - the help
    from bot.console import console  # noqa: PLC0415 - `--help` stays fast without the library
    from bot.deadlines.json_shape import deadlines_json  # noqa: PLC0415
    from bot.deadlines.table import print_deadlines  # noqa: PLC0415
    from bot.services import today  # noqa: PLC0415
    from bot.settings import read_settings  # noqa: PLC0415
    from bot.web.links import source_url  # noqa: PLC0415
    from knowledge.answering.deadlines.asker import asker_named  # noqa: PLC0415
    from knowledge.answering.deadlines.listing import deadlines  # noqa: PLC0415
    from knowledge.domain.visibility import EVERYONE  # noqa: PLC0415
    from knowledge.library.opening import open_history  # noqa: PLC0415

    settings = read_settings()
    listed = deadlines(
        open_history(settings).seen_by(EVERYONE).measures(), as_of=day_of(as_of) or today(), within=within
    )
    asker = asker_named(municipality)
    if as_json:
        shape = deadlines_json(listed, asker, source_url=source_url(settings.public_url))
        sys.stdout.write(json.dumps(shape, ensure_ascii=False, indent=2) + "\n")
    else:
        print_deadlines(console(), listed, asker)
