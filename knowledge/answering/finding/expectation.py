"""What a question's noun waits for (頻度, 人数, 連絡先): a text that holds a thing of that kind bears the noun."""

import re
from collections.abc import Collection

from knowledge.answering.reading.interrogatives import RATE

_DAY = r"\d{1,2}月\d{1,2}日|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|(?:令和|平成|r|h)?\d{1,4}年|年度|\d{1,2}月|月末|年末"
# By when: a noun of time before まで (前日の正午まで, 翌週末までに).
_UNTIL = r"(?:[日時分月年曜頃前後末中旬週]|正午|午前|午後)まで"
_SPAN = r"\d+(?:年|か月|ヶ月|箇月|月|日|週間?|時間|分)間?"
_MONEY = r"[\d千万億]円"
_MINUTES, _HOURS = re.compile(r"\d分(?!の)"), re.compile(r"\d時間")
# The closed class of nouns for quantities, times and addresses, and how each is written.
_WRITTEN = (
    ("頻度 回数 間隔", r"に[一1]度|に?[\d一二三四]+回|毎[年月週日]|ごと|おき"),
    ("期間 年数 月数 日数 所要 長さ", _SPAN),
    ("人数 定員 人員 員数", r"\d[人名]"),
    ("金額 費用 料金 値段 価格 代金 代 予算 額", _MONEY),
    ("件数 個数 数", r"\d(?:件|個|つ|団体|市町村|課|か所|台)"),
    ("割合 比率 率 パーセント", r"\d(?:%|割|パーセント)|分の\d|\d/\d|0\.\d"),
    ("時期 日程 日時 日付 いつ", _DAY),
    ("期限 期日 締切 締め切り 締切日 締め切り日", rf"{_DAY}|{_UNTIL}"),
    ("連絡先 問い合わせ先 電話 電話番号 番号 メール", r"電話|tel|メール|\d{2,4}-\d{2,4}-\d{4}|@"),
    ("推移 変遷 経年", r"(?:\d年度?\D{0,8}\d[\d,.]*[^\d年月日.,].*){2}"),
    ("担当 部署 担当課 所管", r"[一-鿿ァ-ヶー](?:課|係|室|部|局|担当)"),
)
_KINDS = {noun: re.compile(pattern, re.DOTALL) for nouns, pattern in _WRITTEN for noun in nouns.split()}


def holds_kind_of(term: str, folded: str) -> bool:
    """Whether the folded text holds a thing of the kind that the noun names."""
    written = _KINDS.get(term)
    return written is not None and written.search(folded) is not None


# What a noun takes for its value, by the word that ends it (任期 → 2年, 上限額 → 100万円).
_VALUES = (
    (re.compile("期間?$|年限$"), re.compile(rf"{_SPAN}|{_DAY}")),
    (re.compile("[額費料代]$"), re.compile(_MONEY)),
    (re.compile("率$|割合$"), _KINDS["割合"]),
)


def holds_value_of(noun: str, folded: str) -> bool:
    """Whether the folded text has the noun, and a value of the kind that it takes."""
    written = next((value for end, value in _VALUES if end.search(noun)), None)
    return written is not None and noun in folded and written.search(folded) is not None


def says_otherwise(units: Collection[str], folded: str) -> bool:
    """Whether the folded text says in other units what is asked for: 何回 (半年に一度), 何割 (50%), 何時間 (90分)."""
    return (
        ("回" in units and holds_kind_of("回数", folded))
        or (RATE in units and holds_kind_of("割合", folded))
        or ("時間" in units and _MINUTES.search(folded) is not None)
        or ("分" in units and RATE not in units and _HOURS.search(folded) is not None)
    )


# 何語, 何曜日: the name before the noun is asked for; 外国語 and 言語 name none. 何回, 何年 wait for a number instead.
_NAMED_BY = (
    (
        re.compile("何語"),
        re.compile(
            r"(?<![一-鿿ァ-ヶー])(?!外国語|母国語|[多各]?言語|[国用単敬物主母]語)(?:[一-鿿]{1,2}|[ァ-ヶー]{2,})語(?![一-鿿])"
        ),
        1,
    ),
    (re.compile("何曜"), re.compile("[月火水木金土日]曜"), 1),
    (
        re.compile(r"どこと(?:どこ|、)"),
        re.compile(
            r"(?<![一-鿿ァ-ヶー])(?!市?区?町村|都道府県|自治体|[一二三四五六七八九十数各]+[市区町村県])"
            r"[一-鿿ァ-ヶー]{1,8}[市区町村県](?![一-鿿])"
        ),
        2,
    ),
)


def names_what_is_asked(asked: str, folded: str) -> bool:
    """Whether the folded text has the names that an interrogative asks for (何語, どことどこ), where one does."""
    return all(len(set(name.findall(folded))) >= least for question, name, least in _NAMED_BY if question.search(asked))
