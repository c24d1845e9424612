"""`./dx --help` answers before anything heavy is loaded."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

HEAVY = (
    "torch", "transformers", "sentence_transformers", "numpy", "chromadb", "tantivy", "sudachipy", "sqlalchemy",
    "langchain", "langchain_core", "slack_bolt", "slack_sdk", "fastapi", "uvicorn", "pypdfium2", "pydantic",
)  # fmt: skip


def test_importing_the_commands_loads_nothing_heavy(root: Path) -> None:
    code = f"import bot.cli, sys; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_help_costs_a_few_bare_starts_of_python(root: Path) -> None:
    """Half a second is the promise; a ratio holds on slow and busy machines, too (a bare start takes about 20 ms)."""
    ratio = _median_seconds(root, "-m", "bot", "--help") / _median_seconds(root, "-c", "import argparse, re, json")
    assert ratio < 12, f"--help takes {ratio:.1f} times as long as a bare start"


def _median_seconds(root: Path, *arguments: str) -> float:
    return statistics.median(_seconds(root, *arguments) for _ in range(3))


def _seconds(root: Path, *arguments: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=root, capture_output=True, check=True)
    return time.perf_counter() - began
