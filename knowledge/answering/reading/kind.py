"""What kind of thing a question waits for (問いの種類), by its grammar.

Precedence: a change (何が変わった), a comparison (違い, どちら), a definition (とは), a deadline (いつまで), a number
(いくら, 何人, 率は), a way (どうやって): interrogatives say it outright. Then the head noun that stands last, since the
head of a Japanese phrase does (補助金の申請手順 → PROCEDURE, 財政措置を使った事例 → CASE). Else GENERAL.
"""

import re

from knowledge.answering.reading.interrogatives import COUNTER
from knowledge.domain.answer import QuestionKind
from knowledge.text import fold

_END = r"(?:は|って|を|が|の(?:目安|水準)|の?(?:一覧)?)?(?:[?!。]|$|教えて|知りたい|どの|どれ|いくつ|お願い)"
_OUTRIGHT = (
    (QuestionKind.CHANGE, (
        r"(?:何|どこ|どう|どのように|いつ|どれ|どの).{0,8}変(?:わ|更)|変わった|改[定訂正](?:点|箇所|内容)|"
        r"変更(?:点|箇所)|新旧|差分"
    )),
    (QuestionKind.COMPARISON, r"違い|違う|違って|ちが[いうっ]|異な|比べ|くらべ|比較|どちら|どっち|対比|共通点"),
    (QuestionKind.DEFINITION, (
        r"(?<![あこひも])とは(?:何|なに|どう|どんな|[、?。]|$)|って(?:(?:何|なに)(?!を?(?:する|し|や[るれっ])[のん]?(?:[かで?。]|$))|どういう|どんな|[?。]|$)|(?:意味|定義)(?:は|を|"
        r"が|$|[?。])|ってなん"
    )),
    (QuestionKind.DEADLINE, (
        r"いつ|期限|締め?切|期間(?:は|を|が|[?。]|$)|何(?:月|日)まで|まだ(?:使|申請|間に合)|間に合"
    )),
    (QuestionKind.NUMBER, (
        rf"いくら|いくつ|何(?:{COUNTER}|割|分の|倍|万|千)|どれ(?:くらい|ぐらい|だけ|ほど)|どの(?:くらい|ぐらい|"
        rf"程度)|パーセント"
    )),
    (QuestionKind.NUMBER, rf"(?:率|割合|額|人口|[人件個回]数|費用|コスト|予算|料金|単価|規模|時間数?){_END}"),
    (QuestionKind.PROCEDURE, (
        r"どうやって|どうすれば|どうしたら|どのように|って(?:何|なに)を?(?:する|し|や[るれっ])|どのような(?:手順|流れ|順)|何から(?:始|手|す)"
    )),
)  # fmt: skip
_HEADS = (
    (
        QuestionKind.PROCEDURE,
        r"手順(?!書)|[一-鿿][ぁ-ん]{1,2}方(?![一-鿿])|やり方|やりかた|流れ|方法|仕方|手続き?|段取り|ステップ",
    ),
    (
        QuestionKind.CASE,
        (
            r"事例(?!集)|実例|(?:他|ほか)の(?:自治体|市区?町村|団体|[市区町村県])|(?:先進|先行)(?:自治体|団体|地)|"
            r"(?:い[るた]|[てで]る|した|った|[んい][でだ]|めた|れた)(?:ところ|所|自治体|市区?町村|団体|[市区町村県])(?![一-鿿])|どこの(?:自治体|市|町|村|県)"
        ),
    ),
    (
        QuestionKind.MEASURE,
        (
            r"財政措置|財政支援|措置|補助|助成|交付(?:金|税)|財源|支援(?:制度|策|金)|対象(?:経費|団体|者|に|と|か|です|は)|"
            r"お金[はが]?.{0,4}(?:出|もら)|(?:使え|使う|受けられ|もらえ|活用でき|利用でき)(?:る|ま)"
        ),
    ),
)
_OUTRIGHT_READ = tuple((kind, re.compile(pattern)) for kind, pattern in _OUTRIGHT)
_HEADS_READ = tuple((kind, re.compile(pattern)) for kind, pattern in _HEADS)


def kind_of(question: str) -> QuestionKind:
    """The kind of a stand-alone question."""
    text = fold(question)
    outright = next((kind for kind, pattern in _OUTRIGHT_READ if pattern.search(text)), None)
    if outright is not None:
        return outright
    last = [(match.end(), kind) for kind, pattern in _HEADS_READ for match in pattern.finditer(text)]
    return max(last, key=lambda found: found[0])[1] if last else QuestionKind.GENERAL
