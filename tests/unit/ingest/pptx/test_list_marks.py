"""Automatic numbers as PowerPoint writes them."""

import pytest
from lxml import etree

from ingest.pptx.list_marks import Counter, drawn, written

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


@pytest.mark.parametrize(
    ("number", "kind", "shown"),
    [
        (3, "arabicPeriod", "3."),
        (3, "arabicParenBoth", "(3)"),
        (2, "alphaLcParenR", "b)"),
        (28, "alphaUcPeriod", "AB."),
        (4, "romanLcPeriod", "iv."),
        (9, "romanUcPeriod", "IX."),
        (44, "romanLcPeriod", "xliv."),
        (12, "circleNumDbPlain", "⑫"),
        (2, "circleNumWdBlackPlain", "❷"),
        (21, "circleNumDbPlain", "(21)"),
        (21, "ea1JpnChsDbPeriod", "二十一．"),
        (110, "ea1JpnKorPlain", "百十"),
        (5, "arabicDbPlain", "５"),
    ],
)
def test_numbers_are_written_in_their_kind(number: int, kind: str, shown: str) -> None:
    assert written(number, kind) == shown


def test_levels_count_by_themselves_and_anew_below_a_higher_one() -> None:
    counter, number = Counter(), etree.Element(f"{{{_A}}}buAutoNum", type="arabicPeriod")
    told = [counter.next(number, level) for level in (0, 1, 1, 0, 1)]
    assert told == ["1.", "1.", "2.", "2.", "1."]


def test_a_paragraph_without_a_number_ends_the_counting() -> None:
    counter, number = Counter(), etree.Element(f"{{{_A}}}buAutoNum", type="arabicPeriod", startAt="5")
    first = counter.next(number, 0)
    counter.stop(0)
    assert (first, counter.next(number, 0)) == ("5.", "5.")


@pytest.mark.parametrize(
    ("font", "letter", "sign"),
    [
        *[("Wingdings", letter, sign) for letter, sign in zip("lnuØü§qvàp", "●■◆➢✓▪❑❖→□", strict=True)],
        ("Wingdings", "\uf0d8", "➢"),
        ("Wingdings", "ÿ", "・"),
        ("Symbol", "·", "・"),
        ("Segoe UI Symbol", "☐", "☐"),
        ("Arial", "•", "・"),
    ],
)
def test_letters_of_a_font_of_signs_are_the_signs_they_draw(font: str, letter: str, sign: str) -> None:
    properties = etree.Element(f"{{{_A}}}pPr")
    etree.SubElement(properties, f"{{{_A}}}buFont", typeface=font)
    assert drawn(etree.SubElement(properties, f"{{{_A}}}buChar", char=letter)) == sign
