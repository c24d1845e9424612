"""The two terms that a question compares."""

import pytest

from knowledge.answering.finding.defining import compared_terms


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("OCRとICRの違いを新人にもわかるように", ("ocr", "icr")),
        ("広域連合と一部事務組合はどう違うの", ("広域連合", "一部事務組合")),
        ("補助率の違い", ()),
        ("係と班で仕事を分ける", ()),
    ],
)
def test_two_terms_joined_by_and_are_compared(question: str, terms: tuple[str, ...]) -> None:
    assert compared_terms(question) == terms
