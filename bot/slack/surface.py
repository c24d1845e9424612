"""The surface (画面): what the bot may show to one person in Slack: forms, the home tab, words only they see, files."""

import logging
from collections.abc import Callable, Sequence
from typing import Any

from slack_sdk.errors import SlackClientError
from slack_sdk.webhook import WebhookClient

from bot.slack.client import code_of, once, repeating
from bot.slack.posting import Thread
from bot.slack.views.split import SlackMessage

_log = logging.getLogger(__name__)
View = dict[str, Any]
_TIMEOUT_SECONDS = 10


class Surface:
    """Each call tells whether Slack did it, and raises nothing: what it cannot show is logged by Slack's error word."""

    def __init__(self, *, bot_token: str, api_url: str) -> None:
        self._once = once(bot_token, api_url)
        self._repeating = repeating(bot_token, api_url)

    def open_form(self, trigger_id: str, view: View) -> bool:
        """Opens a form (modal); the trigger of a gesture is good for three seconds."""
        return self._done("views.open", lambda: self._once.views_open(trigger_id=trigger_id, view=view))

    def change_form(self, view_id: str, view: View) -> bool:
        """Shows something else in an open form."""
        return self._done("views.update", lambda: self._repeating.views_update(view_id=view_id, view=view))

    def show_home(self, user: str, view: View) -> bool:
        """Shows a person their home tab."""
        return self._done("views.publish", lambda: self._repeating.views_publish(user_id=user, view=view))

    def whisper(self, thread: Thread, user: str, message: SlackMessage) -> bool:
        """Says something that only one person sees; in a thread where `thread.ts` is given."""
        return self._done(
            "chat.postEphemeral",
            lambda: self._once.chat_postEphemeral(
                channel=thread.channel,
                user=user,
                thread_ts=thread.ts or None,
                text=message.text,
                blocks=list(message.blocks),
            ),
        )

    def respond(self, response_url: str, message: SlackMessage) -> bool:
        """Says something that only the person sees whose gesture brought the address."""
        return self._answered(response_url, text=message.text, blocks=list(message.blocks), response_type="ephemeral")

    def take_away(self, response_url: str) -> bool:
        """Takes away the message that only one person sees, whose button was pressed."""
        return self._answered(response_url, delete_original=True)

    def suggest(self, channel: str, prompts: Sequence[tuple[str, str]]) -> bool:
        """Offers questions (title, text) to be asked with one touch in the conversation with the bot; at most four."""
        offered = [{"title": title, "message": text} for title, text in prompts]
        return self._done(
            "assistant.threads.setSuggestedPrompts",
            lambda: self._repeating.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=offered),
        )

    def name_thread(self, thread: Thread, title: str) -> bool:
        """Gives a thread in the conversation with the bot a title, by which people find it again in its history."""
        return self._done(
            "assistant.threads.setTitle",
            lambda: self._repeating.assistant_threads_setTitle(
                channel_id=thread.channel, thread_ts=thread.ts, title=title
            ),
        )

    def say(self, channel: str, message: SlackMessage) -> str:
        """Says something in a conversation; the ts of the message, empty where Slack does not take it."""
        try:
            said = self._once.chat_postMessage(channel=channel, text=message.text, blocks=list(message.blocks))
            return str(said["ts"])
        except (SlackClientError, OSError) as error:
            _log.warning("slack chat.postMessage: %s", code_of(error))
            return ""

    def direct(self, user: str) -> str:
        """The conversation with one person alone; empty where Slack does not open it."""
        try:
            return str(self._repeating.conversations_open(users=user)["channel"]["id"])
        except (SlackClientError, OSError) as error:
            _log.warning("slack conversations.open: %s", code_of(error))
            return ""

    def permalink(self, channel: str, ts: str) -> str:
        """The address of a message; empty where Slack does not tell."""
        try:
            return str(self._repeating.chat_getPermalink(channel=channel, message_ts=ts)["permalink"])
        except (SlackClientError, OSError) as error:
            _log.warning("slack chat.getPermalink: %s", code_of(error))
            return ""

    def upload(self, thread: Thread, *, name: str, content: bytes, title: str, words: str) -> bool:
        """Puts a file into a thread under a sentence; `name` is ASCII, `title` is what people see."""
        return self._done(
            "files upload",
            lambda: self._once.files_upload_v2(
                channel=thread.channel,
                thread_ts=thread.ts or None,
                filename=name,
                content=content,
                title=title,
                initial_comment=words,
            ),
        )

    def _done(self, what: str, call: Callable[[], object]) -> bool:
        try:
            call()
        except (SlackClientError, OSError) as error:
            _log.warning("slack %s: %s", what, code_of(error))
            return False
        return True

    def _answered(self, response_url: str, **body: Any) -> bool:
        def call() -> None:
            reply = WebhookClient(response_url, timeout=_TIMEOUT_SECONDS).send(**body)
            if reply.status_code != 200:
                raise OSError(reply.status_code)

        return self._done("response_url", call)
