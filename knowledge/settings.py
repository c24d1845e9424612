"""The settings of what the advisor knows (environment variables with the prefix DX_, or a .env file)."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class KnowledgeSettings(BaseSettings):
    """Each field is the environment variable DX_<NAME>; docs/operations.md lists them (a test says so)."""

    model_config = SettingsConfigDict(env_prefix="DX_", env_file=".env", extra="ignore")

    home: Path = Field(default=Path("~/.dx-advisor"), description="作成するデータをすべて置くフォルダ")
    golden_questions: str = Field(
        default="", description="公開前に確かめる質問のファイル（TOML。空なら DX_HOME の golden_questions.toml）"
    )
    embedding_model: str = Field(default="bundled", description="埋め込みモデル（bundled、モデル名、フォルダ）")
    model: str = Field(default="", description="回答文を作る言語モデル（LangChain の provider:model。空なら抜粋のみ）")
    model_base_url: str = Field(default="", description="OpenAI 互換サーバーの URL（庁内サーバーなど）")
    model_api_key: SecretStr = Field(default=SecretStr(""), description="OpenAI 互換サーバーの鍵（要る場合）")
    model_timeout_seconds: float = Field(default=30.0, gt=0, description="言語モデルの応答を待つ秒数")

    @property
    def folder(self) -> Path:
        """`home` with ~ opened."""
        return self.home.expanduser()

    @property
    def golden_path(self) -> Path:
        """The file with the golden questions, whether it is there or not."""
        return Path(self.golden_questions or self.folder / "golden_questions.toml").expanduser()
