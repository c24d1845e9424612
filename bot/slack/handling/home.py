"""The home tab (ホーム): put together anew when it is opened; its search box asks in the conversation with the bot."""

from collections.abc import Callable

from bot import slack_messages
from bot.roles import Role, Roles
from bot.slack import names
from bot.slack.acting import Handlers
from bot.slack.conversation import Incoming, Kind
from bot.slack.handling.home_contents import HomeContents
from bot.slack.interaction import Interaction, asked
from bot.slack.posting import Thread
from bot.slack.route import IN_THREAD, Route
from bot.slack.surface import Surface
from bot.slack.views.home import home_view
from bot.slack.views.words import literal, words

_MOST_PROMPTS = 4
_HOME_TAB, _MESSAGES_TAB = "home", "messages"


class HomeHandling:
    """Shows each role what it may see: the role is looked up at every opening."""

    def __init__(
        self,
        *,
        contents: HomeContents,
        surface: Surface,
        roles: Roles,
        ask: Callable[[Incoming, Route], None],
    ) -> None:
        self._contents = contents
        self._surface = surface
        self._roles = roles
        self._ask = ask

    def handlers(self) -> Handlers:
        """By gesture."""
        return {names.HOME: self._opened, names.HOME_ASK: self._asked}

    def _opened(self, gesture: Interaction) -> None:
        role = self._roles.of(gesture.user)
        if gesture.value == _HOME_TAB:
            self._surface.show_home(gesture.user, home_view(self._contents.of(gesture.team, gesture.user, role)))
        elif gesture.value == _MESSAGES_TAB:
            self._surface.suggest(gesture.channel, prompts_for(role))

    def _asked(self, gesture: Interaction) -> None:
        """The question stands in the conversation first, so that its answer has a thread."""
        question = gesture.value.strip()
        channel = self._surface.direct(gesture.user)
        if not question or not channel:
            return
        said = words(slack_messages.HOME_ASKED.format(question=literal(question)))
        ts = self._surface.say(channel, said)
        if ts:
            self._ask(asked(gesture, question, Kind.HOME, thread=Thread(channel=channel, ts=ts)), IN_THREAD)


def prompts_for(role: Role) -> tuple[tuple[str, str], ...]:
    """The questions that a role is offered; what only it needs stands first."""
    offered = [slack_messages.PROMPTS_STAFF]
    if role >= Role.FACILITATOR:
        offered.insert(0, slack_messages.PROMPTS_FACILITATOR)
    if role >= Role.ADMIN:
        offered.insert(0, slack_messages.PROMPTS_ADMIN)
    return tuple(prompt for prompts in offered for prompt in prompts.items())[:_MOST_PROMPTS]
