"""What comes back from a child is checked: values of the right kinds, fit for a screen and a database."""

import io
import pickle
from dataclasses import replace
from typing import Any

import pytest

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.handover import NoResult, fit, packed, unpacked
from knowledge import errors
from knowledge.domain.document import Box
from knowledge.domain.publication import Notice

BLOCK = Block(kind=BlockKind.PARAGRAPH, text="本文", page=1, boxes=(Box(x0=1, top=2.5, x1=3, bottom=4),))
PARSED = ParsedFile(title="題", blocks=(BLOCK,), pages=1, notices=(Notice(text="注", page=1),), stated=(("a", "b"),))


def _handed_over(outcome: Any, most_characters: int = 1000) -> ParsedFile:
    written = packed(outcome) if isinstance(outcome, errors.DocumentError) else pickle.dumps(outcome)
    return unpacked(io.BytesIO(written), name="手引き.pdf", most_characters=most_characters)


def test_a_parsed_file_comes_over_as_it_is() -> None:
    assert _handed_over(PARSED) == PARSED


@pytest.mark.parametrize("kind", [errors.EncryptedFile, errors.DamagedFile, errors.SwellingFile])
def test_an_error_comes_over_with_its_class_and_the_name_of_the_file(kind: type[errors.DocumentError]) -> None:
    with pytest.raises(errors.DocumentError) as caught:
        _handed_over(kind("what happened"))
    assert type(caught.value) is kind
    assert (caught.value.what, caught.value.which) == ("what happened", "手引き.pdf")


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        "text",
        ("DxError", "no error of a document"),
        ("ConfigurationError", "another branch"),
        ("no such name", "x"),
        ("__name__", "x"),
        replace(PARSED, title=None),
        replace(PARSED, title="\x1b[31m"),
        replace(PARSED, pages=-1),
        replace(PARSED, blocks=[BLOCK]),
        replace(PARSED, blocks=("本文",)),
        replace(PARSED, blocks=(replace(BLOCK, text=b"x"),)),
        replace(PARSED, blocks=(replace(BLOCK, text="\ud800"),)),
        replace(PARSED, blocks=(replace(BLOCK, kind="paragraph"),)),
        replace(PARSED, blocks=(replace(BLOCK, page="1"),)),
        replace(PARSED, blocks=(replace(BLOCK, size=float("nan")),)),
        replace(PARSED, blocks=(replace(BLOCK, boxes=(replace(BLOCK.boxes[0], x0=float("inf")),)),)),
        replace(PARSED, notices=(BLOCK,)),
        replace(PARSED, stated=(("a",),)),
        replace(PARSED, blocks=(replace(BLOCK, text="同" * 100),) * 11),
    ],
)
def test_anything_else_is_no_result(wrong: object) -> None:
    with pytest.raises(NoResult):
        _handed_over(wrong)


@pytest.mark.parametrize("written", [b"", b"\x80", b"not a pickle", pickle.dumps(PARSED)[:-5], pickle.dumps(print)])
def test_bytes_that_cannot_be_loaded_are_no_result(written: bytes) -> None:
    with pytest.raises(NoResult):
        unpacked(io.BytesIO(written), name="x", most_characters=10)


def test_what_no_screen_shows_is_taken_out_and_counted() -> None:
    text = "赤\x1b[31m字\x00、逆\u202e順\u2066、改\n行\tと\x0c頁"
    fitted = fit(replace(PARSED, title="題\x07", blocks=(replace(BLOCK, text=text, header="\x00見出し"), BLOCK)))

    assert fitted.title == "題"
    assert fitted.blocks[0].text == "赤[31m字、逆順、改\n行\tと 頁"
    assert fitted.blocks[0].header == "見出し"
    assert fitted.blocks[1] is BLOCK
    assert "5字" in fitted.notices[-1].text
    assert _handed_over(fitted) == fitted


def test_half_of_a_character_becomes_a_mark() -> None:
    assert fit(replace(PARSED, blocks=(replace(BLOCK, text="吉\ud842野"),))).blocks[0].text == "吉\ufffd野"


def test_a_file_with_nothing_unfit_gets_no_notice() -> None:
    assert fit(PARSED) == PARSED


def test_a_file_of_nothing_but_controls_is_empty() -> None:
    with pytest.raises(errors.EmptyFile):
        fit(replace(PARSED, blocks=(replace(BLOCK, text="\x1b\x08 \x00"), replace(BLOCK, text="\u3000"))))
