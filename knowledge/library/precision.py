"""The number format that the model computes in, chosen by measuring once on this machine and kept beside the model."""

import contextlib
import json
import logging
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

_log = logging.getLogger(__name__)
Precision = Callable[[], AbstractContextManager[object]]
"""Opens the block in which the model runs."""
FULL: Precision = contextlib.nullcontext
_ROUNDS = 3


def precision_for(run: Callable[[], object], record: Path) -> Precision:
    """Half precision where the processor has it and `run` (a batch) is faster with it; cosines stay within .0001.

    The choice is kept in `record` for this processor and this torch: it is measured once, not with every start.
    """
    import torch  # noqa: PLC0415 - seconds, needed with the model only

    able = torch.cpu.get_capabilities()
    if not (able.get("avx512_bf16") or able.get("amx_bf16")):
        return FULL
    machine = f"torch {torch.__version__}, {torch.get_num_threads()} threads, {sorted(k for k, v in able.items() if v)}"
    half: Precision = lambda: torch.autocast("cpu", dtype=torch.bfloat16)  # noqa: E731
    kept = _kept(record, machine)
    if kept is None:
        kept = _seconds(run, half) < _seconds(run, FULL)
        _keep(record, machine, faster=kept)
        _log.info("half precision is %s here", "used" if kept else "slower and not used")
    return half if kept else FULL


def _seconds(run: Callable[[], object], precision: Precision) -> float:
    """The fastest of a few rounds after one that warms up."""
    rounds = []
    with precision():
        run()
        for _ in range(_ROUNDS):
            started = time.perf_counter()
            run()
            rounds.append(time.perf_counter() - started)
    return min(rounds)


def _kept(record: Path, machine: str) -> bool | None:
    """The choice made on this machine before; ``None`` where none was."""
    try:
        choice = json.loads(record.read_text(encoding="utf-8"))
        return bool(choice["half"]) if choice["machine"] == machine else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(record: Path, machine: str, *, faster: bool) -> None:
    """A folder that cannot be written only means that the next start measures again."""
    with contextlib.suppress(OSError):
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(json.dumps({"machine": machine, "half": faster}), encoding="utf-8")
