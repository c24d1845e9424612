"""The number format is chosen by measuring, and measured once."""

import json
from pathlib import Path

import pytest

from knowledge.library.precision import FULL, precision_for

pytestmark = pytest.mark.slow  # torch


class Machine:
    """A processor with half precision, and work that counts how often it is done in which precision."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, able: bool, half_pause: float = 0.0) -> None:
        import torch  # noqa: PLC0415

        self._torch = torch
        self._half_pause = half_pause
        self.runs = 0
        monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {"amx_bf16": able})

    def run(self) -> None:
        import time  # noqa: PLC0415

        self.runs += 1
        half = self._torch.is_autocast_enabled("cpu")
        time.sleep(self._half_pause if half else 0.01)


def test_the_faster_one_is_chosen_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, able=True)
    record = tmp_path / "models" / "precision.json"
    assert precision_for(machine.run, record) is not FULL
    measured = machine.runs
    assert precision_for(machine.run, record) is not FULL
    assert machine.runs == measured
    record.write_text(json.dumps({"machine": "another", "half": False}), encoding="utf-8")
    assert precision_for(machine.run, record) is not FULL
    assert machine.runs > measured


def test_half_precision_that_is_slower_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, able=True, half_pause=0.05)
    assert precision_for(machine.run, tmp_path / "precision.json") is FULL


def test_a_processor_without_it_is_not_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, able=False)
    assert precision_for(machine.run, tmp_path / "precision.json") is FULL
    assert machine.runs == 0


def test_a_damaged_record_is_measured_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, able=True)
    (tmp_path / "precision.json").write_text("[", encoding="utf-8")
    assert precision_for(machine.run, tmp_path / "precision.json") is not FULL
