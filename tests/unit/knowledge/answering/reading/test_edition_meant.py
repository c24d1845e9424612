"""Which edition a question means: words for an earlier one are told from times before something is done."""

from datetime import date

import pytest

from knowledge.answering.reading.edition_meant import (
    How,
    compares,
    edition_meant,
    is_comparison_alone,
    is_of_an_edition_alone,
)
from knowledge.domain.calendar import Period


@pytest.mark.parametrize(
    ("question", "how", "plain"),
    [
        ("台帳って前は何年保管だった？", How.HINTED, "台帳って何年保管だった？"),
        ("以前は点検を年何回してましたか", How.HINTED, "点検を年何回してましたか"),
        ("去年までは手数料いくら？", How.HINTED, "手数料いくら？"),
        ("以前の版では手数料はいくら？", How.SPOKEN, "手数料はいくら？"),
        ("旧版だと点検は何回？", How.SPOKEN, "点検は何回？"),
        ("改定前の保管年数は？", How.SPOKEN, "保管年数は？"),
        ("前の要綱では上限はいくら", How.SPOKEN, "上限はいくら"),
        ("2.0版では点検は年何回？", How.NAMED, "点検は年何回？"),
        ("要領の第3版の手数料は？", How.NAMED, "要領の手数料は？"),
        ("保管年数は前の版と同じ？", How.SPOKEN, "保管年数"),
        ("台帳はまだ紙で出すんですか", How.STILL, "台帳は紙で出すんですか"),
    ],
)
def test_an_edition_is_read_off_the_question(question, how, plain):
    meant = edition_meant(question)

    assert meant is not None
    assert (meant.how, meant.plain) == (how, plain)


def test_an_edition_is_named_by_its_day_too():
    meant = edition_meant("令和4年9月の版では保管は何年？")

    assert meant is not None
    assert meant.day == Period(starts=date(2022, 9, 1), ends=date(2022, 9, 30))
    assert meant.plain == "保管は何年？"


@pytest.mark.parametrize(
    "question",
    [
        "申請の前は何を決めますか",
        "導入する前は何をしますか",
        "着手前は何を確かめますか",
        "令和5年以前の措置は？",
        "前年度の実績は？",
        "当初予算はいくら？",
        "以前使っていた様式は使えますか",
        "前もって準備するものは？",
        "A4版の用紙は何枚？",
        "改定前後の比べ方は？",
        "前例はありますか",
    ],
)
def test_a_time_before_something_else_means_no_edition(question):
    assert edition_meant(question) is None


@pytest.mark.parametrize(
    "question", ["手数料は上がった？", "点検の回数増えましたか", "前と同じですか", "保管年数は変わってますか"]
)
def test_a_question_may_end_in_a_change(question):
    assert compares(question)


@pytest.mark.parametrize(
    "question",
    ["件数を増やすにはどうすればよいですか", "県と市の役割はどう違いますか", "変わった取組は？", "廃止の届は？"],
)
def test_a_way_to_change_and_two_things_compared_are_no_change(question):
    assert not compares(question)


def test_what_only_points_to_an_edition_or_a_change_goes_on_from_the_question_before():
    assert is_of_an_edition_alone("前の版だと？")
    assert not is_of_an_edition_alone("前の版だと保管は何年？")
    assert is_comparison_alone("前の版とちがう？")
    assert not is_comparison_alone("保管は前の版とちがう？")
