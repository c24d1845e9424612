"""Reading whether a question asks what changed between editions (改定点), in which, and about what.

A question is taken for one only when it names an edition, or speaks of one edition beside another, and asks for a
difference; or when it asks for nothing but the differences; or when it asks since when something is as it is.
Words that merely contain 変わる or 変更 (変わった取組, 計画を変更する手順) are no such question.
"""

import re
from dataclasses import dataclass
from enum import Enum

from knowledge.answering.reading.edition_meant import How, compares, edition_meant, without_comparison
from knowledge.answering.reading.interrogatives import without_interrogatives
from knowledge.library.words import Words
from knowledge.text import fold

_LABEL = (
    r"第\d+(?:\.\d+)*版|(?<![a-z\d.第])\d+(?:\.\d+)+版|ver(?:sion)?\.?\d+(?:\.\d+)*|v\d+\.\d+|(?:(?:令和|平成|r|h)(?:元|\d{1,2})|\d{4})年度?(?:\d{1,2}月)?"
    r"(?:改[定訂正]?版|版|改[定訂正])|第?\d+次(?:締切|公募)(?:分)?|第\d+回(?:締切|公募)(?:分)?"
)
_LABELS = re.compile(_LABEL)
_BESIDE = re.compile(
    r"(?:前|以前|一つ前|ひとつ前|1つ前|今まで|これまで|旧|昔|新しい|最新|新|今|今回|現在|現行)の?版|(?:改[定訂正])(?:前|後)|今回の改[定訂正]|新旧|"
    r"版(?:の間|どうし|同士)"
)
_POINTS = r"(?:点|箇所|か所|ところ|所|内容|部分|事項|こと)"
_NOUNS = rf"(?:改[定訂正]|変更){_POINTS}|新旧対照表?|差分|変わった{_POINTS}|(?:何|どこ)が変わ(?:っ[たて]|りまし[たて])"
_ENDING = r"(?:っ[たて](?:い(?:る|ます|た))?|り(?:まし|ます)た?|る)?"
_NOTHING_BUT = re.compile(_NOUNS)
_DIFFERENCE = re.compile(
    rf"{_NOUNS}|(?:何|どこ|どう|どのように|どれ(?:だけ|くらい)?)(?:が|か|は)?変(?:わ{_ENDING}|更(?:され(?:た|まし)?)?)|"
    r"変わ(?:った|りました|って(?:い|る))|"
    r"変更(?:された|され(?:まし|てい)|になった|になりました|はあ|がありま|は(?:何|どこ|$)|って|$)|違い|違う|違って|相違|差異|異な|"
    r"改[定訂正](?:された|されまし|の(?:概要|ポイント|要点))|追加(?:された|されま|になっ)|削除(?:された|されま|になっ)|"
    r"廃止(?:された|されま|になっ)|増え|減った|減りまし|なくなった|なくなりまし|加わ|新しくなった|"
    r"見直された|見直されま|引き[上下]げられ|延長され|拡充され"
)
_HAPPENED = re.compile(
    r"変わった|変わりました|変わって|変更(?:され|になっ)|改[定訂正](?:され|になっ)|引き[上下]げ(?:られ|になっ)|上がった|上がりまし|"
    r"下がった|下がりまし|延長(?:され|になっ)|拡充(?:され|になっ)|廃止(?:され|になっ)|なくなった|なくなりまし|伸びた|伸びまし"
)
_SINCE_WHEN = re.compile(r"いつ(?:から|の版|の改[定訂正])?")
_HOW = re.compile(r"どう|どのように|どれ(?:だけ|くらい)|いくらに|何%に")
_SHORTEST_NAME = 3
_KANA = re.compile(r"[ぁ-ん]")  # what is left of an ending
_ADDED = re.compile(r"追加|新設|加わ|加えられ|新たに|増え")
_REMOVED = re.compile(r"削除|廃止|なくな|消え|外され|減")
_OLD_SIDE = re.compile(r"(?:から|以降|以後|より|と比べ|に比べ|との違い|との差)")
# Words for editions and differences themselves: they say nothing of what the changes should be about.
_EMPTY = frozenset(
    {"改定", "改訂", "改正", "変更", "変わる", "変える", "違い", "違う", "比較", "比べる", "新旧", "差分", "差異"}
    | {"版", "新版", "旧版", "今回", "文書", "資料", "点", "箇所", "内容", "部分", "事項", "概要", "要点", "ポイント"}
    | {"章", "節", "章節", "項目", "見出し", "記述", "追加", "削除", "廃止", "新設", "増える", "減る"}
    | {"見せる", "示す", "知る", "まとめる", "説明", "具体", "主要"}
    | {"教える", "主", "主だ", "前", "最新", "最近", "全部", "一覧"}
)


