"""The settings of where people meet the advisor (environment variables DX_… and SLACK_…, or a .env file)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import SettingsConfigDict

from bot.messages import SETTING_FAULT, SETTING_FAULTS
from knowledge.errors import ConfigurationError
from knowledge.settings import KnowledgeSettings


class Switch(StrEnum):
    """A thing that can be switched off."""

    ON = "on"
    OFF = "off"


class Ocr(StrEnum):
    """When pictures of pages are read by OCR."""

    OFF = "off"
    AUTO = "auto"


class BotSettings(KnowledgeSettings):
    """All settings; docs/operations.md lists them (a test says so)."""

    model_config = SettingsConfigDict(env_prefix="DX_", env_file=".env", extra="ignore", populate_by_name=True)

    public_url: str = Field(default="http://127.0.0.1:8700", description="根拠リンクに使う、この画面の URL")
    read_file_mb: int = Field(default=512, ge=1, le=4096, description="登録できるファイルの大きさの上限（MB。1〜4096）")
    read_memory_mb: int = Field(
        default=2048, ge=256, le=65_536, description="1 ファイルの読み込みに使ってよいメモリ（MB。256〜65536）"
    )
    read_seconds: int = Field(
        default=180, ge=10, le=7200, description="1 ファイルの読み込みにかけてよい秒数（10〜7200）"
    )
    ocr: Ocr = Field(
        default=Ocr.OFF,
        description="文字情報のない PDF のページを OCR で読むか（auto か off。部品が要る。1 ページ 3〜10 秒）",
    )
    office_pages: Switch = Field(
        default=Switch.ON, description="Word 文書にページ番号を付けるか（on か off。LibreOffice があるときだけ付く）"
    )
    closed_network: Switch = Field(
        default=Switch.OFF, description="閉じた網（LGWAN など）で使うか（on にすると、URL からの登録と調べ直しを断る）"
    )
    fetch_networks: str = Field(
        default="", description="URL からの登録を許す庁内のネットワーク（例: 10.1.0.0/16。空なら公開アドレスのみ）"
    )
    fetch_proxy: str = Field(
        default="", description="URL から取得するときのプロキシ（例: http://proxy.example.jp:8080）"
    )
    admins: str = Field(
        default="", description="管理者の Slack の利用者 ID（例: U012AB3CD, U045EF6GH）。役割は操作のたびに確かめる"
    )
    facilitators: str = Field(default="", description="推進役の Slack の利用者 ID（書き方は DX_ADMINS と同じ）")
    questions_per_minute: int = Field(
        default=10, ge=1, le=600, description="Slack で一人が 1 分に尋ねられる質問の数（1〜600）"
    )
    workspace_questions_per_minute: int = Field(
        default=120, ge=1, le=6000, description="Slack のワークスペース全体で 1 分に答える質問の数（1〜6000）"
    )
    slack_bot_token: SecretStr = Field(
        default=SecretStr(""), validation_alias=AliasChoices("SLACK_BOT_TOKEN"), description="xoxb- で始まるボットの鍵"
    )
    slack_signing_secret: SecretStr = Field(
        default=SecretStr(""),
        validation_alias=AliasChoices("SLACK_SIGNING_SECRET"),
        description="Slack からの要求を確かめる署名鍵（HTTP のとき）",
    )
    slack_app_token: SecretStr = Field(
        default=SecretStr(""),
        validation_alias=AliasChoices("SLACK_APP_TOKEN"),
        description="xapp- で始まるアプリの鍵（Socket Mode のとき）",
    )
    slack_api_url: str = Field(
        default="https://slack.com/api/",
        validation_alias=AliasChoices("SLACK_API_URL"),
        description="Slack API の URL（試験用の相手に向けるとき）",
    )


def read_settings() -> BotSettings:
    """Reads the environment and .env; a value that cannot be read is a ConfigurationError naming its variable."""
    try:
        return BotSettings()
    except ValidationError as error:
        faults = [(_variable(str(problem["loc"][0])), _wanted(problem)) for problem in error.errors()]
        names = "・".join(name for name, _ in faults)
        told = "、".join(wanted if len(faults) == 1 else f"{name} は{wanted}" for name, wanted in faults)
        raise ConfigurationError("a setting cannot be read", which=names, todo=told) from error


def _variable(name: str) -> str:
    """The environment variable of a field; an alias is a variable already."""
    return f"DX_{name.upper()}" if name in BotSettings.model_fields else name


def _wanted(problem: Mapping[str, Any]) -> str:
    """What the value should have been."""
    words = SETTING_FAULTS.get(problem["type"], SETTING_FAULT)
    return words.format(**problem.get("ctx", {}))
