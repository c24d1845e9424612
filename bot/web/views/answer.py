"""An answer as the values of the page: cautions, claims, cards, numbered sources."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot import messages
from bot.answer_wording import asked_with, claims_by_part, refusal_lines, warned_of
from bot.web.links import answer_url, question_url
from bot.wording import barred_of, case_rows, fit_of, fit_rows, measure_rows, related_words, standing_label
from knowledge.domain.answer import Answer, Claim, Fit, Grounded, Table, Unanswered
from knowledge.domain.case import Case
from knowledge.domain.document import Location
from knowledge.domain.measure import Measure
from knowledge.text import display

_BARRED = "barred"

SourceUrl = Callable[[str, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A measure or a case: rows of (label, text), where its source opens, and for a measure its standing."""

    title: str
    rows: tuple[tuple[str, str], ...]
    url: str
    standing: str = ""
    standing_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place in a document and where it opens; `quote` is empty where only the place is shown."""

    n: int
    tier: str
    document: str
    edition: str
    published: date | None
    section: str
    page: int | None
    quote: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """What the page shows of an answer; a refusal says why, and its sources are the nearest ones."""

    question: str
    asked_on: date
    as_of: date
    url: str
    made: str
    refusal: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]
    cautions: tuple[str, ...]
    parts: tuple[tuple[str, tuple[Claim, ...]], ...]
    tables: tuple[Table, ...]
    measures: tuple[Card, ...]
    cases: tuple[Card, ...]
    sources: tuple[Source, ...]
    rating_urls: tuple[tuple[str, str], ...]
    related: str
    related_url: str


def answer_view(answer: Answer, *, source_url: SourceUrl, home: str) -> AnswerView:
    """The answer, ready for the template; every quote and heading without marks of emphasis."""
    grounded = answer if isinstance(answer, Grounded) else None
    question = answer.question
    return AnswerView(
        question=question.text,
        asked_on=question.asked_on,
        as_of=question.as_of,
        url=question_url(question, home=home),
        made=messages.WEB_MODES[answer.mode] if grounded else "",
        refusal=() if isinstance(answer, Grounded) else refusal_lines(answer),
        choices=() if isinstance(answer, Grounded) else tuple(_choices(answer, home)),
        cautions=tuple(caution.text for caution in warned_of(answer)),
        parts=tuple(claims_by_part(grounded.claims)) if grounded else (),
        tables=grounded.tables if grounded else (),
        measures=tuple(_measure(m, grounded, source_url) for m in grounded.measures) if grounded else (),
        cases=tuple(_case(c, fit_of(c, grounded.fits), source_url) for c in grounded.cases) if grounded else (),
        sources=_sources(answer, source_url),
        rating_urls=tuple(
            (words, f"{answer_url(home, answer.id)}/{said}") for said, words in messages.VERDICTS.items()
        ),
        related=related_words(answer.related),
        related_url=answer_url(home, answer.related.answer_id) if answer.related else "",
    )


def _choices(answer: Unanswered, home: str) -> Iterator[tuple[str, str]]:
    """Each choice, and where the question is asked again with it."""
    question = answer.question
    for choice in answer.choices:
        yield choice, question_url(replace(question, text=asked_with(question.text, choice)), home=home)


def _sources(answer: Answer, source_url: SourceUrl) -> tuple[Source, ...]:
    if isinstance(answer, Unanswered):
        return tuple(
            _source(n, one.location, one.quote, source_url(one.chunk_id, one.quote))
            for n, one in enumerate(answer.nearest, start=1)
        )
    return tuple(_source(c.n, c.location, c.quote, source_url(c.chunk_id, c.quote)) for c in answer.citations)


def _source(n: int, location: Location, quote: str, url: str) -> Source:
    edition = location.edition
    return Source(
        n=n,
        tier=messages.TIERS.get(edition.document.tier, ""),
        document=edition.document.title,
        edition=edition.label,
        published=edition.published,
        section=" ＞ ".join(map(display, location.heading_path)),
        page=location.page,
        quote=display(quote),
        url=url,
    )


def _measure(measure: Measure, answer: Grounded, source_url: SourceUrl) -> Card:
    """A measure; one that is not open to the asker says so in place of its standing."""
    as_of, barred = answer.question.as_of, barred_of(measure, answer.ineligible)
    first = measure.stated[0] if measure.stated else None
    return Card(
        title=display(measure.name),
        rows=tuple(measure_rows(measure, as_of=as_of, barred=barred)),
        url=source_url(first.chunk_id, first.text) if first else "",
        standing=_BARRED if barred else measure.standing(as_of).value,
        standing_label=messages.NOT_OPEN if barred else standing_label(measure, as_of=as_of),
    )


def _case(case: Case, fit: Fit | None, source_url: SourceUrl) -> Card:
    return Card(
        title=display(case.title.text),
        rows=(*fit_rows(fit), *case_rows(case)),
        url=source_url(case.title.chunk_id, case.title.text),
    )
