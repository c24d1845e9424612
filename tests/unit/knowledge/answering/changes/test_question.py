"""Which questions ask what changed between editions, and which only sound like it."""

import pytest

from knowledge.answering.changes.question import Asked, Only, read_change_question, speaks_of_change
from knowledge.library.opening import open_words

_LABELS = ("第2.0版", "第2.1版")
_TITLES = ("自治体DX推進の手引き", "自治体DX取組事例集")


@pytest.fixture(scope="module")
def words():
    return open_words()


def _read(question, words):
    if not speaks_of_change(question):
        return None
    return read_change_question(question, words, labels=_LABELS, titles=_TITLES)


@pytest.mark.parametrize(
    "question",
    [
        "第2.1版で何が変わった？",
        "第２．１版で何が変わりましたか。",
        "前の版との違いは？",
        "改定点を教えて",
        "改訂箇所を教えてください",
        "手引きの変更点は？",
        "新旧対照を見せて",
        "第2.0版から第2.1版への変更内容を知りたい",
        "Ver.3.0で追加された点は？",
        "今回の改定のポイントは",
        "前の版からどう変わっていますか",
        "何が変わりましたか",
    ],
)
def test_a_question_about_differences_of_editions_is_known(question, words):
    found = _read(question, words)

    assert found is not None
    assert found.asked is Asked.DIFFERENCES
    assert found.about == ()


@pytest.mark.parametrize(
    "question",
    [
        "変わった取組の事例は？",
        "計画を変更する手順は？",
        "計画の変更点は誰に報告しますか",
        "全体方針を変えるには何が要りますか",
        "条例の改正の手続きを教えて",
        "第2.1版の公表日はいつですか",
        "前の版はどこで手に入りますか",
        "組織改正で担当はどこになりますか",
        "変更届の様式はありますか",
        "県と市の役割の違いは？",
        "計画・実行・評価・改善の輪とどう違いますか",
        "住所変更の手続きは？",
        "追加された手続きの件数を数えますか",
        "研修の時間を増やすにはどうすればよいですか",
        "手順書の改定は誰が決めますか",
        "ステップ0に戻るのはいつですか",
    ],
)
def test_other_questions_are_left_alone(question, words):
    assert _read(question, words) is None


def test_what_is_asked_about_is_what_remains(words):
    found = _read("第2.1版で連絡会はどう変わりましたか", words)

    assert found is not None
    assert found.about == ("連絡会",)
    assert found.labels == ("第2.1版",)


def test_since_when_is_asked_of_one_thing(words):
    found = _read("措置率はいつ変わった？", words)

    assert found is not None
    assert (found.asked, found.when, "".join(found.about)) == (Asked.ONE_THING, True, "措置率")


@pytest.mark.parametrize(
    ("question", "only"),
    [
        ("第2.1版で追加された章は？", Only.ADDED),
        ("新しい版で削除された章は？", Only.REMOVED),
        ("第2.1版で追加や削除された点は？", Only.ANY),
    ],
)
def test_one_way_of_changing_may_be_asked_for(question, only, words):
    assert _read(question, words).only is only


@pytest.mark.parametrize("question", ["第2.0版から何が変わった？", "第2.0版との違いは？"])
def test_the_edition_compared_from_is_told_apart(question, words):
    assert _read(question, words).from_label == "第2.0版"
