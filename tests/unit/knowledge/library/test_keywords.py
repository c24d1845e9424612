"""BM25 over our own tokens; the index is derived, so that losing or damaging it loses nothing."""

from pathlib import Path

import pytest

from knowledge.library.glossary import Name, Named
from knowledge.library.keywords import KeywordIndexes

PARTS = {"研修費": ("研修", "費"), "図書館": ("図書", "館")}
TEXTS = ["研修 費用 町", "研修 研修 講師", "図書館 休館", "町 予算 予算 予算 編成"]


@pytest.fixture
def indexes(tmp_path: Path) -> KeywordIndexes:
    return KeywordIndexes(tmp_path, lambda word: PARTS.get(word, (word,)))


def test_texts_with_more_and_rarer_words_come_first(indexes: KeywordIndexes) -> None:
    found = indexes.open("a", lambda: TEXTS).matching(["研修", "費用"], 10)
    assert [match.number for match in found] == [0, 1]
    assert found[0].score > found[1].score > 0


def test_a_word_asked_twice_counts_once(indexes: KeywordIndexes) -> None:
    index = indexes.open("a", lambda: TEXTS)
    assert index.matching(["研修", "研修"], 10) == index.matching(["研修"], 10)


def test_a_text_is_found_by_a_part_of_its_word(indexes: KeywordIndexes) -> None:
    index = indexes.open("a", lambda: ["研修費 予算", "図書館 休館"])
    assert [match.number for match in index.matching(["研修"], 5)] == [0]
    assert [match.number for match in index.matching(["図書"], 5)] == [1]


def test_a_text_is_found_by_its_word_where_the_question_has_more(indexes: KeywordIndexes) -> None:
    index = indexes.open("a", lambda: ["研修 予算", "予算 編成"])
    assert [match.number for match in index.matching(["研修費"], 5)] == [0]


def test_who_has_the_whole_word_comes_before_who_has_its_parts(indexes: KeywordIndexes) -> None:
    index = indexes.open("a", lambda: ["研修 費 他", "研修費 他", "他 外"])
    assert [match.number for match in index.matching(["研修費"], 5)] == [1, 0]


def test_parts_do_not_count_as_words_of_a_text(indexes: KeywordIndexes) -> None:
    assert indexes.open("a", lambda: ["研修費 予算"]).frequency("研修") == 0


def test_coverage_is_the_share_of_the_weight_however_often_a_word_stands(indexes: KeywordIndexes) -> None:
    index = indexes.open("a", lambda: ["研修 費用 町", "研修 研修 研修", "図書館 休館", "他"])
    found = index.covering(["研修", "費用"], 9)
    assert [match.number for match in found] == [0, 1]
    assert found[0].score == pytest.approx(1.0)
    assert 0.0 < found[1].score < 0.5  # 研修 stands in two texts, 費用 in one
    assert index.covering([], 9) == []


def test_another_name_covers_all_of_what_is_named(indexes: KeywordIndexes) -> None:
    index = indexes.open("a", lambda: ["rpa 導入", "業務 自動 化 導入", "自動 車 導入", "他 外"])
    found = index.covering(["rpa", "導入"], 9, [_named("rpa", "業務 自動 化")])
    assert [match.number for match in found] == [0, 1, 2]
    assert [match.score for match in found[:2]] == pytest.approx([1.0, 1.0])
    assert found[2].score < 0.5


def _named(asked: str, *others: str) -> Named:
    held = [Name(folded=one.replace(" ", ""), tokens=tuple(one.split())) for one in (asked, *others)]
    return Named(name=held[0], others=tuple(held[1:]))


def test_what_is_named_is_found_by_its_other_name(indexes: KeywordIndexes) -> None:
    index = indexes.open("a", lambda: ["rpa 導入", "業務 自動 化 導入", "自動 車 導入", "他 外"])
    found = index.matching(["rpa"], 5, [_named("rpa", "業務 自動 化")])
    assert sorted(match.number for match in found) == [0, 1]


def test_a_text_with_both_names_counts_what_is_named_once(indexes: KeywordIndexes) -> None:
    index = indexes.open("a", lambda: ["rpa 自動化", "rpa 何か", "他 外", "外 他"])
    both, one = index.matching(["rpa"], 5, [_named("rpa", "自動化")])
    assert both == index.matching(["自動化"], 5)[0]
    assert one == index.matching(["rpa"], 5)[1]


def test_unknown_words_find_nothing(indexes: KeywordIndexes) -> None:
    index = indexes.open("a", lambda: TEXTS)
    assert index.matching(["宇宙"], 10) == []
    assert index.matching([], 10) == []
    assert index.matching(["町"], 0) == []


def test_at_most_the_limit_is_found(indexes: KeywordIndexes) -> None:
    assert len(indexes.open("a", lambda: TEXTS).matching(["町", "研修"], 2)) == 2


def test_frequency_counts_texts_not_words(indexes: KeywordIndexes) -> None:
    index = indexes.open("a", lambda: TEXTS)
    assert [index.frequency(token) for token in ("研修", "予算", "町", "宇宙")] == [2, 1, 2, 0]


def test_words_of_one_letter_and_with_signs_are_words(indexes: KeywordIndexes) -> None:
    index = indexes.open("a", lambda: ["0.7 a-b 率", "(1) AND OR"])
    assert [m.number for m in index.matching(["0.7"], 5)] == [0]
    assert [m.number for m in index.matching(["AND"], 5)] == [1]
    assert index.frequency("(1)") == 1


def test_equal_texts_come_in_reading_order(indexes: KeywordIndexes) -> None:
    found = indexes.open("a", lambda: ["町 研修"] * 5).matching(["研修"], 5)
    assert [match.number for match in found] == [0, 1, 2, 3, 4]


def test_an_index_is_made_once(indexes: KeywordIndexes) -> None:
    indexes.make("a", lambda: TEXTS)

    def nothing() -> list[str]:
        raise AssertionError("it was made already")

    assert indexes.open("a", nothing).frequency("研修") == 2


def test_a_damaged_index_is_made_anew(indexes: KeywordIndexes, tmp_path: Path) -> None:
    indexes.make("a", lambda: TEXTS)
    (tmp_path / "a" / "meta.json").write_text("{", encoding="utf-8")
    assert indexes.open("a", lambda: TEXTS).frequency("研修") == 2


def test_an_emptied_index_is_made_anew(indexes: KeywordIndexes, tmp_path: Path) -> None:
    indexes.make("a", lambda: TEXTS)
    for file in (tmp_path / "a").iterdir():
        file.unlink()
    assert indexes.open("a", lambda: TEXTS).frequency("研修") == 2


def test_an_open_index_goes_on_when_its_folder_is_cleared_away(indexes: KeywordIndexes) -> None:
    index = indexes.open("a", lambda: TEXTS)
    for mark in ("b", "c"):
        indexes.make(mark, lambda: TEXTS)
    indexes.keep_only("c")
    assert [match.number for match in index.matching(["図書館"], 5)] == [2]
