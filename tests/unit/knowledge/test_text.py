import shlex

import pytest

from knowledge.text import argument, display, find, fold, likeness, sentences, shown, with_long_vowels


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＤＸ推進", "dx推進"),
        ("2021.1～2026.3", "2021.1~2026.3"),
        ("2021.1〜2026.3", "2021.1~2026.3"),
        ("措置率 ０．７", "措置率0.7"),
        ("**特別交付税**措置", "特別交付税措置"),
        ("ガ", "カ\u3099"),
        ("情報‐システム", "情報-システム"),
    ],
)
def test_spellings_of_the_same_words_fold_alike(one, other):
    assert fold(one) == fold(other)


def test_a_circled_number_stays_apart_from_a_plain_one():
    assert fold("①") == "(1)"
    assert fold("①②") != fold("12")


def test_a_quote_is_found_over_emphasis_width_and_line_ends_and_given_back_verbatim():
    text = "【地方財政措置】 **特別交付税**措置（措置率０．７）\nです"

    assert find("特別交付税措置(措置率0.7)です", text) == "特別交付税**措置（措置率０．７）\nです"


def test_a_quote_that_differs_by_one_digit_is_not_found():
    assert find("措置率0.5", "措置率0.7") is None


def test_an_empty_quote_is_not_found():
    assert find("** ", "本文") is None


def test_a_decomposed_character_at_the_end_of_a_quote_is_given_back_whole():
    assert find("ガ", "アカ\u3099イ") == "カ\u3099"


def test_sentences_end_outside_brackets_only():
    text = "体制を整えます（例。司令塔）。次に「はい。」と答えます！？ 終わり"

    assert [text[a:b] for a, b in sentences(text)] == [
        "体制を整えます（例。司令塔）。",
        "次に「はい。」と答えます！？",
        "終わり",
    ]


def test_an_unclosed_bracket_does_not_swallow_the_rest():
    text = "（" + "あ" * 250 + "。次の文です。"

    assert len(sentences(text)) == 2


def test_display_drops_marks_and_joins_japanese_lines_but_keeps_words_apart():
    assert display("- ✓ **方針**を\n決めます") == "方針を決めます"
    assert display("open\nsource") == "open source"
    assert display("研修\t対象：全職員") == "研修　対象：全職員"


def test_a_name_is_shown_on_one_line_without_marks_that_move_the_screen():
    assert shown("通知\n偽の行\x1b[31m\u202efdp.資料\udc83.pdf") == "通知�偽の行�[31m�fdp.資料�.pdf"
    assert shown("手引き　第２版（𠮷野町）[red].pdf") == "手引き　第２版（𠮷野町）[red].pdf"


@pytest.mark.parametrize(
    ("title", "pasted"),
    [
        ("窓口の手引", "窓口の手引"),
        ("DX 手引", "'DX 手引'"),
        ("DX　手引", "'DX　手引'"),
        ("手引(案); rm", "'手引(案); rm'"),
        ("Bob's 手引", "'Bob'\"'\"'s 手引'"),
    ],
)
def test_a_title_can_be_pasted_into_a_command(title, pasted):
    assert argument(title) == pasted
    assert shlex.split(f"./dx publish {argument(title)}")[2:] == [title]


@pytest.mark.parametrize("typed", ["リーダ－って何", "リ－ダ－", "サ−ビスは"])
def test_a_dash_typed_for_the_long_vowel_is_one(typed):
    assert with_long_vowels(typed) == typed.replace("－", "ー").replace("−", "ー")


@pytest.mark.parametrize("typed", ["グループA-2", "3-1の表", "メニュー 5－2", "クラウド-1"])
def test_a_dash_before_a_figure_or_after_letters_stays(typed):
    assert with_long_vowels(typed) == typed


def test_likeness_counts_the_pairs_of_letters_that_two_texts_share() -> None:
    assert likeness("窓口改革", "窓口改革") == 1.0
    assert likeness("窓口改革", "窓口案内") == pytest.approx(1 / 3)
    assert likeness("窓口", "税") == likeness("", "") == 0.0
