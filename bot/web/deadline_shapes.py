"""The shapes of the list of deadlines as OpenAPI documents them: the keys of bot/deadlines/json_shape.py."""
# ruff: noqa: D400, D415 - the docstrings are the Japanese descriptions in OpenAPI

from pydantic import BaseModel, ConfigDict, Field

from knowledge.answering.deadlines.listing import Span


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class DeadlineShape(_Shape):
    """措置一件の期限"""

    name: str = Field(description="措置の名前", examples=["DX推進リーダー育成支援"])
    span: Span = Field(description="project: 事業期間、application: 申請期間", examples=[Span.PROJECT])
    text: str = Field(description="期間（原文のまま）。記載がなければ空です。", examples=["令和5年度から令和7年度まで"])
    starts: str = Field(description="始まる日（YYYY-MM-DD）。なければ空です。", examples=["2023-04-01"])
    ends: str = Field(description="終わる日（YYYY-MM-DD）。なければ空です。", examples=["2026-03-31"])
    day: str = Field(description="締切の日。開始前のものは始まる日。なければ空です。", examples=["2026-03-31"])
    days_left: int | None = Field(
        description="基準日から day までの日数。当日は0、過ぎていれば負。day がなければ null です。", examples=[31]
    )
    ineligible_reason: str = Field(
        description="municipality が対象外のとき、その理由。対象外でなければ空です。", examples=[""]
    )
    document: str = Field(description="文書名", examples=["自治体デジタル化 財政措置一覧"])
    edition: str = Field(description="版。記載がなければ空です。", examples=["令和7年度版"])
    published: str = Field(description="公表日（YYYY-MM-DD）。記載がなければ空です。", examples=["2025-04-01"])
    heading_path: list[str] = Field(description="章節の見出し", examples=[["1. DX推進リーダー育成支援"]])
    page: int | None = Field(description="ページ番号。ページのない資料では null です。", examples=[3])
    url: str = Field(
        description="原文を開く画面の URL",
        examples=["http://127.0.0.1:8700/sources/0123456789abcdef0123456789abcdef"],
    )


class DeadlinesShape(_Shape):
    """期限一覧"""

    as_of: str = Field(description="基準日", examples=["2026-03-01"])
    within: int = Field(description="何日先までを締切が近いとしたか", examples=[90])
    ending: list[DeadlineShape] = Field(description="締切の近いもの（近い順）")
    upcoming: list[DeadlineShape] = Field(description="開始前のもの（早い順）")
    unknown: list[DeadlineShape] = Field(description="期間が読み取れないもの")
    later: list[DeadlineShape] = Field(description="期間中で、締切が先か、終わりの記載がないもの")
    ended: list[DeadlineShape] = Field(description="終了したもの（新しい順）")
