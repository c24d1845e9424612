"""Long text is cut after sentences and packed into messages that Slack takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.views.mrkdwn import escaped
from bot.slack.views.split import Part, characters, context, pack, section, split
from tests.scenario.slack.limits import refused

SENTENCE = "研修は年に四回行い、欠席した職員には録画を配る。"


def test_a_short_text_stays_whole() -> None:
    assert split(SENTENCE, 100) == [SENTENCE]
    assert split("", 100) == []


def test_a_long_text_is_cut_after_a_sentence() -> None:
    pieces = split(SENTENCE * 10, 60)
    assert "".join(pieces) == SENTENCE * 10
    assert all(piece.endswith("。") and len(piece) <= 60 for piece in pieces)


def test_a_text_without_a_sentence_end_is_cut_all_the_same() -> None:
    assert [len(piece) for piece in split("あ" * 250, 100)] == [100, 100, 50]


def test_no_cut_falls_inside_an_escaped_character_or_a_link() -> None:
    assert split("あ" * 8 + "&amp;い", 10) == ["あ" * 8, "&amp;い"]
    assert split("あ" * 8 + "<http://h/|い>", 13) == ["あ" * 8, "<http://h/|い>"]


@pytest.mark.slow
@given(st.text(alphabet="あ。\n&<>*a ", max_size=400), st.integers(min_value=8, max_value=60))
def test_nothing_is_lost_and_no_piece_is_too_long(text: str, limit: int) -> None:
    whole = escaped(text)
    pieces = split(whole, limit)
    assert all(0 < len(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(whole.split())


def test_parts_stay_together_while_they_fit() -> None:
    parts = [Part(blocks=section("結論。"), text="結論。"), Part(blocks=context("基準日"), text="基準日")]
    [message] = pack(parts)
    assert [block["type"] for block in message.blocks] == ["section", "context"]
    assert message.text == "結論。\n\n基準日"


@pytest.mark.parametrize(("count", "length"), [(1, 3_001), (1, 45_000), (60, 10), (200, 500), (7, 2_899)])
def test_whatever_the_length_slack_takes_every_message(count: int, length: int) -> None:
    text = (SENTENCE * (length // len(SENTENCE) + 1))[:length]
    messages = pack(Part(blocks=section(text), text=text) for _ in range(count))
    assert [refused({"text": m.text, "blocks": list(m.blocks)}) for m in messages] == [""] * len(messages)
    shown = sum(characters(m.blocks) for m in messages)
    assert shown == count * length
