"""What a question asks of its topic (問われている事柄): 汐風町の書かない窓口の | 導入費 | は."""

import re

from knowledge.answering.reading.interrogatives import COUNTER, without_interrogatives
from knowledge.text import fold

_NOUN = r"[一-鿿ァ-ヶーa-z0-9々]{2,12}"
_OUTRIGHT = re.compile(rf"いつ|いく[つら]|何(?:{COUNTER}|割|分の|倍)|ど(?:れ|の)(?:くらい|ぐらい|だけ|ほど|程度)|どう")
_NAME = re.compile(
    r"の(?:名前|名称|氏名|呼び名|目安|一覧)(?=(?:は|って|とは|を|が|も|、)?\s*$)"
)  # 町長の名前は: the head is 町長
_ASPECT = re.compile(rf"[のノ](?P<aspect>{_NOUN})(?:は|って|とは|を|が|も|、)?\s*$")
# A noun that is a quantity of its own, right before what asks how much of it: 証明書の | 手数料 | はいくら.
# Mere amounts (金額, 費用, 率) and people (人数) are told without the noun.
_QUANTITY = re.compile(
    rf"[のノ](?P<aspect>{_NOUN}(?<=[料代賃税量])|{_NOUN}(?<=[件個回]数))(?:は|って|が)[^。?]{{0,8}}?(?:{_OUTRIGHT.pattern})"
)
# What is counted one by one: 組合の | 監事 | は何人; in 講座は何人が受ける it is those who take it.
_ONE_BY_ONE = re.compile(
    rf"[のノ](?P<aspect>{_NOUN}(?<![人件団体回個]数))(?:は|って|が)[^。?]{{0,4}}?何(?:人|名|件|団体|市町村|自治体)(?![がをにの])"
)
# Nouns that frame a question: a text answers them without saying them (注意点は → …してはいけない).
_FRAMES = re.compile(
    r".*(?:事例|実例|例|取組|方法|手順|流れ|仕方|手続|内容|概要|詳細|説明|意味|定義|違い|一覧|内訳|明細|場合|時|物|件|点|ポイント|理由|"
    r"目的|効果|成果|背景|課題|経緯|全体像|仕組|特徴|状況|工夫|対応|対策|条件|要件|基準|役割|狙い|仕事|対象|順|順番|方|所|支援|措置|補助|"
    r"補助金|交付金|制度|人|者|先|団体|自治体|[市区町村県])"
)


def aspect_of(question: str) -> str:
    """The noun at the end of the question that belongs to a topic, folded; empty where there is none or a mere frame.

    Where an interrogative asks for a number or a day (次回の連絡会はいつ), it says what is asked, and the noun of what,
    unless that noun is a quantity itself (手数料はいくら) or what is counted (監事は何人).
    """
    text = fold(question)
    if _OUTRIGHT.search(text):
        found = _QUANTITY.search(text) or _ONE_BY_ONE.search(text)
    else:
        found = _ASPECT.search(_NAME.sub("", without_interrogatives(text)))
    return found["aspect"] if found and not _FRAMES.fullmatch(found["aspect"]) else ""
