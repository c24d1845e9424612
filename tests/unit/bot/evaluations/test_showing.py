"""An evaluation is shown with what failed and why: in the terminal, as JSON, as a report."""

import io
import json
import re
from pathlib import Path

import pytest
from rich.console import Console

from bot.evaluations.json_shape import evaluated_json
from bot.evaluations.report import evaluation_report
from bot.evaluations.showing import show_evaluations
from bot.evaluations.table import print_evaluated
from knowledge.domain.answer import Answer, Question
from knowledge.evaluation.asking import ask_all
from knowledge.evaluation.floors import floors_from
from knowledge.evaluation.questions import QuestionFile
from knowledge.evaluation.results import Evaluated
from knowledge.evaluation.scores import Metric, Score, scores_of
from tests.unit.knowledge.evaluation.answers import DAY, Repeats, grounded, held, unanswered

_QUESTIONS = [
    {"id": "m1", "text": "研修費の率は？", "facts": ["0.7"], "tags": ["口語"]},
    {
        "id": "m2",
        "text": "受講料の<b>率</b>は？",
        "facts": [["9.9", "九割九分"]],
        "absent": ["0.7"],
        "source": [{"document": "手引き", "section": "受講", "page": 3}],
        "caution": ["period_ended"],
        "kind": "measure",
    },
    {"text": "ごみの出し方", "refuse": True},
    {"text": "池田町の事例", "ask_back": True},
    {"text": "任期は？", "facts": ["2年"]},
]


def _answer(question: Question) -> Answer:
    if question.text == "任期は？":
        return unanswered()
    altered = question.text.startswith("受講料")
    return grounded("措置率は0.7です。", quotes=[(0, "率は 0.7" if altered else "措置率は0.7")])


@pytest.fixture
def evaluated() -> Evaluated:
    file = QuestionFile.model_validate({"question": _QUESTIONS})
    outcomes = tuple(ask_all(file, Repeats(_answer), held, today=DAY))
    return Evaluated(
        name="質問.toml",
        as_of=DAY,
        questions=len(outcomes),
        outcomes=outcomes,
        scores=scores_of(outcomes),
        baseline={Metric.FACTS: Score(value=0.25, of=3)},
        floors=floors_from({"facts": 0.9, "wrong_refusal": 0.5, "facts:口語": 1.0}),
    )


def _printed(evaluated: Evaluated) -> str:
    out = io.StringIO()
    print_evaluated(Console(file=out, width=160, highlight=False), evaluated)
    return out.getvalue()


def test_the_terminal_shows_each_score_beside_that_of_the_plain_recipe(evaluated: Evaluated) -> None:
    line = next(line for line in _printed(evaluated).splitlines() if "事実が答えにある" in line)
    assert re.findall(r"[\d./%]+", line.replace(" 倍", "")) == ["33.3%", "1/3", "25.0%", "1.33"]


def test_a_failed_question_is_shown_with_everything_that_is_wrong_and_what_was_said(evaluated: Evaluated) -> None:
    printed = _printed(evaluated)
    for words in (
        "✗ m2 受講料の<b>率</b>は？",
        "ない事実: 9.9／九割九分",
        "別の制度の事実: 0.7",
        "出典が違う: 手引き 受講 p.3",
        "ない注意: period_ended",
        "問いの種類が違う: general",
        "原文にない引用: 1件",
        "答え: 措置率は0.7です。",
        "財政措置一覧 第2.0版 費用 p.1",
        "断らずに答えた",
        "聞き返さなかった",
    ):
        assert words in printed, words
    assert "m1" not in printed


def test_a_floor_that_is_missed_is_told(evaluated: Evaluated) -> None:
    printed = _printed(evaluated)
    assert "事実が答えにある が 33.3% で、下限・上限の 90.0% を満たしません。" in printed
    assert "（口語）" not in printed


def test_the_exit_code_is_one_where_a_floor_is_missed(
    evaluated: Evaluated, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    report = tmp_path / "report.html"
    assert show_evaluations([evaluated], as_json=True, report=report) == 1
    (one,) = json.loads(capsys.readouterr().out)["sets"]
    assert one == json.loads(json.dumps(evaluated_json(evaluated), ensure_ascii=False))
    assert one["missed"] == ["facts"]
    assert report.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_json_has_scores_groups_and_the_failed_questions(evaluated: Evaluated) -> None:
    shape = evaluated_json(evaluated)
    assert shape["scores"]["facts"] == {"value": 0.3333, "of": 3}
    assert shape["baseline"] == {"facts": {"value": 0.25, "of": 3}}
    assert shape["groups"]["口語"]["facts"] == {"value": 1.0, "of": 1}
    assert [one["text"] for one in shape["failed"]] == [question["text"] for question in _QUESTIONS[1:]]
    assert shape["failed"][3]["said"] == "nothing_found"


def test_the_report_needs_nothing_from_outside_and_escapes_what_people_wrote(evaluated: Evaluated) -> None:
    html = evaluation_report([evaluated])
    assert not re.search(r"(?:src|href)=|url\(|@import|<script", html)
    assert "&lt;b&gt;率&lt;/b&gt;" in html
    assert "<b>" not in html


def test_the_report_draws_a_bar_for_each_value(evaluated: Evaluated) -> None:
    html = evaluation_report([evaluated])
    row = html[html.index("事実が答えにある") :].partition("</tr>")[0]
    assert re.findall(r'class="(ours|plain)" style="width: ([\d.]+)%"', row) == [("ours", "33.3"), ("plain", "25.0")]
    assert "下限 90.0%" in row
    assert "1.33 倍" in row
