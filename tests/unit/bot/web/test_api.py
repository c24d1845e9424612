from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from bot import messages
from tests.unit.bot.web.answers import ENDED, TODAY, ScriptedAdvisor
from tests.unit.bot.web.shelf import FUNDING, STEPS

KEYS = {
    "choices",
    "question_kind",
    "kind",
    "answer_id",
    "question",
    "asked_on",
    "as_of",
    "claims",
    "cautions",
    "citations",
    "tables",
    "cases",
    "measures",
    "nearest",
    "related",
    "mode",
    "usage",
    "timings_ms",
}
CITATION_KEYS = {"n", "document", "edition", "tier", "heading_path", "page", "quote", "url"}


def _ask(client: TestClient, **body: object) -> dict:
    response = client.post("/api/v1/ask", json=body)
    assert response.status_code == 200, response.text
    return response.json()


def test_an_answer_has_exactly_the_agreed_keys(client: TestClient) -> None:
    answer = _ask(client, question="推進役の財源は？")
    assert set(answer) == KEYS
    assert {"text", "citations", "part"} == set(answer["claims"][0])
    assert {"kind", "text"} == set(answer["cautions"][0])
    assert set(answer["citations"][0]) == CITATION_KEYS
    assert answer["kind"] == "grounded"
    assert answer["mode"] == "extractive"
    assert answer["timings_ms"] == {"find": 12.3, "total": 15.0}


def test_a_citation_links_to_the_public_address_of_its_source(client: TestClient) -> None:
    citation = _ask(client, question="推進役の財源は？")["citations"][1]
    assert citation["quote"] == "特別交付税措置（措置率0.7）"
    assert citation["heading_path"] == ["1. 推進役の育成の支援"]
    assert citation["page"] is None
    assert citation["url"].startswith(f"https://dx.example.jp/advisor/sources/{FUNDING.id}?quote=%E7%89%B9")


def test_a_measure_is_a_card_of_rows_with_its_standing(client: TestClient) -> None:
    measure = _ask(client, question="推進役の財源は？")["measures"][0]
    assert (measure["standing"], measure["standing_label"]) == ("closed", "終了")
    assert ["措置率・補助率", "措置率0.7"] in measure["rows"]


def test_a_case_is_a_card_of_rows(client: TestClient) -> None:
    case = _ask(client, question="書かない窓口の効果は？")["cases"][0]
    assert case["title"] == "書かない窓口"
    assert ["自治体", "青葉県みなと市"] in case["rows"]
    assert (case["matches"], case["differs"]) == (["同じ市"], ["人口規模が違う（8.2万人）"])


def test_a_table_has_as_many_cells_in_every_row_with_the_numbers_of_their_sources(client: TestClient) -> None:
    answer = _ask(client, question="書かない窓口の効果は？")
    [table] = answer["tables"]
    assert {len(row) for row in table["rows"]} == {len(table["header"])}
    assert table["rows"][0] == [{"text": "人口", "citations": []}, {"text": "8.2万人", "citations": [2]}]
    assert answer["citations"][1]["n"] == 2


def test_the_day_and_the_municipality_reach_the_question(client: TestClient, advisor: ScriptedAdvisor) -> None:
    answer = _ask(client, question="  推進役の財源は？\n", as_of="2024-06-01", municipality="青葉県みなと市")
    assert (answer["asked_on"], answer["as_of"]) == (TODAY.isoformat(), "2024-06-01")
    assert ENDED not in str(answer["cautions"])
    assert advisor.questions[0].municipality == "青葉県みなと市"
    assert advisor.questions[0].text == "推進役の財源は？"


def test_without_a_day_it_is_today(client: TestClient) -> None:
    answer = _ask(client, question="推進役の財源は？", as_of=None)
    assert answer["as_of"] == TODAY.isoformat()
    assert answer["cautions"][0] == {"kind": "period_ended", "text": ENDED}


def test_a_refusal_has_the_same_keys_and_the_nearest_sources(client: TestClient) -> None:
    answer = _ask(client, question="粗大ごみの手数料は？")
    assert set(answer) == KEYS
    assert (answer["kind"], answer["claims"], answer["citations"]) == ("unanswered", [], [])
    assert answer["nearest"] == [
        {
            "document": "窓口改革の手引",
            "edition": "第2.0版",
            "tier": "unknown",
            "heading_path": ["2. 進め方", "(1) 体制をつくる"],
            "page": 3,
            "quote": "任期は定めない。",
            "url": f"https://dx.example.jp/advisor/sources/{STEPS.id}?quote={quote('任期は定めない。')}#quote",
            "score": 0.412,
        }
    ]


