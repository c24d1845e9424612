"""The labels by which sources name the parts of a case (事例): 背景・課題, 【取組】, 効果：, 費用を教えてください."""

import re
from dataclasses import dataclass
from enum import StrEnum

from knowledge.text import fold


class CaseField(StrEnum):
    """A part of a case; OTHER is a label that is none of them and ends the part before it (今後の展望, 参考)."""

    MUNICIPALITY = "municipality"
    PREFECTURE = "prefecture"
    TITLE = "title"
    TOPIC = "topic"
    POINT = "point"
    OUTLINE = "outline"
    BACKGROUND = "background"
    METHOD = "method"
    COST = "cost"
    EFFECT = "effect"
    TARGET = "target"
    POPULATION = "population"
    DEPARTMENT = "department"
    URL = "url"
    OTHER = "other"


TELLING = frozenset(
    (CaseField.POINT, CaseField.OUTLINE, CaseField.BACKGROUND, CaseField.METHOD, CaseField.COST, CaseField.EFFECT)
)
"""The parts that tell of what was done: two of them make a case out of a section that names a municipality."""

_DONE = r"(?:取り?組み?|導入|事業|実施|施策|事例|検討|開始|活動|改革|整備|本取組|本事業)"
_LED = rf"(?:(?:{_DONE}|移行|見直し){{1,2}}(?:に至(?:った|る)(?:まで)?|に(?:当|あ)たって|前|時)?の?)?"
_WORDS = {
    CaseField.MUNICIPALITY: r"(?:実施|取組|事例|提供|代表|対象)?"
    r"(?:団体|自治体|市区?町村|区市町村|地方公共団体)(?:名称?)?|(?:都道府県|県)[・/、]?市区?町村名?",
    CaseField.PREFECTURE: r"(?:都道府県|県)名?",
    CaseField.TITLE: r"(?:取り?組み?|事業|事例|施策|プロジェクト|案件)の?(?:名称?|件名|タイトル|題名)"
    r"|件名|題名|タイトル|名称",
    CaseField.TOPIC: r"(?:取組|事例|政策|施策|業務)?(?:分野|分類|カテゴリー?|区分|テーマ|領域)",
    CaseField.POINT: rf"{_LED}(?:ポイント|特徴|特色|要点|アピールポイント|Point|POINT|ひとこと)",
    CaseField.OUTLINE: rf"{_LED}(?:概要|内容|全体像|あらまし)"
    r"|(?:具体的な)?(?:取り?組み?|施策|対応)(?:の?内容|の?概要)?",
    CaseField.BACKGROUND: rf"{_LED}(?:背景|経緯|経過|いきさつ|きっかけ|動機|現状|課題|問題(?:点|意識)?|困りごと|悩み)"
    r"|必要性|(?:取組|導入|実施)前の?(?:状況|状態|姿)",
    CaseField.METHOD: rf"{_LED}(?:進め方|方法|手法|手順|やり方|流れ|プロセス|アプローチ"
    r"|工夫(?:した点|点|した(?:こと|ところ))?|苦労(?:した点|点)?|解決(?:策|方法)|対応策)",
    CaseField.COST: rf"(?:(?:{_LED}|概算|総|年間|運用|運営|維持管?理?|開発|構築|初期|当初|おおよそ)の?)*"
    r"(?:費用|経費|コスト|予算|事業費|決算|金額|費)(?:額|規模|負担)?",
    CaseField.EFFECT: rf"(?:{_LED}|主な|得られた|定量的な?|定性的な?|具体的な?)*"
    r"(?:効果|成果|実績|メリット|アウトカム|(?:導入|取組)?後の変化|結果)",
    CaseField.TARGET: r"(?:数値|到達|達成|成果|中間|最終)?(?:目標|KPI|KGI|ゴール|指標)(?:値|数値)?"
    r"|目指す(?:べき)?(?:姿|もの|ところ)|[^、。]{1,16}の(?:数値)?目標(?:値|設定)?|(?:期待|見込|想定)(?:まれ|され)?[るれ]?(?:み)?(?:効果|成果)|将来像",
    CaseField.POPULATION: r"(?:総)?人口(?:規模)?",
    CaseField.DEPARTMENT: r"(?:担当|所管|主管|問い?合わ?せ|連絡)(?:課|部署|部局|部門|先|課名|部署名|所属)?"
    r"|お問い?合わ?せ先?",
    CaseField.URL: r"(?:関連|参考|掲載|公開)?(?:URL|ＵＲＬ|リンク|ホームページ|HP|サイト)",
    CaseField.OTHER: r"目的|趣旨|ねらい|狙い|参考(?:情報|資料)?|備考|財源"
    r"|(?:導入|実施|開始|運用|事業)?(?:時期|期間|年度|年月|日)|展望|展開|予定|スケジュール|(?:推進|実施|運営)?体制|その他|特記事項|補足|助言|メッセージ|面積|職員数|No\.?|番号|通番",
}
_LATER = re.compile(r"今後|これから|残る|残された|次の|将来(?!像)|導入後の課題|新たな課題")
_EXPECTED = re.compile(r"見込|予定|目標|期待|想定|試算|将来|予測")
_PARTED = re.compile(r"[・、,，/／＆&]|及び|並びに|または|又は|と|や")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_YEAR = re.compile(r"^(?:(?:令和|平成|[rh])?[0-9元]{1,4}年度|本年度|今年度|当年度)(?:当初|補正)?の?")
_TAIL = re.compile(r"(?:等|など|について|に関して|とは|は)+$")
_MARKS = re.compile(
    r"^(?:[\s　*・●○◎■□◆◇▶▼➤✓>＞#-]+|[（(]?[0-9０-９①-⑳ア-ン]{1,2}[）).．、:：]?[\s　]+|[①-⑳]"
    r"|[（(][0-9０-９]{1,2}[）)])+"
)
_ASKS = re.compile(r"(?:ください|下さい|ですか|ますか|でしたか|ましたか|でしょうか|[？?])[。？?]?$")
_WANTED = {
    CaseField.BACKGROUND: re.compile(r"背景|経緯|きっかけ|課題|問題|動機|困って|なぜ|理由"),
    CaseField.METHOD: re.compile(r"工夫|進め|方法|手順|苦労|乗り越え|どのように(?!変)|取り組みましたか"),
    CaseField.COST: re.compile(r"コスト|費用|経費|予算|いくら"),
    CaseField.EFFECT: re.compile(r"効果|成果|実績|変化|変わり|どう変わ|反響|メリット"),
}
_LONGEST = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLabel:
    """A label at the head of a text: the parts it names, its words, and where the value begins.

    `bare` tells that the label stands alone, so that its value is what follows.
    """

    fields: tuple[CaseField, ...]
    words: str
    end: int
    bare: bool

    @property
    def expects(self) -> bool:
        """Whether the label itself says that its effects are hoped for: 効果（見込み）, 期待される効果."""
        return bool(_EXPECTED.search(self.words)) and "実績" not in self.words


