"""Workspaces (ワークスペース): what the people of a channel decide about the advisor in it."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.domain.language import Language


class Speaks(StrEnum):
    """When the advisor answers in a channel without being told more, and who sees it."""

    MENTIONED = "mentioned"  # only who names it, and who goes on in its thread
    EVERY_QUESTION = "every_question"  # whatever ends like a question
    PRIVATELY_FIRST = "privately_first"  # who names it, seen by the asker alone until they share it


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRules:
    """What holds in one channel; `helpers` (担当者) are the user ids that 「担当者に聞く」 calls."""

    speaks: Speaks = Speaks.MENTIONED
    helpers: tuple[str, ...] = ()
    language: Language = Language.JAPANESE
