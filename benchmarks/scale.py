"""How answers slow down as the library grows (python benchmarks/scale.py [--chunks 10000 100000]; part of ./dx bench).

A library of made-up texts is built: every text is cut into words as a real one is; some are embedded, and the rest get
the vectors of those, moved a little, so that 100,000 chunks take minutes and not hours. So it tells of speed and of
how well the vector index finds, not of how good answers are. Read the ratios: the machine's hours are not yours.
"""

import argparse
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from bot.settings import BotSettings
from knowledge.domain.publication import Publication
from knowledge.evaluation import plain_recipe
from knowledge.library.embedding import Embedder, Vectors2D
from knowledge.library.faces import texts_of
from knowledge.library.library import Library
from knowledge.library.opening import open_library, open_words
from knowledge.library.vectors import Face
from knowledge.testing import edition, publication

ROOT = Path(__file__).resolve().parent.parent
EMBEDDED = 1_500
MOVED = 0.35
ASKED = 60
_SEED = 20261123
_SUBJECTS = (
    *("窓口", "申請書", "住民票", "保育", "道路", "防災", "学校給食", "水道", "税", "介護"),
    *("図書館", "公園", "消防", "議会", "職員研修", "文書管理", "電子入札", "庁内網", "備品", "広報"),
)
_MATTERS = (
    *("手数料", "受付時間", "必要書類", "担当課", "補助率", "対象団体"),
    *("提出期限", "更新の手順", "点検の頻度", "保存期間", "相談窓口", "予算科目"),
)
_DEEDS = ("定める", "見直す", "公表する", "記録する", "届け出る", "審査する", "委託する", "引き継ぐ", "周知する")
_PLACES = ("本庁", "支所", "出張所", "分室", "センター", "県の出先", "広域の事務局", "委託先")


