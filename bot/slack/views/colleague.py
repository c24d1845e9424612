"""What a colleague answered (人の回答): below an answer, marked as a person's words and never as a source's."""

from bot import slack_messages
from bot.languages.words import Words
from bot.slack import names
from bot.slack.views.elements import button, field, form, lines, menu, option, row
from bot.slack.views.mrkdwn import bold, escaped, shortened
from bot.slack.views.split import Block, Part, SlackMessage, context, section
from bot.slack.views.words import words
from knowledge.domain.curated import ColleagueAnswer, CuratedAnswer

QUESTION, REPLY, BASIS = "question", "reply", "basis"
_MOST_QUESTION, _MOST_REPLY, _MOST_BASIS = 300, 1_500, 300


def colleague_part(answer: ColleagueAnswer, catalogue: Words) -> Part:
    """The answer with its day, and in small letters what it is and rests on; who may take it back finds the menu."""
    curated = answer.curated
    title = catalogue.colleague_title.format(tier=catalogue.community, day=catalogue.day(curated.answered_on))
    said = [
        catalogue.colleague_question.format(question=curated.question),
        catalogue.colleague_reply.format(reply=curated.reply),
    ]
    notes = [
        catalogue.colleague_note,
        *([catalogue.colleague_older] if answer.is_older else []),
        catalogue.colleague_basis.format(basis=curated.basis or catalogue.colleague_no_basis),
    ]
    said_text, notes_text = ("\n".join(map(escaped, lines)) for lines in (said, notes))
    first, *others = section(f"{bold(escaped(title))}\n{said_text}")
    taking_back = menu(names.WITHDRAW, [option(slack_messages.WITHDRAW, curated.id)])
    apart: Block = {"type": "divider"}
    blocks = (apart, {**first, "accessory": taking_back}, *others, *context(notes_text))
    return Part(blocks=blocks, text=f"【{escaped(title)}】\n{said_text}\n{notes_text}")


def curating_form(question: str, reply: str, basis: str, private: str) -> Block:
    """Where a facilitator looks the answer over before others see it: names taken out, the question whole."""
    note = words(slack_messages.CURATE_NOTE)
    return form(
        names.CURATE_SENT,
        slack_messages.CURATE_TITLE,
        [
            *note.blocks,
            field(QUESTION, slack_messages.CURATE_QUESTION, _filled(question, _MOST_QUESTION)),
            field(REPLY, slack_messages.CURATE_REPLY, _filled(reply, _MOST_REPLY)),
            field(
                BASIS,
                slack_messages.CURATE_BASIS,
                _filled(basis, _MOST_BASIS),
                hint=slack_messages.CURATE_BASIS_HINT,
                is_optional=True,
            ),
        ],
        submit=slack_messages.CURATE_SEND,
        private=private,
    )


def curated_message(curated: CuratedAnswer) -> SlackMessage:
    """What the facilitator hears, with the way back."""
    saved = slack_messages.CURATED.format(question=escaped(curated.question))
    return words(saved, blocks=[row(button(slack_messages.WITHDRAW, names.WITHDRAW, curated.id))])


def _filled(text: str, most: int) -> Block:
    made = lines(most=most)
    return {**made, "initial_value": shortened(text, most)} if text else made
