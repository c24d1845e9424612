"""Slack's markup read as Slack reads it: what it would show as a mark is shown as one."""

import pytest

from bot.slack.preview.spans import Line, Span, lines_of, plain_spans, rich_spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("• *対象団体* 市町村", [Span("• "), Span("対象団体", ("bold",)), Span(" 市町村")]),
        ("これは*強調*です", [Span("これは*強調*です")]),
        ("*太字*です", [Span("*太字*です")]),
        (
            "_斜体_ ~消し~ `字`",
            [Span("斜体", ("italic",)), Span(" "), Span("消し", ("strike",)), Span(" "), Span("字", ("code",))],
        ),
        ("*<https://a.example/|資料>*", [Span("資料", ("bold",), "https://a.example/")]),
        ("<https://a.example/?a=1&amp;b=2>", [Span("https://a.example/?a=1&b=2", (), "https://a.example/?a=1&b=2")]),
        ("<javascript:alert(1)|押す>", [Span("押す")]),
        ("<@U1> <#C1|総務> <!here>", [Span("@U1"), Span(" "), Span("#総務"), Span(" "), Span("@here")]),
        ("a &lt;b&gt; &amp;amp;", [Span("a <b> &amp;")]),
        (":warning: :unknown_one:", [Span("⚠️"), Span(" "), Span(":unknown_one:")]),
    ],
)
def test_marks_are_read_where_slack_reads_them(text: str, spans: list[Span]) -> None:
    assert lines_of(text) == (Line(tuple(spans)),)


def test_a_line_that_begins_with_a_greater_sign_is_a_quotation() -> None:
    assert [(line.is_quote, line.spans[0].text) for line in lines_of("言う\n&gt; 引用")] == [
        (False, "言う"),
        (True, "引用"),
    ]


def test_plain_text_has_emoji_and_no_marks() -> None:
    assert plain_spans("*a* :mag:") == (Span("*a* "), Span("🔍"))


def test_rich_text_has_its_styles_and_links() -> None:
    elements = [
        {"type": "text", "text": "太字", "style": {"bold": True, "italic": False}},
        {"type": "link", "url": "https://a.example/", "text": "資料"},
        {"type": "link", "url": "javascript:alert(1)"},
        {"type": "emoji", "name": "mag"},
        {"type": "user", "user_id": "U1"},
    ]
    assert rich_spans(elements) == (
        Span("太字", ("bold",)),
        Span("資料", (), "https://a.example/"),
        Span("javascript:alert(1)"),
        Span("🔍"),
        Span("@U1"),
    )