def main() -> None:
    """Prints a table for each size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--chunks", type=int, nargs="+", default=[10_000])
    for size in parser.parse_args().chunks:
        with tempfile.TemporaryDirectory() as home:
            _measure(Path(home), size)


def _measure(home: Path, size: int) -> None:
    library = open_library(BotSettings(home=home, _env_file=None))  # type: ignore[call-arg]
    began = time.perf_counter()
    vectors = _build(library, size)
    print(f"\n{size:,} chunks, built in {time.perf_counter() - began:.0f} s")
    questions = _questions()
    _recall(library, vectors, questions)
    recipe = _recipe(home / "recipe", library.embedder, vectors, size, questions)
    raw = _median(library.embedder._embed_query, questions)  # type: ignore[attr-defined]  # noqa: SLF001
    print(f"raw model call, one question     {raw * 1000:.0f} ms")
    print(f"plain LangChain recipe, finding  {recipe * 1000:.0f} ms")
    library.close()
    _serve(home, questions, (raw, recipe))


# --- a library -----------------------------------------------------------------------------------------------------
def _build(library: Library, size: int) -> Vectors2D:
    """Publishes `size` texts; returns the vectors of their bodies."""
    held = _publication(size)
    library.stage(held)
    fingerprints = [chunk.fingerprint for chunk in held.chunks]
    bodies: Vectors2D | None = None
    for face in Face:
        base = library.embedder.passages([texts_of(face, chunk)[0] for chunk in held.chunks[:EMBEDDED]])
        vectors = _moved(base, size)
        bodies = vectors if face is Face.BODY else bodies
        for start in range(0, size, 5_000):
            some = slice(start, start + 5_000)
            library._kept.replace(face, fingerprints[some], vectors[some])  # noqa: SLF001 - instead of hours of embedding
    library.flip(held.edition.id)
    assert bodies is not None
    return bodies


@cache
def _publication(size: int) -> Publication:
    chance = random.Random(_SEED)  # noqa: S311 - the same texts every time
    return publication([_text(number, chance) for number in range(size)], of=edition("規模の見本"), words=open_words())


def _text(number: int, chance: random.Random) -> tuple[str, str]:
    subject, matter, deed, place = map(chance.choice, (_SUBJECTS, _MATTERS, _DEEDS, _PLACES))
    other, more = chance.choice(_SUBJECTS), chance.choice(_MATTERS)
    day, amount = chance.randint(1, 28), chance.randint(2, 990) * 10
    said = (
        f"{subject}の{matter}は、{place}が毎年{day}日までに{deed}。一件あたり{amount}円とし、{other}の{more}に準じる。",
        f"{place}は、整理番号{number}の記録を{chance.randint(1, 10)}年間残し、",
        f"{other}の担当と{chance.randint(2, 12)}か月ごとに確かめる。",
    )
    return f"第{number // 40 + 1}章 {subject} > {matter}", "".join(said)


def _moved(base: Vectors2D, size: int) -> Vectors2D:
    """`size` unit vectors: those of `base`, then some of them moved in a chance direction."""
    chance = np.random.default_rng(_SEED)
    more = base[chance.integers(0, len(base), max(0, size - len(base)))]
    noise = chance.standard_normal(more.shape).astype(np.float32)
    more = more + MOVED * noise / np.linalg.norm(noise, axis=1, keepdims=True)
    vectors = np.concatenate([base[:size], more])
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def _questions() -> list[str]:
    chance = random.Random(_SEED + 1)  # noqa: S311
    kinds = ("{}の{}は？", "{}の{}はいつまでですか", "{}の{}を教えてください", "{}は{}をどこに出しますか")
    return [chance.choice(kinds).format(chance.choice(_SUBJECTS), chance.choice(_MATTERS)) for _ in range(ASKED)]


# --- what is measured ----------------------------------------------------------------------------------------------
def _recall(library: Library, vectors: Vectors2D, questions: Sequence[str]) -> None:
    """How many of the ten truly nearest the index finds, and in what time."""
    asked = library.embedder.queries(questions)
    library.nearest(Face.BODY, asked[0], 10)  # opens the index
    began = time.perf_counter()
    found = [library.nearest(Face.BODY, vector, 10) for vector in asked]
    each = (time.perf_counter() - began) / len(asked)
    truly = np.sort(vectors @ asked.T, axis=0)[-10]  # the tenth best similarity of each question
    hits = [sum(hit.score >= worst - 1e-5 for hit in some) / 10 for some, worst in zip(found, truly, strict=True)]
    print(
        f"vector index, recall@10          {statistics.mean(hits):.3f} of brute force, {each * 1000:.1f} ms a question"
    )


class _Known:
    """An embedder that has the vectors of the made-up texts ready, in their order."""

    def __init__(self, embedder: Embedder, vectors: Vectors2D) -> None:
        self.name, self.dimension, self.spread = embedder.name, embedder.dimension, embedder.spread
        self.queries = embedder.queries
        self._vectors, self._next = vectors, 0

    def passages(self, texts: Sequence[str]) -> Vectors2D:
        """The next vectors."""
        self._next += len(texts)
        return self._vectors[self._next - len(texts) : self._next]


def _recipe(folder: Path, embedder: Embedder, vectors: Vectors2D, size: int, questions: Sequence[str]) -> float:
    """Median seconds in which the plain recipe (knowledge/evaluation/plain_recipe.py) finds its four chunks."""
    held = _publication(size)
    recipe = plain_recipe.PlainRecipe(folder, plain_recipe.texts_of(held.chunks), _Known(embedder, vectors))
    recipe.rank(questions[0], 4)
    each = _median(lambda text: recipe.rank(f"{text} ", 4), questions)  # a space more: nothing is remembered of it
    recipe.close()
    return each


def _serve(home: Path, questions: Sequence[str], beside: tuple[float, float]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "DX_HOME": str(home)}  # noqa: TID251 - the child needs the machine's own
    command = [sys.executable, "-m", "bot", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as server:  # noqa: S603
        try:
            _wait(port)
            _ask(port, questions[0])
            for name in ("first time asked", "asked before"):
                _print(f"API, {name}", [_timed(lambda text: _ask(port, text), text) for text in questions], beside)
        finally:
            server.terminate()


def _print(name: str, times: Sequence[float], beside: tuple[float, float]) -> None:
    ordered = sorted(times)
    p50, p95 = statistics.median(ordered), ordered[int(len(ordered) * 0.95) - 1]
    raw, recipe = (p50 / other for other in beside)
    ratios = f"{raw:.1f} x the raw model call, {recipe:.1f} x the recipe's finding"
    print(f"{name:32} p50 {p50 * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms ({ratios})")


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).read()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server did not start")


def _ask(port: int, text: str) -> None:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/v1/ask",
        data=json.dumps({"question": text}).encode(),
        headers={"content-type": "application/json"},
    )
    urllib.request.urlopen(request, timeout=120).read()  # noqa: S310


def _timed(ask: Callable[[str], object], text: str) -> float:
    began = time.perf_counter()
    ask(text)
    return time.perf_counter() - began


def _median(ask: Callable[[str], object], questions: Sequence[str]) -> float:
    return statistics.median(_timed(ask, text) for text in questions)


if __name__ == "__main__":
    main()
