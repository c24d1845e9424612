from datetime import date

import pytest

from bot.web.rendering import day, linked, timed


def test_a_day_is_written_in_both_calendars() -> None:
    assert day(date(2026, 3, 31)) == "令和8年3月31日（2026-03-31）"


def test_a_web_address_becomes_a_link_that_tells_nothing() -> None:
    html = linked("詳しくは https://a.example.jp/?x=1&y=2（市の頁）")
    assert html == (
        '詳しくは <a href="https://a.example.jp/?x=1&amp;y=2" rel="noreferrer">'
        "https://a.example.jp/?x=1&amp;y=2</a>（市の頁）"
    )


@pytest.mark.parametrize("text", ["javascript:alert(1)", "data:text/html,x", "ftp://a.example.jp/"])
def test_no_other_scheme_becomes_a_link(text: str) -> None:
    assert "<a" not in linked(text)


def test_quotes_and_brackets_cannot_leave_a_link() -> None:
    html = linked('https://a.example.jp/"onmouseover="alert(1)<script>')
    assert html.startswith('<a href="https://a.example.jp/" rel="noreferrer">https://a.example.jp/</a>&#34;')
    assert "<script>" not in html


def test_days_are_kept_on_one_line_and_the_rest_is_escaped() -> None:
    assert timed("<b>（2026-03-31）") == "&lt;b&gt;（<time>2026-03-31</time>）"
