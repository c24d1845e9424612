"""How an answer is put together for people: the parts of several questions, refusals, what has to be said first."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from bot import messages
from knowledge.domain.answer import Answer, Caution, CautionKind, Claim, Reason, Unanswered

_NUMBERED = re.compile(r"[0-9０-９]{1,2}[.．)）]|[①-⑳]|[(（][0-9０-９]{1,2}[)）]")
_FIRST = frozenset({CautionKind.EDITION_UNKNOWN, CautionKind.PREMISE})


def claims_by_part(claims: Sequence[Claim]) -> list[tuple[str, tuple[Claim, ...]]]:
    """The claims under the question that each answers; one run without a name where only one was asked."""
    return [(part, tuple(group)) for part, group in groupby(claims, key=lambda claim: claim.part)]


def is_numbered(claim: Claim) -> bool:
    """Whether a claim is a step that begins with its number (1. …), so that it needs no other mark."""
    return _NUMBERED.match(claim.text) is not None


def refusal_lines(
    answer: Unanswered,
    *,
    not_in_library: str = messages.NOT_IN_LIBRARY,
    reasons: Mapping[Reason, str] = messages.REASONS,
) -> tuple[str, ...]:
    """Why there is no answer; who is asked back reads the question, and not that the library does not know."""
    reason = reasons[answer.reason]
    if answer.choices:
        return tuple(caution.text for caution in answer.cautions) or (reason,)
    return not_in_library, reason


def warned_of(answer: Answer) -> tuple[Caution, ...]:
    """What stands in the box of cautions: a question that is asked back is no warning."""
    return () if isinstance(answer, Unanswered) and answer.choices else answer.cautions


def asked_with(question: str, choice: str) -> str:
    """The question with a choice that was asked back for: 池田町の → 長野県池田町の, 上限額は？ → 「…」の上限額は？."""
    if choice in question:
        return question
    short = next((choice[start:] for start in range(1, len(choice) - 1) if choice[start:] in question), "")
    return question.replace(short, choice, 1) if short else f"「{choice}」の{question}"


def said_before_claims(answer: Answer) -> tuple[Caution, ...]:
    """What has to be read before the answer: a premise that is wrong, an edition that is not there."""
    return tuple(caution for caution in answer.cautions if caution.kind in _FIRST)
