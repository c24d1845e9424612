import pytest
from fastapi.testclient import TestClient

from tests.unit.bot.web.shelf import FUNDING

PATHS = [
    "/",
    "/?q=財源",
    "/?q=",
    f"/sources/{FUNDING.id}",
    "/sources/none",
    "/nothing",
    "/static/style.css",
    "/healthz",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_response_is_closed_to_the_outside(client: TestClient, path: str) -> None:
    response = client.get(path, headers={"Accept": "text/html"})
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in response.headers


def test_an_answer_is_kept_in_no_cache(client: TestClient) -> None:
    assert client.get("/?q=財源").headers["Cache-Control"] == "no-store"
    assert client.post("/api/v1/ask", json={"question": "財源"}).headers["Cache-Control"] == "no-store"


def test_the_sheet_is_kept_and_asked_for_again(client: TestClient) -> None:
    response = client.get("/static/style.css")
    assert response.headers["Cache-Control"] == "no-cache"
    again = client.get("/static/style.css", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("name", ["style.css", "page.js", "icon.svg"])
def test_files_of_the_page_load_nothing_from_outside(client: TestClient, name: str) -> None:
    text = client.get(f"/static/{name}").text.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert text
    assert "http" not in text
    assert "url(" not in text
    assert "@import" not in text


def test_files_beside_the_page_are_not_served(client: TestClient) -> None:
    assert client.get("/static/../pages.py").status_code == 404
    assert client.get("/static/%2e%2e/pages.py").status_code == 404
