"""Words (固定の言葉): what stands around the sentences of an answer in Slack; one catalogue a language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from knowledge.domain.answer import CautionKind, Reason
from knowledge.domain.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Headings, buttons, labels of cautions, refusals.

    `day` tells a day; `note` says what stays in Japanese, `note_rendered` what a model told in the language besides;
    both are empty in Japanese, as the labels of cautions are, whose sentences say it all.
    """

    language: Language
    day: Callable[[date], str]
    note: str
    note_rendered: str
    checked: str
    as_of: str
    follow_up: str
    cautions: str
    caution_labels: Mapping[CautionKind, str]
    choices: str
    sources: str
    nearest: str
    nearest_quoted: str
    not_in_library: str
    reasons: Mapping[Reason, str]
    related: str
    helpful: str
    unhelpful: str
    ask_people: str
    evidence: str
    copy: str
    similar: str
    inquiry: str
    share: str
    close: str
    limited_answer: str
    limited_sources: str
    limited_sources_privately: str
    community: str
    colleague_title: str
    colleague_note: str
    colleague_older: str
    colleague_question: str
    colleague_reply: str
    colleague_basis: str
    colleague_no_basis: str
