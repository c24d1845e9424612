"""The two terms that a question compares, and the words that say what a term is."""

import pytest

from knowledge.answering.finding.defining import compared_terms, definition_in
from knowledge.answering.finding.units import Unit
from knowledge.testing import publication


def _unit(text: str) -> Unit:
    return Unit(key="P1", chunk=publication([("体制", text)]).chunks[0], quote=text, order=0)


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


def test_an_abbreviation_is_told_by_the_words_that_it_stands_behind() -> None:
    units = [_unit("CIOは半年に一度会議を開く。"), _unit("副市長を最高情報責任者（CIO）に充てる。")]
    found = definition_in(units, "cio")
    assert found is not None
    assert found[1] == "副市長を最高情報責任者（CIO）に充てる。"


@pytest.mark.parametrize("text", ["外部の専門人材（CIO補佐官など）を招く。", "（CIO）の会議を開く。"])
def test_brackets_that_hold_more_or_follow_nothing_define_nothing(text: str) -> None:
    assert definition_in([_unit(text)], "cio") is None
