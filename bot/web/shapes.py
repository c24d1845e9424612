"""The shape of an answer as OpenAPI documents it: the keys of bot/answer_json.py, each with what it means."""
# ruff: noqa: D400, D415 - the docstrings are the Japanese descriptions in OpenAPI

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from bot import messages
from bot.web.asking import FieldError
from bot.web.record_shapes import CaseCard, MeasureCard
from knowledge.domain.answer import CautionKind, Mode, QuestionKind
from knowledge.domain.document import Tier


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Claim(_Shape):
    """回答の一文"""

    text: str = Field(description="回答の文", examples=["措置：特別交付税措置（措置率0.7）"])
    citations: list[int] = Field(description="根拠の番号（citations の n）。必ず1つ以上あります。", examples=[[1]])
    part: str = Field(
        description="どの問いへの回答か。いくつも尋ねられたときだけ入り、一つなら空です。", examples=["対象経費は？"]
    )


class Caution(_Shape):
    """ご注意"""

    kind: CautionKind = Field(description="注意の種類", examples=[CautionKind.PERIOD_ENDED])
    text: str = Field(
        description="注意の文", examples=["「研修の支援」の事業期間は令和8年3月31日（2026-03-31）で終了しています。"]
    )


class Cell(_Shape):
    """表の升目"""

    text: str = Field(description="升目の文", examples=["約200万円"])
    citations: list[int] = Field(
        description="根拠の番号（citations の n）。項目名や「記載なし」には根拠がなく、空です。", examples=[[2]]
    )


class Table(_Shape):
    """表: 費用の一覧や比較"""

    title: str = Field(description="表の題名", examples=["書かない窓口（汐風町）の費用"])
    header: list[str] = Field(description="見出し行", examples=[["年度", "項目", "金額"]])
    rows: list[list[Cell]] = Field(description="行。どの行の升目も、見出し行と同じ数です。")


class _Place(_Shape):
    document: str = Field(description="文書名（版を含みません）", examples=["自治体DX全体手順書"])
    edition: str = Field(description="版。記載がなければ空です。", examples=["第2.1版"])
    tier: Tier = Field(
        description="発行者（national 国、prefecture 都道府県、municipality 自治体、community 投稿、unknown 不明）",
        examples=[Tier.NATIONAL],
    )
    heading_path: list[str] = Field(
        description="章節の見出し（外側から順に）", examples=[["2. DX推進の手順", "ステップ2"]]
    )
    page: int | None = Field(description="ページ番号。ページのない資料では null です。", examples=[3])


class Citation(_Place):
    """根拠: 原文と照合済みの引用と、その場所"""

    n: int = Field(description="根拠の番号（1から）", examples=[1])
    quote: str = Field(description="引用（原文のまま）", examples=["特別交付税措置（措置率0.7）"])
    url: str = Field(
        description="原文を開き、引用に印を付ける画面の URL",
        examples=["http://127.0.0.1:8700/sources/0123456789abcdef0123456789abcdef?quote=%E6%8E%AA%E7%BD%AE#quote"],
    )


class Nearest(_Place):
    """分からないときの、近い資料"""

    quote: str = Field(
        description="そこで質問に最も近い文（答えとは限りません）。近い文がなければ空です。",
        examples=["窓口の受付は、開庁日の9時から16時30分まで"],
    )
    url: str = Field(
        description="その章節を開く画面の URL",
        examples=["http://127.0.0.1:8700/sources/0123456789abcdef0123456789abcdef"],
    )
    score: float = Field(description="近さ（0〜1）", examples=[0.412])


class Related(_Shape):
    """前に役に立ったと評価された、似た質問への回答"""

    answer_id: str = Field(description="回答の番号", examples=["5f0c3c5be7a24d0c9e6e3d1f4a8b7c60"])
    question: str = Field(description="そのときの質問", examples=["リーダー研修の財政措置はありますか"])
    asked_on: date = Field(description="質問した日（日本時間）", examples=["2026-09-01"])


