"""A draft as a Word file holds what the answer says, its day, its editions and its numbered sources."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.draft_word import draft_word
from ingest.blocks import BlockKind
from ingest.parsers import package
from knowledge.domain.answer import Answer, Cell, Table
from tests.scenario.slack.answers import grounded, period_ended, question, unanswered

_COSTS = Table(
    title="費用",
    header=("年度", "金額"),
    rows=((Cell(text="令和6年度"), Cell(text="約12万円", citations=(2,))),),
)


def read(answer: Answer, folder: Path) -> list[tuple[BlockKind, str]]:
    """The blocks of the file, as the project's own reader finds them."""
    path = folder / "draft.docx"
    path.write_bytes(draft_word(answer))
    return [(block.kind, block.text) for block in package.parse(path).blocks]


@pytest.fixture
def blocks(tmp_path: Path) -> list[tuple[BlockKind, str]]:
    answer = grounded("推進役を置きます。", "費用は約12万円です。", cautions=[period_ended()])
    return read(replace(answer, tables=(_COSTS,)), tmp_path)


def test_the_file_is_read_again_with_every_part(blocks: list[tuple[BlockKind, str]]) -> None:
    headings = [text for kind, text in blocks if kind is BlockKind.HEADING]
    assert headings == ["照会事項", "回答", "費用", "ご注意", "根拠"]
    said = "\n".join(text for _, text in blocks)
    assert "研修の費用に使える措置はありますか" in said
    assert "（基準日令和8年7月1日）" in said  # the reader takes spaces between Japanese letters for layout
    assert "推進役を置きます。 [1]" in said
    assert "約12万円 [2]" in said
    assert "この措置は令和8年3月31日で終わっています。" in said


def test_each_source_has_its_number_its_edition_and_its_day(blocks: list[tuple[BlockKind, str]]) -> None:
    sources = [text for _, text in blocks if text.startswith("[")]
    place = "見本市DX手順書第2.1版（令和7年3月1日公表）＞3.人材＞3.2研修"
    assert ["".join(text.split()) for text in sources] == [
        f"[1]{place}（p.11）「推進役を置きます。」",
        f"[2]{place}（p.12）「費用は約12万円です。」",
    ]


def test_what_xml_cannot_hold_is_left_out(tmp_path: Path) -> None:
    answer = replace(grounded("方針を\x0b決めます。"), question=question("手順\x00は？"))
    said = "\n".join(text for _, text in read(answer, tmp_path))
    assert "手順は？" in said
    assert "方針を" in said


def test_a_refusal_is_told_as_such(tmp_path: Path) -> None:
    assert "登録資料では分かりません。" in [text for _, text in read(unanswered(), tmp_path)]
