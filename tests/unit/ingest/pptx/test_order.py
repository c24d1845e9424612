"""The reading order of boxes on a slide."""

from ingest.pptx.frame import Frame
from ingest.pptx.order import in_reading_order

Box = tuple[str, float, float, float, float]


def _order(*boxes: Box, weights: dict[str, int] | None = None) -> str:
    """Each box is its name, left, top, width, height; the order of their names."""
    found = in_reading_order(
        boxes,
        lambda box: Frame(x0=box[1], top=box[2], x1=box[1] + box[3], bottom=box[2] + box[4]),
        lambda box: (weights or {}).get(box[0], 10),
    )
    return "".join(box[0] for box in found)


def test_boxes_below_each_other_are_read_downwards() -> None:
    assert _order(("b", 0, 5, 10, 2), ("a", 0, 0, 10, 2)) == "ab"


def test_boxes_about_as_high_are_read_from_the_left() -> None:
    assert _order(("b", 12, 0, 10, 4), ("a", 0, 0.5, 10, 4)) == "ab"


def test_two_columns_of_uneven_boxes_are_read_one_after_the_other() -> None:
    boxes = (("a", 0, 0, 10, 3), ("b", 0, 3.5, 10, 6), ("c", 12, 0, 10, 6), ("d", 12, 6.5, 10, 3))
    assert _order(*boxes) == "abcd"


def test_a_grid_with_short_heads_is_cards_and_one_with_short_labels_a_table() -> None:
    grid = (("a", 0, 0, 10, 2), ("b", 12, 0, 10, 2), ("c", 0, 3, 10, 2), ("d", 12, 3, 10, 2))
    assert _order(*grid, weights={"a": 2, "b": 2, "c": 40, "d": 40}) == "acbd"
    assert _order(*grid, weights={"a": 2, "b": 40, "c": 2, "d": 40}) == "abcd"


def test_what_lies_on_a_box_is_read_right_after_it() -> None:
    boxes = (("c", 12, 0, 10, 10), ("a", 0, 0, 10, 10), ("b", 1, 4, 8, 4), ("d", 13, 4, 8, 4))
    assert _order(*boxes) == "abcd"


def test_a_title_over_cards_does_not_part_heads_from_their_words() -> None:
    boxes = (("t", 0, 0, 22, 2), ("a", 0, 3, 10, 2), ("c", 12, 3, 10, 2), ("b", 0, 6, 10, 5), ("d", 12, 6, 10, 5))
    assert _order(*boxes, weights={"a": 2, "c": 2, "b": 40, "d": 40}) == "tabcd"
