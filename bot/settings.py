"""The settings of where people meet the advisor (environment variables DX_… and SLACK_…, or a .env file)."""

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import SettingsConfigDict

from knowledge.errors import ConfigurationError
from knowledge.settings import KnowledgeSettings


class BotSettings(KnowledgeSettings):
    """All settings; docs/operations.md lists them (a test says so)."""

    model_config = SettingsConfigDict(env_prefix="DX_", env_file=".env", extra="ignore", populate_by_name=True)

    public_url: str = Field(default="http://127.0.0.1:8700", description="根拠リンクに使う、この画面の URL")
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
        names = ", ".join("_".join(map(str, problem["loc"])).upper() for problem in error.errors())
        raise ConfigurationError("a setting cannot be read", which=names) from error
