"""To one person (本人へ): words after a gesture that only who made it sees, and the form that it opens."""

from bot import slack_messages
from bot.slack.interaction import Interaction
from bot.slack.posting import Thread
from bot.slack.surface import Surface, View
from bot.slack.views.split import SlackMessage
from bot.slack.views.words import words


def tell(surface: Surface, gesture: Interaction, message: SlackMessage) -> None:
    """Where the gesture was made."""
    if not (gesture.response_url and surface.respond(gesture.response_url, message)):
        tell_in(surface, Thread(channel=gesture.channel, ts=gesture.thread_ts), gesture.user, message)


def tell_in(surface: Surface, thread: Thread, user: str, message: SlackMessage) -> None:
    """In a thread; in the conversation with the bot where there is none, or the app is not in its channel."""
    if thread.channel and surface.whisper(thread, user, message):
        return
    alone = surface.direct(user)
    if alone:
        surface.whisper(Thread(channel=alone, ts=""), user, message)


def open_form(surface: Surface, gesture: Interaction, view: View) -> bool:
    """Opens a form; where Slack's three seconds for it have passed, the person is told to press again."""
    is_open = surface.open_form(gesture.trigger_id, view)
    if not is_open:
        tell(surface, gesture, words(slack_messages.FORM_TOO_LATE))
    return is_open
