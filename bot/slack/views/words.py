"""Sentences of ours as messages."""

from collections.abc import Sequence

from bot.slack.views.mrkdwn import escaped
from bot.slack.views.split import MESSAGE_CHARACTERS, Block, Part, SlackMessage, characters, pack, section, split

_MORE = "…"


def words(*sentences: str, blocks: Sequence[Block] = ()) -> SlackMessage:
    """Sentences one under the other, with buttons below; mentions of people (<@U1>) stay mentions.

    What is longer than a message holds ends in …: it has no second one.
    """
    whole = "\n".join(sentences)
    first, *more = split(whole, MESSAGE_CHARACTERS - characters(blocks) - len(_MORE))
    text = first + _MORE if more else whole
    [message] = pack([Part(blocks=(*section(text), *blocks), text=text)])
    return message


def literal(text: str) -> str:
    """What somebody wrote, so that nothing in it turns into markup or a mention."""
    return escaped(text)


def mention(user: str) -> str:
    """A person, by the name that Slack shows."""
    return f"<@{user}>"
