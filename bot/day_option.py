"""The day that a command is asked for (基準日): the option, and the day that was given."""

from datetime import date, datetime
from typing import Annotated

import typer

from bot import messages
from bot.reception import YEARS

Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help=messages.HELP_AS_OF)]


def day_of(moment: datetime | None) -> date | None:
    """The day of an option, ``None`` where it was left out; one outside of the calendar is refused."""
    if moment and moment.year not in YEARS:
        raise typer.BadParameter(messages.DAY_OUT_OF_RANGE.format(first=YEARS.start, last=YEARS.stop - 1))
    return moment.date() if moment else None
