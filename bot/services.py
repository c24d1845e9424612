"""The composition root: the one place where settings, clock and parts are put together."""

import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from bot.archive import Archive
from bot.reception import Reception
from bot.settings import BotSettings

if TYPE_CHECKING:
    from knowledge.community.reopened import ReopenedAnswers
    from knowledge.library.library import Library
    from knowledge.library.opening import Stores

_TOKYO = zoneinfo.ZoneInfo("Asia/Tokyo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the channels need; made once a process.

    `stores.library` is for whoever keeps the shelf; `everyones` is what it shows to whoever asks.
    """

    settings: BotSettings
    stores: "Stores"
    reception: Reception
    archive: Archive
    everyones: "Library"
    reopened: "ReopenedAnswers"
    now: Callable[[], datetime]


def open_services(settings: BotSettings) -> Services:
    """Opens the library in DX_HOME (made where it is missing) and puts the advisor in front of it."""
    from knowledge.library.opening import open_stores  # noqa: PLC0415 - `--help` stays fast without the library

    return services_over(open_stores(settings), settings)


def services_over(stores: "Stores", settings: BotSettings) -> Services:
    """Puts the parts together over opened stores; every reader sees no more than the audience may."""
    from knowledge.answering.advisor import Advisor  # noqa: PLC0415
    from knowledge.answering.advisors import Advisors  # noqa: PLC0415
    from knowledge.answering.writing.opening import open_models, open_rewriter, open_writer  # noqa: PLC0415
    from knowledge.community.accepted import AcceptedAnswers  # noqa: PLC0415
    from knowledge.community.reopened import ReopenedAnswers  # noqa: PLC0415
    from knowledge.domain.visibility import EVERYONE  # noqa: PLC0415

    models = open_models(settings, stores.ledger, today)
    writer, rewriter = open_writer(settings, models), open_rewriter(settings, models)
    everyones = stores.library.seen_by(EVERYONE)
    accepted = AcceptedAnswers(feedback=stores.feedback, answers=stores.answers, library=everyones)
    reopened = ReopenedAnswers(stores.answers, stores.library.visibilities.hidden_from)
    return Services(
        settings=settings,
        stores=stores,
        reception=Reception(
            advisor=Advisors(stores.library, partial(Advisor, writer=writer, rewriter=rewriter)),
            answers=stores.answers,
            related=accepted.related,
            today=today,
            tells_ahead=models is not None,
        ),
        archive=Archive(answers=reopened, feedback=stores.feedback, now=now),
        everyones=everyones,
        reopened=reopened,
        now=now,
    )


def now() -> datetime:
    """The moment, in Asia/Tokyo."""
    return datetime.now(_TOKYO)  # noqa: TID251 - the one clock


def today() -> date:
    """Today in Asia/Tokyo."""
    return now().date()
