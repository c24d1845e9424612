"""An answer is shown again as it was given, and readers say whether it helped."""

import re
from dataclasses import replace
from datetime import date

import pytest
from fastapi.testclient import TestClient

from bot import messages
from knowledge.domain.feedback import Verdict
from tests.unit.bot.web.answers import KeptAnswers, KeptFeedback, ScriptedAdvisor
from tests.unit.bot.web.serving import NOW, application

QUESTION = "研修に使える財政措置は？"


@pytest.fixture
def answers() -> KeptAnswers:
    return KeptAnswers()


@pytest.fixture
def feedback(answers: KeptAnswers) -> KeptFeedback:
    return KeptFeedback(answers)


@pytest.fixture
def client(answers: KeptAnswers, feedback: KeptFeedback) -> TestClient:
    app = application(advisor=ScriptedAdvisor(), answers=answers, feedback=feedback)
    return TestClient(app, follow_redirects=False)


def test_a_button_of_the_answer_keeps_the_verdict_and_leads_back_to_the_answer(
    client: TestClient, answers: KeptAnswers, feedback: KeptFeedback
) -> None:
    page = client.get("/", params={"q": QUESTION}).text
    (helpful,) = re.findall(r'action="\./(answers/[^"]+/helpful)"', page)
    sent = client.post(f"/{helpful}")
    assert sent.status_code == 303
    (given,) = feedback.given
    assert (given.answer_id, given.verdict, given.at) == (answers.kept[0].id, Verdict.HELPFUL, NOW)
    assert sent.headers["location"] == f"../{given.answer_id}?said=helpful"
    back = client.get(f"/answers/{given.answer_id}", params={"said": "helpful"})
    assert "ありがとうございました" in back.text
    assert QUESTION in back.text


def test_an_answer_of_today_is_shown_as_it_is_and_an_earlier_one_says_that_it_is_kept(
    client: TestClient, answers: KeptAnswers
) -> None:
    client.get("/", params={"q": QUESTION})
    (given,) = answers.kept
    assert messages.WEB_KEPT.split("。")[1] not in client.get(f"/answers/{given.id}").text
    answers.kept[0] = replace(given, question=replace(given.question, asked_on=date(2026, 9, 30)))
    assert messages.WEB_KEPT.split("。")[1] in client.get(f"/answers/{given.id}").text


def test_from_a_kept_answer_the_next_question_is_asked_on_the_first_page(
    client: TestClient, answers: KeptAnswers
) -> None:
    client.get("/", params={"q": QUESTION})
    page = client.get(f"/answers/{answers.kept[0].id}").text
    assert '<form class="ask" action="../" method="get"' in page
    assert client.get("/", params={"q": "推進役の体制は？"}).status_code == 200


def test_a_verdict_that_is_none_or_an_answer_that_is_not_there_is_refused(client: TestClient) -> None:
    assert client.post("/answers/nobody/helpful").status_code == 404
    assert client.get("/answers/nobody").status_code == 404
    assert client.post("/answers/nobody/splendid").status_code == 422


def test_the_api_gives_the_answer_back_and_takes_a_reason(client: TestClient, feedback: KeptFeedback) -> None:
    asked = client.post("/api/v1/ask", json={"question": QUESTION}).json()
    assert client.get(f"/api/v1/answers/{asked['answer_id']}").json() == asked
    rated = client.post(
        f"/api/v1/answers/{asked['answer_id']}/feedback", json={"verdict": "unhelpful", "reason": "期限が古い"}
    )
    assert (rated.status_code, rated.content) == (204, b"")
    assert (feedback.given[0].verdict, feedback.given[0].reason) == (Verdict.UNHELPFUL, "期限が古い")
    assert client.post("/api/v1/answers/nobody/feedback", json={"verdict": "helpful"}).status_code == 404
    assert client.post("/api/v1/answers/nobody/feedback", json={"verdict": "wonderful"}).status_code == 422
