"""Help (使い方): /dx without a question."""

from bot import slack_messages
from bot.slack import names
from bot.slack.acting import Handlers
from bot.slack.interaction import Interaction
from bot.slack.surface import Surface
from bot.slack.views.words import words


class HelpHandling:
    """Says how to ask."""

    def __init__(self, *, surface: Surface) -> None:
        self._surface = surface

    def handlers(self) -> Handlers:
        """By gesture."""
        return {names.HELP: self._asked}

    def _asked(self, gesture: Interaction) -> None:
        self._surface.respond(gesture.response_url, words(*slack_messages.HELP))
