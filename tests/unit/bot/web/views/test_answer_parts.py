"""What the page shows of several questions, and of a reader who is asked back."""

import re
from dataclasses import replace
from urllib.parse import unquote

from bot import messages
from bot.web.rendering import Rendering
from bot.web.views.answer import answer_view
from knowledge.domain.answer import Answer, Reason
from tests.scenario.slack.answers import grounded, unanswered


def _shown(answer: Answer) -> str:
    view = answer_view(answer, source_url=lambda chunk_id, _: f"/sources/{chunk_id}", home=".")
    page = Rendering().page("answer.html", home=".", answer=view)
    return bytes(page.body).decode()


def test_several_questions_stand_above_their_claims() -> None:
    answer = grounded("受講料です。", "令和7年度までです。")
    first, second = answer.claims
    page = _shown(replace(answer, claims=(replace(first, part="対象経費は？"), replace(second, part="いつまで？"))))
    at = [
        page.index(words) for words in ("<h3>対象経費は？</h3>", "受講料です。", "<h3>いつまで？</h3>", "令和7年度まで")
    ]
    assert at == sorted(at)


def test_one_question_has_no_heading_of_its_own() -> None:
    assert "<h3></h3>" not in _shown(grounded("受講料です。"))


def test_who_is_asked_back_reads_the_choices_and_no_refusal() -> None:
    page = _shown(replace(unanswered(reason=Reason.WHICH_MUNICIPALITY), choices=("長野県池田町", "岐阜県池田町")))
    links = re.findall(r'<a href="\./\?q=([^&"]+)[^"]*">([^<]+)</a>', page)
    assert [(unquote(asked), words) for asked, words in links[:2]] == [
        ("「長野県池田町」の証明書の手数料は", "長野県池田町"),
        ("「岐阜県池田町」の証明書の手数料は", "岐阜県池田町"),
    ]
    assert messages.WEB_CHOICES in page
    assert messages.NOT_IN_LIBRARY not in page
