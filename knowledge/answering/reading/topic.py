"""What a question is about (主題), apart from what it asks of it: 汐風町の書かない窓口 | の費用はいくら."""

import re
from collections.abc import Sequence

from knowledge.answering.reading.interrogatives import without_interrogatives
from knowledge.answering.reading.place import KIND
from knowledge.library.words import Words
from knowledge.text import fold

# What may be asked of a measure, a case, a procedure or a document: the names of their fields.
_FIELDS = (
    r"補助対象経費|対象(?:経費|団体|者|事業|範囲|期間)?(?:に?な(?:る|り))?|経費|費用|コスト|予算|金額|料金|措置率|補助率|率|割合|上限額?|限度額|期限|締め?切り?|"
    r"事業期間|申請期間|期間|申請(?:期限|方法|先|書類)?|要件|条件|効果|成果|実績|目標|背景|課題|経緯|きっかけ|進め方|やり方|方法|手順|流れ|工夫|"
    r"ポイント|人口|担当(?:課|者|部署|部門)?|問い?合わ?せ先?|連絡先|url|リンク|根拠|出典|引用元|概要|詳細|内容|種類|所管|実施主体|名称|名前|理由|"
    r"注意点?|留意点|例|具体例|一覧|全部|結果|時期|頻度|人数|件数|規模|開始|終了|数|日|額"
)
_HEADS = r"事例|財政措置|措置|補助金?|制度|団体|自治体|市町村"  # what has fields: by itself no topic, but part of one
_FIELD = re.compile(f"{_FIELDS}|{_HEADS}")
_LAST_FIELD = re.compile(rf"の(?:{_FIELDS}|時間|数)$")
_PARTICLES = re.compile(r"[はもがをにでと、,\s　]+$")
_TOPIC_END = re.compile(r"(?:について|に関して)?(?:は(?!じ)|って|とは|では|には)")
_NOMINAL = re.compile(r"(?P<topic>.{2,}?)で(?:[一-鿿ァ-ヶーA-Za-z0-9々]+[きりけみ]?)(?:の[一-鿿ァ-ヶーA-Za-z0-9々]+)*")
_EMPTY = re.compile(
    r"その後|それから|使え|使う|使い|場合|ほう|もっと|もう少し|詳し|くわし|具体的|続き|他|ほか|別|今|現在|最[初近後新]|一番|年(?=[とはのにで、])|全て|すべて|教え|知る"
)
_PREDICATES = re.compile(r"(?:申請|応募|利用|活用|適用|該当)(?:でき[ぁ-ん]*|し[ぁ-ん]*|する)?")


def topic_of(question: str) -> str:
    """The phrase that a follow-up carries over: without asking words, the field asked for, and particles."""
    plain = without_interrogatives(question).strip()
    end = _TOPIC_END.search(plain)
    phrase = plain[: end.start()] if end and end.start() > 1 else re.split(r"\s{1,}", plain)[0]
    phrase = _PARTICLES.sub("", phrase)
    if nominal := _NOMINAL.fullmatch(phrase):
        phrase = nominal["topic"]
    while last := _LAST_FIELD.search(phrase):
        phrase = phrase[: last.start()]
    return _PARTICLES.sub("", phrase)


def is_elliptical(question: str, words: Words) -> bool:
    """Whether it names no topic of its own: only fields (対象経費は？), kinds of body (町の場合は？), asking words."""
    return not own_nouns(question, words)


def own_nouns(question: str, words: Words) -> tuple[str, ...]:
    """The nouns of a question beside fields, kinds of body and asking words; a predicate is no topic."""
    return tuple(word for word in _own_words(question, words) if not "ぁ" <= word[-1] <= "ゖ")


def names_nothing(question: str, words: Words) -> bool:
    """Whether it says nothing but the field that it asks for (上限額は？): not even what is done (買うときの)."""
    return not _own_words(question, words)


def _own_words(question: str, words: Words) -> Sequence[str]:
    rest = without_interrogatives(fold(question).rstrip("?!。"))
    rest = re.sub(KIND, " ", rest)
    for pattern in (_FIELD, _PREDICATES, _EMPTY):
        rest = pattern.sub(" ", rest)
    return tuple(words.content(rest))


def is_field(word: str) -> bool:
    """Whether a word is the name of a field, or of what has fields."""
    return bool(_FIELD.fullmatch(word))


def begins_with_field(question: str) -> bool:
    """Whether the field asked for stands first, so that の joins it to a topic."""
    return bool(_FIELD.match(fold(question)))
