"""A day in Slack, as scenes: what people write and press, and what each of them then sees."""

import base64
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack import names
from bot.slack.preview.page import Shown, said
from knowledge.library.inbox import InboxStore
from tests.scenario.slack.bot import Bot
from tests.scenario.slack.loopback import SATO, SUZUKI, TANAKA, Loopback
from tests.scenario.slack.web_api import DMS

PEOPLE = {TANAKA: "田中さん（職員）", SUZUKI: "鈴木さん（推進役）", SATO: "佐藤さん（管理者）"}
APP = "自治体DXアドバイザー"
_MENTION = f"@{APP}"
Message = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Words:
    """What is asked on the day."""

    measure: str
    follow_up: str
    procedure: str
    unmentioned: str
    reason: str
    reply: str


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What happened, and the messages, forms and tabs that were seen of it."""

    name: str
    title: str
    shown: tuple[Shown, ...]


class Day:
    """Plays the day; every step waits until the bot has done what the step asks of it."""

    def __init__(self, slack: Loopback, bot: Bot, words: Words, *, settle: Callable[[], None]) -> None:
        self._slack = slack
        self._bot = bot
        self._words = words
        self._settle = settle

    def play(self) -> Iterator[Scene]:
        """From the first question to the home tabs."""
        yield self._settings("helpers", "推進役が「/dx 設定」で担当者を決めます", {"speaks": "mentioned"}, [SUZUKI])
        asked = self._slack.mention(self._words.measure)
        [answer] = self._answers(asked, 1)
        yield self._scene("answer", "職員がチャンネルで尋ねます", _asked(TANAKA, self._words.measure), answer)
        self._slack.say(self._words.follow_up, thread_ts=asked)
        followed = self._answers(asked, 2)[1]
        title = "続きはスレッドに書くだけで尋ねられます"
        yield self._scene("follow-up", title, said(PEOPLE[TANAKA], self._words.follow_up), followed)
        yield self._unhelpful(followed)
        yield from self._people(asked, followed)
        yield self._page()
        yield from self._every_question()
        yield from self._homes()

    def _unhelpful(self, answer: Message) -> Scene:
        self._slack.press(names.FEEDBACK, _verdict(answer, "negative"), ts=answer["ts"])
        form = self._slack.form(names.FEEDBACK_SENT)
        chosen = {"selected_option": {"value": "insufficient"}}
        thanks = self._whisper(lambda: self._slack.submit({"reason": chosen, "words": {"value": self._words.reason}}))
        return self._scene("feedback", "「立たなかった」を押すと、理由を尋ねます", _form(form), thanks)

    def _people(self, asked: str, answer: Message) -> Iterator[Scene]:
        self._slack.press(names.ASK_PEOPLE, _button(answer, names.ASK_PEOPLE), ts=answer["ts"])
        call = self._answers(asked, 3)[2]
        yield self._scene("called", "「担当者に聞く」で、決められた担当者を呼びます", call)
        self._slack.press(names.REPLY, _button(call, names.REPLY), ts=call["ts"], user=SUZUKI)
        form = self._slack.form(names.REPLY_SENT)
        self._slack.submit({"reply": {"value": self._words.reply}}, user=SUZUKI)
        reply = self._answers(asked, 4)[3]
        yield self._scene("replied", "担当者が書くと、スレッドに届きます", _form(form), reply)
        self._settle()
        told = self._slack.messages[DMS[TANAKA]][-1]
        yield self._scene("told", "質問した人には、ダイレクトメッセージでも届きます", told)

    def _page(self) -> Scene:
        asked = self._slack.mention(self._words.procedure)
        answer = self._answers(asked, 1)[0]
        value = next(option["value"] for option in _element(answer, names.MORE)["options"])
        self._slack.press(names.MORE, value, ts=answer["ts"])
        self._settle()
        pictures = [message for message in self._slack.conversation(asked) if message.get("files")]
        title = "「根拠のページを見る」で、引用箇所を囲んだページを貼ります"
        return self._scene("page", title, _asked(TANAKA, self._words.procedure), answer, *pictures[:1])

    def _every_question(self) -> Iterator[Scene]:
        unheard = self._slack.say(self._words.unmentioned)
        self._settle()
        assert self._slack.answers(unheard, expected=0) == []
        every = {"speaks": "every_question"}
        yield self._settings("settings", "「質問にはすべて答える」に変えると", every, [SUZUKI])
        heard = self._slack.say(self._words.unmentioned)
        answer = self._answers(heard, 1)[0]
        title = "呼びかけなしの質問にも答えます"
        yield self._scene("every-question", title, said(PEOPLE[TANAKA], self._words.unmentioned), answer)

    def _homes(self) -> Iterator[Scene]:
        for user, person in PEOPLE.items():
            self._slack.open_home(user=user)
            view = self._slack.home(user)
            self._settle()
            tab = Shown(name=APP, blocks=view["blocks"], is_app=True)
            yield Scene(name=f"home-{user[-4:].lower()}", title=f"ホーム: {person}", shown=(tab,))

    def _settings(self, name: str, title: str, chosen: Mapping[str, str], helpers: list[str]) -> Scene:
        self._slack.command("設定", user=SUZUKI)
        self._settle()  # the form of an earlier time is there already
        form = self._slack.form(names.SETTINGS_SENT)
        values = {key: {"selected_option": {"value": value}} for key, value in chosen.items()}
        sent = {**values, "helpers": {"selected_users": helpers}}
        saved = self._whisper(lambda: self._slack.submit(sent, user=SUZUKI), SUZUKI)
        return self._scene(name, title, _form(form), saved)

    def _answers(self, ts: str, expected: int) -> list[dict[str, Any]]:
        self._slack.answers(ts, expected=expected)
        self._settle()
        return [message for message in self._slack.answers(ts) if not message.get("files")]

    def _whisper(self, act: Callable[[], object], user: str = TANAKA) -> dict[str, Any]:
        before = len(self._slack.whispered(user, expected=0))
        act()
        return self._slack.whispered(user, expected=before + 1)[-1]

    def _scene(self, name: str, title: str, *seen: Message | Shown) -> Scene:
        return Scene(
            name=name, title=title, shown=tuple(one if isinstance(one, Shown) else _shown(one) for one in seen)
        )


def settled(inbox: InboxStore) -> Callable[[], None]:
    """Waits until nothing in the inbox is open."""

    def wait() -> None:
        for _ in range(6_000):
            if inbox.open() == 0:
                return
            time.sleep(0.01)
        raise AssertionError("something is still waiting")

    return wait


def _asked(user: str, question: str) -> Shown:
    return said(PEOPLE[user], f"{_MENTION} {question}")


def _shown(message: Message) -> Shown:
    """A message of the bot; a file is shown as the picture that it is."""
    words = {"type": "section", "text": {"type": "mrkdwn", "text": message["text"] or "\u3000"}}
    pictures = [_picture(file) for file in message.get("files", [])]
    return Shown(name=APP, blocks=[*(message.get("blocks") or [words]), *pictures], is_app=True)


def _picture(file: Message) -> dict[str, Any]:
    content = base64.b64encode(file["content"]).decode()
    return {"type": "image", "image_url": f"data:image/png;base64,{content}", "alt_text": file["title"]}


def _form(view: Message) -> Shown:
    title = {"type": "header", "text": view["title"]}
    send = [{"type": "actions", "elements": [{"type": "button", "text": view["submit"], "style": "primary"}]}]
    return Shown(name=APP, blocks=[title, *view["blocks"], *(send if "submit" in view else [])], is_app=True)


def _element(message: Message, action_id: str) -> dict[str, Any]:
    return next(
        element
        for block in message["blocks"]
        for element in block.get("elements", [])
        if element.get("action_id") == action_id
    )


def _button(message: Message, action_id: str) -> str:
    return str(_element(message, action_id)["value"])


def _verdict(message: Message, which: str) -> str:
    return str(_element(message, names.FEEDBACK)[f"{which}_button"]["value"])
