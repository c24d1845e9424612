"""Fiscal measures and subsidies (財政措置・補助金) out of labelled sections and tables."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date

from ingest.chunking import Piece
from ingest.extract.labels import Field, is_only_labels
from ingest.extract.rates import rate_named_in, rate_under_label
from ingest.extract.scopes import Scope, Value, scopes_of
from ingest.extract.slices import search, stated
from ingest.outline.headings import words_of
from ingest.outline.structure import Outline
from knowledge.domain.calendar import Period, UnknownPeriod, Validity
from knowledge.domain.measure import Measure, Rate
from knowledge.domain.record import Stated
from knowledge.domain.wareki import periods_in

_INSTRUMENT = re.compile(
    r"(?:特別|普通|地方)交付税(?:措置)?|(?:[一-龠]{2,6})?(?:補助金|交付金|助成金)|地方債|[一-龠]{2,8}事業債"
)
_BODY = r"(?:都道府県|市区町村|区市町村|市町村|地方公共団体|自治体|指定都市|中核市|特別区|広域連合|一部事務組合)(?:等)?"
_ACTS = re.compile(rf"(?P<body>{_BODY}(?:(?:及び|又は|、|・){_BODY})*)(?=による|における|が|において)")
_CIRCLED = re.compile(r"^[\s　*・\-]*(?P<mark>[①-⑳])")
_NAMED_ITEMS = re.compile(r"(?:[^()（）・、の]+[(（][①-⑳][)）][・、]?)+")
_NOTE_NAME = re.compile(
    r"^[※＊\s　]*(?:(?:併せて|また|なお|さらに|このほか)[、，]?)?"
    r"(?P<name>.+?(?:措置|補助金?|交付金|交付税))(?=[をがにはも（(]|$)"
)
_NOTE_COSTS = re.compile(r"(?:が|は|、)(?P<costs>[^、。が]*?経費)")
_CLOSES = re.compile(r"締め?切|期限|まで|[～〜~]")
_LONGEST_NAME = 60
_GENERAL = re.compile(
    r"[｜|\s　]*(?:制度|事業|補助|支援|交付|措置|助成)?の?(?:概要|内容|要件|条件|対象|詳細)(?:について|等)?[｜|\s　]*$"
)


def measures_of(outline: Outline, pieces: Sequence[Piece]) -> tuple[Measure, ...]:
    """The measures of a document in reading order; a section counts that states a rate or a kind of money, and more."""
    return tuple(measure for scope in scopes_of(outline, pieces) for measure in _measures(scope))


def _measures(scope: Scope) -> Iterator[Measure]:
    rate, instrument = _rate(scope), _instrument(scope)
    told = set(scope.fields) & {Field.COSTS, Field.RECIPIENTS, Field.PERIOD, Field.DEADLINE}
    promised = rate or Field.RATE in scope.fields or (instrument and Field.MONEY in scope.fields)
    if promised and (told or (rate and Field.LIMIT in scope.fields)):
        period, validity = _period(scope)
        for name, costs, recipients in _kinds(scope):
            yield _measure(
                scope,
                name=name,
                recipients=recipients,
                costs=costs,
                rate=rate,
                instrument=instrument,
                period=period,
                validity=validity,
            )
    yield from _in_notes(scope)


def _measure(
    scope: Scope,
    *,
    name: str,
    recipients: Stated | None,
    costs: tuple[Stated, ...],
    rate: Rate | None,
    instrument: Stated | None,
    period: Stated | None,
    validity: Validity,
) -> Measure:
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
        period=period,
        validity=validity,
        location=location,
    )


# --- one or several in a section -----------------------------------------------------------------------------------
def _kinds(scope: Scope) -> Iterator[tuple[str, tuple[Stated, ...], Stated | None]]:
    """Name, eligible costs and recipients: one measure, or one an item where the heading names the items ① and ②."""
    heading = _heading(scope)
    costs = scope.fields.get(Field.COSTS, [])
    groups: dict[str, list[Value]] = {}
    for value in costs:
        mark = _CIRCLED.match(value.text)
        groups.setdefault(mark["mark"] if mark else next(reversed(groups), ""), []).append(value)
    split = len(groups) > 1 and all(mark and mark in heading for mark in groups)
    if not split:
        yield _name(heading), _all_stated(costs), _recipients(scope, costs)
        return
    for item, values in groups.items():
        yield _name_of_item(heading, item), _all_stated(values), _recipients(scope, values)


def _name(heading: str) -> str:
    return re.sub(r"について$", "", words_of(heading).strip("｜| 　"))


def _name_of_item(heading: str, mark: str) -> str:
    """確保(①)・育成(②)に関する措置 and ② → 育成に関する措置; else the heading with the mark."""
    words = words_of(heading)
    own = re.search(rf"([^()（）・、の]+)[(（]{mark}[)）]", words)
    return _NAMED_ITEMS.sub(own[1], words, count=1) if own else f"{words}（{mark}）"


def _heading(scope: Scope) -> str:
    """The innermost heading that names something, else the document's title."""
    for heading in (scope.name, *reversed(scope.path)):
        words = words_of(heading)
        if words and not is_only_labels(words) and not _GENERAL.match(words) and len(heading) <= _LONGEST_NAME:
            return heading
    return scope.piece.chunk.location.edition.document.title


