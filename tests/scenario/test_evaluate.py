"""An admin measures answers with questions of their own: `./dx evaluate`."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot import cli
from bot.desks import evaluating
from knowledge.testing import HashingEmbedder

pytestmark = pytest.mark.slow  # files are read in child processes, Chroma is opened

_RULES = """---
title: 窓口の手引
edition: 第1.0版
---
# 手数料

証明書の手数料は一通につき300円とし、窓口または電子申請で納める。

# 記録

受け付けた件数は月ごとにまとめ、翌月の五日までに業務改善係へ報告する。
"""
_QUESTIONS = """
as_of = 2026-11-23
library = ["tebiki.md"]

[floors]
quotes_verified = 1.0

[[question]]
id = "fee"
text = "証明書の手数料は一通いくらですか"
facts = ["300円"]
source = [{document = "窓口の手引", section = "手数料"}]
tags = ["数"]

[[question]]
id = "wrong"
text = "証明書の手数料は一通いくらですか"
facts = ["450円"]
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """run(arguments…) → (exit code, standard output, standard error), in a folder with questions and their library."""
    (tmp_path / "tebiki.md").write_text(_RULES, encoding="utf-8")
    (tmp_path / "questions.toml").write_text(_QUESTIONS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DX_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(evaluating, "open_embedder", lambda _settings: HashingEmbedder())

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["dx", "evaluate", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return command


def _only(out: str) -> dict[str, Any]:
    (one,) = json.loads(out)["sets"]
    return dict(one)


def test_questions_are_asked_of_the_documents_beside_them(run: Run) -> None:
    code, out, _ = run("questions.toml", "--json")
    one = _only(out)
    assert code == 0
    assert one["scores"]["facts"] == {"value": 0.5, "of": 2}
    assert one["scores"]["page_cited"] == {"value": 1.0, "of": 1}
    assert one["scores"]["quotes_verified"]["value"] == 1.0
    assert [failed["id"] for failed in one["failed"]] == ["wrong"]
    assert one["failed"][0]["faults"] == ["ない事実: 450円"]
    assert "300円" in one["failed"][0]["said"]


def test_a_floor_of_the_command_line_that_is_missed_ends_with_one(run: Run) -> None:
    code, out, _ = run("questions.toml", "--floor", "facts=0.9", "--floor", "facts:数=1.0")
    assert code == 1
    assert "事実が答えにある が 50.0% で、下限・上限の 90.0% を満たしません。" in out


def test_the_plain_recipe_is_asked_the_same_and_a_report_is_written(run: Run, tmp_path: Path) -> None:
    code, out, err = run(".", "--baseline", "--report", "report.html")
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert code == 0
    row = next(line for line in out.splitlines() if "事実が答えにある" in line)
    assert re.findall(r"[\d.]+", row) == ["50.0", "1", "2", "50.0", "1.00"]
    assert "report.html に書き出しました" in err
    assert html.count('class="plain"') >= 5


def test_a_retrieval_set_is_ranked(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "faq"
    folder.mkdir()
    corpus = [
        ("1", "住民票の写し", "窓口で渡す。"),
        ("2", "ごみの出し方", "燃えるごみは朝に出す。"),
        ("3", "道路", "補修は係へ。"),
    ]
    entries = [{"_id": entry, "title": title, "text": text} for entry, title, text in corpus]
    queries = [{"_id": "q1", "text": "住民票の写しはどこで"}, {"_id": "q2", "text": "燃えるごみを出す時間"}]
    for name, lines in (("corpus", entries), ("queries", queries)):
        text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\t1\t1\nq2\t2\t1\n", encoding="utf-8")

    code, out, _ = run("faq", "--json", "--baseline", "--floor", "ndcg@10=0.9")

    one = _only(out)
    assert code == 0
    assert one["scores"]["mrr@10"] == {"value": 1.0, "of": 2}
    assert one["baseline"]["recall@100"]["value"] == 1.0


def test_a_fault_in_the_file_is_told_in_one_sentence_with_its_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "questions.toml").write_text('[[question]]\ntext = "a"\nfact = ["b"]\n', encoding="utf-8")
    code, _, err = run("questions.toml")
    assert code == 1
    assert err.startswith("questions.toml: 質問ファイルに、決まりと違う書き方の項目があります。")
    assert "（question.1.fact）" in err


@pytest.mark.parametrize("arguments", [("nothing.toml",), ("questions.toml", "--floor", "truth=1")])
def test_what_cannot_be_measured_is_refused_before_anything_is_read(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (1, "")
    assert arguments[-1].split("=")[0] in err


def test_the_library_in_use_is_asked_where_a_file_names_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "questions.toml").write_text('[[question]]\ntext = "手数料は？"\nrefuse = true\n', encoding="utf-8")
    code, out, _ = run("questions.toml", "--json")
    assert code == 0
    assert _only(out)["scores"]["refusal_recall"] == {"value": 1.0, "of": 1}  # the library is empty
