import pytest

from knowledge.answering.finding.moments import holds_time, recurs


@pytest.mark.parametrize("text", ["点検は毎年4月に行う", "四半期ごとに数える", "年度末", "毎週月曜", "５月と10月"])
def test_a_time_that_comes_round_is_a_time(text):
    assert recurs(text)
    assert holds_time(text)


@pytest.mark.parametrize("text", ["試行は3か月間続ける", "週4時間を充てる", "月額500円"])
def test_a_span_or_a_rate_says_no_when(text):
    assert not holds_time(text)


def test_a_date_is_a_time():
    assert holds_time("令和8年5月1日に開く")
