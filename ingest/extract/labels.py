"""The labels by which sources name the fields of measures (財政措置・補助金): 【対象経費】, 補助率：, 公募期間."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """A field of a measure."""

    RECIPIENTS = "recipients"
    COSTS = "costs"
    RATE = "rate"
    MONEY = "money"
    LIMIT = "limit"
    PERIOD = "period"
    DEADLINE = "deadline"


_HELP = r"(?:補助|交付|助成|支援)?"
_WORDS = {
    Field.RECIPIENTS: rf"{_HELP}対象(?:者|団体|自治体|市町村|機関)|申請(?:者|資格|対象者)|[実事][施業]主体|応募資格",
    Field.COSTS: rf"{_HELP}対象(?:経費|費用|となる経費)|{_HELP}対象事業|対象となる取組",
    Field.RATE: r"(?:補助|措置|交付|助成|充当|負担)率(?:等)?|(?:国庫)?(?:補助|負担)割合",
    Field.MONEY: r"(?:地方)?(?:財政|地財)措置|財政支援|支援措置|措置の(?:種類|内容)|補助制度",
    Field.LIMIT: r"(?:補助|交付|助成|支援)?(?:金額?)?の?(?:上限額?|限度額)|補助(?:金)?額|(?:補助|交付)?基準額",
    Field.PERIOD: r"(?:補助)?(?:事業|措置|対象|実施|適用|補助|計画|支援)期間|実施年度|対象年度",
    Field.DEADLINE: r"(?:申請|公募|募集|応募|受付|提出|申込)(?:書類)?の?(?:受付)?(?:締め?切[日り]?|期限|期間)|締切日?",
}
_NAME_COLUMN = re.compile(r"名称|[業度金策]名|制度|メニュー|^(?:補助金|交付金|措置|施策|事業)$")
_NUMBERED = r"(?:[（(]?[0-9０-９①-⑳ア-ン]{1,3}[）).．、]?[\s　]*)?"
_LABEL = "|".join(f"(?P<{field.value}>{words})" for field, words in _WORDS.items())
_AFTER = r"(?:等|について|の(?:内容|範囲|概要))?"
_BRACKETED = re.compile(rf"^[\s　*・\-]*【(?:{_LABEL}){_AFTER}】[\s　*:：]*")
_COLON = re.compile(
    rf"^[\s　*・○●■◆□◇✓➤\-|]*{_NUMBERED}(?:{_LABEL}){_AFTER}[\s　*]*(?:[（(][^（）()]*[）)])?[\s　]*[：:][\s　*]*"
)
_CELL = re.compile(rf"^[\s　*|]*(?:{_LABEL}){_AFTER}[\s　*]*(?:[（(][^（）()|]*[）)])?[\s　*]*(?:\t|\|)[\s　*]*")
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
    return label_of(text) is not None


def column_fields(cells: list[str]) -> list[Field | None]:
    """The fields that the cells of a header row name, where one cell names the measures (名称, 事業名, 補助金)."""
    if not any(_NAME_COLUMN.search(cell) for cell in cells):
        return []
    labels = [label_of(cell.strip()) for cell in cells]
    return [
        label.field if label and label.end >= len(cell.strip()) else None
        for label, cell in zip(labels, cells, strict=True)
    ]


def is_only_labels(text: str) -> bool:
    """Whether a text is nothing but labels: 補助率、補助上限額等."""
    parts = [part for part in re.split(r"[、・]|及び|並びに|と", text) if part.strip()]
    labels = [label_of(part) for part in parts]
    return bool(parts) and all(label and label.end >= len(part) for label, part in zip(labels, parts, strict=True))
