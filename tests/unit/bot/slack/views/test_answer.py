"""An answer in Slack: the conclusion first, cautions in sight, cards, numbered sources, honest refusals."""

from dataclasses import replace
from typing import Any

import pytest

from bot import messages, slack_messages
from bot.slack.views.answer import answer_messages, failure_messages, private_answer_messages
from bot.slack.views.split import SlackMessage
from knowledge.domain.answer import Answer, Caution, CautionKind, Reason
from knowledge.domain.visibility import Audience
from tests.scenario.slack.answers import (
    closed_measure,
    grounded,
    period_ended,
    training_case,
    unanswered,
)
from tests.scenario.slack.limits import refused

CLAIM = "外部研修の受講料は措置の対象になる。"


def _page(chunk_id: str, quote: str) -> str:
    return f"https://dx.example.jp/s/{chunk_id}?q={quote}"


def _sections(message: SlackMessage) -> list[str]:
    return [block["text"]["text"] for block in message.blocks if block["type"] == "section"]


def _all_text(answer: Answer, source_url: Any = None) -> str:
    messages = answer_messages(answer, source_url=source_url)
    return "\n".join(text for message in messages for text in _sections(message))


def test_the_conclusion_comes_first_with_its_source_number() -> None:
    [message] = answer_messages(grounded(CLAIM), source_url=None)
    assert _sections(message)[0] == f"{CLAIM} [1]"
    assert message.text.startswith(f"{CLAIM} [1]")


def test_sources_name_document_edition_day_section_and_page() -> None:
    assert "[1] 見本市DX手順書 第2.1版（令和7年3月1日公表） ＞ 3. 人材 ＞ 3.2 研修（p.11）" in _all_text(
        grounded(CLAIM)
    )


def test_a_source_links_to_its_page_with_the_quote() -> None:
    assert f"[1] <https://dx.example.jp/s/c1?q={CLAIM}|見本市DX手順書" in _all_text(grounded(CLAIM), _page)


def test_an_address_too_long_for_a_message_goes_without_the_quote() -> None:
    assert "[1] <https://dx.example.jp/s/c1?q=|見本市DX手順書" in _all_text(grounded("長い文。" * 300), _page)


def test_a_quote_is_shown_where_the_claim_says_it_in_other_words() -> None:
    text = _all_text(grounded("受講料は対象です。", quotes=[CLAIM]))
    assert f"&gt; 「{CLAIM}」" in text
    assert f"「{CLAIM}」" not in _all_text(grounded(CLAIM))


def test_a_place_that_bears_several_claims_stands_once_with_a_link_for_each_number() -> None:
    answer = grounded("一つ目。", "二つ目です。", quotes=["一つ目。", "二つ目。"], pages=[11, 11])
    text = _all_text(answer, _page)
    assert (
        "<https://dx.example.jp/s/c1?q=一つ目。|[1]><https://dx.example.jp/s/c2?q=二つ目。|[2]> 見本市DX手順書 第2.1版"
    ) in text
    assert text.count("見本市DX手順書") == 1
    assert "&gt; [2] 「二つ目。」" in text
    [message] = answer_messages(answer, source_url=None)
    assert "[1][2] 見本市DX手順書" in message.text


def test_a_place_stands_once_though_others_stand_between() -> None:
    answer = grounded("一つ目。", "二つ目。", "三つ目。", pages=[11, 12, 11])
    [message] = answer_messages(answer, source_url=None)
    assert [line[:6] for line in message.text.splitlines() if line.startswith("[")] == ["[1][3]", "[2] 見本"]


def test_a_place_whose_links_fill_a_section_stands_as_seldom_as_they_allow() -> None:
    answer = grounded(*[f"{n}番目の{'長' * 90}。" for n in range(8)], pages=[11] * 8)
    text = _all_text(answer, lambda chunk, quote: f"https://dx.example.jp/{chunk}/{'x' * 500}{quote}")
    assert text.count("見本市DX手順書") == 2
    assert all(f"|[{n}]>" in text for n in range(1, 9))


def test_cautions_stand_right_after_the_claims() -> None:
    [message] = answer_messages(
        grounded(CLAIM, cautions=[period_ended()], measures=[closed_measure()]), source_url=None
    )
    claim, caution, card, sources = _sections(message)
    assert claim.startswith(CLAIM)
    assert caution == ":warning: *ご注意*\n• この措置は令和8年3月31日で終わっています。"
    assert card.startswith("*推進役の育成に係る措置 （終了）*\n• *対象団体* 市町村")
    assert sources.startswith("*根拠*\n[1] ")


def test_a_measure_card_shows_cost_rate_and_period() -> None:
    text = _all_text(grounded(CLAIM, measures=[closed_measure()]))
    assert "• *対象経費* 外部研修の受講料／資格試験の受験料" in text
    assert "• *措置率・補助率* 0.5→0.7" in text
    assert "令和7年度まで（令和8年3月31日まで・終了）" in text


def test_a_case_card_shows_no_asterisk_of_the_source_and_a_working_link() -> None:
    text = _all_text(grounded(CLAIM, cases=[training_case()]))
    assert "• *ポイント* 管理職から始め、各課に推進役を置いた" in text
    assert "<https://www.city.example.jp/dx/?id=1&amp;page=2>" in text
    assert "**" not in text


