"""To one person (本人へ): words after a gesture that only who made it sees, and the form that it opens."""

from bot import slack_messages
from bot.slack.interaction import Interaction
from bot.slack.posting import Thread
from bot.slack.surface import Surface, View
from bot.slack.views.split import SlackMessage
from bot.slack.views.words import words


def tell(surface: Surface, gesture: Interaction, message: SlackMessage) -> None:
    """Where the gesture was made, or in the conversation with the bot where it was made nowhere."""
    if gesture.response_url and surface.respond(gesture.response_url, message):
        return
    channel = gesture.channel or surface.direct(gesture.user)
    if channel:
        surface.whisper(Thread(channel=channel, ts=gesture.thread_ts), gesture.user, message)


def open_form(surface: Surface, gesture: Interaction, view: View) -> bool:
    """Opens a form; where Slack's three seconds for it have passed, the person is told to press again."""
    is_open = surface.open_form(gesture.trigger_id, view)
    if not is_open:
        tell(surface, gesture, words(slack_messages.FORM_TOO_LATE))
    return is_open
