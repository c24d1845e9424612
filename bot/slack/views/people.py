"""What is said and asked when people are called for an answer (担当者に聞く)."""

from collections.abc import Sequence

from bot import slack_messages
from bot.slack import names
from bot.slack.views.elements import button, field, form, lines, row
from bot.slack.views.mrkdwn import link, shortened
from bot.slack.views.split import Block, SlackMessage
from bot.slack.views.words import literal, mention, words
from knowledge.domain.handoff import Handoff, HandoffState

REPLY = "reply"
_MOST = 1_400  # characters; escaped they may be five times as many, and have to fit one message
_LONGEST_QUESTION = 300


def call(handoff: Handoff, question: str, helpers: Sequence[str]) -> SlackMessage:
    """The helpers called into the thread, with the buttons that settle it."""
    called = slack_messages.CALLED.format(helpers=" ".join(map(mention, helpers)), asker=mention(handoff.asker))
    asked = slack_messages.CALLED_QUESTION.format(question=_question(question))
    buttons = row(
        button(slack_messages.REPLY, names.REPLY, handoff.id, style="primary"),
        button(slack_messages.RESOLVE, names.RESOLVE, handoff.id),
    )
    return words(called, asked, blocks=[buttons])


def reply_form(question: str, private: str) -> Block:
    """Where a helper writes the answer."""
    reply = field(REPLY, slack_messages.REPLY_WORDS, lines(most=_MOST), hint=slack_messages.REPLY_HINT)
    asked = words(slack_messages.CALLED_QUESTION.format(question=_question(question)))
    return form(
        names.REPLY_SENT,
        slack_messages.REPLY_TITLE,
        [*asked.blocks, reply],
        submit=slack_messages.SEND,
        private=private,
    )


def settled(handoff: Handoff) -> SlackMessage:
    """What the thread hears: a person's words are named as such."""
    helper = mention(handoff.replied_by)
    if handoff.state is HandoffState.RESOLVED:
        return words(slack_messages.RESOLVED.format(helper=helper))
    curate = row(button(slack_messages.CURATE, names.CURATE, handoff.id))
    return words(slack_messages.REPLIED.format(helper=helper), literal(handoff.reply), blocks=[curate])


def told_to_asker(handoff: Handoff, question: str, permalink: str) -> SlackMessage:
    """What the asker hears in the conversation with the bot, with the way back to the thread."""
    sentence = (
        slack_messages.RESOLVED_TO_ASKER if handoff.state is HandoffState.RESOLVED else slack_messages.REPLIED_TO_ASKER
    )
    said = sentence.format(question=_question(question), helper=mention(handoff.replied_by))
    reply = [literal(handoff.reply)] if handoff.reply else []
    return words(said, *reply, *([link(permalink, slack_messages.OPEN_THREAD)] if permalink else []))


def _question(question: str) -> str:
    return literal(shortened(question, _LONGEST_QUESTION))
