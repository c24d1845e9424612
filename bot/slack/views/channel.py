"""The form of a channel's settings (チャンネルの設定)."""

from bot import slack_messages
from bot.slack import names
from bot.slack.views.elements import Element, field, form, one_of, option, plain
from bot.slack.views.split import Block
from knowledge.domain.language import Language
from knowledge.domain.workspace import ChannelRules, Speaks

SPEAKS, HELPERS, LANGUAGE = "speaks", "helpers", "language"
SPEAKS_WORDS = {
    Speaks.MENTIONED: slack_messages.SPEAKS_MENTIONED,
    Speaks.EVERY_QUESTION: slack_messages.SPEAKS_EVERY_QUESTION,
    Speaks.PRIVATELY_FIRST: slack_messages.SPEAKS_PRIVATELY_FIRST,
}
LANGUAGE_WORDS = {
    Language.JAPANESE: slack_messages.LANGUAGE_JAPANESE,
    Language.PLAIN_JAPANESE: slack_messages.LANGUAGE_PLAIN_JAPANESE,
    Language.ENGLISH: slack_messages.LANGUAGE_ENGLISH,
}
_MOST_HELPERS = 10


def settings_form(rules: ChannelRules, private: str) -> Block:
    """What holds in the channel now, to be changed."""
    ways = [option(text, way.value) for way, text in SPEAKS_WORDS.items()]
    languages = [option(text, language.value) for language, text in LANGUAGE_WORDS.items()]
    return form(
        names.SETTINGS_SENT,
        slack_messages.SETTINGS_TITLE,
        [
            field(SPEAKS, slack_messages.SETTINGS_SPEAKS, one_of(ways, chosen=rules.speaks.value)),
            field(HELPERS, slack_messages.SETTINGS_HELPERS, _people(rules.helpers), is_optional=True),
            field(
                LANGUAGE,
                slack_messages.SETTINGS_LANGUAGE,
                one_of(languages, chosen=rules.language.value),
                hint=slack_messages.SETTINGS_LANGUAGE_HINT,
            ),
        ],
        submit=slack_messages.SAVE,
        private=private,
    )


def _people(chosen: tuple[str, ...]) -> Element:
    made: Element = {
        "type": "multi_users_select",
        "placeholder": plain(slack_messages.SETTINGS_HELPERS),
        "max_selected_items": _MOST_HELPERS,
    }
    return {**made, "initial_users": list(chosen)} if chosen else made
