"""The fields of a measure out of what its labels say: rates, limits, kind of money, recipients, period, window."""

import re
from collections.abc import Sequence
from datetime import date

from ingest.extract.labels import Field
from ingest.extract.limits import limits_named_in, limits_under_label
from ingest.extract.measure_values import Scope, Value
from ingest.extract.rates import rate_named_in, rates_under_label
from ingest.extract.slices import search, stated
from knowledge.domain.calendar import Period, UnknownPeriod, Validity
from knowledge.domain.measure import Limit, Rate
from knowledge.domain.record import Stated
from knowledge.domain.wareki import periods_in
from knowledge.text import fold

INSTRUMENT = re.compile(
    r"(?:特別|普通|地方)交付税(?:措置)?|(?:[一-龠ァ-ヶーA-ZＡ-Ｚ]{2,16})?(?:補助金|交付金|助成金)|地方債|[一-龠]{2,8}事業債"
)
_BODY = (
    r"(?:都道府県|市区町村|区市町村|市町村|町村|地方公共団体|自治体|指定都市|中核市|特別区"
    r"|広域連合|一部事務組合|協議会)(?:等)?"
)
_MUNICIPAL = re.compile(_BODY)
_ACTS = re.compile(rf"(?P<body>{_BODY}(?:(?:及び|又は|、|・){_BODY})*)(?=による|における|が|において)")
_CLOSES = re.compile(r"締め?切|期限|まで|[～〜~]")
_BEGINS = re.compile(r"開始|から|より")
_LASTS = re.compile(r"交付決定|採択|[0-9０-９]\s*(?:か|カ|ヶ|箇)?[月年]|年度|通年|随時|当分の間|未定")
_MOST_CONDITIONS = 6
_LONGEST_CONDITION = 200
_MOST_COSTS = 12


def rates(scope: Scope) -> tuple[Rate, ...]:
    """All rates under 補助率, else the one that the kind of money names (措置率0.7); each once."""
    labelled = [rate for value in _close(scope, Field.RATE) for rate in rates_under_label(value)]
    if not labelled:
        money = scope.fields.get(Field.MONEY, [])
        labelled = [rate for value in money if (rate := rate_named_in(value))][:1]
    told = {(rate.value, rate.before, _key(rate.condition), _key(rate.category)): rate for rate in reversed(labelled)}
    return tuple(told.values())[::-1]


def limits(scope: Scope) -> tuple[Limit, ...]:
    """All limits under 補助上限額, else those that the kind of money or the rate names (上限80万円); each once."""
    found = [limit for value in _close(scope, Field.LIMIT) for limit in limits_under_label(value)]
    if not found:
        named = [*scope.fields.get(Field.MONEY, []), *_close(scope, Field.RATE)]
        found = [limit for value in named for limit in limits_named_in(value)]
    told = {(fold(one.amount.text), _key(one.condition), _key(one.category)): one for one in reversed(found)}
    return tuple(told.values())[::-1]


def _close(scope: Scope, name: Field) -> list[Value]:
    """The values of a figure that stand right behind their label, in its list or alone below it.

    Several lines below a label are what is left of a table whose columns are lost: none of them is sure.
    """
    values = scope.fields.get(name, [])
    below: dict[int, int] = {}
    for value in values:
        if not (value.label or value.item) and any(map(str.isdigit, value.text)):
            below[value.run] = below.get(value.run, 0) + 1
    return [value for value in values if value.label or value.item or below.get(value.run, 0) <= 1]


def _key(words: Stated | None) -> str:
    return fold(words.text) if words else ""


def instrument(scope: Scope, heading: str) -> Stated | None:
    """The kind of money, by the labelled fields or the heading."""
    for name in (Field.MONEY, Field.RATE, Field.LIMIT, Field.COSTS):
        for value in scope.fields.get(name, []):
            if found := search(INSTRUMENT, value.text):
                return stated(found, value.piece)
    named = search(INSTRUMENT, heading)
    return stated(named, scope.piece) if named else None