# --- fields --------------------------------------------------------------------------------------------------------
def _all_stated(values: Sequence[Value]) -> tuple[Stated, ...]:
    return tuple(found for value in values if (found := stated(value.text, value.piece)))


def _recipients(scope: Scope, costs: Sequence[Value]) -> Stated | None:
    """The labelled recipients, else the bodies that the costs say act: 都道府県等による…."""
    labelled = _all_stated(scope.fields.get(Field.RECIPIENTS, [])[:1])
    if labelled:
        return labelled[0]
    for value in costs:
        if body := search(_ACTS, value.text, "body"):
            return stated(body, value.piece)
    return None


def _rate(scope: Scope) -> Rate | None:
    labelled = [rate for value in scope.fields.get(Field.RATE, []) if (rate := rate_under_label(value))]
    if labelled:
        return labelled[0]
    money = scope.fields.get(Field.MONEY, [])
    return next((found for value in money if (found := rate_named_in(value))), None)


def _instrument(scope: Scope) -> Stated | None:
    for name in (Field.MONEY, Field.RATE, Field.LIMIT, Field.COSTS):
        for value in scope.fields.get(name, []):
            if found := search(_INSTRUMENT, value.text):
                return stated(found, value.piece)
    named = search(_INSTRUMENT, words_of(_heading(scope)))
    return stated(named, scope.piece) if named else None


def _period(scope: Scope) -> tuple[Stated | None, Validity]:
    """The period of the measure, else the last day for applying."""
    for value in scope.fields.get(Field.PERIOD, []):
        if words := stated(value.text.strip().split("\n")[0], value.piece):
            readings = periods_in(words.text)
            return words, readings[0].validity if readings else UnknownPeriod()
    return _deadline(scope.fields.get(Field.DEADLINE, []))


def _deadline(values: Sequence[Value]) -> tuple[Stated | None, Validity]:
    """The latest of the days under 申請期限 or 公募期間; a single day is the last one for applying."""
    latest: tuple[date, Stated, Period] | None = None
    for at, value in enumerate(values):
        words = stated(value.text.strip().split("\n")[0], value.piece)
        if words is None or (at and not _CLOSES.search(value.label + words.text)):
            continue
        for reading in periods_in(words.text):
            found = reading.validity
            if isinstance(found, Period) and found.ends and (latest is None or found.ends > latest[0]):
                period = Period(ends=found.ends) if found.starts == found.ends else found
                latest = (found.ends, words, period)
    if latest:
        return latest[1], latest[2]
    first = stated(values[0].text.strip().split("\n")[0], values[0].piece) if values else None
    return first, UnknownPeriod()


# --- notes ---------------------------------------------------------------------------------------------------------
def _in_notes(scope: Scope) -> Iterator[Measure]:
    """A note that states a rate of its own is a measure of its own; its period is not that of the section."""
    for note in scope.notes:
        rate, instrument = rate_named_in(note), search(_INSTRUMENT, note.text)
        if rate is None or instrument is None:
            continue
        name = search(_NOTE_NAME, note.text, "name")
        costs = search(_NOTE_COSTS, note.text, "costs")
        body = search(_ACTS, note.text, "body")
        readings = periods_in(note.text)
        yield _measure(
            scope,
            name=name.replace("*", "") if name else _name(_heading(scope)),
            recipients=stated(body, note.piece) if body else None,
            costs=_all_stated([Value(text=costs, piece=note.piece)] if costs else []),
            rate=rate,
            instrument=stated(instrument, note.piece),
            period=stated(readings[0].text, note.piece) if readings else None,
            validity=readings[0].validity if readings else UnknownPeriod(),
        )
