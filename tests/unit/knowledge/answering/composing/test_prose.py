"""Claims read as sentences of a colleague: nothing dangles, no debris, each stands alone."""

import random
import re

import pytest

from knowledge.answering.composing.prose import draft_of, leans, plain_heading
from knowledge.answering.finding.units import units_in
from knowledge.testing import publication
from knowledge.text import find
from tests.unit.ingest.reading import RegexWords

_OPENINGS = (
    "また、",
    "さらに、",
    "なお、",
    "これにより、",
    "同様に、",
    "そのため、",
    "ただし、",
    "その結果、",
    "加えて、",
    "",
)
_SUBJECTS = ("この会議は", "その担当者は", "窓口の受付は", "各課の職員が", "これらの書類は", "同委員会は")
_PREDICATES = (
    "月に1回開きます。",
    "3日以内に知らせる。",
    "記録を残す",
    "副町長が務める。",
    "半年ごとに見直すこととする。",
)
_LISTS = (
    "次のことを行います。\n・現状を調べる\n・課題をまとめる",
    "1. 書類を集める。\n2. 確かめる。",
    "受付時間：午前9時から",
)
_TABLES = ("項目 | 内容\n補助率 | 3分の2", "段階 | 対象 | 時間\n基礎 | 全職員 | 年3時間", "種別\t金額\n委託料\t480万円")
_DANGLING = re.compile(r"(?:また|さらに|なお|これにより|同様に|そのため|ただし|その結果|加えて)、")


def _text(seed: int) -> str:
    """A section of invented sentences, lists and tables in any order."""
    chance = random.Random(seed)
    parts = []
    for _ in range(chance.randint(1, 5)):
        kind = chance.randint(0, 5)
        if kind == 4:
            parts.append(chance.choice(_LISTS))
        elif kind == 5:
            parts.append(chance.choice(_TABLES))
        else:
            parts.append(chance.choice(_OPENINGS) + chance.choice(_SUBJECTS) + chance.choice(_PREDICATES))
    lines = "\n".join(parts)
    return lines if chance.random() < 0.5 else re.sub(r"(?<=。)\n(?=[^・1-9]*。)", "", lines)


def _drafts(text: str) -> list[tuple[str, list[str]]]:
    chunks = publication([("見直しの会議", text)], words=RegexWords()).chunks
    drafts = [draft_of(unit) for unit in units_in("P1", chunks)]
    return [(draft.text, [quote.text for quote in draft.quotes]) for draft in drafts]


@pytest.mark.parametrize("seed", range(150))
def test_no_claim_dangles_is_debris_or_rests_on_words_that_do_not_stand(seed: int) -> None:
    text = _text(seed)

    for claim, quotes in _drafts(text):
        assert not _DANGLING.match(claim), claim
        assert not re.search(r"[、，：:\t|]$|^項目|\t| \| ", claim), claim
        assert claim == claim.strip()
        assert all(find(quote, text) for quote in quotes)
        assert "見直しの会議：見直しの会議" not in claim


def test_a_conjunction_that_only_adds_is_dropped() -> None:
    assert _drafts("また、窓口は月に1回休みます。") == [("窓口は月に1回休みます。", ["また、窓口は月に1回休みます。"])]


def test_a_sentence_that_leans_on_the_one_before_brings_it() -> None:
    drafts = _drafts("窓口の記入をなくします。これにより、待ち時間が短くなります。")

    assert drafts[1][0] == "窓口の記入をなくします。これにより、待ち時間が短くなります。"
    assert drafts[1][1] == ["窓口の記入をなくします。これにより、待ち時間が短くなります。"]


def test_a_proviso_without_what_it_limits_names_its_heading() -> None:
    assert _drafts("ただし、休日は除く。")[0][0] == "見直しの会議：ただし、休日は除く。"


def test_a_pointing_word_gives_way_to_the_heading_that_has_its_noun() -> None:
    assert _drafts("この会議は、半年に一度開きます。")[0][0] == "見直しの会議は、半年に一度開きます。"


def test_a_fragment_is_led_by_its_heading_and_a_sentence_is_not() -> None:
    assert _drafts("担当は総務課")[0][0] == "見直しの会議：担当は総務課"
    assert _drafts("担当は総務課です。")[0][0] == "担当は総務課です。"


def test_a_row_is_read_with_its_labels_and_quotes_them() -> None:
    drafts = _drafts("段階 | 対象 | 時間\n基礎 | 全職員 | 年3時間")

    assert drafts == [("段階：基礎、対象：全職員、時間：年3時間", ["基礎 | 全職員 | 年3時間", "段階 | 対象 | 時間"])]


@pytest.mark.parametrize(
    "text", ["それぞれの課が決めます。", "その他の経費も対象です。", "これまで3年続けました。", "同意を得ます。"]
)
def test_words_that_only_look_like_pointing_stay(text: str) -> None:
    assert not leans(text)
    assert _drafts(text)[0][0] == text


@pytest.mark.parametrize(
    ("heading", "plain"),
    [
        ("第2章 体制", "体制"),
        ("3.1 選び方", "選び方"),
        ("（２）費用", "費用"),
        ("■概要", "概要"),
        ("ステップ1 方針", "ステップ1 方針"),
    ],
)
def test_the_number_of_a_heading_is_not_its_name(heading: str, plain: str) -> None:
    assert plain_heading(heading) == plain
