"""A client of the web application."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.unit.bot.web.answers import ScriptedAdvisor
from tests.unit.bot.web.serving import application


@pytest.fixture
def advisor() -> ScriptedAdvisor:
    return ScriptedAdvisor()


@pytest.fixture
def client(advisor: ScriptedAdvisor) -> Iterator[TestClient]:
    with TestClient(application(advisor=advisor), follow_redirects=False) as client:
        yield client
