"""The manner that a question waits for, and the sentences that are in it."""

from dataclasses import replace

import pytest

from knowledge.answering.finding.manner import Manner, is_told, manners_asked
from knowledge.answering.finding.units import Unit
from knowledge.domain.document import DocumentKind
from knowledge.testing import publication


def _unit(text: str, heading: str = "決まり", kind: DocumentKind = DocumentKind.HANDBOOK) -> Unit:
    chunk = publication([(heading, text)]).chunks[0]
    edition = chunk.location.edition
    document = replace(edition.document, kind=kind)
    location = replace(chunk.location, edition=replace(edition, document=document))
    return Unit(key="P1", chunk=replace(chunk, location=location), quote=text, order=0)


def _told(question: str, unit: Unit, *verbs: str) -> bool:
    return is_told(question, manners_asked(question), verbs, unit)


@pytest.mark.parametrize(
    ("question", "manner"),
    [
        ("本を館外に持ち出しちゃだめ？", Manner.ALLOWED),
        ("飲み物を持ち込んで大丈夫？", Manner.ALLOWED),
        ("会場は屋外でもいいですか", Manner.ALLOWED),
        ("届けを出さなきゃいけないの", Manner.ALLOWED),
        ("古い本の修理も対象になるんですか", Manner.COVERED),
        ("寄付された本は対象外でしょうか", Manner.COVERED),
        ("館長は誰がなるの", Manner.WHO),
        ("休館はどこで決めるの", Manner.WHO),
        ("鍵を閉めるのは警備員の仕事ですよね？", Manner.WHO),
        ("本が汚れていたらどうする？", Manner.IN_A_CASE),
        ("蔵書の整理は何から始める？", Manner.FIRST),
    ],
)
def test_the_grammar_of_a_question_tells_the_manner(question: str, manner: Manner) -> None:
    assert manners_asked(question) == {manner}


@pytest.mark.parametrize(
    "question", ["誰かに頼めますか", "本を借りたらカードが要りますか", "どこで買えますか", "開館は何時"]
)
def test_other_questions_wait_for_no_manner(question: str) -> None:
    assert not manners_asked(question)


@pytest.mark.parametrize(
    "text", ["本は館外に持ち出さないでください。", "本は持ち出すことができます。", "持ち出しは館長の許可が必要です。"]
)
def test_what_may_be_done_is_told_by_a_rule(text: str) -> None:
    assert _told("本を持ち出してもいい？", _unit(text))
    assert not _told("本を持ち出してもいい？", _unit("本の持ち出しは年に10件です。"))


def test_what_one_body_did_not_do_is_no_rule() -> None:
    assert not _told("本を持ち出してもいい？", _unit("本の返却を求めない。", kind=DocumentKind.CASES))


def test_a_heading_that_asks_for_leave_is_answered_under_it() -> None:
    assert _told("飲み物を飲んでも平気？", _unit("閲覧席の外で楽しむ。", heading="飲み物を持ち込んでもよいですか"))


def test_who_takes_a_post_is_told_by_a_sentence_that_appoints() -> None:
    assert _told("館長は誰がなるの", _unit("教育長などを館長に充てる。"))
    assert not _told("館長は誰がなるの", _unit("館長が年に一度会議を開く。"))


def test_who_decides_is_told_by_a_body_with_the_same_verb() -> None:
    assert _told("休館は誰が決める？", _unit("休館は運営会議で決定する。"), "決める")
    assert not _told("休館は誰が決める？", _unit("館長が予算を集める。"), "決める")


def test_what_follows_from_a_case_is_told_by_a_condition() -> None:
    assert _told("本が汚れていたらどうする？", _unit("汚れがあるときは、係に渡す。"))
    assert not _told("本が汚れていたらどうする？", _unit("汚れを係が落とす。"))


@pytest.mark.parametrize(
    "text", ["分館が買う場合も対象になる。", "私物の本は対象としない。", "雑誌は除く。", "古い本は対象外です。"]
)
def test_what_counts_is_told_by_saying_so(text: str) -> None:
    assert _told("分館の本も対象になりますか", _unit(text))


def test_what_is_merely_of_the_subject_does_not_say_what_counts() -> None:
    assert not _told("分館の本も対象になりますか", _unit("対象団体は県と市である。"))
    assert not _told("対象になる本の一覧", _unit("分館は三つある。"))
