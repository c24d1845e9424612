"""The list of deadlines on the web: the page and GET /api/v1/deadlines."""

from datetime import date

import pytest
from fastapi.testclient import TestClient

from bot import deadline_messages
from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.library.opening import open_words
from knowledge.testing import memory_library
from tests.unit.bot.web.serving import application
from tests.unit.ingest.reading import markdown_file

_LIST = """# 措置一覧

## 窓口の導入補助

- 対象団体：市町村
- 対象経費：窓口の初期費用
- 事業期間：令和8年度まで
- 財政措置：補助金（補助率2分の1）

## 端末の<更新>補助

- 対象団体：都道府県
- 対象経費：端末の購入費
- 事業期間：令和7年度まで
- 財政措置：補助金（補助率3分の1）
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory) -> TestClient:
    one = publication_of(
        markdown_file(_LIST), source_name="list.md", source_hash="list", given=Given(), words=open_words()
    )
    return TestClient(application(library=memory_library(tmp_path_factory.mktemp("deadlines"), one)))


def test_the_page_shows_what_ends_soon_and_what_has_ended(client):
    page = client.get("/deadlines", params={"as_of": "2027-03-01"})

    assert page.status_code == 200
    assert "あと30日" in page.text
    assert "335日前に終了" in page.text
    assert "端末の&lt;更新&gt;補助" in page.text
    assert page.text.index("窓口の導入補助") < page.text.index("端末の&lt;更新&gt;補助")


def test_measures_that_are_not_open_are_marked_for_the_municipality(client):
    page = client.get("/deadlines", params={"as_of": "2027-03-01", "municipality": "若葉県三日月市"})

    assert "貴団体（三日月市）は対象外です（「都道府県」）。" in page.text


def test_fields_that_cannot_be_taken_are_told_and_the_list_of_today_is_shown(client):
    page = client.get("/deadlines", params={"within": "many", "as_of": "2027-02-30"})

    assert page.status_code == 422
    assert deadline_messages.INVALID_WITHIN in page.text
    assert "窓口の導入補助" in page.text


def test_the_api_gives_the_same_list(client):
    listed = client.get("/api/v1/deadlines", params={"as_of": "2027-03-01", "within": "40"}).json()

    (ending,) = listed["ending"]
    assert (ending["name"], ending["days_left"]) == ("窓口の導入補助", 30)
    assert date.fromisoformat(ending["ends"]) == date(2027, 3, 31)
    assert [one["name"] for one in listed["ended"]] == ["端末の<更新>補助"]
    (again,) = client.get("/api/v1/deadlines", params={"as_of": "2027-03-01", "within": "10"}).json()["later"]
    assert again["name"] == "窓口の導入補助"


def test_the_api_tells_what_cannot_be_taken(client):
    refused = client.get("/api/v1/deadlines", params={"within": "0x"})

    assert refused.status_code == 422
    assert refused.json()["errors"] == [{"field": "within", "message": deadline_messages.INVALID_WITHIN}]


def test_home_leads_to_the_list(client):
    assert 'href="./deadlines"' in client.get("/").text
