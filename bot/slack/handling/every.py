"""Every gesture and what handles it."""

from collections.abc import Callable

from bot.slack.acting import Handlers
from bot.slack.conversation import Incoming
from bot.slack.delivery import Delivery
from bot.slack.handling.channel import ChannelHandling
from bot.slack.handling.curating import CuratingHandling
from bot.slack.handling.feedback import FeedbackHandling
from bot.slack.handling.help import HelpHandling
from bot.slack.handling.home import HomeHandling
from bot.slack.handling.home_contents import HomeContents
from bot.slack.handling.more import MoreHandling
from bot.slack.handling.municipality import MunicipalityHandling
from bot.slack.handling.people import PeopleHandling
from bot.slack.handling.sharing import SharingHandling
from bot.slack.route import Route
from bot.slack.services import SlackServices
from bot.slack.showing import Shown
from bot.slack.surface import Surface

Ask = Callable[[Incoming, Route], None]


def every_handler(services: SlackServices, *, surface: Surface, delivery: Delivery, shown: Shown, ask: Ask) -> Handlers:
    """By the name of the gesture; `ask` takes a question that a gesture asks."""
    kept, roles, now = services.kept, services.roles, services.now
    contents = HomeContents(
        kept=kept, shelf=services.shelf, permalink=surface.permalink, answer_url=services.answer_url, now=now
    )
    return {
        **HelpHandling(surface=surface).handlers(),
        **HomeHandling(contents=contents, surface=surface, roles=roles, ask=ask).handlers(),
        **FeedbackHandling(archive=services.archive, surface=surface).handlers(),
        **MoreHandling(kept=kept, surface=surface, pages=services.pages, ask=ask).handlers(),
        **SharingHandling(kept=kept, surface=surface, delivery=delivery, shown=shown).handlers(),
        **PeopleHandling(kept=kept, surface=surface, delivery=delivery, now=now).handlers(),
        **CuratingHandling(
            kept=kept, surface=surface, roles=roles, without_people=services.without_people, now=now
        ).handlers(),
        **ChannelHandling(kept=kept, surface=surface, roles=roles, now=now).handlers(),
        **MunicipalityHandling(kept=kept, surface=surface, now=now).handlers(),
    }
