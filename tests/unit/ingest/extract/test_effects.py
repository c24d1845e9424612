"""What came about is never told as hoped for, nor the other way round."""

import pytest

from ingest.extract.case_labels import case_label
from ingest.extract.effects import kind_of
from knowledge.domain.case import EffectKind
from tests.unit.ingest.reading import markdown_file, published

_ACHIEVED = [
    "待つ時間が60分から25分に短くなった。",
    "年間120時間を削減しました。",
    "申請の7割が画面からとなりました。",
    "残業が月12時間減少している。",
    "入力の手間は半分に抑えられている。",
    "目標の40%を上回り、52%に達した。",
    "削減時間の実績は年300時間",
    "電話が3割減り、窓口も空いた",
]
_TARGET = [
    "年間660時間の削減を目指す。",
    "年間約200時間の短縮が見込まれる。",
    "令和9年度までに利用率を60%にする。",
    "今後、全課に広げて1,000時間を減らす。",
    "待つ時間の3割減を期待している。",
    "5,000件の利用を想定",
    "年間で300時間を減らしたい。",
    "令和8年度から全支所に展開していく。",
    "本格導入すれば年400時間が浮く。",
    "年200時間の削減を見込んだ。",
]
_OPEN = ["年間200時間の削減", "窓口に来なくても申請できる。", "職員の負担軽減"]


@pytest.mark.parametrize("words", _ACHIEVED)
def test_what_is_told_as_done_is_achieved(words: str) -> None:
    assert kind_of(words) is EffectKind.ACHIEVED


@pytest.mark.parametrize("words", _TARGET)
def test_what_is_hoped_for_is_a_target(words: str) -> None:
    assert kind_of(words) is EffectKind.TARGET


@pytest.mark.parametrize("words", _OPEN)
def test_what_does_not_say_is_left_open_unless_its_label_says(words: str) -> None:
    assert kind_of(words, case_label("効果：x")) is EffectKind.UNSTATED
    assert kind_of(words, case_label("実績：x")) is EffectKind.ACHIEVED
    assert kind_of(words, case_label("効果（見込み）：x")) is EffectKind.TARGET
    assert kind_of(words, case_label("期待される効果：x")) is EffectKind.TARGET
    assert kind_of(words, case_label("数値目標：x")) is EffectKind.TARGET


def _told(outline: str, label: str = "概要") -> list[tuple[EffectKind, str]]:
    text = f"# 集\n\n## 事例1 届けを一度で済ませる【若葉県三日月市】\n\n### {label}\n\n{outline}\n"
    (case,) = published(markdown_file(text)).cases
    return [(effect.kind, effect.stated.text) for effect in case.effects]


def test_two_figures_of_different_times_in_one_sentence_are_two_targets() -> None:
    assert _told("入力の自動化により年120時間の削減、将来的に全課で年900時間の削減を目指す。") == [
        (EffectKind.TARGET, "入力の自動化により年120時間の削減"),
        (EffectKind.TARGET, "将来的に全課で年900時間の削減を目指す。"),
    ]


def test_a_result_and_a_hope_in_one_sentence_are_told_apart() -> None:
    assert _told("待つ時間を40分から20分に短縮しており、今後は10分を目指す。", "効果") == [
        (EffectKind.ACHIEVED, "待つ時間を40分から20分に短縮しており"),
        (EffectKind.TARGET, "今後は10分を目指す。"),
    ]
    assert _told("待つ時間を40分から20分に短縮し、将来的には10分を目指す。", "効果")[0][0] is EffectKind.UNSTATED


def test_an_aside_at_the_end_does_not_hide_what_was_reached() -> None:
    assert _told("待つ時間は平均42分から23分に短くなった（令和6年1月の実測）。")[0][0] is EffectKind.ACHIEVED


def test_a_target_may_count_without_a_word_for_what_it_counts_but_not_by_its_year_alone() -> None:
    assert _told("令和8年度までに、対象を30に広げることを目標としている。")[0][0] is EffectKind.TARGET
    assert _told("令和8年度までに、対象を広げることを目標としている。") == []


def test_a_sentence_of_the_outline_is_an_effect_only_where_it_says_so_with_a_figure() -> None:
    assert _told("職員2,000人に研修を行った。新しい価値を目指す。部ごとに1名を選ぶ。") == []