def costs_said(scope: Scope) -> list[Value]:
    """The eligible costs: where a label has them right behind it, what other places say of them is left out."""
    values = scope.fields.get(Field.COSTS, [])
    inline = {value.run for value in values if value.label}
    return [value for value in values if value.run in inline] if inline else values


def all_stated(values: Sequence[Value]) -> tuple[Stated, ...]:
    """The values as fields; of a long section only the first."""
    return tuple(found for value in values[:_MOST_COSTS] if (found := stated(value.text, value.piece)))


def acting_in(text: str) -> str | None:
    """The bodies that a text says act: 都道府県等による…."""
    return search(_ACTS, text, "body")


# --- who -----------------------------------------------------------------------------------------------------------
def recipients(scope: Scope, costs: Sequence[Value]) -> Stated | None:
    """The labelled recipients, else municipal bodies that carry it out, else those that the costs say act."""
    labelled = all_stated(_said_first(scope, Field.RECIPIENTS)[:1])
    if labelled:
        return labelled[0]
    own = body(scope)
    if own and _MUNICIPAL.search(own.text):
        return own
    for value in costs:
        if acting := acting_in(value.text):
            return stated(acting, value.piece)
    return None


def conditions(scope: Scope) -> tuple[Stated, ...]:
    """What is demanded of the recipients besides: further lines on them, and 要件."""
    values = [*_said_first(scope, Field.RECIPIENTS)[1:], *scope.fields.get(Field.CONDITIONS, [])]
    found = all_stated([value for value in values if len(value.text) <= _LONGEST_CONDITION and "|" not in value.text])
    return tuple(dict.fromkeys(found))[:_MOST_CONDITIONS]


def body(scope: Scope) -> Stated | None:
    """Who carries it out or is in charge of it (実施主体, 所管)."""
    return next(iter(all_stated(scope.fields.get(Field.BODY, [])[:1])), None)


def _said_first(scope: Scope, name: Field) -> list[Value]:
    """The values of a field, those right behind their label before those under a heading."""
    values = scope.fields.get(name, [])
    return sorted(values, key=lambda value: not value.label)


# --- until when ----------------------------------------------------------------------------------------------------
def period(scope: Scope) -> tuple[Stated | None, Validity]:
    """The period of the project (事業期間); a line that tells of no time at all is none."""
    for value in scope.fields.get(Field.PERIOD, []):
        words = stated(value.text.strip().split("\n")[0], value.piece)
        readings = periods_in(words.text) if words else ()
        if words and (readings or _LASTS.search(words.text)):
            return words, readings[0].validity if readings else UnknownPeriod()
    return None, UnknownPeriod()


def window(scope: Scope) -> tuple[Stated | None, Validity]:
    """The days for applying: the latest under 申請期限 or 公募期間; a single day is the last one, unless it begins."""
    latest: tuple[date, Stated, Period] | None = None
    begins: tuple[date, Stated] | None = None
    values = scope.fields.get(Field.DEADLINE, [])
    for at, value in enumerate(values):
        words = stated(value.text.strip().split("\n")[0], value.piece)
        if words is None or (at and not (_CLOSES.search(value.label + words.text) or _BEGINS.search(value.label))):
            continue
        opens = bool(_BEGINS.search(value.label)) and not _CLOSES.search(value.label)
        for reading in periods_in(words.text):
            found = reading.validity
            if not isinstance(found, Period):
                continue
            if found.starts and (opens or found.ends is None):
                begins = begins or (found.starts, words)
            elif found.ends and (latest is None or found.ends > latest[0]):
                span = Period(ends=found.ends) if found.starts == found.ends else found
                latest = (found.ends, words, span)
    return _window(values, latest, begins)


def _window(
    values: Sequence[Value], latest: tuple[date, Stated, Period] | None, begins: tuple[date, Stated] | None
) -> tuple[Stated | None, Validity]:
    if latest and begins and latest[2].starts is None and begins[0] <= latest[0]:
        return latest[1], Period(starts=begins[0], ends=latest[0])
    if latest:
        return latest[1], latest[2]
    if begins:
        return begins[1], Period(starts=begins[0])
    first = stated(values[0].text.strip().split("\n")[0], values[0].piece) if values else None
    return first, UnknownPeriod()
