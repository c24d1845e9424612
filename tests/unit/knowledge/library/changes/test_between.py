"""What is a change between two editions, and what is none."""

import time
from dataclasses import replace

import pytest

from knowledge.domain.changes import FigureKind, SectionChangeKind, TextChangeKind
from knowledge.domain.document import Chunk, Location
from knowledge.domain.publication import Publication, Section
from knowledge.library.changes.between import changes_between
from knowledge.testing import edition


def _publication(label, *sections):
    """A publication of (heading > heading, text, …) each of whose texts is a chunk that opens with its headings."""
    held = edition(label=label, published=None)
    chunks, paths, shown = [], [], set()
    for at, (heading, *texts) in enumerate(sections):
        path = tuple(part.strip() for part in heading.split(">"))
        paths += [path[:depth] for depth in range(1, len(path) + 1) if path[:depth] not in paths]
        fresh = [path[depth - 1] for depth in range(1, len(path) + 1) if path[:depth] not in shown]
        shown |= {path[:depth] for depth in range(1, len(path) + 1)}
        for text in texts:
            place = Location(edition=held, heading_path=path, page=at + 1)
            chunks.append(Chunk(location=place, ordinal=len(chunks), text="\n".join([*fresh, text])))
            fresh = []
    return Publication(
        edition=held,
        sections=tuple(Section(heading_path=path, level=len(path), page=None) for path in paths),
        chunks=tuple(chunks),
        cases=(),
        measures=(),
        notices=(),
        pages=len(sections),
    )


def _between(old, new):
    return changes_between(_publication("第1版", *old), _publication("第2版", *new))


def _kinds(changes):
    return {change.side.location.heading_path[-1]: [kind.value for kind in change.kinds] for change in changes.sections}


def _texts(change):
    return [(text.kind.value, [one.text for one in text.old], [one.text for one in text.new]) for text in change.texts]


_AIM = ("1 目的", "この計画は、窓口の手続きを早く済ませるためのものです。対象は全ての課とします。")
_WORK = ("2 進め方 > 2.1 調べる", "手続きの件数と時間を数えます。結果は一覧にして公表します。")
_TRY = ("2 進め方 > 2.2 試す", "一つの課で二か月のあいだ試します。うまくいけば広げます。")
_COST = ("3 費用", "初年度は設定と研修に八十万円ほどを見込みます。翌年からは利用料だけがかかります。")


def test_the_same_text_has_no_changes():
    changes = _between([_AIM, _WORK], [_AIM, _WORK])

    assert changes.count == 0
    assert changes.numbers == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("受付は　午前9時 から\n始めます。", "受付は午前９時から始めます。"),
        ("期限は令和7年度までです。", "期限は2025年度までです。"),
        ("期限はR7.3.31です。", "期限は令和7年3月31日です。"),
        ("・紙を減らす。", "● 紙を減らす。"),
        ("(3) 紙を減らす。", "(4) 紙を減らす。"),
        ("③ 紙を減らす。", "④ 紙を減らす。"),
        ("この手引き（第1版）の使い方です。", "この手引き（第2版）の使い方です。"),
    ],
)
def test_spelling_alone_is_no_change(old, new):
    changes = _between([("1 受付", old)], [("1 受付", new)])

    assert changes.sections == ()


def test_chunk_borders_and_page_shifts_are_no_change():
    whole = ("1 目的", "一つ目の文を書きます。二つ目の文を書きます。三つ目の文を書きます。")
    cut = ("1 目的", "一つ目の文を書きます。", "二つ目の文を書きます。三つ目の文を書きます。")

    assert _between([whole], [_COST, cut]).sections == _between([], [_COST]).sections


def test_a_line_broken_elsewhere_is_no_change():
    old = "窓口に来なくても済む手続きを増やして、\n来た人の待ち時間も同じだけ減らすように努めます。"
    new = "窓口に来なくても済む手続きを増やして、来た人の\n待ち時間も同じだけ減らすように努めます。"

    assert _between([("1 目的", old)], [("1 目的", new)]).sections == ()


def test_a_number_in_a_sentence_that_stays_is_told_with_both_quotes():
    changes = _between([("1 工程", "工程表は5年分を描きます。")], [("1 工程", "工程表は3年分を描きます。")])

    (number,) = changes.numbers
    assert (number.kind, number.before, number.after) == (FigureKind.COUNT, "5年", "3年")
    assert (number.old.text, number.new.text) == ("工程表は5年分を描きます。", "工程表は3年分を描きます。")
    assert number.old.location.edition.label == "第1版"


