"""How lines end and begin: whether a sentence has ended, and whether the words of one line go on in the next."""

import re

_ENDED = re.compile(r"[。！？!?：:][」』）)]*$")
_CUT = re.compile(r"[、，をはがにへでのとも]$")
_GOES_ON = re.compile(r"[をがはにへもとでや、。，．」』）)]")


def has_ended(text: str) -> bool:
    """Whether the text ends a sentence."""
    return bool(_ENDED.search(text))


def is_cut_between(before: str, after: str) -> bool:
    """Whether the words tell that the one text goes on with the other (…において賃金等を | 引き上げる)."""
    return bool(_CUT.search(before) or _GOES_ON.match(after))
