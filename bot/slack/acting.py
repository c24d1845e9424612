"""Acting: a gesture out of the inbox reaches what handles it; one that fails is told to the person."""

from collections.abc import Callable, Mapping

from bot.slack.failing import error_id, log_failure
from bot.slack.interaction import Interaction
from bot.slack.personal import tell
from bot.slack.surface import Surface
from bot.slack.views.answer import failure_messages
from knowledge.library.inbox import InboxRow, InboxStore

Handler = Callable[[Interaction], None]
"""Does what a gesture asks for; may be called again with the same gesture after a crash."""
Handlers = Mapping[str, Handler]
"""By the name of the gesture."""


class Acting:
    """Handles the gestures one after the other, beside the questions: a form opens while a model still writes."""

    def __init__(self, *, inbox: InboxStore, handlers: Handlers, surface: Surface) -> None:
        self._inbox = inbox
        self._handlers = handlers
        self._surface = surface

    def handle(self, row: InboxRow) -> None:
        """Does what one gesture asks for; one of an older version's button, which nobody handles now, is done."""
        gesture = Interaction.from_json(row.payload_json)
        handler = self._handlers.get(gesture.name)
        try:
            if handler is not None:
                handler(gesture)
        except Exception as error:  # noqa: BLE001 - whatever it is, the person gets one sentence and a number
            number = error_id()
            log_failure(f"slack gesture {gesture.name}", number, error)
            self._inbox.failed(row.id, number)
            [message] = failure_messages(number)
            tell(self._surface, gesture, message)
            return
        self._inbox.done(row.id)
