"""The form of a channel's settings (チャンネルの設定)."""

from bot import slack_messages
from bot.slack import names
from bot.slack.views.elements import Element, field, form, one_of, option, plain
from bot.slack.views.split import Block
from knowledge.domain.workspace import ChannelRules, Speaks

SPEAKS, HELPERS = "speaks", "helpers"
SPEAKS_WORDS = {
    Speaks.MENTIONED: slack_messages.SPEAKS_MENTIONED,
    Speaks.EVERY_QUESTION: slack_messages.SPEAKS_EVERY_QUESTION,
    Speaks.PRIVATELY_FIRST: slack_messages.SPEAKS_PRIVATELY_FIRST,
}
_MOST_HELPERS = 10


def settings_form(rules: ChannelRules, private: str) -> Block:
    """What holds in the channel now, to be changed."""
    ways = [option(text, way.value) for way, text in SPEAKS_WORDS.items()]
    return form(
        names.SETTINGS_SENT,
        slack_messages.SETTINGS_TITLE,
        [
            field(SPEAKS, slack_messages.SETTINGS_SPEAKS, one_of(ways, chosen=rules.speaks.value)),
            field(HELPERS, slack_messages.SETTINGS_HELPERS, _people(rules.helpers), is_optional=True),
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