_ASIDE_BEHIND = r"(?P<aside>[（(][^（）()|\t\n]{1,20}[）)])?"
_LEAD = r"[\s　*・●○■◆◇□▶➤✓>-]*"
_OPENS, _CLOSES = r"[【\[〔＜<〈《]", r"[】\]〕＞>〉》]"
_SHAPES = (
    re.compile(rf"{_LEAD}{_OPENS}(?P<label>[^】\]〕＞>〉》\n|\t]{{1,24}}){_CLOSES}[\s　*]*{_ASIDE_BEHIND}[\s　*:：]*"),
    re.compile(
        rf"{_LEAD}[|]?[\s　*]*(?P<label>[^：:\n|\t。「」]{{1,24}}?)[\s　*]*{_ASIDE_BEHIND}[\s　*]*[：:][\s　*]*"
    ),
    re.compile(rf"[\s　*|]*(?P<label>[^|\t\n。]{{1,24}}?)[\s　*]*{_ASIDE_BEHIND}[\s　*]*[\t|][\s　*]*"),
)
_ALONE = re.compile(rf"(?P<label>[^\n。|\t]{{1,40}}?)[\s　*]*{_ASIDE_BEHIND}[\s　*：:]*$")


def case_label(text: str) -> CaseLabel | None:
    """The label that `text` begins with: 【効果】…, 効果：…, the first cell of a row; or the label alone on a line."""
    for shape in _SHAPES:
        match = shape.match(text)
        if match and (fields := fields_named(match["label"])):
            rest = text[match.end() :].strip(" 　\n*|")
            return CaseLabel(fields=fields, words=_words(match), end=match.end(), bare=not rest)
    match = _ALONE.match(text.strip())
    if match and (fields := fields_named(match["label"])):
        return CaseLabel(fields=fields, words=_words(match), end=len(text), bare=True)
    return None


def is_any_label(text: str) -> bool:
    """Whether a text begins with words in 【 】, known or not: whatever was told before it has ended."""
    return text.lstrip(" 　*・-").startswith("【") and bool(_SHAPES[0].match(text))


def heading_label(heading: str) -> CaseLabel | None:
    """What a heading or a question inside a case is about; a question may be about several parts."""
    line = heading.strip(" 　*#")
    if _ASKS.search(line):
        return CaseLabel(fields=_asked(line), words=line, end=len(heading), bare=True)
    label = case_label(line)
    return label if label and label.bare else None


def fields_named(words: str) -> tuple[CaseField, ...]:
    """The parts that the words of a label name, each word of them a label: 背景・課題, 取組の効果; else none."""
    plain = fold(_MARKS.sub("", words.strip(" 　*"))).strip("【】[]〔〕<>〈〉《》")
    plain = _YEAR.sub("", _TAIL.sub("", _ASIDE.sub("", plain)))
    if not plain or len(plain) > _LONGEST:
        return ()
    if _LATER.search(plain):
        return (CaseField.OTHER,)
    whole = _field(plain)
    if whole:
        return (whole,)
    parts = [_field(part) for part in _PARTED.split(plain) if part]
    found = [part for part in parts if part]
    if not found or len(found) < len(parts):
        return ()
    told = tuple(dict.fromkeys(part for part in found if part is not CaseField.OTHER))
    return told or (CaseField.OTHER,)


def _field(words: str) -> CaseField | None:
    return next((field for field, kind in _FOLDED.items() if kind.fullmatch(words)), None)


def _asked(question: str) -> tuple[CaseField, ...]:
    if _LATER.search(question):
        return (CaseField.OTHER,)
    return tuple(field for field, words in _WANTED.items() if words.search(question)) or (CaseField.OTHER,)


def _words(match: re.Match[str]) -> str:
    return match["label"] + (match["aside"] or "")


_ORDER = (CaseField.TARGET, *(field for field in CaseField if field is not CaseField.TARGET))
_FOLDED = {field: re.compile(_WORDS[field].lower().replace("ｕｒｌ", "url")) for field in _ORDER}