class Usage(_Shape):
    """言語モデルの利用量"""

    model: str = Field(description="言語モデルの名前", examples=["azure_openai:gpt-5-mini"])
    prompts: str = Field(description="指示文とその版", examples=["answer_rules@1f0e9a7c answer_question@8d2b6c40"])
    input_tokens: int = Field(description="渡したトークン数", examples=[5200])
    output_tokens: int = Field(description="受け取ったトークン数", examples=[410])
    cost: str = Field(description="費用。価格が設定されていなければ空です。", examples=["1.052"])
    currency: str = Field(description="費用の通貨。費用がなければ空です。", examples=["JPY"])


class AnswerShape(_Shape):
    """回答。すべての項目が必ずあり、ないものは空です。"""

    kind: Literal["grounded", "unanswered"] = Field(
        description="grounded: 根拠のある回答、unanswered: 登録資料では分からない", examples=["grounded"]
    )
    answer_id: str = Field(description="回答の番号", examples=["5f0c3c5be7a24d0c9e6e3d1f4a8b7c60"])
    question: str = Field(description="質問の文", examples=["DX推進リーダーの研修費に使える財政措置は？"])
    question_kind: QuestionKind = Field(
        description=(
            "問いの種類（procedure 手順、measure 財政措置、case 事例、definition 定義、number 数、comparison 比較、"
            "change 改定、deadline 期限、general その他）"
        ),
        examples=[QuestionKind.MEASURE],
    )
    asked_on: date = Field(description="質問した日（日本時間）", examples=["2026-10-01"])
    as_of: date = Field(description="基準日", examples=["2026-10-01"])
    claims: list[Claim] = Field(description="回答の文（最大5つ）。unanswered では空です。")
    cautions: list[Caution] = Field(description="ご注意（期間の終了、古い版など）")
    citations: list[Citation] = Field(description="根拠（番号順）")
    tables: list[Table] = Field(description="表（費用の一覧、比較など）")
    cases: list[CaseCard] = Field(description="回答に使った取組事例（参考になる順）")
    measures: list[MeasureCard] = Field(description="回答に使った財政措置・補助金")
    choices: list[str] = Field(
        description="尋ね返すときの答えの候補。なければ空です。", examples=[["長野県池田町", "岐阜県池田町"]]
    )
    nearest: list[Nearest] = Field(description="分からないときの近い資料（近い順）。grounded では空です。")
    related: Related | None = Field(description="似た質問への、評価された回答。なければ null です。")
    mode: Mode = Field(
        description="extractive: 資料からの抜粋、model: 言語モデルが作成し照合済み", examples=[Mode.EXTRACTIVE]
    )
    usage: Usage | None = Field(description="言語モデルの利用量。使わなかったときは null です。")
    timings_ms: dict[str, float] = Field(
        description="各段階の所要時間（ミリ秒）", examples=[{"find": 42.0, "total": 61.5}]
    )


class InvalidShape(_Shape):
    """入力に誤りのある要求"""

    errors: list[FieldError] = Field(description="項目ごとに一文")


class FailureShape(_Shape):
    """処理できなかった要求"""

    message: str = Field(description="利用者に見せる一文", examples=[messages.WEB_FAILED])
    error_id: str = Field(description="受付番号（記録と照らし合わせるため）", examples=["3f9a1c2e"])


class RefusedShape(_Shape):
    """受け付けられない要求（大きすぎる、宛先がないなど）"""

    message: str = Field(description="利用者に見せる一文", examples=[messages.WEB_TOO_LARGE])


class HealthShape(_Shape):
    """動作の確認"""

    status: Literal["ok"] = Field(description="動いていれば ok")
    documents: int = Field(description="登録されている文書の数", examples=[4])
    chunks: int = Field(description="検索できるチャンクの数", examples=[312])
