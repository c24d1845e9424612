"""docs/models.md names providers, packages and settings as they are."""

import re
from pathlib import Path

import pytest

from bot.settings import BotSettings
from knowledge.answering.writing.opening import providers


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "models.md").read_text(encoding="utf-8")


def _rows(page: str) -> list[list[str]]:
    table = page.split("<!-- providers -->")[1].split("<!-- /providers -->", maxsplit=1)[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.strip().splitlines()[2:]]


def test_every_provider_of_the_table_is_known_to_langchain(page: str) -> None:
    named = {found[1] for row in _rows(page) if (found := re.match(r"`([a-z_]+):", row[1]))}
    assert len(named) == 6
    assert named <= providers()


def test_every_package_of_the_table_is_the_one_that_langchain_imports(page: str) -> None:
    from langchain.chat_models.base import _BUILTIN_PROVIDERS  # noqa: PLC0415

    for row in _rows(page):
        provider, package = re.match(r"`([a-z_]*)", row[1])[1], row[2].strip("`")  # type: ignore[index]
        if package != "なし":
            assert _BUILTIN_PROVIDERS[provider][0].split(".")[0] == package.replace("-", "_")


def test_every_setting_of_the_page_is_one(page: str) -> None:
    named = set(re.findall(r"DX_[A-Z_]+", page))
    assert named <= {f"DX_{name.upper()}" for name in BotSettings.model_fields}
    assert {f"DX_{name.upper()}" for name in BotSettings.model_fields if name.startswith("model")} <= named
