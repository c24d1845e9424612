"""The form that asks why an answer did not help."""

from bot import slack_messages
from bot.slack import names
from bot.slack.views.elements import field, form, lines, one_of, option
from bot.slack.views.split import Block

REASON, WORDS = "reason", "words"
_MOST = 1_000


def reason_form(private: str) -> Block:
    """Which of the usual reasons it was, and words of their own."""
    reasons = [option(text, key) for key, text in slack_messages.UNHELPFUL_REASONS.items()]
    return form(
        names.FEEDBACK_SENT,
        slack_messages.REASON_TITLE,
        [
            field(REASON, slack_messages.REASON, one_of(reasons)),
            field(WORDS, slack_messages.REASON_WORDS, lines(most=_MOST), is_optional=True),
        ],
        submit=slack_messages.SEND,
        private=private,
    )
