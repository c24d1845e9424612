import pytest

from bot.web.views.source import Shape, SourceView, source_view
from knowledge.domain.document import Chunk
from tests.unit.bot.web.shelf import HANDBOOK, STEPS, STEPS_NEXT, chunk


def _view(*section: Chunk, quote: str = "", at: int = 0) -> SourceView:
    return source_view(section[at], section, quote=quote, current=HANDBOOK)


def _marked(view: SourceView) -> list[str]:
    return [p.text for sheet in view.sheets for line in sheet.lines for p in line.pieces if p.marked]


def _text(view: SourceView) -> list[str]:
    return ["".join(p.text for p in line.pieces) for sheet in view.sheets for line in sheet.lines]


def _one(text: str, quote: str) -> SourceView:
    return _view(chunk(HANDBOOK, "章", text=text), quote=quote)


@pytest.mark.parametrize(
    ("text", "quote", "marked"),
    [
        ("推進役は、各課から１名を選ぶ。", "各課から1名", ["各課から１名"]),
        ("**推進役**は、各課から選ぶ。", "推進役は、各課", ["推進役は、各課"]),
        ("役割は**推進役**が担う。", "推進役", ["推進役"]),
        ("- 研修の受講料", "研修の受講料", ["研修の受講料"]),
        ("- 研修の受講料", "- 研修の受講料", ["研修の受講料"]),
        ("期間は２０２１．１〜２０２６．３です", "2021.1~2026.3", ["２０２１．１〜２０２６．３"]),
        ("改行で\n切れた文を、\n引用する。", "切れた文を、引用する", ["切れた文を、", "引用する"]),
        ("率は0.7。\n率は0.7。", "率は0.7。", ["率は0.7。"]),
        ("項目 | 0.7 | 令和7年度まで", "0.7 | 令和7年度まで", ["0.7　令和7年度まで"]),
    ],
)
def test_a_quote_is_marked_as_the_source_has_it(text: str, quote: str, marked: list[str]) -> None:
    view = _one(text, quote)
    assert view.marked
    assert _marked(view) == marked


def test_marking_changes_nothing_of_the_text() -> None:
    assert _text(_view(STEPS, STEPS_NEXT, quote="各課から1名を選ぶ")) == _text(_view(STEPS, STEPS_NEXT))


def test_a_quote_over_two_chunks_is_marked_in_both() -> None:
    view = _view(STEPS, STEPS_NEXT, quote="任期は定めない。推進役の集まりを毎月開く。")
    assert _marked(view) == ["任期は定めない。", "推進役の集まりを毎月開く。"]


def test_only_the_first_marked_run_is_where_the_link_jumps_to() -> None:
    view = _view(STEPS, STEPS_NEXT, quote="任期は定めない。推進役の集まりを毎月開く。")
    pieces = [p for sheet in view.sheets for line in sheet.lines for p in line.pieces]
    assert [p.text for p in pieces if p.first] == ["任期は定めない。"]


def test_the_quote_is_marked_in_the_chunk_that_was_cited() -> None:
    first, second = (chunk(HANDBOOK, "章", text=f"{n}。同じ文。", ordinal=n, page=n) for n in (1, 2))
    view = _view(first, second, quote="同じ文。", at=1)
    pages = [sheet.page for sheet in view.sheets for line in sheet.lines if any(p.marked for p in line.pieces)]
    assert pages == [2]


def test_words_that_are_not_there_mark_nothing() -> None:
    view = _view(STEPS, STEPS_NEXT, quote="任期は2年とする。")
    assert view.quoted
    assert not view.marked
    assert _marked(view) == []


@pytest.mark.parametrize("quote", ["", " 　", "**"])
def test_nothing_to_look_for_marks_nothing(quote: str) -> None:
    assert _marked(_view(STEPS, quote=quote)) == []


def test_lines_keep_their_bullets_and_lose_their_marks_of_emphasis() -> None:
    lines = _view(STEPS).sheets[0].lines
    assert [(line.shape, line.bullet) for line in lines] == [
        (Shape.TEXT, ""),
        (Shape.ITEM, "・"),
        (Shape.INNER, "・"),
        (Shape.ITEM, "※"),
    ]
    assert lines[1].pieces[0].text == "推進役は、各課から１名を選ぶ。"


def test_a_heading_of_markdown_is_a_heading() -> None:
    line = _one("## 1. 支援", "").sheets[0].lines[0]
    assert (line.shape, line.pieces[0].text) == (Shape.HEADING, "1. 支援")


def test_signs_that_mark_inside_cannot_be_smuggled_in_by_the_source() -> None:
    view = _one("前\ufdd0偽の印\ufdd1後", "")
    assert _marked(view) == []
    assert _text(view) == ["前 偽の印 後"]
