"""`./dx demo --once` as a stranger sees it: the samples are registered, three questions get checked answers."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.pipeline import read_publication
from ingest.sandbox import Limits
from ingest.sources import Given
from knowledge.domain.publication import Publication
from knowledge.library.opening import open_words
from knowledge.text import fold

ROOT = Path(__file__).resolve().parents[2]
_FILES = sorted((ROOT / "samples" / "library").iterdir())

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the demo writes to standard output, wide enough that nothing is wrapped."""
    environment = {"DX_HOME": str(tmp_path_factory.mktemp("demo")), "COLUMNS": "400", "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "bot", "demo", "--once"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def answers(shown: str) -> list[str]:
    """The text of each answer, its question first."""
    return re.split(r"^Q\. ", shown, flags=re.MULTILINE)[1:]


def test_each_sample_question_gets_an_answer_with_sources(answers: list[str]) -> None:
    questions = (ROOT / "samples" / "questions.txt").read_text(encoding="utf-8").split("\n")[:-1]
    assert [answer.splitlines()[0].strip() for answer in answers] == questions
    for answer in answers:
        assert "根拠" in answer
        assert "登録資料では分かりません" not in answer


def test_the_ended_measure_is_shown_with_its_caution(answers: list[str]) -> None:
    measure = answers[0]
    assert "特別交付税措置" in measure
    assert "0.7" in measure
    assert "2026-03-31" in measure
    assert "後継の措置は登録資料にありません" in measure


def test_the_procedure_comes_from_its_step_of_the_handbook(answers: list[str]) -> None:
    assert re.search(r"自治体DX推進の手引き 第2\.1版（令和5年1月20日公表） ＞ .*ステップ1.*（p\.4）", answers[1])


def test_the_case_tells_the_measured_times(answers: list[str]) -> None:
    assert "42分から23分" in answers[2]
    assert "若葉県汐風町" in answers[2]


def test_every_quote_that_is_shown_stands_in_a_sample(answers: list[str]) -> None:
    texts = [fold(chunk.text) for publication in _samples().values() for chunk in publication.chunks]
    quotes = [quote for answer in answers for quote in re.findall(r"［\d+］「(.+)」", answer)]
    assert len(quotes) >= 3
    for quote in quotes:
        assert any(fold(quote) in text for text in texts), quote


def test_the_samples_become_records_and_sections() -> None:
    found = _samples()
    handbook, cases, measures = found["handbook-2.1.pdf"], found["cases.pdf"], found["measures.md"]
    assert (handbook.edition.document.title, handbook.edition.label) == ("自治体DX推進の手引き", "第2.1版")
    assert [case.municipality.name for case in cases.cases] == ["汐風町", "三日月市", "北峰村", "雪代県", "大環市"]
    assert len(measures.measures) == 3


def _samples() -> dict[str, Publication]:
    words = open_words()
    return {path.name: read_publication(path, given=Given(), words=words, limits=Limits()) for path in _FILES}
