"""The composition root: the one place where settings, clock and parts are put together."""

import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.archive import Archive
from bot.reception import Reception
from bot.settings import BotSettings

if TYPE_CHECKING:
    from knowledge.library.opening import Stores

_TOKYO = zoneinfo.ZoneInfo("Asia/Tokyo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the channels need; made once a process."""

    settings: BotSettings
    stores: "Stores"
    reception: Reception
    archive: Archive
    now: Callable[[], datetime]


def open_services(settings: BotSettings) -> Services:
    """Opens the library in DX_HOME (made where it is missing) and puts the advisor in front of it."""
    from knowledge.answering.advisor import Advisor  # noqa: PLC0415 - `--help` stays fast without the library
    from knowledge.answering.writing.opening import open_models, open_rewriter, open_writer  # noqa: PLC0415
    from knowledge.community.accepted import AcceptedAnswers  # noqa: PLC0415
    from knowledge.library.opening import open_stores  # noqa: PLC0415

    stores = open_stores(settings)
    models = open_models(settings, stores.ledger, today)
    advisor = Advisor(stores.library, writer=open_writer(settings, models), rewriter=open_rewriter(settings, models))
    accepted = AcceptedAnswers(feedback=stores.feedback, answers=stores.answers, library=stores.library)
    return Services(
        settings=settings,
        stores=stores,
        reception=Reception(
            advisor=advisor,
            answers=stores.answers,
            related=accepted.related,
            today=today,
            tells_ahead=models is not None,
        ),
        archive=Archive(answers=stores.answers, feedback=stores.feedback, now=now),
        now=now,
    )


def now() -> datetime:
    """The moment, in Asia/Tokyo."""
    return datetime.now(_TOKYO)  # noqa: TID251 - the one clock


def today() -> date:
    """Today in Asia/Tokyo."""
    return now().date()
