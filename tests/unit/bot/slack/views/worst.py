"""The largest of everything that people and sources can make us say in Slack."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.slack.handling.origin import Origin
from bot.slack.views.answer import answer_messages, failure_messages, private_answer_messages
from bot.slack.views.channel import settings_form
from bot.slack.views.colleague import curated_message, curating_form
from bot.slack.views.feedback import reason_form
from bot.slack.views.home import Asked, ForAdmins, ForFacilitators, ForStaff, Home, home_view
from bot.slack.views.more import draft, inquiry
from bot.slack.views.municipality import municipality_form, municipality_question
from bot.slack.views.people import call, reply_form, settled, told_to_asker
from bot.slack.views.split import SlackMessage
from bot.slack.views.words import literal, words
from knowledge.domain.answer import Answer, Caution, CautionKind, Cell, Grounded, Near, Related, Table
from knowledge.domain.curated import ColleagueAnswer, CuratedAnswer
from knowledge.domain.document import Location
from knowledge.domain.handoff import Handoff, HandoffState
from knowledge.domain.record import Stated
from knowledge.domain.workspace import ChannelRules, Speaks
from tests.scenario.slack.answers import closed_measure, grounded, location, question, training_case, unanswered

AT = datetime(2026, 7, 1, tzinfo=UTC)
ID = "f" * 64
URL = "https://dx-advisor.example.jp/"
SENTENCE = "担当課は、月の終わりまでに記録を残して、次の会議で報告します。"
HELPERS = tuple(f"U{n:011}" for n in range(10))


def long(characters: int, words: str = SENTENCE) -> str:
    """Words of a length."""
    return (words * (characters // len(words) + 1))[:characters]


def worst_messages(text: str) -> Iterator[SlackMessage]:
    """Every message of ours, with `text` wherever people or sources speak."""
    colleague = ColleagueAnswer(curated=_curated(text), is_older=True)
    for answer in worst_answers(text):
        for show in (answer_messages, private_answer_messages):
            yield from show(answer, source_url=_source, answer_url=_answer, colleague=colleague)
            yield from show(answer, source_url=None)
        yield draft(answer, text * 3, "1790000000.000001")
        if isinstance(answer, Grounded) and answer.cases:
            yield inquiry(answer)
    yield from failure_messages("deadbeef")
    yield municipality_question()
    yield curated_message(_curated(text))
    for state in HandoffState:
        handoff = _handoff(text, state)
        yield call(handoff, text, HELPERS)
        yield settled(handoff)
        yield told_to_asker(handoff, text, URL + "p" * 200)
    yield words(literal(text))


def worst_views(text: str) -> Iterator[dict[str, Any]]:
    """Every form and home tab of ours."""
    private = Origin(channel=ID, thread_ts="1790000000.000001", about=ID).to_private()
    yield reason_form(private)
    yield reply_form(text, private)
    yield curating_form(text, text, text, private)
    yield municipality_form("", private)
    yield municipality_form(text[:40] or "県", private)
    yield settings_form(ChannelRules(speaks=Speaks.PRIVATELY_FIRST, helpers=HELPERS), private)
    lines = [literal(text)] * 5
    yield home_view(
        Home(
            moment="令和8年7月1日 09:00",
            staff=ForStaff(
                municipality=text,
                asked=[Asked(question=text, url=URL + ID)] * 5,
                editions=lines,
                deadlines=lines,
            ),
            facilitators=ForFacilitators(queue=lines, unanswered=[text] * 5, curated=[(text, ID)] * 5),
            admins=ForAdmins(lines=lines),
        )
    )


def worst_answers(text: str) -> Iterator[Answer]:
    """Answers that are long in every way that an answer can be."""
    whole = replace(question(text), municipality=text)
    some = text[:300]
    claims = [f"{n}: {some}" for n in range(60)]
    cautions = [Caution(kind=CautionKind.PERIOD_ENDED, text=some)] * 20
    related = Related(answer_id=ID, question=text, asked_on=date(2026, 7, 1))
    rest: dict[str, Any] = {"asked": whole, "headings": [some] * 4}
    records: dict[str, Any] = {"cases": [_case(some)] * 5, "measures": [_measure(some)] * 40}
    tables = (_table(some[:40], 119, 20), _table(text, 2, 3), _table(some[:40], 99, 20), _table(some, 3, 25))
    answers: Sequence[Answer] = (
        grounded(*claims, quotes=claims, cautions=cautions, **records, **rest),
        grounded(text, quotes=[text], cases=[_case(text)], measures=[_measure(text)], **rest),
        replace(grounded(some, **rest), tables=tables),
        replace(
            unanswered(asked=whole),
            nearest=tuple(_near(n, some) for n in range(60)),
            choices=(some,) * 60,
            cautions=tuple(cautions),
        ),
    )
    for answer in answers:
        yield replace(answer, id=ID, related=related)


def _table(text: str, rows: int, columns: int) -> Table:
    row = tuple(Cell(text=text, citations=(1, 2, 3)) for _ in range(columns))
    return Table(title=text, header=(text,) * columns, rows=(row,) * rows)


def _stated(text: str) -> Stated:
    return Stated(text=text, chunk_id="c8", location=_place(text))


def _place(text: str) -> Location:
    return location(*[text] * 4, page=999)


def _measure(text: str) -> Any:
    stated = _stated(text)
    return replace(closed_measure(), name=text, recipients=stated, eligible_costs=(stated,) * 10, location=_place(text))


def _case(text: str) -> Any:
    stated = _stated(text)
    return replace(
        training_case(),
        title=stated,
        point=stated,
        outline=(stated,) * 3,
        department=stated,
        urls=(_stated(URL + "u" * 2_000),),
        location=_place(text),
    )


def _near(n: int, text: str) -> Near:
    return Near(chunk_id=f"{ID}{n}", location=location(f"{n}", text), score=0.4, quote=text)


def _handoff(text: str, state: HandoffState) -> Handoff:
    return Handoff(
        id=ID,
        answer_id=ID,
        team="T",
        channel="C",
        thread_ts="1.0",
        asker=HELPERS[0],
        opened_at=AT,
        state=state,
        reply=_taken(reply_form("", ""), "reply", text),
        replied_by=HELPERS[1],
    )


def _curated(text: str) -> CuratedAnswer:
    form = curating_form("", "", "", "")
    return CuratedAnswer(
        id=ID,
        handoff_id=ID,
        team="T",
        question=_taken(form, "question", text),
        reply=_taken(form, "reply", text),
        basis=_taken(form, "basis", text),
        edition_ids=(),
        answered_on=AT.date(),
        approved_by=HELPERS[0],
        approved_at=AT,
    )


def _taken(form: dict[str, Any], name: str, text: str) -> str:
    """As much of a text as a field of a form takes."""
    [block] = [block for block in form["blocks"] if block.get("block_id") == name]
    return text[: block["element"]["max_length"]]


def _source(chunk_id: str, quote: str) -> str:
    return f"{URL}sources/{chunk_id}?quote={quote}"


def _answer(answer_id: str) -> str:
    return f"{URL}answers/{answer_id}"
