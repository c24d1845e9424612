"""The catalogues say the same in each language: the same keys, with the same placeholders."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from string import Formatter

import pytest

from bot.languages.every import CATALOGUES
from bot.languages.words import Words
from knowledge.domain.answer import CautionKind, Reason
from knowledge.domain.language import Language

JAPANESE = CATALOGUES[Language.JAPANESE]
OTHERS = [CATALOGUES[language] for language in Language if language is not Language.JAPANESE]
_MAY_BE_EMPTY_IN_JAPANESE = {"note", "note_rendered", "checked", "caution_labels"}


def texts(words: Words) -> Iterator[tuple[str, str]]:
    """(key, sentence) of a catalogue, a mapping's entries each under its own key."""
    for field in fields(words):
        value = getattr(words, field.name)
        if isinstance(value, Mapping):
            yield from ((f"{field.name}.{key}", text) for key, text in value.items())
        elif isinstance(value, str) and field.name != "language":
            yield field.name, value


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_language_has_a_catalogue() -> None:
    assert set(CATALOGUES) == set(Language)
    assert all(words.language is language for language, words in CATALOGUES.items())


@pytest.mark.parametrize("words", OTHERS)
def test_keys_and_placeholders_are_the_same(words: Words) -> None:
    own, japanese = dict(texts(words)), dict(texts(JAPANESE))
    assert own.keys() == japanese.keys()
    for key, text in own.items():
        assert placeholders(text) == placeholders(japanese[key]), key


@pytest.mark.parametrize("words", CATALOGUES.values())
def test_nothing_is_left_unsaid(words: Words) -> None:
    assert set(words.caution_labels) == set(CautionKind)
    assert set(words.reasons) == set(Reason)
    may_be_empty = _MAY_BE_EMPTY_IN_JAPANESE if words is JAPANESE else set()
    assert [key for key, text in texts(words) if not text and key.split(".")[0] not in may_be_empty] == []


def test_buttons_are_no_longer_than_slack_takes() -> None:
    names = ("helpful", "unhelpful", "ask_people", "evidence", "copy", "similar", "inquiry", "share", "close")
    assert all(len(getattr(words, name)) <= 75 for words in CATALOGUES.values() for name in names)
