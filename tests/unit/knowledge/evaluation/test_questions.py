"""A question file is read strictly: what is wrong with it is told by its place."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.domain.answer import CautionKind, QuestionKind
from knowledge.errors import QuestionFileError
from knowledge.evaluation.questions import Split, golden_questions, read_questions

_FULL = """
as_of = 2026-11-23
library = ["../samples/library"]
[floors]
facts = 0.9
[[question]]
id = "m1"
text = "その対象経費は？"
as_of = 2025-06-01
municipality = "若葉県汐風町"
history = ["研修費に使える財政措置は？"]
facts = ["受講料", ["特別交付税", "特交"]]
absent = ["0.5"]
source = [{document = "財政措置一覧", page = 4, section = "育成支援"}]
caution = ["period_ended"]
kind = "measure"
tags = ["口語"]
split = "test"
"""


def _file(folder: Path, text: str) -> Path:
    path = folder / "questions.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_everything_that_can_be_expected_is_read(tmp_path: Path) -> None:
    file = read_questions(_file(tmp_path, _FULL))
    (question,) = file.question
    assert (file.as_of, file.library, file.floors) == (date(2026, 11, 23), ("../samples/library",), {"facts": 0.9})
    assert question.facts == ("受講料", ("特別交付税", "特交"))
    assert (question.source[0].document, question.source[0].page) == ("財政措置一覧", 4)
    assert (question.caution, question.kind) == ((CautionKind.PERIOD_ENDED,), QuestionKind.MEASURE)
    assert question.split is Split.TEST


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[[question]]\ntext = "a"\n[[question]]\ntext = "b"\nfact = ["0.7"]\n', "question.2.fact"),
        ('[[question]]\ntext = ""\n', "question.1.text"),
        ('[[question]]\ntext = "a"\ncaution = ["ended"]\n', "question.1.caution.1"),
        ('[[question]]\ntext = "a"\nsource = [{page = 1}]\n', "question.1.source.1.document"),
        ('[[question]]\ntext = "a"\nrefuse = true\nfacts = ["b"]\n', "question.1: what is refused"),
        ('[[question]]\nid = "x"\ntext = "a"\n[[question]]\nid = "x"\ntext = "b"\n', "id twice: x"),
        ("[[question]\n", "line 1"),
    ],
)
def test_a_fault_is_told_by_its_place(tmp_path: Path, text: str, place: str) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(QuestionFileError) as told:
        read_questions(path)
    assert told.value.which == str(path)
    assert place in told.value.todo


def test_without_a_file_there_are_no_golden_questions(tmp_path: Path) -> None:
    assert golden_questions(tmp_path / "golden_questions.toml") == ()
