"""Block Kit as HTML: every kind of block that we post or may post, escaped, self-contained."""

import re
from html import unescape
from typing import Any

from bot import messages
from bot.slack.preview.page import Shown, page, said
from bot.slack.views.answer import answer_messages
from tests.scenario.slack.answers import closed_measure, grounded, period_ended, training_case


def _page(*blocks: dict[str, Any]) -> str:
    return page([[Shown(name=messages.WEB_NAME, blocks=blocks, is_app=True)]])


def _words(html: str) -> str:
    body = html.split("<body>")[1]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", body)))


def _mrkdwn(text: str) -> dict[str, str]:
    return {"type": "mrkdwn", "text": text}


def _plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def test_every_kind_of_block_shows_its_words() -> None:
    button = {"type": "button", "text": _plain("役に立った"), "style": "primary", "action_id": "a"}
    item = {"type": "rich_text_section", "elements": [{"type": "text", "text": "一つ目"}]}
    entry = {"text": _plain("呼ばれたら"), "value": "m"}
    verdicts = {
        "type": "feedback_buttons",
        "positive_button": {"text": _plain("よい"), "value": "1"},
        "negative_button": {"text": _plain("いまひとつ"), "value": "0"},
    }
    html = _page(
        {"type": "header", "text": _plain("見出し")},
        {"type": "section", "text": _mrkdwn("本文"), "fields": [_mrkdwn("左"), _mrkdwn("右")], "accessory": button},
        {"type": "context", "elements": [_mrkdwn("小さい字")]},
        {"type": "divider"},
        {"type": "actions", "elements": [button, {"type": "static_select", "placeholder": _plain("選ぶ")}]},
        {"type": "image", "image_url": "https://a.example/p.png", "alt_text": "ページ", "title": _plain("図")},
        {
            "type": "table",
            "rows": [[{"type": "raw_text", "text": "年度"}], [{"type": "rich_text", "elements": [item]}]],
        },
        {"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "ordered", "elements": [item]}]},
        {"type": "input", "label": _plain("理由"), "element": {"type": "plain_text_input"}},
        {"type": "input", "label": _plain("答え方"), "element": {"type": "radio_buttons", "options": [entry]}},
        {"type": "context_actions", "elements": [verdicts]},
        {"type": "actions", "elements": [{"type": "overflow", "options": [{"text": _plain("控えを取る")}]}]},
        {"type": "video"},
    )
    words = _words(html)
    for said_once in (
        "見出し",
        "本文",
        "左",
        "右",
        "小さい字",
        "選ぶ",
        "図",
        "年度",
        "理由",
        "video",
        "呼ばれたら",
        "よい",
        "いまひとつ",
        "控えを取る",
    ):
        assert said_once in words
    assert words.count("役に立った") == 2
    assert words.count("一つ目") == 2
    assert '<img src="https://a.example/p.png" alt="ページ">' in html


def test_hostile_words_stay_words() -> None:
    html = _page(
        {
            "type": "section",
            "text": _mrkdwn('&lt;script&gt;alert(1)&lt;/script&gt; <https://a.example/"onclick=x|"押す>'),
        },
        {"type": "table", "rows": [[{"type": "raw_text", "text": "<b>表</b>"}]]},
    )
    assert "<script" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert '"onclick' not in html


def test_nothing_is_loaded_from_outside() -> None:
    assert not re.search(r"<(?:script|link|iframe)|@import|url\(", page([[said("職員", "質問です")]]))


def test_an_answer_shows_no_mark_of_slack_to_its_reader() -> None:
    answer = grounded(
        "**受講料**は*対象*です。_注_ `x`",
        cautions=[period_ended()],
        measures=[closed_measure()],
        cases=[training_case()],
    )
    for message in answer_messages(answer, source_url=lambda chunk_id, _: f"https://dx.example.jp/sources/{chunk_id}"):
        words = _words(_page(*message.blocks))
        assert not re.search(r"[*`]|&(?:lt|gt|amp);|<http", words)
        assert "受講料" in words


def test_a_form_is_shown_as_it_was_filled() -> None:
    few, many = ({"text": _plain(word), "value": word} for word in ("少ない", "多い"))
    people = {"type": "multi_users_select", "placeholder": _plain("選ぶ"), "initial_users": ["鈴木"]}
    fields = (
        _input({"type": "radio_buttons", "options": [few, many], "initial_option": {"value": "多い"}}),
        _input({"type": "plain_text_input", "initial_value": "<b>率</b>"}, hint=_plain("一言で")),
        _input(people),
    )
    html = page([[Shown(name="理由", note="田中さんの画面", is_form=True, blocks=fields)]])
    assert re.findall(r'<li class="chosen"><span class="">(.*?)</span>', html) == ["多い"]
    assert "".join(_words(html).split()) == "田中さんの画面理由問い少ない多い問い<b>率</b>一言で問い@鈴木"
    assert 'class="face' not in html


def _input(element: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "input", "label": _plain("問い"), "element": element, **more}
