"""Latin letters read out in kana (びーぴーあーる), as they are spoken: BPR."""

import re

_READ = (
    "A えー えい B びー C しー D でぃー でー E いー F えふ G じー H えっち えいち I あい J じぇー じぇい "
    "K けー けい L える M えむ N えぬ O おー P ぴー Q きゅー R あーる S えす T てぃー てー U ゆー V ぶい "
    "W だぶりゅー X えっくす Y わい Z ぜっと"
)


def _names() -> dict[str, str]:
    """Name → letter."""
    names: dict[str, str] = {}
    letter = ""
    for word in _READ.split():
        if word.isascii():
            letter = word
        else:
            names[word] = letter
    return names


_NAMES = _names()
_LETTER = "|".join(sorted(_NAMES, key=len, reverse=True))
# Begun in the middle of a word, or without one long sound, it is no name read out (あいいれない).
_READ_OUT = re.compile(rf"(?<![ぁ-んー])(?:{_LETTER}){{2,}}(?![ーぁぃぅぇぉゃゅょ]|っ(?!て))")
_LONG = re.compile("ー|えっくす")
_SIMPLE = re.compile(_LETTER)


def written_out(text: str) -> str:
    """The text with letters for their names, where at least two stand together in hiragana."""
    return _READ_OUT.sub(lambda run: _letters(run[0]) if _LONG.search(run[0]) else run[0], text)


def _letters(run: str) -> str:
    return "".join(_NAMES[name] for name in _SIMPLE.findall(run))
