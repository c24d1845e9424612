"""Letters that are read out in kana."""

import pytest

from knowledge.answering.reading.letters import written_out


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("しーあーるえむって何？", "CRMって何？"),
        ("えーあいのきまり", "AIのきまり"),
        ("ぴーでぃーえふで送る", "PDFで送る"),
    ],
)
def test_letters_read_out_are_letters(said: str, written: str) -> None:
    assert written_out(said) == written


@pytest.mark.parametrize("said", ["あいいれない", "おーい", "みえるえむ", "コーヒーをいれる", "かえるえー"])
def test_other_kana_stays(said: str) -> None:
    assert written_out(said) == said
