"""Joining of lines by script: Japanese without, Latin with a space."""

_LATIN_ENDS = ",.;:!?)]}%\"'"
_LATIN_STARTS = "([{\"'$#&"


def joined(before: str, line: str) -> str:
    """Two lines of one paragraph as one; a space only between Latin words, a Latin hyphen at the end stays."""
    if not before or not line:
        return before + line
    last, first = before[-1], line[0]
    latin = (_is_latin(last) or last in _LATIN_ENDS) and (_is_latin(first) or first in _LATIN_STARTS)
    return f"{before} {line}" if latin and not _is_inside_url(before) else before + line


def _is_latin(character: str) -> bool:
    return character.isalnum() and character < "\u0250"


def _is_inside_url(before: str) -> bool:
    """Whether the line before ends within an address, which goes on without a space."""
    word = before.rsplit(None, 1)[-1]
    return "://" in word and not word.endswith((".", ",", ")"))
