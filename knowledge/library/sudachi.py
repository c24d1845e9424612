"""Sudachi, core dictionary, mode B (and A for parts): the only door to sudachipy, loaded when the first text is cut."""

import re
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import Any

from knowledge.text import fold, sentences

_MOST_BYTES = 49_149  # more in one go is refused by Sudachi
_MOST_CHARACTERS = _MOST_BYTES // 4
_REMEMBERED = 4096
_REMEMBERED_PARTS = 65536
_SHORTEST_COMPOUND = 3  # letters
_PERSON, _NOBODY = "人名", "〇〇"
_BODIES = frozenset("都道府県郡市区町村")
_HIRAGANA = re.compile(r"[ぁ-ゖー]+")
# Nouns that only hang a clause on a sentence (形式名詞). The dictionary has no class for them; official Japanese writes
# them in hiragana (公用文作成の考え方, 2022), and the full words (物, 方, 上) in kanji.
_FORMAL_NOUNS = frozenset(
    {"こと", "もの", "ため", "とき", "ところ", "ほう", "わけ", "はず", "つもり", "うち", "まま", "ほか", "とおり"}
    | {"ふう", "ほど", "たび", "もと", "うえ", "なか", "ごろ", "さい", "とこ", "やつ", "もん"}
)


class SudachiWords:
    """Content words in dictionary form, folded. Any number of threads may cut at once: each has its own tokenizer."""

    def __init__(self) -> None:
        self._loading = threading.Lock()
        self._dictionary: Any = None
        self._of_thread = threading.local()
        self._rules: dict[int, _Kept] = {}
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._cut)
        self._remembered_parts = lru_cache(maxsize=_REMEMBERED_PARTS)(self._take_apart)
        self._remembered_adverbs = lru_cache(maxsize=_REMEMBERED_PARTS)(self._serves_as_adverb)

    def content(self, text: str) -> tuple[str, ...]:
        """Nouns, verbs, numbers… of `text` in order, in dictionary form and folded; particles are left out."""
        return self._remembered(text)

    def parts(self, word: str) -> tuple[str, ...]:
        """The shorter words (短単位) that one of `content` is made of: 研修費 → 研修, 費; itself where it has none."""
        return self._remembered_parts(word)

    def is_adverbial(self, word: str) -> bool:
        """Whether one of `content` is a noun that also serves as an adverb (副詞可能): 普段, 最近, 結局, 場合."""
        return self._remembered_adverbs(word)

    def without_people(self, text: str) -> str:
        """`text` with 〇〇 in place of what the dictionary has as names of persons (人名); names of places stay."""
        if len(text) > _MOST_CHARACTERS:
            raise ValueError(f"{len(text)} characters are too many to look through at once")
        found = list(self._tokenizer("C").tokenize(text))
        pieces: list[str] = []
        for at, morpheme in enumerate(found):
            is_name = morpheme.part_of_speech()[2] == _PERSON and not _is_of_place(found[at + 1 : at + 2])
            if not is_name:
                pieces.append(text[morpheme.begin() : morpheme.end()])
            elif not pieces or pieces[-1] != _NOBODY:
                pieces.append(_NOBODY)
        return "".join(pieces)

    def _serves_as_adverb(self, word: str) -> bool:
        if len(word) > _MOST_CHARACTERS:
            return False
        found = self._tokenizer("B").tokenize(word)
        return len(found) == 1 and found[0].part_of_speech()[2] == "副詞可能"

    def _cut(self, text: str) -> tuple[str, ...]:
        # NFKC first: Sudachi leaves the radicals (⼈) that PDF files hold in place of ideographs.
        plain = unicodedata.normalize("NFKC", text)
        return tuple(word for piece in _pieces(plain) for word in self._words(piece))

    def _take_apart(self, word: str) -> tuple[str, ...]:
        if not _SHORTEST_COMPOUND <= len(word) <= _MOST_CHARACTERS:
            return (word,)
        parts = tuple(_fold_word(part.normalized_form()) for part in self._tokenizer("A").tokenize(word))
        return parts if all(part.isalnum() for part in parts) else (word,)  # (1), 0.7: signs make no compounds

    def _words(self, piece: str) -> Iterator[str]:
        for morpheme in self._tokenizer("B").tokenize(piece):
            if _is_kept(self._rule(morpheme), morpheme.surface()):
                word = _fold_word(morpheme.normalized_form())
                if word:
                    yield word

    def _rule(self, morpheme: Any) -> "_Kept":
        number = morpheme.part_of_speech_id()
        if number not in self._rules:
            self._rules[number] = _rule_of(*morpheme.part_of_speech()[:3])
        return self._rules[number]

    def _tokenizer(self, mode: str) -> Any:
        if not hasattr(self._of_thread, mode):
            setattr(self._of_thread, mode, self._load().tokenizer(mode, fields={"pos", "normalized_form"}))
        return getattr(self._of_thread, mode)

    def _load(self) -> Any:
        with self._loading:
            if self._dictionary is None:
                from sudachipy import Dictionary  # noqa: PLC0415 - loads where it is used

                self._dictionary = Dictionary(dict="core")
            return self._dictionary


