"""Words to be copied: a draft of an answer, and a letter to a case's department."""

from collections.abc import Sequence

from bot import slack_messages
from bot.slack import names
from bot.slack.views.buttons import said
from bot.slack.views.elements import button, row
from bot.slack.views.mrkdwn import escaped
from bot.slack.views.split import Block, SlackMessage, section, split
from knowledge.domain.answer import Answer, Grounded
from knowledge.text import display

_MOST = 8_000


def draft(answer: Answer, markdown: str, thread_ts: str) -> SlackMessage:
    """The answer for a draft, to be copied; the button beside it makes a Word file of the same, for that thread."""
    word = button(slack_messages.DRAFT_FILE, names.DRAFT_FILE, said(thread_ts, answer.id))
    return copied(slack_messages.COPIED, markdown, blocks=[row(word)])


def copied(lead: str, text: str, *, blocks: Sequence[Block] = ()) -> SlackMessage:
    """A sentence, and below it the text as it is, to be copied whole."""
    pieces = split(text, _MOST)
    shown = pieces[0] if len(pieces) == 1 else f"{pieces[0]}\n…"
    literal: Block = {
        "type": "rich_text",
        "elements": [{"type": "rich_text_preformatted", "elements": [{"type": "text", "text": shown}]}],
    }
    return SlackMessage(blocks=(*section(escaped(lead)), literal, *blocks), text=escaped(lead))


def inquiry(answer: Grounded) -> SlackMessage:
    """A letter to the department of each case that names one."""
    letters = [
        slack_messages.INQUIRY_LETTER.format(
            body=case.municipality.full_name,
            department=display(case.department.text),
            title=display(case.title.text),
            source=display(case.location.edition.document.title),
        )
        for case in answer.cases
        if case.department
    ]
    return copied(slack_messages.INQUIRY_LEAD, "\n\n".join(letters))