class Asked(Enum):
    """How sure it is that the question is about editions."""

    DIFFERENCES = "what differs between editions"
    ONE_THING = "whether, how or since when one thing changed: only where editions tell of it"


class Only(Enum):
    """Whether it asks for one way of changing alone: 追加された点, 削除された章."""

    ANY = "any change"
    ADDED = "what is new"
    REMOVED = "what is gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeQuestion:
    """A question about changes. `labels` are editions as named, folded; `from_label` the one that is compared from.

    `about` are the content words that are left: what the changes should be about. `text` is the question, folded.
    """

    asked: Asked
    when: bool
    labels: tuple[str, ...]
    from_label: str
    only: Only
    about: tuple[str, ...]
    text: str


def speaks_of_change(question: str) -> bool:
    """Whether the words of the question leave it possible: cheap, so that other questions lose no time."""
    text = fold(question).rstrip("?!。")
    return compares(question) or any(pattern.search(text) for pattern in (_DIFFERENCE, _NOTHING_BUT, _HAPPENED))


def read_change_question(
    question: str, words: Words, *, labels: tuple[str, ...], titles: tuple[str, ...]
) -> ChangeQuestion | None:
    """The question about changes that this is, or ``None``; `labels` and `titles` are those of the library."""
    text = fold(question).rstrip("?!。")
    named = _named(text, labels)
    when = bool(_SINCE_WHEN.search(text))
    about = _about(text, words, named, titles)
    asked = _asked(text, named, about, when=when)
    if asked is None:
        return None
    return ChangeQuestion(
        asked=asked,
        when=when,
        labels=named,
        from_label=_from_label(text, named),
        only=_only(text),
        about=about,
        text=text,
    )


def _asked(text: str, named: tuple[str, ...], about: tuple[str, ...], *, when: bool) -> Asked | None:
    meant = edition_meant(text)
    is_spoken_of = _BESIDE.search(text) or (meant is not None and meant.how is not How.HINTED)
    if (named or is_spoken_of) and (_DIFFERENCE.search(text) or compares(text)):
        return Asked.DIFFERENCES
    if _NOTHING_BUT.search(text) and not about:
        return Asked.DIFFERENCES
    if about and (compares(text) or (_HAPPENED.search(text) and (when or _HOW.search(text)))):
        return Asked.ONE_THING
    return None


def _only(text: str) -> Only:
    added, removed = bool(_ADDED.search(text)), bool(_REMOVED.search(text))
    if added == removed:
        return Only.ANY
    return Only.ADDED if added else Only.REMOVED


def _named(text: str, labels: tuple[str, ...]) -> tuple[str, ...]:
    """The editions named, registered or not, in the order of the question; a label within a longer one is not."""
    found = [(match.start(), match[0]) for match in _LABELS.finditer(text)]
    found += [(text.find(label), label) for label in map(fold, labels) if label and label in text]
    names = dict.fromkeys(name for _, name in sorted(found))
    return tuple(name for name in names if not any(name in other and name != other for other in names))


def _from_label(text: str, named: tuple[str, ...]) -> str:
    """第2.0版から, 第2.0版との違い: the edition that the others are compared with."""
    for name in named:
        if _OLD_SIDE.match(text, text.find(name) + len(name)):
            return name
    return ""


def _about(text: str, words: Words, named: tuple[str, ...], titles: tuple[str, ...]) -> tuple[str, ...]:
    """The words that are neither asking, nor of editions and changes, nor the title of a document."""
    rest = text
    for name in named:
        rest = rest.replace(name, " ")
    for title in titles:
        if said := mentioned(title, text):
            rest = rest.replace(said, " ")
    if meant := edition_meant(rest):
        rest = meant.rest
    rest = without_comparison(rest)
    for pattern in (_NOTHING_BUT, _BESIDE, _DIFFERENCE, _HAPPENED, _SINCE_WHEN):
        rest = pattern.sub(" ", rest)
    return tuple(
        dict.fromkeys(
            word
            for word in words.content(without_interrogatives(rest))
            if word not in _EMPTY and not _KANA.fullmatch(word)
        )
    )


def mentioned(title: str, text: str) -> str:
    """The longest end of a title that stands in the folded question: 手引き of 自治体DX推進の手引き; empty for none."""
    plain = fold(title)
    return next((plain[at:] for at in range(len(plain) - _SHORTEST_NAME + 1) if plain[at:] in text), "")
