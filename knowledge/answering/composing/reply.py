"""Sections that reply (問いと答え): a heading that asks, by its first sentence; a term, beyond its definition."""

import re
from collections.abc import Sequence

from knowledge.answering.checking.grounding import SHORTEST_QUOTE
from knowledge.answering.composing.prose import draft_of, plain_heading
from knowledge.answering.finding.relevance import Scored
from knowledge.answering.finding.units import Unit
from knowledge.answering.reading.interrogatives import asks_something
from knowledge.domain.answer import Draft
from knowledge.domain.numbers import numbers_in
from knowledge.text import fold

_SHORT = 16
_DEFINES = re.compile(r"とは、?.+(?:をい[うい]|いいます|を指[すし]|のことで)")
_MOST_AFTER = 2


def reply_of(best: Unit, units: Sequence[Unit]) -> Unit | None:
    """The first sentence of the best unit's section, where its heading is a question: it is what replies."""
    if not asks_something(best.chunk.heading):
        return None
    inside = [unit for unit in units if unit.chunk.id == best.chunk.id and not unit.row and not unit.is_item]
    first = min(inside, key=lambda unit: unit.start, default=None)
    return first if first and len(fold(first.quote)) >= SHORTEST_QUOTE else None


def replied(reply: Unit, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts led by the reply, or by the one that begins with it."""
    said = fold(reply.text)
    holding = next((draft for draft in drafts if fold(draft.text).startswith(said)), None)
    return [holding or _draft(reply), *(draft for draft in drafts if draft is not holding)]


def _draft(unit: Unit) -> Draft:
    """The reply; a short one (対象です。) with the question that it replies to."""
    draft = draft_of(unit)
    heading = plain_heading(unit.chunk.heading)
    if len(draft.text) > _SHORT or numbers_in(heading):
        return draft
    return Draft(text=f"{heading}：{draft.text}", quotes=draft.quotes)


def after_definition(best: Unit, scored: Sequence[Scored]) -> list[Unit]:
    """What the section of a definition says beside it: a question that asks no definition is answered there."""
    if not _DEFINES.search(fold(best.text)):
        return []
    beside = [one.unit for one in scored if one.unit.chunk.id == best.chunk.id and one.unit.order > best.order]
    return sorted(beside, key=lambda unit: unit.order)[:_MOST_AFTER]
