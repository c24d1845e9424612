"""The settings of what the advisor knows (environment variables with the prefix DX_, or a .env file)."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class KnowledgeSettings(BaseSettings):
    """Each field is the environment variable DX_<NAME>; docs/operations.md lists them (a test says so)."""

    model_config = SettingsConfigDict(env_prefix="DX_", env_file=".env", extra="ignore")

    home: Path = Field(default=Path("~/.dx-advisor"), description="作成するデータをすべて置くフォルダ")
    golden_questions: str = Field(
        default="", description="公開前に確かめる質問のファイル（TOML。空なら DX_HOME の golden_questions.toml）"
    )
    glossary: str = Field(
        default="", description="同じものを指す言葉をまとめた用語集（TOML。空なら DX_HOME の glossary.toml）"
    )
    embedding_model: str = Field(default="bundled", description="埋め込みモデル（bundled、モデル名、フォルダ）")
    model: str = Field(default="", description="回答文を作る言語モデル（LangChain の provider:model。空なら抜粋のみ）")
    model_base_url: str = Field(default="", description="OpenAI 互換サーバーの URL（庁内サーバーなど）")
    model_api_key: SecretStr = Field(default=SecretStr(""), description="OpenAI 互換サーバーの鍵（要る場合）")
    model_fallback: str = Field(default="", description="DX_MODEL が応じないときに使う言語モデル（provider:model）")
    model_options: dict[str, Any] = Field(
        default={}, description='言語モデルに渡す追加の設定（JSON。例: {"temperature": 1}）'
    )
    model_timeout_seconds: float = Field(
        default=30.0, gt=0, description="言語モデルの応答を待つ秒数（過ぎると抜粋で答える）"
    )
    model_per_minute: int = Field(
        default=0, ge=0, description="言語モデルに 1 分間に送る要求の上限（0 なら制限しない。超えると抜粋で答える）"
    )
    model_tokens: int = Field(
        default=16_000, ge=2_000, description="1 回の要求の上限（トークン。指示・資料・回答の合計）"
    )
    model_output_tokens: int = Field(default=1_500, ge=100, description="回答の上限（トークン）")
    model_daily_tokens: int = Field(
        default=0, ge=0, description="1 日に使うトークンの上限（0 なら制限しない。超えると抜粋で答える）"
    )
    model_price_input: Decimal | None = Field(
        default=None, ge=0, description="入力 100 万トークンの価格（費用の記録用）"
    )
    model_price_output: Decimal | None = Field(
        default=None, ge=0, description="出力 100 万トークンの価格（費用の記録用）"
    )
    model_price_currency: str = Field(default="JPY", description="価格の通貨（JPY、USD など）")

    @property
    def folder(self) -> Path:
        """`home` with ~ opened."""
        return self.home.expanduser()

    @property
    def golden_path(self) -> Path:
        """The file with the golden questions, whether it is there or not."""
        return Path(self.golden_questions or self.folder / "golden_questions.toml").expanduser()

    @property
    def glossary_path(self) -> Path:
        """The file with the glossary, whether it is there or not."""
        return Path(self.glossary or self.folder / "glossary.toml").expanduser()
