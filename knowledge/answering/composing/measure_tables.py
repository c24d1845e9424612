"""Measures side by side (対照表): the fields that they state, each cell with its quote."""

from collections.abc import Sequence

from knowledge.answering import phrases
from knowledge.answering.composing.measure_conclusion import field_said
from knowledge.answering.composing.measure_fields import Asked
from knowledge.answering.composing.measure_said import MeasureWords, Said
from knowledge.domain.answer import Caution, CautionKind, Draft, Quote
from knowledge.domain.calendar import japanese_date
from knowledge.domain.draft_table import DraftCell, DraftTable
from knowledge.domain.measure import Measure
from knowledge.text import display

_IN_ORDER = (
    Asked.RECIPIENTS,
    Asked.COSTS,
    Asked.MONEY,
    Asked.LIMIT,
    Asked.PERIOD,
    Asked.WINDOW,
    Asked.CONDITIONS,
    Asked.BODY,
)
_FIGURES = (Asked.MONEY, Asked.LIMIT, Asked.PERIOD)


def compared(measures: Sequence[MeasureWords]) -> DraftTable:
    """Every field that one of the measures states; a gap where another does not."""
    header = (phrases.FIELD_COLUMN, *(display(one.measure.name) for one in measures))
    return DraftTable(title=phrases.MEASURES_COMPARED, header=header, rows=_rows(measures, _IN_ORDER))


def contradicting(measures: Sequence[MeasureWords]) -> DraftTable:
    """The figures and periods of one measure as several documents state them, the newest first."""
    header = (phrases.FIELD_COLUMN, *(source_of(one.measure) for one in measures))
    name = display(measures[0].measure.name)
    return DraftTable(
        title=phrases.MEASURE_CONTRADICTED.format(name=name), header=header, rows=_rows(measures, _FIGURES)
    )


def contradiction(measures: Sequence[Measure]) -> Caution:
    """That documents state a measure otherwise, which is the newer, and that the answer follows it."""
    newest = measures[0]
    dated = all(one.location.edition.published for one in measures)
    form = phrases.MEASURE_DISAGREES if dated else phrases.MEASURE_DISAGREES_UNDATED
    sources = "、".join(source_of(one) for one in measures)
    text = form.format(name=display(newest.name), sources=sources, newest=source_of(newest))
    return Caution(kind=CautionKind.CONTRADICTION, text=text)


def comparison(one: MeasureWords, other: MeasureWords) -> Draft:
    """The line before the table: both measures with their money."""
    parts = [(words.name() or Said(phrases.THIS_MEASURE), words.money(), words) for words in (one, other)]
    named = [f"{name.text}（{money.text}）" if money else name.text for name, money, _ in parts]
    quotes = tuple(
        Quote(key=words.key, text=quote)
        for name, money, words in parts
        for quote in ((*name.quotes, *money.quotes) or words.any_quote())
    )
    return Draft(text=phrases.COMPARED.format(one=named[0], other=named[1]), quotes=quotes)


def higher_rate(one: MeasureWords, other: MeasureWords) -> Draft | None:
    """Which of two measures has the higher rate; ``None`` where one has several or none, or both the same."""
    rates = [words.measure.rates for words in (one, other)]
    if any(len(found) != 1 for found in rates) or rates[0][0].value == rates[1][0].value:
        return None
    high, low = (one, other) if rates[0][0].value > rates[1][0].value else (other, one)
    said = {words.key: (words.name() or Said(phrases.THIS_MEASURE), words.rates()) for words in (high, low)}
    (high_name, high_rate), (low_name, low_rate) = said.values()
    text = phrases.HIGHER_RATE.format(
        high=high_name.text, high_rate=high_rate.text, low=low_name.text, low_rate=low_rate.text
    )
    quotes = tuple(
        Quote(key=key, text=quote) for key, (name, rate) in said.items() for quote in (*name.quotes, *rate.quotes)
    )
    return Draft(text=text, quotes=quotes)


def source_of(measure: Measure) -> str:
    """「一覧」第2版（令和7年4月1日公表、p.3）."""
    location = measure.location
    edition = location.edition
    day = phrases.PUBLISHED.format(day=japanese_date(edition.published)) if edition.published else phrases.DAY_UNKNOWN
    details = [day, *([phrases.PAGE.format(page=location.page)] if location.page else [])]
    return phrases.SOURCE_NAMED.format(title=edition.document.title, label=edition.label, details="、".join(details))


def _rows(measures: Sequence[MeasureWords], fields: Sequence[Asked]) -> tuple[tuple[DraftCell, ...], ...]:
    rows = []
    for field in fields:
        said = [field_said(one, field) for one in measures]
        if any(said):
            cells = (_cell(one, words) for one, words in zip(measures, said, strict=True))
            rows.append((DraftCell(text=field.value), *cells))
    return tuple(rows)


def _cell(words: MeasureWords, said: Said) -> DraftCell:
    if not said:
        return DraftCell(text=phrases.NOT_STATED)
    return DraftCell(text=said.text, quotes=tuple(Quote(key=words.key, text=quote) for quote in said.quotes))
