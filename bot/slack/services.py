"""What the desk in Slack works with; the composition root puts it together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.archive import Archive
from bot.reception import Reception
from bot.roles import Roles
from bot.slack.handling.home_contents import KnowsShelf
from bot.slack.handling.more import DrawsPages
from bot.slack.kept import Kept
from bot.slack.pace import Pace
from bot.slack.showing import KnowsColleagues
from bot.slack.views.sources import AnswerUrl, SourceUrl


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackServices:
    """What the composition root gives.

    `without_people` leaves names of persons out of a text; `source_url` and `answer_url` are absent where the page
    cannot be reached from other machines.
    """

    reception: Reception
    kept: Kept
    archive: Archive
    colleagues: KnowsColleagues
    without_people: Callable[[str], str]
    shelf: KnowsShelf
    pages: DrawsPages
    roles: Roles
    pace: Pace
    source_url: SourceUrl | None
    answer_url: AnswerUrl | None
    now: Callable[[], datetime]
