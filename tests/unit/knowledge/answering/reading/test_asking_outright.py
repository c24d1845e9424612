"""Which messages among people end as a question."""

import pytest

from knowledge.answering.reading.interrogatives import asks_outright


@pytest.mark.parametrize(
    "text", ["補助率は？", "補助率は?", "何割ですか", "使えますか。", "手順を教えてください", "誰が決めるのかな？"]
)
def test_what_ends_like_a_question_asks(text: str) -> None:
    assert asks_outright(text)


@pytest.mark.parametrize(
    "text",
    ["了解です。", "補助率は0.7です", "会議は三時から！", "明日までに提出してください。", "ほか", ""],
)
def test_what_ends_otherwise_does_not_ask(text: str) -> None:
    assert not asks_outright(text)
