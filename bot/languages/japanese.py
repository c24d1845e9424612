"""Japanese (日本語): the sentences that every channel has, as they stand in the messages."""

from typing import Final

from bot import messages, slack_messages
from bot.languages.words import Words
from knowledge.domain.answer import CautionKind
from knowledge.domain.calendar import japanese_date
from knowledge.domain.document import Tier
from knowledge.domain.language import Language

WORDS: Final = Words(
    language=Language.JAPANESE,
    day=japanese_date,
    note="",
    note_rendered="",
    checked="",
    as_of=messages.AS_OF,
    follow_up=slack_messages.FOLLOW_UP,
    cautions=messages.CAUTIONS,
    caution_labels=dict.fromkeys(CautionKind, ""),
    choices=messages.CHOICES,
    sources=messages.SOURCES,
    nearest=messages.NEAREST,
    nearest_quoted=messages.NEAREST_QUOTED,
    not_in_library=messages.NOT_IN_LIBRARY,
    reasons=messages.REASONS,
    related=messages.RELATED,
    helpful=slack_messages.HELPFUL,
    unhelpful=slack_messages.UNHELPFUL,
    ask_people=slack_messages.ASK_PEOPLE,
    evidence=slack_messages.EVIDENCE,
    copy=slack_messages.COPY,
    similar=slack_messages.SIMILAR,
    inquiry=slack_messages.INQUIRY,
    share=slack_messages.SHARE,
    close=slack_messages.CLOSE,
    limited_answer=slack_messages.LIMITED_ANSWER,
    limited_sources=slack_messages.LIMITED_SOURCES,
    limited_sources_privately=slack_messages.LIMITED_SOURCES_PRIVATELY,
    community=messages.TIERS[Tier.COMMUNITY],
    colleague_title=slack_messages.COLLEAGUE_TITLE,
    colleague_note=slack_messages.COLLEAGUE_NOTE,
    colleague_older=slack_messages.COLLEAGUE_OLDER,
    colleague_question=slack_messages.CALLED_QUESTION,
    colleague_reply=slack_messages.COLLEAGUE_REPLY,
    colleague_basis=slack_messages.COLLEAGUE_BASIS,
    colleague_no_basis=slack_messages.COLLEAGUE_NO_BASIS,
)
