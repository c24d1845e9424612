"""Fiscal measures and subsidies (財政措置・補助金) out of labelled sections and tables."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.chunking import Piece
from ingest.extract import measure_fields as fields
from ingest.extract.labels import Field
from ingest.extract.measure_names import heading_of, name_of, name_of_item, own_heading
from ingest.extract.measure_values import Scope, Value
from ingest.extract.rates import rate_named_in
from ingest.extract.scopes import scopes_of
from ingest.extract.slices import search, stated
from ingest.outline.structure import Outline
from knowledge.domain.calendar import UnknownPeriod
from knowledge.domain.measure import Measure, Rate
from knowledge.domain.record import Stated
from knowledge.domain.wareki import periods_in

_CIRCLED = re.compile(r"^[\s　*・\-]*(?P<mark>[①-⑳])")
_NOTE_NAME = re.compile(
    r"^[※＊\s　]*(?:(?:併せて|また|なお|さらに|このほか)[、，]?)?"
    r"(?P<name>.+?(?:措置|補助金?|交付金|交付税))(?=[をがにはも（(]|$)"
)
_NOTE_COSTS = re.compile(r"(?:が|は|、)(?P<costs>[^、。が]*?経費)")
_CALL = re.compile(r"(?:公募|募集|補助|助成|交付|支援).*(?:要領|要項|要綱|規程|案内|概要|手引|ガイド)")
_TELLING = {Field.COSTS, Field.RECIPIENTS, Field.PERIOD, Field.DEADLINE}


def measures_of(outline: Outline, pieces: Sequence[Piece]) -> tuple[Measure, ...]:
    """The measures of a document in reading order; a section counts that states a rate or a kind of money, and more."""
    scopes = _joined(scopes_of(outline, pieces))
    found = [measure for scope in scopes for measure in _measures(scope)]
    return tuple({measure.id: measure for measure in reversed(found)}.values())[::-1]


# --- a call in many sections ---------------------------------------------------------------------------------------
def _joined(scopes: Sequence[Scope]) -> list[Scope]:
    """Sections without a name of their own tell of the one measure that the document is about (公募要領)."""
    named = [scope for scope in scopes if own_heading(scope)]
    whole: Scope | None = None
    for scope in scopes:
        if not own_heading(scope):
            whole = whole.joined_by(scope) if whole else scope
    if whole is None:
        return named
    if not _is_promised(whole) and _CALL.search(whole.piece.chunk.location.edition.document.title):
        return [*(_with_terms(scope, whole) if _is_told(scope) else scope for scope in named), whole]
    return sorted([*named, whole], key=lambda scope: scope.piece.chunk.ordinal)


def _with_terms(scope: Scope, whole: Scope) -> Scope:
    """A measure of a call with what the call says for all: who may apply, until when, and who runs it."""
    terms = Scope(path=scope.path, piece=scope.piece)
    for name in (Field.RECIPIENTS, Field.CONDITIONS, Field.DEADLINE, Field.BODY):
        if name not in scope.fields and name in whole.fields:
            terms.fields[name] = whole.fields[name]
    return scope.joined_by(terms)


def _is_told(scope: Scope) -> bool:
    """Whether it says how much, and for what, for whom or until when."""
    told = set(scope.fields) & _TELLING or (fields.rates(scope) and fields.limits(scope))
    return bool(told) and _is_promised(scope)


def _is_promised(scope: Scope) -> bool:
    """Whether it says how much, or of what kind the money is."""
    if fields.rates(scope) or Field.RATE in scope.fields:
        return True
    return Field.MONEY in scope.fields and fields.instrument(scope, heading_of(scope)) is not None


# --- one or several in a section -----------------------------------------------------------------------------------
def _measures(scope: Scope) -> Iterator[Measure]:
    rates = fields.rates(scope)
    if _is_told(scope):
        for name, costs in _kinds(scope):
            yield _measure(scope, name, costs, rates)
    yield from _in_notes(scope)


def _measure(scope: Scope, name: str, costs: Sequence[Value], rates: Sequence[Rate]) -> Measure:
    period, validity = fields.period(scope)
    application, window = fields.window(scope)
    measure = _new(
        scope,
        name=name,
        recipients=fields.recipients(scope, costs),
        costs=fields.all_stated(costs),
        rate=rates[0] if rates else None,
        instrument=fields.instrument(scope, heading_of(scope)),
    )
    return replace(
        measure,
        other_rates=tuple(rates[1:]),
        limits=fields.limits(scope),
        conditions=fields.conditions(scope),
        period=period,
        validity=validity,
        application=application,
        window=window,
        body=fields.body(scope),
    )


def _new(
    scope: Scope,
    *,
    name: str,
    recipients: Stated | None,
    costs: tuple[Stated, ...],
    rate: Rate | None,
    instrument: Stated | None,
) -> Measure:
    """A measure whose period is not known yet; it stands where its first field does."""
    first = next((one for one in (*costs, rate.stated if rate else None, instrument) if one), None)
    location = first.location if first else scope.piece.chunk.location
    said = "\x1f".join((location.edition.id, *location.heading_path, name, *(cost.text for cost in costs)))
    return Measure(
        id=hashlib.sha256(said.encode()).hexdigest()[:32],
        name=name,
        recipients=recipients,
        eligible_costs=costs,
        rate=rate,
        instrument=instrument,
        period=None,
        validity=UnknownPeriod(),
        location=location,
    )


def _kinds(scope: Scope) -> Iterator[tuple[str, Sequence[Value]]]:
    """Name and eligible costs: one measure, or one an item where the heading names the items ① and ②."""
    heading = heading_of(scope)
    costs = fields.costs_said(scope)
    groups: dict[str, list[Value]] = {}
    for value in costs:
        mark = _CIRCLED.match(value.text)
        groups.setdefault(mark["mark"] if mark else next(reversed(groups), ""), []).append(value)
    if len(groups) > 1 and all(mark and mark in heading for mark in groups):
        for item, values in groups.items():
            yield name_of_item(heading, item), values
    else:
        yield name_of(heading), costs


# --- notes ---------------------------------------------------------------------------------------------------------
def _in_notes(scope: Scope) -> Iterator[Measure]:
    """A note that states a rate of its own is a measure of its own; its period is not that of the section."""
    for note in scope.notes:
        rate, instrument = rate_named_in(note), search(fields.INSTRUMENT, note.text)
        if rate is None or instrument is None:
            continue
        name = search(_NOTE_NAME, note.text, "name")
        costs = search(_NOTE_COSTS, note.text, "costs")
        body = fields.acting_in(note.text)
        readings = periods_in(note.text)
        measure = _new(
            scope,
            name=name.replace("*", "") if name else name_of(heading_of(scope)),
            recipients=stated(body, note.piece) if body else None,
            costs=fields.all_stated([Value(text=costs, piece=note.piece)] if costs else []),
            rate=rate,
            instrument=stated(instrument, note.piece),
        )
        if readings:
            measure = replace(measure, period=stated(readings[0].text, note.piece), validity=readings[0].validity)
        yield measure
