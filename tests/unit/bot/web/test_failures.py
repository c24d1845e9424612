import logging
import re
from collections.abc import Iterable

import pytest
from fastapi.testclient import TestClient

from bot import messages
from knowledge.domain.document import Chunk
from knowledge.errors import LibraryBusy
from tests.unit.bot.web.answers import SECRET
from tests.unit.bot.web.reading import read
from tests.unit.bot.web.serving import application
from tests.unit.bot.web.shelf import Shelf

PAGE = {"Accept": "text/html,application/xhtml+xml"}
QUESTION = "故障の相談を山田が"


class LockedShelf(Shelf):
    """A library that another process is publishing to."""

    def __init__(self) -> None:
        super().__init__([], [])

    def chunks(self, ids: Iterable[str]) -> dict[str, Chunk]:
        del ids
        raise LibraryBusy("locked", which="/var/dx/catalogue.sqlite")


def test_an_unexpected_error_is_a_sentence_with_an_id_and_nothing_of_its_text(client: TestClient) -> None:
    response = client.post("/api/v1/ask", json={"question": QUESTION})
    assert response.status_code == 500
    assert set(response.json()) == {"message", "error_id"}
    assert response.json()["message"] == messages.WEB_FAILED
    assert SECRET not in response.text
    assert "RuntimeError" not in response.text


def test_the_log_knows_the_id_and_the_place_but_not_what_was_asked(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        error_id = client.post("/api/v1/ask", json={"question": QUESTION}).json()["error_id"]
        client.get("/", params={"q": QUESTION})
    record = next(record for record in caplog.records if error_id in record.getMessage())
    assert "RuntimeError" in record.getMessage()
    assert "answers.py" in record.getMessage()
    ours = [record for record in caplog.records if record.name.startswith("bot.")]
    assert len(ours) == 2
    for record in ours:
        assert SECRET not in record.getMessage()
        assert "山田" not in record.getMessage()
        assert record.exc_info is None


def test_a_person_at_the_page_gets_a_page_with_the_id(client: TestClient) -> None:
    response = client.get("/", params={"q": QUESTION}, headers=PAGE)
    main = read(response.text).one("main")
    assert response.status_code == 500
    assert main.one("h1").text == messages.WEB_FAILED
    assert re.search(r"受付番号 [0-9a-f]{8}", main.text)
    assert SECRET not in response.text
    assert response.headers["Content-Security-Policy"]


def test_a_known_error_has_its_own_sentence() -> None:
    with TestClient(application(library=LockedShelf())) as client:
        response = client.get("/sources/abc")
    assert response.status_code == 503
    assert response.json()["message"] == messages.error_message(LibraryBusy("locked"))
    assert "catalogue" not in response.text


def test_an_unknown_path_is_a_japanese_page_with_a_way_home(client: TestClient) -> None:
    response = client.get("/no/such/page", headers=PAGE)
    page = read(response.text)
    assert response.status_code == 404
    assert page.one("h1").text == messages.WEB_NOT_FOUND
    assert page.one("main").one("a").attributes["href"] == "../../"
    assert page.one("link", rel="stylesheet").attributes["href"] == "../../static/style.css"


def test_a_program_gets_json_for_an_unknown_path(client: TestClient) -> None:
    assert client.get("/api/v1/nothing").json() == {"message": messages.WEB_NOT_FOUND}


def test_a_wrong_method_says_which_one_is_right(client: TestClient) -> None:
    response = client.get("/api/v1/ask", headers=PAGE)
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert response.json() == {"message": messages.WEB_BAD_REQUEST}
