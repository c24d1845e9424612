"""The labels by which sources name the fields of measures (財政措置・補助金): 【対象経費】, 補助率：, 公募期間."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """A field of a measure; OTHER is a label that is none of them and ends the field before it (申請方法)."""

    RECIPIENTS = "recipients"
    CONDITIONS = "conditions"
    COSTS = "costs"
    RATE = "rate"
    MONEY = "money"
    LIMIT = "limit"
    PERIOD = "period"
    DEADLINE = "deadline"
    BODY = "body"
    OTHER = "other"


_HELP = r"(?:補助|交付|助成|支援)?"
_EACH = r"(?:[1１一][^\s、。：]{1,6}(?:当た|あた)りの?)?"
_RATE = r"(?:補助|措置|交付|助成|充当|負担)率(?:等)?"
_APPLY = r"(?:交付|公募|補助金)?(?:(?:申請|応募)書類?の)?(?:申請|公募|募集|応募|受付|提出|申込)(?:書類?)?の?(?:受付)?"
_WORDS = {
    Field.RECIPIENTS: rf"{_HELP}対象(?:者|団体|自治体|市町村|機関|事業者)|応募(?:資格|対象者?)"
    r"|申請(?:者|資格|対象者|できる(?:者|方))|(?:交付|助成|補助)先",
    Field.CONDITIONS: rf"{_HELP}(?:対象)?(?:要件|条件)|(?:主な|申請|応募|採択|基本|適用)(?:要件|条件)",
    Field.COSTS: rf"{_HELP}対象(?:経費|費用|となる経費)(?:の?(?:区分|内容|範囲))?|{_HELP}対象事業"
    r"|対象となる(?:取組|経費)",
    Field.RATE: rf"{_RATE}(?:[・/／、]{_RATE})*|(?:国庫)?(?:補助|負担)割合",
    Field.MONEY: r"(?:地方)?(?:財政|地財)措置|財政支援|支援措置|措置の(?:種類|内容)|補助制度",
    Field.LIMIT: rf"{_EACH}{_HELP}(?:金額?|金)?の?(?:上限額?|限度額)"
    rf"|{_EACH}(?:補助|助成|交付)(?:金)?額(?:の上限)?",
    Field.PERIOD: r"(?:補助)?(?:事業|措置|対象|実施|適用|補助|計画|支援)期間"
    r"|(?:補助)?(?:対象)?事業の?実施期間|実施年度|対象年度",
    Field.DEADLINE: rf"{_APPLY}(?:締め?切[日り]?|期限|期間|開始日?)|締切日?",
    Field.BODY: r"(?:事業)?(?:の)?実施(?:主体|機関)|事業(?:実施)?主体"
    r"|(?:所管|担当)(?:省庁|府省庁?|官庁|部署|課|部局)?|主管課?|(?:交付|補助)主体",
    Field.OTHER: rf"{_HELP}対象外(?:となる)?(?:経費|費用|事業者?|者)?|対象とならない(?:経費|費用|事業|者)"
    r"|(?:申請|応募|提出|手続)(?:の?方法|手続き?|先)|(?:提出|必要|添付|申請)書類|お?問い?合わ?せ先?|連絡先"
    r"|備考|留意(?:点|事項)|注意事項|(?:事業の?)?(?:目的|趣旨|概要|背景|効果|流れ|成果)|スケジュール"
    r"|審査(?:方法|基準|項目)?|採択(?:予定)?件数|予算額?|根拠(?:法令|要綱)|その他|参考|活用例|事例|機能要件"
    r"|(?:加点|減点)項目|(?:補助|交付|助成)?下限額?|実績報告|交付決定",
}
_NAME_COLUMN = re.compile(r"名称|[業度金策援置]名|制度|メニュー|^(?:補助金|交付金|措置|施策|事業)$")
_CATEGORY_COLUMN = re.compile(
    r"(?:補助|申請|事業|助成|対象|支援)?(?:区分|枠|類型|枠組み?|種別|種類|分類|コース|タイプ|項目|条件|対象)"
    r"(?:[・/](?:区分|枠|類型))?|(?:団体|人口|企業|従業員)?(?:規模|数)"
)
_NUMBERED = r"(?:[（(]?[0-9０-９①-⑳ア-ン]{1,3}[）).．、]?[\s　]*)?"
_LABEL = "|".join(f"(?P<{field.value}>{words})" for field, words in _WORDS.items())
_AFTER = r"(?:等|について|の(?:内容|範囲|概要))?"
_BRACKETED = re.compile(rf"^[\s　*・\-]*【(?:{_LABEL}){_AFTER}】[\s　*:：]*")
_COLON = re.compile(
    rf"^[\s　*・○●■◆□◇✓➤\-|]*{_NUMBERED}(?:{_LABEL}){_AFTER}[\s　*]*(?:[（(][^（）()]*[）)])?[\s　]*[：:][\s　*|]*"
)
_CELL = re.compile(rf"^[\s　*|]*(?:{_LABEL}){_AFTER}[\s　*]*(?:[（(][^（）()|\t]*[）)])?[\s　*]*(?:\t|\|)[\s　*]*")
_ALONE = re.compile(rf"^[\s　*・○●■◆□◇【\[〔＜<#]*{_NUMBERED}(?:{_LABEL}){_AFTER}[】\]〕＞>\s　*：:|]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label at the head of a text; the value begins at text[end] (the end of the text where it stands alone)."""

    field: Field
    end: int


def label_of(text: str) -> Label | None:
    """The label that `text` begins with: 【…】, …：, the first cell of a row, or the label alone."""
    match = _BRACKETED.match(text) or _COLON.match(text) or _CELL.match(text) or _ALONE.match(text)
    if match is None:
        return None
    field = next(Field(name) for name, words in match.groupdict().items() if words)
    return Label(field=field, end=match.end())


def is_measure_field(text: str) -> bool:
    """Whether a block begins with the label of a measure's field."""
    label = label_of(text)
    return label is not None and label.field is not Field.OTHER


def column_fields(cells: Sequence[str]) -> list[Field | None]:
    """The fields that the cells of a header row name (``None`` for a cell that is no label, an empty one too)."""
    labels = [label_of(cell.strip()) for cell in cells]
    return [
        label.field if label and label.end >= len(cell.strip()) else None
        for label, cell in zip(labels, cells, strict=True)
    ]


def names_measures(cell: str) -> bool:
    """Whether a header cell stands over the names of measures (名称, 事業名, 補助金)."""
    return bool(_NAME_COLUMN.search(cell)) and label_of(cell) is None


def names_categories(cell: str) -> bool:
    """Whether a header cell stands over categories of one measure (区分, 枠, 類型), or over nothing said."""
    return not cell.strip() or bool(_CATEGORY_COLUMN.fullmatch(cell.strip()))


def is_only_labels(text: str) -> bool:
    """Whether a text is nothing but labels: 補助率、補助上限額等."""
    parts = [part for part in re.split(r"[、・]|及び|並びに|と", text) if part.strip()]
    labels = [label_of(part) for part in parts]
    return bool(parts) and all(label and label.end >= len(part) for label, part in zip(labels, parts, strict=True))
