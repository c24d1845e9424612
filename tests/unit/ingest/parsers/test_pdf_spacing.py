"""PDF: a space stays where the page sets words apart, and none stands inside a word."""

import pytest

from tests.unit.ingest.parsers.conftest import Read
from tests.unit.ingest.parsers.small_pdf import Mark, Pdf, Text, paragraph, ruled

BODY = paragraph(["窓口に来られない方のために、町では電子申請を受け付けています。"], y=300)


def _first(read: Read, *marks: Mark) -> str:
    return read(Pdf(pages=[[*marks, *BODY]])).blocks[0].text


def _spread(word: str, *, step: float, x: float = 60, y: float = 100) -> list[Mark]:
    return [Text(x=x + step * at, y=y, text=letter) for at, letter in enumerate(word)]


@pytest.mark.parametrize("text", ["汐風町 住民生活課", "1 住民票", "（1） 住民票", "大谷 勇 様"])
def test_a_space_that_was_typed_between_words_stays(read: Read, text: str) -> None:
    assert _first(read, Text(x=60, y=100, text=text)) == text


def test_words_drawn_with_a_gap_between_them_keep_one_space(read: Read) -> None:
    assert _first(read, Text(x=60, y=100, text="汐風町"), Text(x=96, y=100, text="住民生活課")) == "汐風町 住民生活課"


def test_a_narrow_gap_in_a_line_of_spread_letters_is_none(read: Read) -> None:
    marks = [Text(x=60 + 12 * at, y=100, text=letter) for at, letter in enumerate("町の電子申請の手引き")]
    assert _first(read, *marks) == "町の電子申請の手引き"


@pytest.mark.parametrize("text", ["お 問 い 合 わ せ", "お　問　い　合　わ　せ"])
def test_letters_set_wide_are_one_word(read: Read, text: str) -> None:
    assert _first(read, Text(x=60, y=100, text=text)) == "お問い合わせ"


def test_letters_set_wide_between_marks_are_one_word(read: Read) -> None:
    assert _first(read, Text(x=60, y=100, text="○補 助 率：三分の二")) == "○補助率：三分の二"


def test_a_word_over_the_width_of_its_line_or_cell_is_one_word(read: Read) -> None:
    assert _first(read, *_spread("目次", step=36)) == "目次"
    cells = [*ruled([60, 200, 300], [90, 114, 138]), *_spread("区分", x=70, y=106, step=80)]
    cells += [Text(x=210, y=106, text="措置率"), *_spread("確保", x=70, y=130, step=80), Text(x=210, y=130, text="0.7")]
    assert [block.text for block in read(Pdf(pages=[cells])).blocks] == ["区分 | 措置率", "確保 | 0.7"]


def test_figures_drawn_apart_are_one_number(read: Read) -> None:
    marks = [Text(x=60, y=100, text="1"), Text(x=67, y=100, text="6"), Text(x=74, y=100, text="6人")]
    assert _first(read, *marks) == "166人"


def test_a_cell_is_joined_without_a_space_where_its_width_cut_the_line(read: Read) -> None:
    lines = ["事業を続ける力を強め", "る計画の認定を受けた", "者に限る。"]
    texts = [Text(x=66, y=112 + 26 * at, text=line) for at, line in enumerate(lines)]
    marks = [
        *ruled([60, 172, 300], [96, 180, 204]),
        *texts,
        Text(x=180, y=112, text="対象者"),
        Text(x=66, y=196, text="計"),
    ]
    block = read(Pdf(pages=[[*marks, Text(x=180, y=196, text="三者")]])).blocks[0]
    assert block.text == "事業を続ける力を強める計画の認定を受けた者に限る。 | 対象者"
