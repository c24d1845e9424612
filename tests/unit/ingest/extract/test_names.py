"""Names that a document defines are picked up as pairs; what any document calls its own thing is not."""

import pytest

from ingest.extract.names import names_defined
from knowledge.testing import publication


def _names(*texts: str) -> tuple[tuple[str, ...], ...]:
    return names_defined(publication(texts).chunks)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("町長は最高情報責任者（CIO）を置く。", ("最高情報責任者", "CIO")),
        ("Chief Information Officer（以下「CIO」という。）を置く。", ("Chief Information Officer", "CIO")),
        ("「港の灯台を守るための条例」（以下「灯台条例」という。）に従う。", ("港の灯台を守るための条例", "灯台条例")),
        ("灯台巡視支援協議会（以下、「巡視協」とする）が定める。", ("灯台巡視支援協議会", "巡視協")),
        ("BPR（業務改革）を進める。", ("業務改革", "BPR")),
        ("BPR（Business Process Re-engineering：業務改革）を進める。", ("業務改革", "BPR")),
    ],
)
def test_a_short_name_and_the_long_one_are_a_pair(text: str, pair: tuple[str, str]) -> None:
    assert pair in _names(text)


@pytest.mark.parametrize(
    "text",
    [
        "灯台巡視支援事業（以下「本事業」という。）を行う。",
        "汐風町（以下「当町」という。）は海に面する。",
        "灯台巡視基本計画（以下「基本計画」という。）を定める。",
        "灯台の巡視に関する条例（以下「巡視条例」という。）による。",
        "費用（税込）を払う。",
    ],
)
def test_what_points_back_or_is_a_mere_part_of_a_name_is_none(text: str) -> None:
    assert _names(text) == ()


def test_letters_that_stand_for_several_things_name_none() -> None:
    assert _names("相談窓口担当（AB）と巡視窓口担当（AB）を置く。") == ()
