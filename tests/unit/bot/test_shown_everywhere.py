"""What every channel shows alike: measures that are not open, whose source it is, the earlier accepted answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from bot import messages
from bot.slack.views.answer import answer_messages
from bot.terminal import print_answer
from bot.web.rendering import Rendering
from bot.web.views.answer import answer_view
from knowledge.domain.answer import Answer, Grounded, Ineligible, Related
from knowledge.domain.document import Tier
from tests.scenario.slack.answers import closed_measure, grounded

_MEASURE = closed_measure()
_REASON = "貴団体（青葉県）は対象外です（「市町村」）。"
_BARRED = Ineligible(measure_id=_MEASURE.id, reason=_REASON, stated=_MEASURE.recipients)
_RELATED = Related(answer_id="a-7", question="受講料は？", asked_on=date(2026, 5, 1))


def _terminal(answer: Answer) -> str:
    screen = StringIO()
    print_answer(Console(file=screen, width=140), answer)
    return screen.getvalue()


def _page(answer: Answer) -> str:
    view = answer_view(answer, source_url=lambda chunk_id, _: f"/sources/{chunk_id}", home=".")
    return bytes(Rendering().page("answer.html", home=".", answer=view).body).decode()


def _slack(answer: Answer) -> str:
    return "\n".join(message.text for message in answer_messages(answer, source_url=None))


CHANNELS = pytest.mark.parametrize("show", [_terminal, _page, _slack])


@CHANNELS
def test_a_measure_that_is_not_open_says_so_and_why(show: Callable[[Answer], str]) -> None:
    shown = show(replace(grounded("別の措置です。", measures=[_MEASURE]), ineligible=(_BARRED,)))

    assert messages.NOT_OPEN in shown
    assert _REASON in shown


@CHANNELS
@pytest.mark.parametrize("tier", list(messages.TIERS))
def test_who_issued_a_source_is_shown_beside_its_title(show: Callable[[Answer], str], tier: Tier) -> None:
    assert messages.TIERS[tier] in show(_issued_by(tier))


@CHANNELS
def test_a_source_whose_issuer_is_not_known_has_no_mark(show: Callable[[Answer], str]) -> None:
    shown = show(grounded("受講料です。"))

    assert not any(f"［{words}］" in shown or f">{words}<" in shown for words in messages.TIERS.values())


@CHANNELS
def test_an_earlier_accepted_answer_is_told_with_its_day(show: Callable[[Answer], str]) -> None:
    shown = show(replace(grounded("受講料です。"), related=_RELATED))

    assert "令和8年5月1日" in shown
    assert _RELATED.question in shown


def test_slack_links_to_the_earlier_answer_where_answers_have_an_address() -> None:
    answer = replace(grounded("受講料です。"), related=_RELATED)

    (message,) = answer_messages(answer, source_url=None, answer_url=lambda one: f"https://dx.example.jp/answers/{one}")

    words = [element["text"] for block in message.blocks if block["type"] == "context" for element in block["elements"]]
    assert any(text.startswith("<https://dx.example.jp/answers/a-7|") for text in words)
    assert "https://" not in message.text


def test_the_page_greys_a_measure_that_is_not_open() -> None:
    page = _page(replace(grounded("別の措置です。", measures=[_MEASURE]), ineligible=(_BARRED,)))

    assert f'<span class="badge barred">{messages.NOT_OPEN}</span>' in page
    assert '<article class="card barred">' in page


def _issued_by(tier: Tier) -> Grounded:
    answer = grounded("受講料です。")
    (citation,) = answer.citations
    edition = citation.location.edition
    issued = replace(edition, document=replace(edition.document, tier=tier))
    return replace(answer, citations=(replace(citation, location=replace(citation.location, edition=issued)),))