@pytest.mark.parametrize(
    ("old", "new", "kind", "values"),
    [
        ("措置率は0.5です。", "措置率は0.7です。", FigureKind.RATE, ("0.5", "0.7")),
        ("補助率は2分の1以内です。", "補助率は3分の2以内です。", FigureKind.RATE, ("2分の1", "3分の2")),
        ("補助率は1/2です。", "補助率は50％です。", None, None),
        ("上限は1,000万円です。", "上限は1,500万円です。", FigureKind.MONEY, ("1,000万円", "1,500万円")),
        ("上限は1,000万円です。", "上限は1千万円です。", None, None),
        ("期間は令和5年度までです。", "期間は令和7年度までです。", FigureKind.DATE, ("令和5年度まで", "令和7年度まで")),
        ("対象 | 12件 | 紙", "対象 | 18件 | 紙", FigureKind.COUNT, ("12件", "18件")),
        ("詳しくは3章を見ます。", "詳しくは4章を見ます。", None, None),
    ],
)
def test_figures_are_told_by_value(old, new, kind, values):
    changes = _between([("1 条件", old)], [("1 条件", new)])

    found = [(number.kind, (number.before, number.after)) for number in changes.numbers]
    assert found == ([(kind, values)] if kind else [])


def test_an_added_section_renumbers_the_others_and_nothing_else():
    changes = _between(
        [_AIM, _WORK, _TRY],
        [_AIM, _WORK, ("2 進め方 > 2.2 決める", "課長が決めます。"), ("2 進め方 > 2.3 試す", _TRY[1])],
    )

    assert _kinds(changes) == {"2.2 決める": ["added"], "2.3 試す": ["renumbered"]}


def test_a_section_under_another_one_has_moved():
    changes = _between([_AIM, _WORK, _TRY, _COST], [_AIM, _WORK, _COST, ("3 費用 > 3.1 試す", _TRY[1])])

    assert _kinds(changes) == {"3.1 試す": ["moved", "renumbered"]}


def test_sections_in_another_order_have_moved_but_for_the_longest_run():
    changes = _between([_AIM, _WORK, _COST], [_COST, _AIM, _WORK])

    assert _kinds(changes) == {"3 費用": ["moved"]}


def test_a_section_with_another_heading_is_renamed():
    changes = _between([_AIM, _COST], [("1 この計画の目的", _AIM[1]), _COST])

    assert _kinds(changes) == {"1 この計画の目的": ["renamed"]}


def test_a_chapter_with_another_heading_is_found_by_its_sections():
    changes = _between([_AIM, _WORK, _TRY], [_AIM, ("2 手順 > 2.1 調べる", _WORK[1]), ("2 手順 > 2.2 試す", _TRY[1])])

    assert _kinds(changes) == {"2 手順": ["renamed"]}


def test_forms_that_changed_places_are_told_by_what_they_say():
    one, other = ("様式1", "申請者の氏名と住所を書きます。"), ("様式2", "支払いの日と金額を書き、領収書を添えます。")

    changes = _between([one, other], [("様式1", other[1]), ("様式2", one[1])])

    assert not any(text for change in changes.sections for text in change.texts)


def test_a_section_that_was_split_says_from_which():
    long = (
        "1 調べる",
        "手続きの件数を数えます。時間も同じように計ります。紙の枚数を控えておきます。結果は一覧で公表します。",
    )
    first = ("1 調べる", "手続きの件数を数えます。時間も同じように計ります。")
    second = ("2 控える", "紙の枚数を控えておきます。結果は一覧で公表します。")

    changes = _between([long], [first, second])

    assert _kinds(changes) == {"2 控える": ["split"]}
    assert [other.heading_path for other in changes.sections[0].others] == [("1 調べる",)]


def test_a_section_that_was_merged_says_into_which():
    first = ("1 調べる", "手続きの件数を数えます。時間も同じように計ります。記録は表に残します。")
    second = ("2 控える", "紙の枚数を控えておきます。")

    changes = _between([first, second], [("1 調べる", first[1] + second[1])])

    merged = next(change for change in changes.sections if change.kind is SectionChangeKind.MERGED)
    assert [other.heading_path for other in merged.others] == [("1 調べる",)]
    assert not any(text.kind is TextChangeKind.REMOVED for change in changes.sections for text in change.texts)


