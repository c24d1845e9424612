import json

from fastapi.testclient import TestClient

from bot import messages
from tests.unit.bot.web.answers import ENDED, SECRET, KeptAnswers
from tests.unit.bot.web.serving import application


def _events(client: TestClient, question: str) -> list[tuple[str, dict]]:
    response = client.post("/api/v1/ask/stream", json={"question": question})
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/event-stream")
    blocks = [dict(line.split(": ", 1) for line in b.splitlines()) for b in response.text.split("\n\n") if "data" in b]
    return [(block["event"], json.loads(block["data"])) for block in blocks]


def test_what_must_be_said_first_comes_before_the_claims_and_the_whole_answer_last(client: TestClient) -> None:
    told = _events(client, "推進役の財源は？")

    names = [name for name, _ in told]
    assert names[0] == "caution"
    assert told[0][1] == {"kind": "period_ended", "text": ENDED}
    assert names[-1] == "answer"
    assert names.index("claim") > names.index("caution")
    assert names.count("answer") == 1
    claims = [{key: data[key] for key in ("text", "citations", "part")} for name, data in told if name == "claim"]
    assert claims == told[-1][1]["claims"]


def test_a_claim_comes_with_the_sources_that_it_brings(client: TestClient) -> None:
    told = _events(client, "推進役の財源は？")

    sources = [source for name, data in told if name == "claim" for source in data["sources"]]
    assert sources == told[-1][1]["citations"]


def test_the_whole_answer_is_that_of_the_other_way_of_asking(client: TestClient) -> None:
    whole = _events(client, "推進役の財源は？")[-1][1]

    assert whole == client.post("/api/v1/ask", json={"question": "推進役の財源は？"}).json()


def test_a_refusal_is_a_whole_answer_alone(client: TestClient) -> None:
    assert [name for name, _ in _events(client, "粗大ごみの手数料は？")] == ["answer"]


def test_an_error_is_told_in_one_sentence_with_a_number(client: TestClient) -> None:
    ((name, data),) = _events(client, "故障")

    assert name == "failed"
    assert data["message"] == messages.WEB_FAILED
    assert len(data["error_id"]) == 8
    assert SECRET not in json.dumps(data, ensure_ascii=False)


def test_an_answer_that_was_streamed_is_kept() -> None:
    answers = KeptAnswers()
    with TestClient(application(answers=answers)) as client:
        whole = _events(client, "推進役の財源は？")[-1][1]
    assert [answer.id for answer in answers.kept] == [whole["answer_id"]]


def test_what_cannot_be_taken_is_told_before_anything_is_streamed(client: TestClient) -> None:
    response = client.post("/api/v1/ask/stream", json={"question": ""})

    assert response.status_code == 422
    assert response.json()["errors"][0]["message"] == messages.INVALID_QUESTION_EMPTY


def test_the_page_listens_only_where_a_model_writes() -> None:
    with TestClient(application()) as silent, TestClient(application(tells_ahead=True)) as telling:
        assert "data-stream" not in silent.get("/").text
        page = telling.get("/").text
    assert 'data-stream="./api/v1/ask/stream"' in page
    assert 'action="./" method="get"' in page, "it works without scripts as before"
