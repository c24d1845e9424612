"""An answer in another language: words of ours in it, the sources' words in Japanese, and a line that says so."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.languages import english, plain_japanese
from bot.languages.words import Words
from bot.slack.views.answer import answer_messages, private_answer_messages
from knowledge.domain.answer import Answer, Claim, Related
from knowledge.domain.curated import ColleagueAnswer, CuratedAnswer
from knowledge.domain.language import Language
from tests.scenario.slack.answers import AS_OF, closed_measure, grounded, period_ended, question, unanswered
from tests.scenario.slack.limits import refused

CLAIM, ENGLISH = "推進役の任期は2年です。", "A promoter serves for 2 years."
COLLEAGUE = ColleagueAnswer(
    curated=CuratedAnswer(
        id="k1",
        handoff_id="h1",
        team="T1",
        question="任期は？",
        reply="2年です。",
        basis="",
        edition_ids=(),
        answered_on=date(2026, 7, 1),
        approved_by="U1",
        approved_at=datetime(2026, 7, 1, tzinfo=UTC),
    ),
    is_older=True,
)


def told(answer: Answer, words: Words = english.WORDS, colleague: ColleagueAnswer | None = None) -> str:
    [message] = answer_messages(answer, source_url=None, words=words, colleague=colleague)
    assert refused({"text": message.text, "blocks": list(message.blocks)}) == ""
    return f"{message.text}\n{message.blocks}"


def rendered() -> Answer:
    answer = grounded(CLAIM, asked=replace(question("任期は？"), language=Language.ENGLISH))
    return replace(answer, claims=(Claim(text=CLAIM, citations=(1,), rendering=ENGLISH),))


def test_a_model_s_english_stands_before_the_claim_that_was_checked() -> None:
    said = told(rendered())
    assert said.startswith(f"{english.WORDS.note_rendered} {english.WORDS.note}\n\n{ENGLISH} [1]\n")
    assert f"Checked sentence: {CLAIM}" in said
    assert "【Sources】" in said
    assert "As of 2026-07-01" in said


def test_who_reads_the_answer_in_japanese_sees_no_english() -> None:
    [message] = answer_messages(rendered(), source_url=None)
    assert ENGLISH not in message.text
    assert message.text.startswith(f"{CLAIM} [1]")


@pytest.mark.parametrize("words", [english.WORDS, plain_japanese.WORDS])
def test_without_a_model_the_words_around_are_told_and_one_line_says_what_stays(words: Words) -> None:
    answer = grounded(CLAIM, cautions=[period_ended()], measures=[closed_measure()])
    answer = replace(answer, related=Related(answer_id="a9", question="任期", asked_on=AS_OF))
    said = told(answer, words, COLLEAGUE)
    assert said.startswith(f"{words.note}\n\n{CLAIM} [1]")
    assert words.note_rendered not in said
    for one in (words.cautions, words.caution_labels[period_ended().kind], period_ended().text, words.helpful):
        assert one in said
    assert words.colleague_older in said
    assert "根拠】" not in said


@pytest.mark.parametrize("words", [english.WORDS, plain_japanese.WORDS])
def test_a_refusal_and_the_nearest_sources(words: Words) -> None:
    said = told(unanswered(), words)
    assert f"{words.not_in_library}\n{words.reasons[unanswered().reason]}" in said
    assert words.nearest_quoted in said
    assert "登録資料では分かりません" not in said


def test_who_is_asked_back_reads_why_in_their_language() -> None:
    said = told(replace(unanswered(), choices=("長野県池田町", "岐阜県池田町"), cautions=(period_ended(),)))
    assert said.startswith(f"{english.WORDS.note}\n\n{english.WORDS.reasons[unanswered().reason]}")
    assert english.WORDS.choices in said


def test_private_answers_have_their_buttons_in_it() -> None:
    [message] = private_answer_messages(grounded(CLAIM), source_url=None, words=english.WORDS)
    assert [one["text"]["text"] for one in message.blocks[-1]["elements"]] == ["Share in the channel", "Close"]
