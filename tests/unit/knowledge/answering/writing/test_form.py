import json

import pytest

from knowledge.answering.writing.form import Incoming
from tests.unit.knowledge.answering.writing.scripted import claims

_REPLY = claims(("一つ目です。", "P1", "甲の引用"), ("二つ目です。", "P2", "乙の「引用」]}"))


def _read(text, letters=1):
    incoming = Incoming()
    drafts = [d for at in range(0, len(text), letters) for d in incoming.feed(text[at : at + letters])]
    return drafts, incoming.is_whole


@pytest.mark.parametrize("letters", [1, 3, 50, 10_000])
def test_claims_are_read_however_the_text_is_cut(letters):
    drafts, whole = _read(_REPLY, letters)

    assert [draft.text for draft in drafts] == ["一つ目です。", "二つ目です。"]
    assert [(q.key, q.text) for q in drafts[1].quotes] == [("P2", "乙の「引用」]}")]
    assert whole


def test_a_claim_is_handed_on_as_soon_as_its_object_is_closed_and_not_before():
    incoming = Incoming()
    closed = _REPLY.index('"二つ目です。"') - len(', {"text": ')

    assert not list(incoming.feed(_REPLY[: closed - 1]))
    assert [draft.text for draft in incoming.feed(_REPLY[closed - 1 : closed])] == ["一つ目です。"]


def test_a_claim_that_breaks_off_is_no_claim():
    """「この補助金は使えません」 cut short would say the opposite."""
    text = claims(("この補助金は使えません。", "P1", "終了しました。"))

    for end in range(len(text) - len("]}")):
        drafts, whole = _read(text[:end])
        assert drafts == [] or end >= text.index("}]}") + 3
        assert not whole


def test_a_code_fence_and_words_around_the_json_do_no_harm():
    drafts, whole = _read(f"承知しました。\n```json\n{_REPLY}\n```\n以上です。")

    assert len(drafts) == 2
    assert whole


def test_an_object_that_is_no_claim_is_passed_over():
    good = {"text": "一つ目です。", "quotes": [{"passage": "P1", "quote": "甲の引用"}]}
    mixed = [{"text": 3}, "claims", None, {"quotes": []}, good]

    drafts, whole = _read(json.dumps({"claims": mixed}, ensure_ascii=False))

    assert [draft.text for draft in drafts] == ["一つ目です。"]
    assert whole


@pytest.mark.parametrize("reply", ["分かりません。", "{", '{"claims": "なし"}', "", '{"claims": [' + "[" * 100_000])
def test_another_form_is_not_whole(reply):
    assert _read(reply, 50_000) == ([], False)


def test_an_empty_list_is_a_whole_answer():
    assert _read('{"claims": []}') == ([], True)


def test_line_ends_inside_a_claim_become_blanks():
    (draft,), _ = _read(claims(("一行目\n\n# 二行目", "P1", "甲の引用")))

    assert draft.text == "一行目 # 二行目"
