"""The shapes of cases and measures as OpenAPI documents them: the keys of bot/record_json.py."""
# ruff: noqa: D400, D415 - the docstrings are the Japanese descriptions in OpenAPI

from pydantic import BaseModel, ConfigDict, Field

from knowledge.domain.calendar import Standing

_STARTS = "始まる日（YYYY-MM-DD）。記載がないか読み取れなければ空です。"
_ENDS = "終わる日（YYYY-MM-DD）。記載がないか読み取れなければ空です。"


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Span(_Shape):
    """期間: 原文の書き方と、その日付"""

    text: str = Field(description="原文の書き方。記載がなければ空です。", examples=["令和7年度まで"])
    starts: str = Field(description=_STARTS, examples=[""])
    ends: str = Field(description=_ENDS, examples=["2026-03-31"])


class Cost(_Shape):
    """費用"""

    amount: str = Field(description="金額（原文のまま）", examples=["約200万円"])
    item: str = Field(description="何の費用か。記載がなければ空です。", examples=["システムの構築"])
    year: str = Field(description="年度（原文のまま）。記載がなければ空です。", examples=["令和4年度"])
    starts: str = Field(description=_STARTS, examples=["2022-04-01"])
    ends: str = Field(description=_ENDS, examples=["2023-03-31"])


class Effect(_Shape):
    """効果"""

    text: str = Field(description="効果（原文のまま）", examples=["待ち時間が60分から25分に短くなった。"])
    subject: str = Field(description="表や見出しが示す指標。なければ空です。", examples=["窓口の待ち時間"])


class Rate(_Shape):
    """率"""

    value: str = Field(description="率（1に対する小数）", examples=["0.7"])
    before: str = Field(description="引き上げ前の率。なければ空です。", examples=["0.5"])
    condition: str = Field(description="この率になる条件。なければ空です。", examples=["小規模事業者"])
    category: str = Field(description="表の区分。なければ空です。", examples=["通常枠"])
    text: str = Field(description="率を述べた行（原文のまま）", examples=["措置率0.5→0.7"])


class Limit(_Shape):
    """上限額"""

    amount: str = Field(description="金額（原文のまま）", examples=["50万円"])
    condition: str = Field(description="この額になる条件。なければ空です。", examples=["5人以下"])
    category: str = Field(description="表の区分。なければ空です。", examples=["通常枠"])


class CaseCard(_Shape):
    """取組事例"""

    title: str = Field(description="事例の題名", examples=["書かない窓口"])
    rows: list[tuple[str, str]] = Field(
        description="［項目, 内容］の並び。記載のない項目はありません。", examples=[[["自治体", "北海道北見市"]]]
    )
    matches: list[str] = Field(
        description="尋ねた団体・質問と一致した点", examples=[["同じ町", "人口規模が近い（1.8万人）"]]
    )
    differs: list[str] = Field(description="違う点", examples=[["人口規模が違う（31.2万人）"]])
    municipality: str = Field(description="自治体（都道府県から）", examples=["北海道北見市"])
    topics: list[str] = Field(description="分野", examples=[["内部DX"]])
    background: list[str] = Field(description="背景・課題（原文のまま）")
    method: list[str] = Field(description="進め方・工夫（原文のまま）")
    costs: list[Cost] = Field(description="費用")
    achieved: list[Effect] = Field(description="効果のうち実績")
    targets: list[Effect] = Field(description="効果のうち目標・見込み。実績ではありません。")
    effects_unstated: list[Effect] = Field(description="効果のうち、実績か見込みかの記載がないもの")


class IneligibleShape(_Shape):
    """対象外の理由（対象外でなければ、どちらも空です）"""

    reason: str = Field(description="対象外と判定した理由の文", examples=["貴団体（町）は対象外です（「都道府県」）。"])
    quote: str = Field(description="判定の根拠（原文のまま）", examples=["都道府県"])


class MeasureCard(_Shape):
    """財政措置・補助金"""

    name: str = Field(description="措置の名前", examples=["DX推進リーダーの育成"])
    standing: Standing = Field(description="基準日での状態", examples=[Standing.CLOSED])
    standing_label: str = Field(description="基準日での状態（日本語）", examples=["終了"])
    ineligible: IneligibleShape = Field(description="尋ねた団体が対象外のとき、その理由")
    rows: list[tuple[str, str]] = Field(
        description="［項目, 内容］の並び。記載のない項目は「資料に記載なし」です。",
        examples=[[["対象団体", "市区町村"], ["措置率・補助率", "0.5→0.7"]]],
    )
    rates: list[Rate] = Field(description="措置率・補助率")
    limits: list[Limit] = Field(description="補助上限額")
    conditions: list[str] = Field(description="対象の要件（原文のまま）")
    period: Span = Field(description="事業期間")
    application: Span = Field(description="申請期間・申請期限")
    body: str = Field(description="実施主体・所管。記載がなければ空です。", examples=["都道府県"])
