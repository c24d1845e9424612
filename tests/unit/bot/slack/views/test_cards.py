"""Cards in Slack: nothing said twice, what is not open in grey with its reason, several cards short."""

from dataclasses import replace

from bot import messages
from bot.slack.views.cards import cards
from bot.slack.views.split import Part
from bot.wording import case_rows
from knowledge.domain.answer import Cell, Claim, Fit, Grounded, Ineligible, QuestionKind, Table
from tests.scenario.slack.answers import closed_measure, grounded, training_case

_MEASURE = closed_measure()
_BARRED = Ineligible(measure_id="m1", reason="貴団体（青葉県）は対象外です（「市町村」）。", stated=_MEASURE.recipients)


def _only(answer: Grounded) -> Part:
    (part,) = cards(answer)
    return part


def _claiming(*texts: str) -> Grounded:
    return grounded(*texts, measures=[_MEASURE])


def test_a_row_that_a_claim_has_said_is_left_out() -> None:
    told = "外部研修の受講料と資格試験の受験料が対象です。"
    claims = tuple(Claim(text=text, citations=(1,)) for text in (told, "対象団体：市町村"))

    text = _only(replace(_claiming("受講料です。"), claims=claims)).text

    assert "対象経費" not in text
    assert "対象団体" not in text
    assert "措置率・補助率：0.5→0.7" in text
    assert "令和8年3月31日まで・終了" in text, "until when is shown whatever the claims say"


def test_a_short_word_counts_as_said_only_with_its_label() -> None:
    assert "対象団体：市町村" in _only(_claiming("市町村のほか、受講料について定めます。")).text


def test_a_row_of_which_a_part_is_not_said_stays_whole() -> None:
    assert "対象経費：外部研修の受講料／資格試験の受験料" in _only(_claiming("外部研修の受講料です。")).text


def test_what_is_said_of_another_measure_does_not_count() -> None:
    other = replace(_MEASURE, id="m2", name="窓口に係る措置")
    answer = grounded("窓口に係る措置では、外部研修の受講料と資格試験の受験料が対象です。", measures=[_MEASURE, other])

    first, _ = cards(answer)

    assert "対象経費：外部研修の受講料／資格試験の受験料" in first.text


def test_what_a_table_shows_is_not_shown_again() -> None:
    row = (Cell(text="対象経費"), Cell(text="外部研修の受講料／資格試験の受験料", citations=(1,)))
    table = Table(title="比較", header=("項目", _MEASURE.name), rows=(row,))

    assert "対象経費" not in _only(replace(_claiming("比べました。"), tables=(table,))).text


def test_further_cards_have_only_the_rows_that_decide() -> None:
    other = replace(training_case(), id="k2", title=replace(training_case().title, text="研修の広域開催"))
    fit = Fit(case_id="k2", matches=("同じ市",), differs=("人口規模が違う",))

    first, second = cards(replace(grounded("研修の事例です。", cases=[training_case(), other]), fits=(fit,)))

    assert "ポイント" in first.text
    assert "ポイント" not in second.text
    assert "参考になる点：同じ市" in second.text
    assert "違う点：人口規模が違う" in second.text


def test_records_that_a_table_compares_say_only_what_it_does_not() -> None:
    case = replace(training_case(), location=grounded("比べました。").citations[0].location)
    rows = tuple(
        (Cell(text=label), Cell(text=text, citations=(1,)), Cell(text="別の市の記載です", citations=(1,)))
        for label, text in (*case_rows(case), ("参考になる点", ""))
    )
    table = Table(title="比較", header=("項目", "一方", "他方"), rows=rows)
    answer = replace(grounded("比べました。", cases=[case]), kind=QuestionKind.COMPARISON)

    assert not [*cards(replace(answer, tables=(table,)))]
    fit = Fit(case_id=case.id, matches=("同じ区分の団体",), differs=())
    assert "参考になる点" in _only(replace(answer, tables=(table,), fits=(fit,))).text


def test_among_many_records_each_has_only_the_rows_that_decide() -> None:
    many = [
        replace(training_case(), id=f"k{n}", title=replace(training_case().title, text=f"取組{n}")) for n in range(4)
    ]

    assert not any("ポイント" in card.text for card in cards(grounded("四つの事例です。", cases=many)))


def test_the_source_of_a_record_that_no_claim_cites_is_named() -> None:
    assert "根拠：" in _only(grounded("研修の事例です。", cases=[training_case()], pages=[999])).text


def test_a_measure_that_is_not_open_stands_in_grey_with_its_reason_and_quote() -> None:
    part = _only(replace(_claiming("別の措置が使えます。"), ineligible=(_BARRED,)))

    assert {block["type"] for block in part.blocks} == {"context"}
    (words,) = [element["text"] for block in part.blocks for element in block["elements"]]
    assert words.startswith(f"*{_MEASURE.name} （{messages.NOT_OPEN}）*")
    assert "貴団体（青葉県）は対象外です（「市町村」）。" in words
    assert "終了" not in words.splitlines()[0], "its standing is of no use to who cannot use it"
