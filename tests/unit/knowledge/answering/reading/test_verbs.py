"""A noun that a question uses as its verb is told from what the question is about."""

import pytest

from knowledge.answering.reading.verbs import verbal_nouns


@pytest.mark.parametrize(
    ("text", "terms", "verbs"),
    [
        ("窓口を改善した事例", ("窓口", "改善"), {"改善"}),
        ("議事録に生成AIを導入している町", ("議事録", "生成", "ai", "導入"), {"導入"}),
        ("税の証明をオンラインで申請できますか", ("税", "証明", "オンライン", "申請"), {"申請"}),
        ("研修は他の町と共同で実施済みですか", ("研修", "共同", "実施"), {"実施"}),
        ("統合した学校の跡地の活用", ("統合", "学校", "跡地", "活用"), set()),
        ("窓口の改善を進めた事例", ("窓口", "改善"), set()),
        ("業務改善で窓口を改善した事例", ("業務", "改善", "窓口"), set()),
        ("学校を統合した、その跡地を活用する", ("学校", "統合", "跡地", "活用"), {"統合", "活用"}),
        ("補助金の実績報告に関して提出する様式", ("補助金", "実績", "報告", "提出", "様式"), set()),
    ],
)
def test_a_noun_with_suru_and_an_object_is_a_verb(text, terms, verbs):
    assert verbal_nouns(text, terms) == verbs
