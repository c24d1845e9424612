"""The buttons under an answer: a verdict, the way to people, and what can be done with the answer."""

from bot import slack_messages
from bot.slack import names
from bot.slack.views.elements import button, menu, option, plain, row
from bot.slack.views.split import Block, Part
from knowledge.domain.answer import Answer, Grounded
from knowledge.domain.feedback import Verdict

EVIDENCE, COPY, SIMILAR, INQUIRY = "evidence", "copy", "similar", "inquiry"
"""The entries of the menu 「…」; an entry's value is 「entry:answer id」."""


def answer_buttons(answer: Answer) -> Part:
    """What everyone in the thread may press."""
    entries = [option(text, said(entry, answer.id)) for entry, text in _entries(answer)]
    ask = button(slack_messages.ASK_PEOPLE, names.ASK_PEOPLE, answer.id)
    return Part(blocks=(_verdicts(answer.id), row(ask, *([menu(names.MORE, entries)] if entries else []))), text="")


def private_buttons(answer: Answer) -> Part:
    """Under an answer that only the asker sees: whether others shall see it."""
    share = button(slack_messages.SHARE, names.SHARE, answer.id, style="primary")
    return Part(blocks=(row(share, button(slack_messages.CLOSE, names.CLOSE, answer.id)),), text="")


def said(what: str, answer_id: str) -> str:
    """What a button says: of which answer it speaks and what is said of it."""
    return f"{what}:{answer_id}"


def heard(value: str) -> tuple[str, str]:
    """(what, answer id) of what a button said."""
    what, _, answer_id = value.partition(":")
    return what, answer_id


def _verdicts(answer_id: str) -> Block:
    return {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": names.FEEDBACK,
                "positive_button": {
                    "text": plain(slack_messages.HELPFUL),
                    "value": said(Verdict.HELPFUL, answer_id),
                },
                "negative_button": {
                    "text": plain(slack_messages.UNHELPFUL),
                    "value": said(Verdict.UNHELPFUL, answer_id),
                },
            }
        ],
    }


def _entries(answer: Answer) -> list[tuple[str, str]]:
    if not isinstance(answer, Grounded):
        return []
    entries = [(EVIDENCE, slack_messages.EVIDENCE), (COPY, slack_messages.COPY)]
    if answer.cases:
        entries.append((SIMILAR, slack_messages.SIMILAR))
    if any(case.department for case in answer.cases):
        entries.append((INQUIRY, slack_messages.INQUIRY))
    return entries
