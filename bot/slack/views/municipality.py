"""The form in which somebody says for which municipality they work (所属する自治体)."""

from bot import slack_messages
from bot.slack import names
from bot.slack.views.elements import Element, button, field, form, row
from bot.slack.views.split import Block, SlackMessage
from bot.slack.views.words import words

NAME = "name"
ASKED = "asked"
"""What the button of the question says, unlike the one of the home tab."""
_MOST = 40


def municipality_question() -> SlackMessage:
    """The one question, below somebody's first answer that depends on where they work."""
    buttons = row(
        button(slack_messages.MUNICIPALITY_TELL, names.MUNICIPALITY, ASKED, style="primary"),
        button(slack_messages.MUNICIPALITY_NOT_NOW, names.MUNICIPALITY_DECLINED, ASKED),
    )
    return words(slack_messages.MUNICIPALITY_ASKED, blocks=[buttons])


def municipality_form(now: str, private: str) -> Block:
    """With what is kept, to be changed or forgotten."""
    given: Element = {"type": "plain_text_input", "max_length": _MOST, **({"initial_value": now} if now else {})}
    asked = field(NAME, slack_messages.MUNICIPALITY_NAME, given, hint=slack_messages.MUNICIPALITY_HINT)
    forget = row(button(slack_messages.FORGET, names.MUNICIPALITY_FORGOTTEN, "", style="danger"))
    return form(
        names.MUNICIPALITY_SENT,
        slack_messages.MUNICIPALITY_TITLE,
        [asked, forget] if now else [asked],
        submit=slack_messages.SAVE,
        private=private,
    )
