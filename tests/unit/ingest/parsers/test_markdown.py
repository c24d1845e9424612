"""Markdown: headings with levels, items, rows; the texts are slices of the source."""

from pathlib import Path

import pytest

from ingest.blocks import BlockKind
from ingest.parsers.markdown import blocks_of, parse
from knowledge.errors import EmptyFile

SOURCE = """# 電子申請の手引き

町は電子申請を
受け付ける。

## 1. 体制 ##

- 総務課が取りまとめる
  - 各課に担当を置く
- 年に二度見直す

  見直しは公表する。

| 区分 | 率 |
|:---|---:|
| 確保 | 0.7 |

審査
----

> 引用した規定

```sh
# これは見出しではない
```
<!-- 消す -->
"""


def _shown(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, block.text) for block in blocks_of(text)]


def test_the_blocks_of_a_text_in_order() -> None:
    assert _shown(SOURCE) == [
        ("heading", 1, "電子申請の手引き"),
        ("paragraph", 0, "町は電子申請を\n受け付ける。"),
        ("heading", 2, "1. 体制"),
        ("list_item", 0, "- 総務課が取りまとめる"),
        ("list_item", 0, "- 各課に担当を置く"),
        ("list_item", 0, "- 年に二度見直す"),
        ("paragraph", 0, "見直しは公表する。"),
        ("table_row", 0, "| 区分 | 率 |"),
        ("table_row", 0, "| 確保 | 0.7 |"),
        ("heading", 2, "審査"),
        ("paragraph", 0, "> 引用した規定"),
        ("paragraph", 0, "# これは見出しではない"),
    ]


def test_every_text_is_a_slice_of_the_source() -> None:
    assert all(block.text in SOURCE for block in blocks_of(SOURCE))


def test_front_matter_is_stated_and_is_no_content(tmp_path: Path) -> None:
    path = tmp_path / "memo.md"
    path.write_text(
        "---\ntitle: 窓口の手引き\nEdition: '第2.1版'\npublished: 2024-01-01\n---\n# 体制\n", encoding="utf-8"
    )
    parsed = parse(path)
    assert parsed.title == "窓口の手引き"
    assert parsed.stated == (("title", "窓口の手引き"), ("edition", "第2.1版"), ("published", "2024-01-01"))
    assert [(block.kind, block.text) for block in parsed.blocks] == [(BlockKind.HEADING, "体制")]


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    assert _shown("---\n\n本文\n\n---\n")[0] == ("paragraph", 0, "本文")


def test_only_comments_are_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "memo.md"
    path.write_text("<!-- まだ -->\n", encoding="utf-8")
    with pytest.raises(EmptyFile):
        parse(path)


def test_a_note_that_looks_like_a_definition_of_a_link_is_not_lost() -> None:
    text = "本文です。\n\n[注]: この制度は三月で終わる\n\n[別表]: 手数料\n"
    assert [block.text for block in blocks_of(text)] == ["本文です。", "[注]: この制度は三月で終わる", "[別表]: 手数料"]


@pytest.mark.parametrize(
    "text",
    ["> " * 500 + "深い引用", "\n".join("  " * n + f"- 深さ{n}" for n in range(300)), "[" * 100_000 + "深い引用"],
)
def test_what_is_nested_too_deeply_is_read_as_plain_text(text: str) -> None:
    read = "".join(block.text for block in blocks_of(text))
    assert read[-4:] == text[-4:]
    assert len("".join(read.split())) == len("".join(text.split()))
