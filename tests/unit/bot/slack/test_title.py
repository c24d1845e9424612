"""Titles of threads: short, and the question's own words."""

import pytest

from bot.slack.title import thread_title


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("研修の進め方は？", "研修の進め方は？"),
        ("研修の進め方は？来月までに決めます。", "研修の進め方は？"),
        ("お疲れさまです。\n研修の　進め方は？", "研修の 進め方は？"),
        ("研修の進め方\n体制のこと", "研修の進め方"),
        ("研" * 80, "研" * 49 + "…"),
    ],
)
def test_a_title_is_the_first_sentence_that_asks_cut_at_fifty_characters(question: str, title: str) -> None:
    assert thread_title(question) == title
