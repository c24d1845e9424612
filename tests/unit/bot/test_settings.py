"""A setting that is wrong is refused: its variable is named, and what it should be."""

import pytest

from bot.console import tell_error
from bot.settings import read_settings
from knowledge.errors import ConfigurationError


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("DX_READ_FILE_MB", "0", "1 以上の数を指定してください"),
        ("DX_READ_MEMORY_MB", "64", "256 以上の数を指定してください"),
        ("DX_READ_MEMORY_MB", "2GB", "整数で指定してください"),
        ("DX_READ_SECONDS", "9999999", "7200 以下の数を指定してください"),
        ("DX_READ_SECONDS", "1.5", "整数で指定してください"),
        ("DX_OFFICE_PAGES", "たぶん", "'on' or 'off' のどちらかを指定してください"),
        ("DX_MODEL_TIMEOUT_SECONDS", "-1", "0 より大きい数を指定してください"),
        ("DX_MODEL_TIMEOUT_SECONDS", "すぐ", "数で指定してください"),
    ],
)
def test_a_wrong_setting_is_refused_with_its_variable_and_what_it_should_be(
    monkeypatch, capsys, variable, value, told
) -> None:
    monkeypatch.setenv(variable, value)

    with pytest.raises(ConfigurationError) as caught:
        read_settings()
    tell_error(caught.value)

    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{variable}: ")
    assert told in line


def test_two_wrong_settings_are_both_told(monkeypatch) -> None:
    monkeypatch.setenv("DX_READ_FILE_MB", "-1")
    monkeypatch.setenv("DX_READ_SECONDS", "x")

    with pytest.raises(ConfigurationError) as caught:
        read_settings()

    assert caught.value.which == "DX_READ_FILE_MB・DX_READ_SECONDS"
    assert "DX_READ_SECONDS は整数で" in caught.value.todo


def test_the_limits_of_reading_are_settings(monkeypatch) -> None:
    monkeypatch.setenv("DX_READ_FILE_MB", "8")

    assert (read_settings().read_file_mb, read_settings().read_memory_mb) == (8, 2048)
