"""Nothing is sent to anyone: no usage reports of the parts, no connection while documents go in and questions come."""

from pathlib import Path

import pytest
from huggingface_hub import constants

from bot.desks.registering import Given, RegisteringDesk
from bot.services import open_services
from bot.settings import BotSettings
from knowledge.domain.answer import Grounded
from knowledge.library import chroma


def test_chroma_reports_no_usage(tmp_path: Path) -> None:
    client = chroma.open_client(tmp_path)
    try:
        assert client.get_settings().anonymized_telemetry is False
        assert client.get_settings().chroma_otel_collection_endpoint in ("", None)
    finally:
        client.close()


@pytest.mark.slow
def test_registering_and_asking_reach_nobody(tmp_path: Path, root: Path, outside_attempts: list[str]) -> None:
    """The real parts, embedding model included; the network guard of all tests writes down every attempt."""
    services = open_services(BotSettings(home=tmp_path, _env_file=None))
    desk = RegisteringDesk(services.settings, now=services.now, stores=services.stores)
    code = desk.register([root / "samples" / "library" / "measures.md"], Given())
    answer = services.reception.ask("DX推進リーダーの研修費に使える財政措置は？")
    assert code == 0
    assert isinstance(answer, Grounded)
    assert outside_attempts == []
    assert constants.HF_HUB_DISABLE_TELEMETRY is True
