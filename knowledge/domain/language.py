"""Languages (ことば) in which readers want an answer told; quotes and citations stay as the sources have them."""

from enum import StrEnum


class Language(StrEnum):
    """日本語, やさしい日本語, English."""

    JAPANESE = "ja"
    PLAIN_JAPANESE = "ja-plain"
    ENGLISH = "en"
