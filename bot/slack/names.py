"""The names under which Slack and the bot know each gesture: in the manifest, in views, in handlers."""

from typing import Final

COMMAND: Final = "/dx"
HOME_OPENED: Final = "app_home_opened"
ASK_ABOUT_MESSAGE: Final = "dx.ask_about_message"
"""The message shortcut 「これをDXアドバイザーに聞く」."""

HELP: Final = "dx.help"
SETTINGS: Final = "dx.settings"
MUNICIPALITY: Final = "dx.municipality"
COMMANDS: Final = {"": HELP, "ヘルプ": HELP, "help": HELP, "設定": SETTINGS, "団体": MUNICIPALITY}
"""What may stand after /dx; everything else is a question."""

SETTINGS_SENT: Final = "dx.settings_sent"
MUNICIPALITY_SENT: Final = "dx.municipality_sent"
MUNICIPALITY_FORGOTTEN: Final = "dx.municipality_forgotten"
MUNICIPALITY_DECLINED: Final = "dx.municipality_declined"

FEEDBACK: Final = "dx.feedback"
FEEDBACK_SENT: Final = "dx.feedback_sent"
MORE: Final = "dx.more"
"""The menu of an answer; which entry was chosen stands in its value."""
DRAFT_FILE: Final = "dx.draft_file"
ASK_PEOPLE: Final = "dx.ask_people"
REPLY: Final = "dx.reply"
REPLY_SENT: Final = "dx.reply_sent"
RESOLVE: Final = "dx.resolve"
CURATE: Final = "dx.curate"
CURATE_SENT: Final = "dx.curate_sent"
WITHDRAW: Final = "dx.withdraw"
SHARE: Final = "dx.share"
CLOSE: Final = "dx.close"

OPENS_FORM: Final = frozenset({SETTINGS, MUNICIPALITY, FEEDBACK, REPLY, CURATE})
"""Slack gives three seconds to open a form: these wait for no other gesture."""

HOME: Final = "dx.home_opened"
HOME_ASK: Final = "dx.home_ask"
