"""An answer by the model, checked claim by claim while it is written; or why there is none."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from knowledge.answering import phrases
from knowledge.answering.checking import grounding
from knowledge.answering.checking.grounding import Checked
from knowledge.answering.checking.rendering import rendering_stands
from knowledge.answering.telling import Tell, ToldClaim
from knowledge.answering.writing.admitting import is_admissible
from knowledge.answering.writing.brief import Brief
from knowledge.answering.writing.language_model import Writer
from knowledge.answering.writing.spending import total
from knowledge.domain.answer import Caution, CautionKind, Draft, Usage
from knowledge.errors import ModelBudgetSpent, ModelBusy, ModelError

_log = logging.getLogger(__name__)

Warn = Callable[[Checked], tuple[Caution, ...]]
"""What has to be said of the sources that checked claims cite."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The claims that stood; none where the model finds no answer in what it was given."""

    checked: Checked
    usage: Usage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotWritten:
    """The model's answer cannot be shown; `caution` says so to the reader."""

    caution: Caution
    usage: Usage | None


def compose(writer: Writer, brief: Brief, *, warn: Warn, tell: Tell) -> Written | NotWritten:
    """Each claim is told as soon as it has passed the check, and never before what must be said of its source."""
    writing = writer.begin(brief)
    drafts: list[Draft] = []
    said = 0
    checked = grounding.check(drafts, brief.material.offered)
    warned: tuple[Caution, ...] = ()
    try:
        for draft in writing:
            said += 1
            if not is_admissible(draft, brief):
                continue
            drafts.append(_with_rendering_checked(draft, brief))
            before, checked = checked, grounding.check(drafts, brief.material.offered)
            warned = _tell_news(before, checked, warned, warn, tell)
    except ModelError as error:
        _log.warning("model failed: %s", error)
        return NotWritten(caution=_caution(error), usage=total(writing.usages))
    if said and not checked.claims:
        _log.warning("model claims all fell: %d", said)
        return NotWritten(caution=_caution(None), usage=total(writing.usages))
    return Written(checked=checked, usage=total(writing.usages))


def _with_rendering_checked(draft: Draft, brief: Brief) -> Draft:
    """A draft without a rendering that does not stand: it is then read in Japanese alone."""
    stands = not draft.rendering or rendering_stands(draft.rendering, draft.text, brief.question.language)
    return draft if stands else replace(draft, rendering="")


def _tell_news(
    before: Checked, checked: Checked, warned: tuple[Caution, ...], warn: Warn, tell: Tell
) -> tuple[Caution, ...]:
    """Tells what a draft has brought: cautions first, for a claim must not stand without them."""
    if len(checked.claims) == len(before.claims):
        return warned
    cautions = tuple(caution for caution in warn(checked) if caution not in warned)
    for caution in cautions:
        tell(caution)
    fresh = checked.citations[len(before.citations) :]
    for claim in checked.claims[len(before.claims) :]:
        tell(ToldClaim(claim=claim, citations=fresh))
    return (*warned, *cautions)


def _caution(error: ModelError | None) -> Caution:
    match error:
        case ModelBudgetSpent():
            text = phrases.MODEL_BUDGET_SPENT
        case ModelBusy():
            text = phrases.MODEL_BUSY
        case _:
            text = phrases.MODEL_UNAVAILABLE
    return Caution(kind=CautionKind.MODEL_UNAVAILABLE, text=text)
