"""The one line that answers with a measure (結論): what is asked for, and whether it can be used on the day."""

from datetime import date

from knowledge.answering import phrases
from knowledge.answering.composing.measure_fields import Asked
from knowledge.answering.composing.measure_said import NOTHING, MeasureWords, Said, joined
from knowledge.domain.answer import Draft, Quote
from knowledge.domain.calendar import Period, Standing
from knowledge.domain.eligibility import Eligibility, Verdict
from knowledge.domain.measure import Measure
from knowledge.domain.municipality import Asker, MunicipalityKind
from knowledge.domain.record import Stated

_LONG = 160


def conclusion(words: MeasureWords, verdict: Verdict, as_of: date) -> Draft:
    """What money there is, and whether it can be used; with a period that has ended, not begun or is not known."""
    return draft(words, _of_use(words, words.name() or Said(phrases.THIS_MEASURE), verdict, as_of))


def field_conclusion(words: MeasureWords, field: Asked, as_of: date) -> Draft | None:
    """One field that is asked for, as a line of its own; ``None`` where the measure does not state it."""
    said = field_said(words, field)
    name = words.name() or Said(phrases.THIS_MEASURE)
    return draft(words, _of_field(words, name, field, said, as_of)) if said else None


def ineligible_conclusion(words: MeasureWords, verdict: Verdict, asker: Asker) -> Draft:
    """「貴団体（町）は「X」の対象外です」 with the words that say so."""
    name = words.name() or Said(phrases.THIS_MEASURE)
    stated = words.one(verdict.stated)
    text = not_open(verdict, asker, of=phrases.OF.format(name=name.text), words=stated.text)
    return draft(words, Said(text, (*name.quotes, *stated.quotes)))


def not_open(verdict: Verdict, asker: Asker, *, of: str = "", words: str) -> str:
    """Why a measure is not open to the asker, in one sentence."""
    assert verdict.why is not None
    return phrases.NOT_OPEN[verdict.why].format(who=who(asker), of=of, words=words)


def who(asker: Asker) -> str:
    """貴団体（町）, 貴団体（潮見町）."""
    kind = "" if asker.kind is MunicipalityKind.UNKNOWN else asker.kind.value
    called = asker.name or kind
    return phrases.YOUR_BODY.format(called=called) if called else phrases.YOUR_BODY_UNNAMED


def other(words: MeasureWords, as_of: date) -> Draft:
    """A measure that is named beside the first: what it is, and where it stands."""
    name = words.name() or Said(phrases.THIS_MEASURE)
    money = words.money() or Said(phrases.MEASURE_KIND_UNSTATED, words.any_quote())
    standing = phrases.STANDINGS[words.measure.standing(as_of)]
    text = phrases.OTHER_MEASURE.format(name=name.text, money=money.text, standing=standing)
    return draft(words, Said(text, (*name.quotes, *money.quotes)))


def successor(words: MeasureWords) -> Draft:
    """What may come after a measure that has ended."""
    name, money = words.name() or Said(phrases.THIS_MEASURE), words.money() or Said("", words.any_quote())
    text = phrases.SUCCESSOR_NAMED.format(name=name.text, money=f"（{money.text}）" if money.text else "")
    return draft(words, Said(text, (*name.quotes, *money.quotes)))


def field_said(words: MeasureWords, field: Asked) -> Said:
    """What the measure states under a field."""
    if field is Asked.MONEY:
        return words.rates()
    return words.limits() if field is Asked.LIMIT else words.all(_statements(words.measure, field))


def states(measure: Measure, field: Asked) -> bool:
    """Whether the measure states a field."""
    if field is Asked.MONEY:
        return bool(measure.rates)
    return bool(measure.limits if field is Asked.LIMIT else _statements(measure, field))


def draft(words: MeasureWords, said: Said) -> Draft:
    """What is said of a measure, as a claim with its quotes."""
    return Draft(text=said.text, quotes=tuple(Quote(key=words.key, text=quote) for quote in said.quotes))


# --- a field -------------------------------------------------------------------------------------------------------
def _of_field(words: MeasureWords, name: Said, field: Asked, said: Said, as_of: date) -> Said:
    label = _label(words, field)
    if len(said.text) > _LONG or said.text.endswith("。"):
        head = f"{name.text}の{label}：{said.text}"
        return _with_standing(words, Said(head, (*name.quotes, *said.quotes)), as_of)
    standing = words.measure.standing(as_of)
    decides = words.measure.deciding(as_of)[0]
    is_asked = decides is not None and decides in _statements(words.measure, field)
    ending = phrases.FIELD_ENDINGS[standing if is_asked else Standing.OPEN]
    whole = Said(f"{name.text}の{label}は{said.text}{ending}", (*name.quotes, *said.quotes))
    return whole if is_asked else _with_standing(words, whole, as_of)


def _label(words: MeasureWords, field: Asked) -> str:
    if field is Asked.WINDOW and isinstance(words.measure.window, Period) and words.measure.window.starts is None:
        return phrases.LAST_DAY_TO_APPLY
    if field is not Asked.MONEY:
        return str(field.value)
    kind = words.measure.instrument.text if words.measure.instrument else ""
    said = " ".join(rate.stated.text for rate in words.measure.rates) + kind
    return phrases.MEASURE_RATE if "措置" in said or "交付税" in said else phrases.SUBSIDY_RATE


def _statements(measure: Measure, field: Asked) -> tuple[Stated, ...]:
    """The statements under a field that is no figure."""
    single = {
        Asked.PERIOD: measure.period,
        Asked.WINDOW: measure.application,
        Asked.RECIPIENTS: measure.recipients,
        Asked.BODY: measure.body,
    }
    if field in single:
        stated = single[field]
        return (stated,) if stated else ()
    return {Asked.COSTS: measure.eligible_costs, Asked.CONDITIONS: measure.conditions}.get(field, ())


def _with_standing(words: MeasureWords, head: Said, as_of: date) -> Said:
    period = _deciding(words, as_of)
    after = phrases.BUT[words.measure.standing(as_of)].format(period=period.text)
    return Said(f"{head.text}{after}", (*head.quotes, *(period.quotes if after else ())))


# --- use -----------------------------------------------------------------------------------------------------------
def _of_use(words: MeasureWords, name: Said, verdict: Verdict, as_of: date) -> Said:
    money = words.money()
    head = Said(phrases.AS_MEASURE.format(name=name.text, money=money.text) if money else name.text)
    standing = words.measure.standing(as_of)
    period = _deciding(words, as_of) if standing in (Standing.CLOSED, Standing.UPCOMING) else NOTHING
    whom = words.one(words.measure.recipients) if verdict.eligibility is Eligibility.UNKNOWN else NOTHING
    form = phrases.USES[standing]
    if standing is Standing.OPEN and whom and verdict.stated is not None:
        form = phrases.USE_IF_RECIPIENT
    else:
        whom = NOTHING
    text = form.format(measure=head.text, period=period.text, recipients=whom.text)
    quotes = joined((Said("_", name.quotes), money, period, whom)).quotes or words.any_quote()
    return Said(text, quotes)


def _deciding(words: MeasureWords, as_of: date) -> Said:
    """事業期間（令和7年度まで）: the period that decides, in the source's words."""
    stated, _ = words.measure.deciding(as_of)
    said = words.one(stated)
    by_window = words.measure.is_decided_by_window(as_of)
    what = phrases.APPLICATION_PERIOD if by_window else phrases.PROJECT_PERIOD
    return Said(f"{what}（{said.text}）" if said else what, said.quotes)
