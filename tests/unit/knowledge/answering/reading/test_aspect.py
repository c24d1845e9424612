"""What a question asks of its topic."""

import pytest

from knowledge.answering.reading.aspect import aspect_of


@pytest.mark.parametrize(
    ("question", "aspect"),
    [
        ("共同印刷所の敷地面積は？", "敷地面積"),
        ("それの製造元を教えてください", "製造元"),
        ("青葉組合の理事長はだれですか", "理事長"),
        ("青葉組合の理事長の名前", "理事長"),
        ("謄本の写しの発行料はいくらですか", "発行料"),
        ("青葉組合の監事は全部で何人", "監事"),
        ("組合の窓口の受付件数は、昨年は何件", "受付件数"),
    ],
)
def test_the_noun_at_the_end_is_asked_for(question: str, aspect: str) -> None:
    assert aspect_of(question) == aspect


@pytest.mark.parametrize(
    "question",
    [
        "共同印刷所の注意点は？",
        "紙を減らした町の事例",
        "次回の打ち合わせはいつ",
        "印刷機の保守はいくら",
        "青葉組合の対象は何人",
        "青葉組合の講座は年に何人が受けますか",
        "青葉組合の参加人数は何人",
        "何を決めますか",
    ],
)
def test_a_frame_or_an_interrogative_asks_for_no_noun(question: str) -> None:
    assert aspect_of(question) == ""