def test_a_refusal_says_so_with_its_reason_and_the_nearest_sources() -> None:
    [message] = answer_messages(unanswered(reason=Reason.NOT_SUPPORTED), source_url=_page)
    refusal, nearest = _sections(message)
    assert refusal.startswith("登録資料では分かりません。\n関連する資料はありますが")
    title, told, first, second, words = nearest.splitlines()
    assert title == "*近い資料*"
    assert "お尋ねの答えとは限りません" in told
    assert first.startswith("• <https://dx.example.jp/s/n1?q=|")
    assert second.startswith("• <https://dx.example.jp/s/n2?q=")
    assert second.endswith("|見本市DX手順書 第2.1版（令和7年3月1日公表） ＞ 2. 手数料 ＞ 2.1 減免（p.12）>")
    assert words == "&gt; 「手数料は免除する。」"
    assert "• 見本市DX手順書 第2.1版（令和7年3月1日公表） ＞ 1. 窓口（p.12）" in message.text


def test_the_day_for_which_the_answer_holds_is_shown() -> None:
    [message] = answer_messages(grounded(CLAIM), source_url=None)
    [footer] = [block for block in message.blocks if block["type"] == "context"]
    assert "基準日 令和8年7月1日" in footer["elements"][0]["text"]


def test_a_failure_is_one_sentence_with_its_number() -> None:
    [message] = failure_messages("1a2b3c4d")
    assert message.text.count("。") == 1
    assert "1a2b3c4d" in message.text
    assert _sections(message) == [message.text]


LONG = "担当課は計画を毎年見直し、結果を公表する。"


@pytest.mark.parametrize(
    "answer",
    [
        grounded(*[LONG * 500] * 5),
        grounded("区切りのない文" * 1_500),
        grounded("&" * 9_000),
        grounded(*[LONG] * 5, cautions=[period_ended()] * 40, measures=[closed_measure()] * 30),
        grounded(*[LONG] * 5, cases=[training_case()] * 30, headings=["とても長い章の題" * 80] * 6),
        grounded(*[f"{n}番目の文。" for n in range(120)]),
    ],
    ids=["long claims", "no sentence end", "escapes", "many measures", "many cases", "many claims"],
)
@pytest.mark.parametrize("source_url", [None, _page], ids=["plain", "linked"])
def test_slack_takes_every_message_of_any_answer(answer: Answer, source_url: Any) -> None:
    messages = answer_messages(answer, source_url=source_url)
    verdicts = {refused({"text": m.text, "blocks": list(m.blocks)}) for m in messages}
    assert verdicts == {""}
    assert all(sum(len(t) for t in _sections(m)) <= 9_000 for m in messages)
    assert all(m.text for m in messages)


def test_a_long_answer_loses_nothing() -> None:
    text = "".join(f"{n}番目の手順を終えたら記録を残す。" for n in range(900))
    messages = answer_messages(grounded(text), source_url=None)
    shown = "".join(piece for m in messages for piece in _sections(m))
    assert len(messages) > 1
    assert shown.startswith(text)


def test_several_questions_stand_above_their_claims() -> None:
    answer = grounded("受講料です。", "令和7年度までです。")
    first, second = answer.claims
    parts = (replace(first, part="対象経費は？"), replace(second, part="いつまで？"))
    [message] = answer_messages(replace(answer, claims=parts), source_url=None)
    assert _sections(message)[:4] == ["*対象経費は？*", "受講料です。 [1]", "*いつまで？*", "令和7年度までです。 [2]"]


def test_a_wrong_premise_is_said_before_the_claims() -> None:
    premise = Caution(kind=CautionKind.PREMISE, text="「ステップ7」は登録資料にありません。")
    [message] = answer_messages(grounded(CLAIM, cautions=[premise]), source_url=None)
    assert premise.text in _sections(message)[0]
    assert _sections(message)[1] == f"{CLAIM} [1]"


def test_who_is_asked_back_reads_the_choices_and_no_refusal() -> None:
    text = _all_text(replace(unanswered(reason=Reason.WHICH_MUNICIPALITY), choices=("長野県池田町", "岐阜県池田町")))
    assert "• 長野県池田町\n• 岐阜県池田町" in text
    assert messages.NOT_IN_LIBRARY not in text


# --- not for everyone ----------------------------------------------------------------------------------------------
def _of_a_channel(answer: Answer) -> Answer:
    return replace(answer, question=replace(answer.question, audience=Audience(channel="C0COUNCIL")))


def test_a_source_that_the_page_does_not_show_has_no_link_and_is_said_to_be_seen_in_the_thread() -> None:
    answer = _of_a_channel(grounded("まず方針を決めます。", "次に担当を置きます。"))
    [message] = answer_messages(answer, source_url=lambda chunk, quote: "" if chunk == "c1" else _page(chunk, quote))
    assert refused({"text": message.text, "blocks": list(message.blocks)}) == ""
    links = "\n".join(_sections(message))
    assert _page("c2", "次に担当を置きます。") in links
    assert "c1" not in links
    assert "||" not in links
    assert slack_messages.LIMITED_SOURCES in message.text
    [private] = private_answer_messages(answer, source_url=lambda _chunk_id, _quote: "")
    assert slack_messages.LIMITED_SOURCES_PRIVATELY in private.text
    assert "http" not in str(private.blocks)


def test_who_reads_an_answer_of_a_channel_is_told_so_and_others_are_not() -> None:
    def told(answer: Answer) -> str:
        return "".join(message.text for message in answer_messages(answer, source_url=_page))

    assert slack_messages.LIMITED_ANSWER in told(_of_a_channel(unanswered()))
    assert slack_messages.LIMITED_SOURCES not in told(_of_a_channel(grounded("決めます。")))
    assert slack_messages.LIMITED_ANSWER not in told(grounded("決めます。"))
