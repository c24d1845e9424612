"""The buttons under an answer: a verdict, the way to people, and what can be done with the answer."""

from bot.languages.words import Words
from bot.slack import names
from bot.slack.views.elements import button, menu, option, plain, row
from bot.slack.views.split import Block, Part
from knowledge.domain.answer import Answer, Grounded
from knowledge.domain.feedback import Verdict

EVIDENCE, COPY, SIMILAR, INQUIRY = "evidence", "copy", "similar", "inquiry"
"""The entries of the menu 「…」; an entry's value is 「entry:answer id」."""


def answer_buttons(answer: Answer, words: Words) -> Part:
    """What everyone in the thread may press."""
    entries = [option(text, said(entry, answer.id)) for entry, text in _entries(answer, words)]
    ask = button(words.ask_people, names.ASK_PEOPLE, answer.id)
    return Part(
        blocks=(_verdicts(answer.id, words), row(ask, *([menu(names.MORE, entries)] if entries else []))), text=""
    )


def private_buttons(answer: Answer, words: Words) -> Part:
    """Under an answer that only the asker sees: whether others shall see it."""
    share = button(words.share, names.SHARE, answer.id, style="primary")
    return Part(blocks=(row(share, button(words.close, names.CLOSE, answer.id)),), text="")


def said(what: str, answer_id: str) -> str:
    """What a button says: of which answer it speaks and what is said of it."""
    return f"{what}:{answer_id}"


def heard(value: str) -> tuple[str, str]:
    """(what, answer id) of what a button said."""
    what, _, answer_id = value.partition(":")
    return what, answer_id


def _verdicts(answer_id: str, words: Words) -> Block:
    return {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": names.FEEDBACK,
                "positive_button": {
                    "text": plain(words.helpful),
                    "value": said(Verdict.HELPFUL, answer_id),
                },
                "negative_button": {
                    "text": plain(words.unhelpful),
                    "value": said(Verdict.UNHELPFUL, answer_id),
                },
            }
        ],
    }


def _entries(answer: Answer, words: Words) -> list[tuple[str, str]]:
    if not isinstance(answer, Grounded):
        return []
    entries = [(EVIDENCE, words.evidence), (COPY, words.copy)]
    if answer.cases:
        entries.append((SIMILAR, words.similar))
    if any(case.department for case in answer.cases):
        entries.append((INQUIRY, words.inquiry))
    return entries
