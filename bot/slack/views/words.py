"""Sentences of ours as messages."""

from collections.abc import Sequence

from bot.slack.views.mrkdwn import escaped
from bot.slack.views.split import Block, Part, SlackMessage, pack, section


def words(*sentences: str, blocks: Sequence[Block] = ()) -> SlackMessage:
    """Sentences one under the other, with buttons below; mentions of people (<@U1>) stay mentions."""
    text = "\n".join(sentences)
    [message] = pack([Part(blocks=(*section(text), *blocks), text=text)])
    return message


def literal(text: str) -> str:
    """What somebody wrote, so that nothing in it turns into markup or a mention."""
    return escaped(text)


def mention(user: str) -> str:
    """A person, by the name that Slack shows."""
    return f"<@{user}>"
