"""Which quoted days a reader has to be warned of once they have passed."""

from datetime import date

import pytest

from knowledge.answering.checking.deadline_words import is_deadline
from knowledge.answering.checking.validity import quote_cautions
from knowledge.domain.answer import CautionKind, Citation
from knowledge.domain.wareki import periods_in
from tests.unit.knowledge.evaluation.answers import CHUNKS

_TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "quote",
    [
        "申込みの受付締切日　２０２５年５月３０日（金）",
        "公募期間：2025年5月7日（水）～6月20日（金）17:00",
        "書類は令和7年6月20日（必着）で送る。",
        "令和7年9月12日締切",
        "対象は令和7年度までとする。",
        "提出期限は令和7年10月31日です。",
    ],
)
def test_a_deadline_that_has_passed_is_told(quote: str) -> None:
    [caution] = quote_cautions([_cited(quote)], as_of=_TODAY, told=())
    assert caution.kind is CautionKind.QUOTED_LIMIT_PASSED
    assert "過ぎています" in caution.text


@pytest.mark.parametrize(
    "quote",
    [
        "令和6年10月10日に会議を開いた。",
        "実施期間は令和4年6月から令和5年3月です。",
        "提出期限は令和9年10月29日です。",
    ],
)
def test_a_day_on_which_something_was_done_is_none(quote: str) -> None:
    assert quote_cautions([_cited(quote)], as_of=_TODAY, told=()) == ()


def test_a_word_of_another_sentence_says_nothing_of_the_day() -> None:
    quote = "提出期限は別に定める。令和6年4月1日に窓口を開いた。"
    assert not any(is_deadline(reading, quote) for reading in periods_in(quote))


def _cited(quote: str) -> Citation:
    return Citation(n=1, quote=quote, location=CHUNKS[0].location, chunk_id=CHUNKS[0].id)
