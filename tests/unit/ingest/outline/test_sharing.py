"""Text without title lines is shared out among the titles that the contents page tells of."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.outline.sharing import share

_TITLES = ["春の畑仕事", "夏祭りの太鼓", "秋の収穫祭"]
_SPRING = ["畑仕事は種まきから", "種まきと畑仕事の道具", "道具の手入れと種まき"]
_SUMMER = ["太鼓の練習と夏祭り", "夏祭りの屋台と太鼓", "屋台の並びと太鼓"]
_AUTUMN = ["収穫祭の米俵", "米俵を積む収穫祭", "収穫祭の行列と米俵"]


def test_each_title_takes_the_texts_that_speak_of_it() -> None:
    texts = [*_SPRING, *_SUMMER, *_AUTUMN]

    assert share(_TITLES, texts, dict.fromkeys(range(1, 9), 3)) == {1: 3, 2: 6}


def test_a_title_begins_only_at_a_break() -> None:
    assert share(_TITLES[:2], [*_SPRING, *_SUMMER], {4: 3}) == {1: 4}


def test_a_title_without_a_place_is_left_out() -> None:
    assert share(_TITLES[:2], _SPRING, {}) == {}
    assert share(_TITLES, [*_SPRING, *_AUTUMN, *_AUTUMN], {3: 3}) == {2: 3}


@settings(max_examples=40)  # each draws three lists
@given(
    st.lists(st.text("春夏秋冬祭畑種太鼓米俵あい", max_size=12), min_size=1, max_size=5),
    st.lists(st.text("春夏秋冬祭畑種太鼓米俵あい", max_size=12), max_size=8),
    st.data(),
)
def test_titles_are_placed_in_order_and_at_breaks(titles: list[str], texts: list[str], data: st.DataObject) -> None:
    indexes = st.integers(0, len(texts) - 1) if texts else st.nothing()
    breaks = data.draw(st.dictionaries(indexes, st.integers(1, 6))) if texts else {}

    placed = share(titles, texts, breaks)

    assert sorted(placed) == sorted(placed, key=placed.__getitem__)
    assert set(placed.values()) <= set(breaks)
    assert len(set(placed.values())) == len(placed)
    assert 0 not in placed