def test_a_sentence_that_was_split_in_two_is_one_change():
    old = ("1 会議", "会議は毎月一回、首長を長として開き、議事の要点を翌週までに公表するものとします。")
    new = ("1 会議", "会議は毎月一回、首長を長として開きます。議事の要点は翌週までに公表するものとします。")

    (change,) = _between([old], [new]).sections

    assert [kind for kind, _, _ in _texts(change)] == ["changed"]


def test_rows_are_paired_by_their_first_cell():
    old = ("1 表", "区分 | 率 | 上限\n市 | 0.5 | 100万円\n町村 | 0.5 | 50万円")
    new = ("1 表", "区分 | 率 | 上限\n県 | 0.3 | 200万円\n市 | 0.7 | 300万円\n町村 | 0.5 | 50万円")

    (change,) = _between([old], [new]).sections

    assert _texts(change) == [
        ("added", [], ["県 | 0.3 | 200万円"]),
        ("changed", ["市 | 0.5 | 100万円"], ["市 | 0.7 | 300万円"]),
    ]


def test_a_row_is_one_change_whatever_sentences_its_cells_hold():
    old = ("1 用語", "用語 | 意味 | 改定\n台帳 | 業務の名を並べた表。年に一度直す。 | 2018/03/30")
    new = ("1 用語", "用語 | 意味 | 改定\n台帳 | 業務の名を並べた表。年に一度直す。今は使わない。 | 2021/08/31")

    changes = _between([old], [new])

    assert [text.new[0].text.split(" | ")[0] for text in changes.sections[0].texts] == ["台帳"]
    assert [(number.before, number.after) for number in changes.numbers] == [("2018/03/30", "2021/08/31")]


def test_removed_sections_stand_where_they_stood():
    changes = _between(
        [_AIM, _COST, _WORK],
        [("1 目的", _AIM[1] + "期間は三年です。"), ("2 進め方 > 2.1 調べる", _WORK[1] + "毎年行います。")],
    )

    assert [change.side.location.heading_path[-1] for change in changes.sections] == ["1 目的", "3 費用", "2.1 調べる"]


def test_a_list_in_another_order_is_no_loss():
    old = ("1 項目", "・紙の書類を減らすこと\n・待ち時間を短くすること\n・職員の負担を軽くすること")
    new = ("1 項目", "・職員の負担を軽くすること\n・紙の書類を減らすこと\n・待ち時間を短くすること")

    (change,) = _between([old], [new]).sections

    assert {kind for kind, _, _ in _texts(change)} == {"moved"}


def test_the_other_way_round_added_and_removed_change_places():
    there, back = _between([_AIM], [_AIM, _COST]), _between([_AIM, _COST], [_AIM])

    assert _kinds(there) == {"3 費用": ["added"]}
    assert _kinds(back) == {"3 費用": ["removed"]}


@pytest.mark.slow
def test_a_thousand_pages_are_compared_in_seconds():
    old = [
        (f"第{at // 60 + 1}章 > {at % 60 + 1} 手続き{at}", f"手続き{at}は課{at % 97}が受け付けます。" * 3)
        for at in range(6000)
    ]
    new = [*old]
    for at in range(0, 6000, 20):
        new[at] = (old[at][0], old[at][1].replace("受け付け", "まとめて審査し"))
    new.insert(10, ("第1章 > 新しい節", "ここに書き足した文があります。"))

    started = time.perf_counter()
    changes = _between(old, new)

    assert time.perf_counter() - started < 30
    assert len(changes.sections) == 301


def test_long_texts_without_headings_do_not_blow_up():
    old = [("", "".join(f"{at}番の手続きを課{at % 7}が受け付けます。\n" for at in range(1500)))]
    new = [("", "".join(f"{at}番の手続きを課{at % 7}が受け付けます。\n" for at in range(1500) if at % 100))]

    (change,) = _between(old, new).sections

    assert [kind for kind, _, _ in _texts(change)] == ["removed"] * 15


def test_every_quote_is_a_slice_of_its_chunk():
    old = _publication("第1版", _AIM, _WORK, _TRY)
    new = _publication("第2版", (_AIM[0], _AIM[1].replace("全ての課", "二つの課")), _COST)
    chunks = {chunk.id: chunk for chunk in (*old.chunks, *new.chunks)}

    for change in changes_between(old, new).sections:
        for text in change.texts:
            assert all(one.text in chunks[one.chunk_id].text for one in (*text.old, *text.new))


def test_publications_without_sections_are_compared_too():
    bare = replace(_publication("第1版", _AIM), sections=())

    assert changes_between(bare, replace(_publication("第2版", _AIM), sections=())).count == 0
