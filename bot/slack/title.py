"""The title (題) of a thread in the conversation with the bot."""

from bot.slack.views.mrkdwn import shortened
from knowledge.answering.reading.interrogatives import asks_outright
from knowledge.text import sentences

_MOST = 50


def thread_title(question: str) -> str:
    """The first sentence that asks, else the first of all, cut short; Slack shows it as plain text."""
    told = [" ".join(question[start:end].split()) for start, end in sentences(question)]
    return shortened(next(filter(asks_outright, told), told[0] if told else ""), _MOST)
