"""Source text stays text: nothing in it becomes markup, a mention or a broken link."""

import pytest

from bot.slack.views.mrkdwn import escaped, label, link, shortened, shown


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A&B <課> の扱い", "A&amp;B &lt;課&gt; の扱い"),
        ("<!channel> <@U1> に通知", "&lt;!channel&gt; &lt;@U1&gt; に通知"),
        ("率は *0.7* とする", "率は ＊0.7＊ とする"),
        ("（_注_）と ~旧~ と `x`", "（＿注＿）と ～旧～ と ｀x｀"),
        ("2021.1~2026.3 の file_name", "2021.1~2026.3 の file_name"),
        ("> 引用", "＞ 引用"),
    ],
)
def test_what_slack_would_read_as_markup_is_made_literal(source: str, expected: str) -> None:
    assert escaped(source) == expected


def test_bullets_and_emphasis_of_the_source_are_not_shown() -> None:
    assert shown("* **推進役**を\n置く") == "推進役を置く"


def test_an_address_in_a_text_becomes_a_link_and_the_words_after_it_do_not() -> None:
    assert (
        shown("詳細はhttps://a.example.jp/x_y?p=1&q=2を参照。")
        == "詳細は<https://a.example.jp/x_y?p=1&amp;q=2>を参照。"
    )
    assert shown("https://a.example.jp/、https://b.example.jp.") == "<https://a.example.jp/>、<https://b.example.jp>."


def test_a_label_holds_no_second_link() -> None:
    assert label("参照 https://a.example.jp") == "参照 https://a.example.jp"


def test_a_link_cannot_be_broken_by_its_address() -> None:
    assert link("http://h/s?q=a|b>c&d", "p<1>") == "<http://h/s?q=a%7Cb%3Ec&amp;d|p&lt;1&gt;>"


def test_without_a_web_address_the_label_stands_alone() -> None:
    assert link("", "手順書（p.3）") == "手順書（p.3）"


def test_a_text_is_never_empty() -> None:
    assert shown("**").strip("\u3000") == ""
    assert shown("**")


def test_shortening_says_so() -> None:
    assert shortened("あいうえお", 3) == "あい…"
    assert shortened("あいう", 3) == "あいう"
