"""What an earlier edition said, and beside it what stands there now (前は…、今は…): claims with both quoted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.answering import phrases
from knowledge.answering.changes.compared_editions import named_edition
from knowledge.answering.changes.comparison import Comparison
from knowledge.answering.changes.record_of_editions import recorded
from knowledge.answering.checking.grounding import Checked
from knowledge.answering.composing.number import figure_draft
from knowledge.answering.composing.prose import draft_of
from knowledge.answering.finding.units import Unit, units_in
from knowledge.answering.reading.interrogatives import Wanted
from knowledge.domain.answer import Citation, Draft, Quote
from knowledge.domain.calendar import japanese_date
from knowledge.domain.document import Edition
from knowledge.domain.record import Stated
from knowledge.text import find, fold

_MOST = 3  # claims of the earlier edition


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenAndNow:
    """The drafts, the conclusion first; whether what was said first is gone from the current edition."""

    drafts: tuple[Draft, ...]
    gone: bool


def then_and_now(before: Checked, comparison: Comparison, wanted: Wanted) -> ThenAndNow:
    """What the earlier edition says, each followed by what it has become where that differs."""
    cited = {citation.n: citation for citation in before.citations}
    told: list[Draft] = []
    kept: list[Stated] = []
    for claim in before.claims[: 1 if wanted.number or wanted.day else _MOST]:
        quoted = [cited[n] for n in claim.citations]
        told.append(_then(claim.text, quoted, comparison.old.edition))
        for citation in quoted:
            became = comparison.became(citation.quote, citation.chunk_id)
            if any(fold(citation.quote) in fold(one.text) for one in became):
                kept += became
            else:
                told += [_now(unit, comparison.new.edition, wanted) for unit in _units_of(became, comparison)]
    first = cited[before.claims[0].citations[0]]
    gone = not comparison.became(first.quote, first.chunk_id)
    if gone:
        told[1:1] = recorded(comparison, first)
    elif kept and all(quote.key in comparison.old_ids for draft in told for quote in draft.quotes):
        told.insert(1, _same(kept[0], comparison.new.edition))
    return ThenAndNow(drafts=tuple({fold(draft.text): draft for draft in told}.values()), gone=gone)


def _then(text: str, quoted: Sequence[Citation], edition: Edition) -> Draft:
    name = _dated(edition)
    quotes = tuple(Quote(key=one.chunk_id, text=one.quote) for one in quoted)
    return Draft(text=phrases.EARLIER_SAID.format(edition=name, text=text), quotes=quotes, counted=(name,))


def _now(unit: Unit, edition: Edition, wanted: Wanted) -> Draft:
    name = _current(edition)
    draft = figure_draft(unit, wanted) if wanted.number or wanted.day else draft_of(unit)
    text = phrases.NOW_SAID.format(edition=name, text=draft.text)
    return Draft(text=text, quotes=draft.quotes, counted=(name,))


def _same(stated: Stated, edition: Edition) -> Draft:
    name = _current(edition)
    text = phrases.NOW_SAME.format(edition=name)
    return Draft(text=text, quotes=(Quote(key=stated.chunk_id, text=stated.text),), counted=(name,))


def _units_of(became: Sequence[Stated], comparison: Comparison) -> Iterator[Unit]:
    """The sentences or rows that hold what a text has become."""
    for stated in became:
        for unit in units_in(stated.chunk_id, [comparison.chunks[stated.chunk_id]]):
            if find(stated.text, unit.quote) or find(unit.quote, stated.text):
                yield unit


def _dated(edition: Edition) -> str:
    """第2.0版（令和4年9月2日）."""
    if edition.label and edition.published:
        return phrases.EDITION_DATED.format(label=edition.label, day=japanese_date(edition.published))
    return named_edition(edition)


def _current(edition: Edition) -> str:
    """今の版（第2.1版、令和5年1月20日）."""
    if edition.label and edition.published:
        return phrases.CURRENT_DATED.format(label=edition.label, day=japanese_date(edition.published))
    has_name = edition.label or edition.published
    return phrases.CURRENT_NAMED.format(name=named_edition(edition)) if has_name else phrases.CURRENT_EDITION
