"""`./dx changes`: from the library's history to text, JSON or a file."""

import json

from bot.changes.comparing import compare
from bot.changes.showing import show_changes
from knowledge.testing import edition, memory_library, publication


def _changes(tmp_path):
    made = [
        publication([("1 率", f"補助率は{rate}です。")], of=edition("窓口の手引き", label))
        for label, rate in (("第1版", "0.5"), ("第2版", "0.7"))
    ]
    return compare(memory_library(tmp_path, *made).history, "手引き", old="", new="")


def test_kept_editions_are_compared_and_shown_three_ways(tmp_path, capsys):
    changes = _changes(tmp_path)
    report = tmp_path / "報告.html"

    show_changes(changes, as_json=False, html=None)
    text = capsys.readouterr().out
    show_changes(changes, as_json=True, html=report)
    said = capsys.readouterr()

    assert "0.5 → 0.7" in text
    shape = json.loads(said.out)
    assert [(number["before"], number["after"]) for number in shape["numbers"]] == [("0.5", "0.7")]
    assert shape["numbers"][0]["old"]["text"] == "補助率は0.5です。"
    assert report.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "書き出しました" in said.err