_fold_word = lru_cache(maxsize=65536)(fold)


class _Kept(Enum):
    ALWAYS = "carries meaning"
    NEVER = "holds the sentence together"
    IN_KANJI = "carries meaning where it is not written in hiragana: official Japanese writes 「…ていく」 but 「行く」"
    BUT_FORMAL = "carries meaning unless it is a formal noun"
    IN_LETTERS = "carries meaning where it is a letter: the dictionary takes rare ideographs (𠮷) for symbols"


def _rule_of(kind: str, group: str, form: str) -> _Kept:
    """What becomes of a part of speech (品詞) of UniDic."""
    match kind, group, form:
        case ("名詞", "助動詞語幹", _) | ("形状詞", "助動詞語幹", _):
            return _Kept.NEVER
        case "名詞", "普通名詞", _:
            return _Kept.BUT_FORMAL
        case ("名詞" | "形状詞", _, _) | ("動詞" | "形容詞", "一般", _):
            return _Kept.ALWAYS
        case ("記号" | "補助記号", _, _):
            return _Kept.IN_LETTERS
        case ("動詞" | "形容詞", "非自立可能", _) | ("副詞" | "接頭辞", _, _) | ("接尾辞", "名詞的", _):
            return _Kept.IN_KANJI
    return _Kept.NEVER


def _is_of_place(following: Sequence[Any]) -> bool:
    """Whether a name belongs to a place: 汐風 in 汐風町, which the dictionary does not know as one."""
    return any(morpheme.surface()[0] in _BODIES for morpheme in following)


def _is_kept(rule: _Kept, surface: str) -> bool:
    match rule:
        case _Kept.IN_KANJI:
            return not _HIRAGANA.fullmatch(surface) and surface != "御"
        case _Kept.BUT_FORMAL:
            return surface not in _FORMAL_NOUNS
        case _Kept.IN_LETTERS:
            return unicodedata.category(surface[0]) in {"Lo", "Lu", "Ll"}
        case _:
            return rule is _Kept.ALWAYS


def _pieces(text: str) -> Iterator[str]:
    """Runs of whole sentences that Sudachi takes in one go; a longer sentence is cut where it has to be."""
    if len(text.encode()) <= _MOST_BYTES:
        yield text
        return
    piece, size = "", 0
    for start, end in sentences(text):
        for at in range(start, end, _MOST_CHARACTERS):
            part = text[at : min(end, at + _MOST_CHARACTERS)]
            bytes_of_part = len(part.encode()) + 1
            if piece and size + bytes_of_part > _MOST_BYTES:
                yield piece
                piece, size = "", 0
            piece, size = f"{piece}{part}\n", size + bytes_of_part
    if piece:
        yield piece