@pytest.mark.parametrize(
    ("body", "field", "sentence"),
    [
        ({}, "question", messages.INVALID_QUESTION_EMPTY),
        ({"question": ""}, "question", messages.INVALID_QUESTION_EMPTY),
        ({"question": " 　\n"}, "question", messages.INVALID_QUESTION_EMPTY),
        ({"question": "あ" * 2_001}, "question", messages.INVALID_QUESTION_LONG),
        ({"question": 7}, "question", messages.INVALID_QUESTION),
        ({"question": None}, "question", messages.INVALID_QUESTION),
        ({"question": "財源\u0000は"}, "question", messages.INVALID_CHARACTER),
        ({"question": "財源は", "as_of": "2026-02-30"}, "as_of", messages.INVALID_AS_OF),
        ({"question": "財源は", "as_of": "20260201"}, "as_of", messages.INVALID_AS_OF),
        ({"question": "財源は", "as_of": "2026-02-01T00:00:00"}, "as_of", messages.INVALID_AS_OF),
        ({"question": "財源は", "as_of": "令和8年4月1日"}, "as_of", messages.INVALID_AS_OF),
        ({"question": "財源は", "as_of": "1700-04-01"}, "as_of", messages.INVALID_AS_OF),
        ({"question": "財源は", "as_of": "9999-12-31"}, "as_of", messages.INVALID_AS_OF),
        ({"question": "財源は", "as_of": 1_700_000_000}, "as_of", messages.INVALID_AS_OF),
        ({"question": "財源は", "as_of": ""}, "as_of", messages.INVALID_AS_OF),
        ({"question": "財源は", "municipality": "町" * 101}, "municipality", messages.INVALID_MUNICIPALITY),
        ({"question": "財源は", "municipality": None}, "municipality", messages.INVALID_MUNICIPALITY),
        ({"question": "財源は", "asof": "2026-04-01"}, "asof", messages.INVALID_FIELD),
        ([], "body", messages.INVALID_BODY),
    ],
)
def test_what_cannot_be_taken_is_told_in_one_sentence_for_the_field(
    client: TestClient, advisor: ScriptedAdvisor, body: object, field: str, sentence: str
) -> None:
    response = client.post("/api/v1/ask", json=body)
    assert response.status_code == 422
    assert response.json() == {"errors": [{"field": field, "message": sentence}]}
    assert not advisor.questions


def test_every_wrong_field_is_named_once(client: TestClient) -> None:
    response = client.post("/api/v1/ask", json={"question": "", "as_of": "明日"})
    assert [error["field"] for error in response.json()["errors"]] == ["question", "as_of"]


@pytest.mark.parametrize("content", [b"{", b"\xff", b'"question"', b"", b'{"question": "\\ud800"}'])
def test_a_body_that_is_no_json_object_is_told_so(client: TestClient, content: bytes) -> None:
    response = client.post("/api/v1/ask", content=content, headers={"Content-Type": "application/json"})
    assert response.status_code == 422
    assert response.json()["errors"][0]["message"] in (messages.INVALID_BODY, messages.INVALID_CHARACTER)


def test_a_form_of_another_page_cannot_ask(client: TestClient, advisor: ScriptedAdvisor) -> None:
    response = client.post(
        "/api/v1/ask", content=b'{"question": "\xe8\xb2\xa1\xe6\xba\x90"}', headers={"Content-Type": "text/plain"}
    )
    assert response.status_code == 422
    assert not advisor.questions


def test_a_body_larger_than_any_question_is_refused(client: TestClient) -> None:
    response = client.post("/api/v1/ask", json={"question": "あ" * 100_000})
    assert response.status_code == 413
    assert response.json() == {"message": messages.WEB_TOO_LARGE}
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_health_counts_what_can_be_searched(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "documents": 4, "chunks": 6}


def test_openapi_documents_every_key_in_japanese(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    schemas = described["components"]["schemas"]
    assert set(schemas["AnswerShape"]["properties"]) == set(schemas["AnswerShape"]["required"]) == KEYS
    assert set(schemas["Citation"]["properties"]) == CITATION_KEYS
    for name, schema in schemas.items():
        for key, value in schema.get("properties", {}).items():
            assert any(ord(letter) > 0x3000 for letter in value.get("description", "")), f"{name}.{key}"


def test_openapi_documents_the_request_and_how_it_fails(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    operation = described["paths"]["/api/v1/ask"]["post"]
    assert set(operation["responses"]) == {"200", "413", "422", "500", "503"}
    reference = operation["responses"]["422"]["content"]["application/json"]["schema"]["$ref"]
    assert reference.endswith("/InvalidShape")
    request = described["components"]["schemas"]["AskRequest"]
    assert request["required"] == ["question"]
    assert set(request["properties"]) == {"question", "as_of", "municipality"}
    assert "HTTPValidationError" not in described["components"]["schemas"]
    kept = "/api/v1/answers/{answer_id}"
    asking = {"/api/v1/ask", "/api/v1/ask/stream"}
    assert set(described["paths"]) == {*asking, "/api/v1/deadlines", kept, f"{kept}/feedback", "/healthz"}


def test_no_page_that_loads_scripts_from_outside_is_served(client: TestClient) -> None:
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404
