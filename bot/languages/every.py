"""Every catalogue by its language."""

from collections.abc import Mapping
from typing import Final

from bot.languages import english, japanese, plain_japanese
from bot.languages.words import Words
from knowledge.domain.language import Language

CATALOGUES: Final[Mapping[Language, Words]] = {
    words.language: words for words in (japanese.WORDS, plain_japanese.WORDS, english.WORDS)
}
