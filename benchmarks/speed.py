"""How fast and how small it is (./dx bench): start, memory, latency over the API, embedding beside the raw model.

Timings of one run on one machine: read the ratios. A server is started on a free port of 127.0.0.1 with the samples.
"""

import contextlib
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.request
from pathlib import Path
from typing import Any

from bot.settings import BotSettings
from ingest.pipeline import read_publication
from ingest.publish import publish
from ingest.sandbox import Limits
from ingest.sources import Given
from knowledge.library.faces import texts_of
from knowledge.library.opening import open_library, open_words
from knowledge.library.vectors import Face

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples" / "library"
QUESTIONS = 50
PERIOD = 0.2


def main() -> None:
    """Prints the table of docs/benchmarks.md."""
    documents = [Path(name) for name in sys.argv[1:]] or sorted(SAMPLES.iterdir())
    help_seconds, python_seconds = _start("-m", "bot", "--help"), _start("-c", "pass")
    print(f"./dx --help         {help_seconds:.2f} s  ({help_seconds / python_seconds:.1f} x bare python)")
    with tempfile.TemporaryDirectory() as home:
        _embedding(Path(home), documents)
        _serving(Path(home))


def _start(*arguments: str) -> float:
    """Median seconds of a whole process, of five."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def _embedding(home: Path, documents: list[Path]) -> None:
    """Publishes the documents and embeds the same texts with the model alone, in one run."""
    library = open_library(BotSettings(home=home, _env_file=None))  # type: ignore[call-arg]
    words = open_words()
    publications = [read_publication(path, given=Given(), words=words, limits=Limits()) for path in documents]
    chunks = [chunk for publication in publications for chunk in publication.chunks]
    texts = [text for face in Face for chunk in chunks for text in texts_of(face, chunk)]
    library.embedder.passages(texts[:4])  # the model is loaded before the clock starts
    began = time.perf_counter()
    for publication in publications:
        publish(publication, library, progress=lambda *_: None)
    published = time.perf_counter() - began
    print(f"chunks              {len(chunks)} in {len(documents)} files, {len(texts)} texts embedded (two faces)")
    print(f"published           {len(chunks) / published:.1f} chunks/s, {len(texts) / published:.1f} texts/s")
    loaded = library.embedder._model()  # type: ignore[attr-defined]  # noqa: SLF001 - the raw model is the yardstick
    for name, precision in (("float32", contextlib.nullcontext), ("as published", loaded._precision)):  # noqa: SLF001
        with precision():
            raw = _raw_seconds(loaded._model, texts)  # noqa: SLF001
        print(f"raw encode, {name:12} {len(texts) / raw:.1f} texts/s; publishing reaches {raw / published:.2f} of it")


def _raw_seconds(model: Any, texts: list[str]) -> float:
    """Seconds of SentenceTransformer.encode on the same texts."""
    began = time.perf_counter()
    model.encode(texts, batch_size=16, normalize_embeddings=True, show_progress_bar=False)
    return time.perf_counter() - began


def _serving(home: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "DX_HOME": str(home)}  # noqa: TID251 - the child needs the machine's own
    server = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "bot", "serve", "--port", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        asked = tomllib.loads((ROOT / "benchmarks/sample_questions.toml").read_text(encoding="utf-8"))["question"]
        texts = [question["text"] for question in asked]
        cold = [_ask(port, texts[at % len(texts)]) for at in range(QUESTIONS)]
        warm = [_ask(port, texts[at % len(texts)]) for at in range(QUESTIONS)]
        for name, times in (("first time asked", cold), ("asked before", warm)):
            ordered = sorted(times)
            p95 = ordered[int(len(ordered) * 0.95) - 1]
            print(f"API, {name:16} median {statistics.median(times) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms")
        print(f"server memory       {_resident(server.pid):.0f} MB resident")
    finally:
        server.terminate()
        server.wait(10)


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1).read()
        except OSError:
            time.sleep(PERIOD)
        else:
            return
    raise SystemExit("the server did not start")


def _ask(port: int, text: str) -> float:
    body = json.dumps({"question": text}).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/v1/ask", data=body, headers={"content-type": "application/json"}
    )
    began = time.perf_counter()
    urllib.request.urlopen(request, timeout=60).read()  # noqa: S310
    return time.perf_counter() - began


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


if __name__ == "__main__":
    main()
