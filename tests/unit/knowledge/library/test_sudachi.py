"""Content words: what carries meaning stays, in dictionary form; what holds the sentence together goes."""

import threading

import pytest

from knowledge.library.sudachi import SudachiWords


@pytest.fixture(scope="module")
def words() -> SudachiWords:
    return SudachiWords()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("研修の費用に使える支援は？", ("研修", "費用", "使う", "支援")),
        ("選ばれた職員が見直していく", ("選ぶ", "職員", "見直す")),
        ("相談をすることができるところ", ("相談",)),
        ("お金は出ますか", ("お金", "出る")),
        ("サーバとサーバー", ("サーバー", "サーバー")),
        ("とても新しい仕組み", ("新しい", "仕組み")),
        ("随時、各課へ配付する", ("随時", "各課", "配付")),
        ("ＡＩ-ＯＣＲ", ("ai", "ocr")),
        ("α版 ※ → A", ("α", "版", "a")),
    ],
)
def test_content_words_in_dictionary_form(words: SudachiWords, text: str, expected: tuple[str, ...]) -> None:
    assert words.content(text) == expected


def test_numbers_are_equal_however_they_are_written(words: SudachiWords) -> None:
    assert {words.content(text) for text in ("二百万円", "２００万円", "2,000,000円")} == {("2000000", "円")}


def test_the_words_of_a_question_are_those_of_the_text_that_answers_it(words: SudachiWords) -> None:
    asked = words.content("特別交付税の措置率は？")
    assert set(asked) <= set(words.content("特別交付税措置を講じ、措置率は7割とする。"))


def test_radicals_out_of_pdf_files_are_read_as_ideographs(words: SudachiWords) -> None:
    assert words.content("⼈材⽀援") == words.content("人材支援")


@pytest.mark.parametrize("text", ["", "　", "、。！", "のはがをに"])
def test_text_without_content_has_no_words(words: SudachiWords, text: str) -> None:
    assert words.content(text) == ()


@pytest.mark.parametrize("text", ["職員研修を行う。" * 4000, "町" * 60_000, "𠮷" * 30_000, "市町村\n" * 20_000])
def test_texts_of_any_length_are_cut(words: SudachiWords, text: str) -> None:
    assert words.content(text)


def test_a_long_text_has_the_words_of_its_sentences(words: SudachiWords) -> None:
    assert words.content("職員研修を行う。" * 4000) == words.content("職員研修を行う。") * 4000


def test_any_number_of_threads_may_cut_at_once(words: SudachiWords) -> None:
    found: list[tuple[str, ...]] = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(words.content(f"第{n}回の研修を開く。" * 50)[1:]))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all("研修" in cut and "開く" in cut for cut in found)


def test_words_hold_no_spaces(words: SudachiWords) -> None:
    assert all(" " not in word for word in words.content("Digital  Transformation を 進める New York 市"))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("研修費", ("研修", "費")),
        ("人材確保", ("人材", "確保")),
        ("予算", ("予算",)),
        ("使う", ("使う",)),
        ("ai", ("ai",)),
        ("2000000", ("2000000",)),
        ("(1)", ("(1)",)),
    ],
)
def test_the_parts_of_a_word(words: SudachiWords, word: str, parts: tuple[str, ...]) -> None:
    assert words.parts(word) == parts


def test_a_word_longer_than_the_dictionary_takes_is_one_part(words: SudachiWords) -> None:
    word = "a" * 50_000
    assert words.parts(word) == (word,)


@pytest.mark.parametrize(("word", "adverbial"), [("普段", True), ("結局", True), ("窓口", False), ("職員", False)])
def test_nouns_that_serve_as_adverbs_are_told(words: SudachiWords, word: str, adverbial: bool) -> None:
    assert words.is_adverbial(word) is adverbial


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("企画課の田中さんに確かめてください。", "企画課の〇〇さんに確かめてください。"),
        ("鈴木一郎（内線1234）", "〇〇（内線1234）"),
        ("若葉県汐風町と松本市、千葉県の例です。", "若葉県汐風町と松本市、千葉県の例です。"),
        ("", ""),
    ],
)
def test_names_of_persons_are_left_out_and_those_of_places_are_not(words: SudachiWords, text: str, kept: str) -> None:
    assert words.without_people(text) == kept


def test_a_text_too_long_to_look_through_is_refused(words: SudachiWords) -> None:
    with pytest.raises(ValueError, match="too many"):
        words.without_people("あ" * 20_000)
