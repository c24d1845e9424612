"""A message is taken apart into its questions; courtesies and background are left out."""

import pytest

from knowledge.answering.reading.interrogatives import without_interrogatives
from knowledge.answering.reading.message import is_courtesy_alone, read_message, tidied

_MAIL = """いつもお世話になっております。
DX推進課 ご担当者様

本町では来年度から書かない窓口を始める予定です。
つきましては、使える補助金の申請の期限をご教示いただけますでしょうか。
お忙しいところ恐れ入りますが、よろしくお願いいたします。"""


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("対象経費は？あと、いつまで使えますか", ("対象経費は？", "いつまで使えますか")),
        ("補助率はいくらですか、また上限額はありますか", ("補助率はいくらですか", "上限額はありますか")),
        ("育成支援と導入支援それぞれの補助率", ("育成支援の補助率", "導入支援の補助率")),
        ("育成支援と導入支援の補助率をそれぞれ教えて", ("育成支援の補助率を教えて", "導入支援の補助率を教えて")),
        ("次の点を教えてください。\n・対象経費\n・申請の期限", ("対象経費", "申請の期限")),
    ],
)
def test_several_questions_are_taken_apart(text: str, parts: tuple[str, ...]) -> None:
    assert tuple(part.lstrip("・") for part in read_message(text).parts) == parts


@pytest.mark.parametrize(
    "text",
    [
        "手順書の公表日と改定日は？",
        "AとBの違いは？",
        "使える財政措置はありますか？教えてください。",
        "研修費や教材費は入りますか",
    ],
)
def test_one_question_stays_one(text: str) -> None:
    assert len(read_message(text).parts) == 1


def test_a_mail_yields_its_question_and_its_background() -> None:
    message = read_message(_MAIL)
    assert message.parts == ("使える補助金の申請の期限をご教示いただけますでしょうか。",)
    assert message.background == "本町では来年度から書かない窓口を始める予定です。"


def test_what_is_told_first_is_no_part_of_the_question() -> None:
    message = read_message("うちは人口3万人の町ですが、研修費に使える財政措置はありますか？？")
    assert message.parts == ("研修費に使える財政措置はありますか？",)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("お疲れ様です。研修費の財政措置を教えてください。よろしくお願いします。", "研修費の財政措置"),
        ("すみません、書かない窓口の効果を教えていただけますか", "書かない窓口の効果"),
        ("回答の締切をご回答願います", "回答の締切"),
        ("確認の手順を説明してください", "確認の手順"),
        ("研修の時間を教えてほしいです", "研修の時間"),
    ],
)
def test_courtesies_are_no_words_to_search_for(text: str, left: str) -> None:
    (part,) = read_message(text).parts
    assert without_interrogatives(part).strip() == left


def test_words_that_look_like_requests_stay_where_they_are_the_topic() -> None:
    assert without_interrogatives("お願いする場合の手順") == "お願いする場合の手順"


def test_wide_letters_and_repeated_marks_are_made_plain() -> None:
    assert tidied("ＤＸ推進リーダーー って何？？") == "DX推進リーダー って何？"


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("", True),
        ("大変助かりました。ありがとうございます！", True),
        ("お世話になっております。よろしくお願いします", True),
        ("ありがとう、費用は？", False),
    ],
)
def test_a_message_of_courtesies_alone_asks_nothing(text: str, alone: bool) -> None:
    assert is_courtesy_alone(text) is alone


def test_asking_whether_one_may_names_nothing() -> None:
    assert without_interrogatives("鉛筆で書いちゃだめですか？").strip() == "鉛筆で書いちゃ"
    assert without_interrogatives("紙が破れたらどうしたらいい").strip() == "紙が破れたら"
    assert without_interrogatives("いい鉛筆の数").strip() == "いい鉛筆の数"
