"""A day in Slack, as scenes: what people write and press, and what each of them then sees."""

import base64
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.slack import names
from bot.slack.preview.page import Shown, said
from knowledge.library.inbox import InboxStore
from tests.scenario.slack.advisor import TellingAhead
from tests.scenario.slack.workspace import SATO, SUZUKI, TANAKA, Message, Workspace

PEOPLE = {TANAKA: "田中さん（職員）", SUZUKI: "鈴木さん（推進役）", SATO: "佐藤さん（管理者）"}
ROLES = {TANAKA: "staff", SUZUKI: "facilitator", SATO: "admin"}
APP = "自治体DXアドバイザー"
_MENTION = f"@{APP}"


@dataclass(frozen=True, kw_only=True)
class Words:
    """What is asked on the day."""

    measure: str
    follow_up: str
    procedure: str
    unmentioned: str
    reason: str
    reply: str
    kept: str


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What happened, and the messages, forms and tabs that were seen of it."""

    name: str
    title: str
    shown: tuple[Shown, ...]


class Day:
    """Plays the day; every step waits until the bot has done what the step asks of it.

    `ahead` tells the first answer claim by claim, and is held after its first one.
    """

    def __init__(self, slack: Workspace, words: Words, *, ahead: TellingAhead, settle: Callable[[], None]) -> None:
        self._slack = slack
        self._words = words
        self._ahead = ahead
        self._settle_bot = settle

    def play(self) -> Iterator[Scene]:
        """From the first question to the home tabs."""
        yield self._settings("helpers", "推進役が「/dx 設定」で担当者を決めます", {"speaks": "mentioned"}, [SUZUKI])
        asked, begun = self._begun()
        yield self._scene("stream", "職員がチャンネルで尋ねると、照合の済んだ文から見え始めます", *begun)
        self._ahead.gate.set()
        [answer] = self._answers(asked, 1)
        yield self._scene("answer", "全体が揃うと、一つの答えに置き換わります", answer)
        [question] = self._slack.whispered(TANAKA)
        yield self._scene(
            "municipality",
            "はじめの一度だけ、所属する自治体を尋ねます（本人だけに見えます）",
            _alone(question, TANAKA, "だけに見えます"),
        )
        self._slack.say(self._words.follow_up, thread_ts=asked)
        followed = self._answers(asked, 2)[1]
        title = "続きはスレッドに書くだけで尋ねられます"
        yield self._scene("follow-up", title, said(PEOPLE[TANAKA], self._words.follow_up), followed)
        yield self._unhelpful(followed)
        yield from self._people(asked, followed)
        yield from self._curated(asked)
        yield self._page()
        yield from self._every_question()
        yield from self._homes()

    def _begun(self) -> tuple[str, tuple[Shown, Message]]:
        """The question, and what of its answer stands there while the rest is being made."""
        self._ahead.told.clear()
        self._ahead.gate.clear()
        asked = self._slack.mention(self._words.measure)
        assert self._ahead.told.wait(60), "nothing was told ahead"
        [ahead] = self._slack.answers(asked, expected=1)
        return asked, (_asked(TANAKA, self._words.measure), ahead)

    def _unhelpful(self, answer: Message) -> Scene:
        self._slack.press(names.FEEDBACK, _verdict(answer, "negative"), ts=answer["ts"])
        form = self._slack.form(names.FEEDBACK_SENT)
        given = {"reason": {"selected_option": {"value": "insufficient"}}, "words": {"value": self._words.reason}}
        thanks = self._whisper(lambda: self._slack.submit(given))
        return self._scene("feedback", "「立たなかった」を押すと、理由を尋ねます", _form(form, given, TANAKA), thanks)

    def _people(self, asked: str, answer: Message) -> Iterator[Scene]:
        self._slack.press(names.ASK_PEOPLE, _button(answer, names.ASK_PEOPLE), ts=answer["ts"])
        call = self._answers(asked, 3)[2]
        yield self._scene("called", "「担当者に聞く」で、決められた担当者を呼びます", call)
        self._slack.press(names.REPLY, _button(call, names.REPLY), ts=call["ts"], user=SUZUKI)
        form = self._slack.form(names.REPLY_SENT)
        given = {"reply": {"value": self._words.reply}}
        self._slack.submit(given, user=SUZUKI)
        reply = self._answers(asked, 4)[3]
        yield self._scene("replied", "担当者が書くと、スレッドに届きます", _form(form, given, SUZUKI), reply)
        told = self._slack.alone(TANAKA)[-1]
        yield self._scene(
            "told", "質問した人には、ダイレクトメッセージでも届きます", _alone(told, TANAKA, "へのダイレクトメッセージ")
        )

    def _curated(self, asked: str) -> Iterator[Scene]:
        reply = self._answers(asked, 4)[3]
        self._slack.press(names.CURATE, _button(reply, names.CURATE), ts=reply["ts"], user=SUZUKI)
        form = self._slack.form(names.CURATE_SENT)
        given = {name: {"value": text} for name, text in (*_initial(form), ("question", self._words.kept))}
        saved = self._whisper(lambda: self._slack.submit(given, user=SUZUKI), SUZUKI)
        yield self._scene(
            "curated", "推進役は、その回答を次の人のために登録できます", _form(form, given, SUZUKI), saved
        )
        later = self._answers(self._slack.mention(self._words.kept), 1)[0]
        yield self._scene(
            "colleague", "似た質問の答えの下に「人の回答」が付きます", _asked(TANAKA, self._words.kept), later
        )

    def _page(self) -> Scene:
        asked = self._slack.mention(self._words.procedure)
        answer = self._answers(asked, 1)[0]
        value = next(option["value"] for option in _element(answer, names.MORE)["options"])
        self._slack.press(names.MORE, value, ts=answer["ts"])
        self._settle()
        page = next(message for message in self._slack.conversation(asked) if message.get("files"))
        picture = _picture(page, self._slack.picture(page["files"][0]))
        title = "「根拠のページを見る」で、引用箇所を囲んだページを貼ります"
        return self._scene("page", title, _asked(TANAKA, self._words.procedure), answer, picture)

    def _every_question(self) -> Iterator[Scene]:
        unheard = self._slack.say(self._words.unmentioned)
        self._settle()
        assert self._slack.answers(unheard, expected=0) == []
        heard = said(PEOPLE[TANAKA], self._words.unmentioned)
        yield self._scene("unheard", "はじめの設定では、呼びかけのない質問には答えません", heard)
        every = {"speaks": "every_question"}
        yield self._settings("settings", "「質問にはすべて答える」に変えると", every, [SUZUKI])
        answer = self._answers(self._slack.say(self._words.unmentioned), 1)[0]
        yield self._scene("every-question", "呼びかけなしの質問にも答えます", heard, answer)

    def _homes(self) -> Iterator[Scene]:
        for user, person in PEOPLE.items():
            self._slack.open_home(user=user)
            view = self._slack.home(user)
            self._settle()
            tab = Shown(name=APP, blocks=view["blocks"], is_app=True, note=_of_whom(user, "のホーム"))
            yield Scene(name=f"home-{ROLES[user]}", title=f"ホーム: {person}", shown=(tab,))

    def _settings(self, name: str, title: str, chosen: Mapping[str, str], helpers: list[str]) -> Scene:
        self._slack.command("設定", user=SUZUKI)
        self._settle()  # the form of an earlier time is there already
        form = self._slack.form(names.SETTINGS_SENT)
        values = {key: {"selected_option": {"value": value}} for key, value in (*chosen.items(), ("language", "ja"))}
        given = {**values, "helpers": {"selected_users": helpers}}
        saved = self._whisper(lambda: self._slack.submit(given, user=SUZUKI), SUZUKI)
        return self._scene(name, title, _form(form, given, SUZUKI), saved)

    def _answers(self, ts: str, expected: int) -> list[Message]:
        self._slack.answers(ts, expected=expected)
        self._settle()
        return [message for message in self._slack.answers(ts) if not message.get("files")]

    def _whisper(self, act: Callable[[], object], user: str = TANAKA) -> Shown:
        before = len(self._slack.whispered(user, expected=0))
        act()
        return _alone(self._slack.whispered(user, expected=before + 1)[-1], user, "だけに見えます")

    def _settle(self) -> None:
        """Until the bot has heard everything and has done it."""
        self._slack.quiet()
        self._settle_bot()

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
    """A message of the bot."""
    return Shown(name=APP, blocks=message.get("blocks") or [_words(message)], is_app=True)


def _alone(message: Message, user: str, note: str) -> Shown:
    """A message that one person alone sees."""
    return replace(_shown(message), note=_of_whom(user, note))


def _of_whom(user: str, what: str) -> str:
    return f"{PEOPLE[user].split('（')[0]}{what}"


def _picture(message: Message, content: bytes) -> Shown:
    """A message with a file, which is shown as the picture that it is."""
    url = f"data:image/png;base64,{base64.b64encode(content).decode()}"
    image = {"type": "image", "image_url": url, "alt_text": message["files"][0]["title"]}
    return Shown(name=APP, blocks=[_words(message), image], is_app=True)


def _words(message: Message) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": message["text"]}}


def _form(view: Message, given: Mapping[str, Mapping[str, Any]], user: str) -> Shown:
    """A form as it looks when it is sent."""
    blocks = [_filled(block, given.get(block.get("block_id", ""), {})) for block in view["blocks"]]
    send = {"type": "actions", "elements": [{"type": "button", "text": view["submit"], "style": "primary"}]}
    return Shown(name=view["title"]["text"], blocks=[*blocks, send], is_form=True, note=_of_whom(user, "の画面"))


def _filled(block: Message, given: Mapping[str, Any]) -> dict[str, Any]:
    if block["type"] != "input":
        return dict(block)
    initial = {
        "initial_option": given.get("selected_option"),
        "initial_value": given.get("value"),
        "initial_users": given.get("selected_users"),
    }
    return {**block, "element": block["element"] | {key: value for key, value in initial.items() if value}}


def _initial(form: Message) -> Iterator[tuple[str, str]]:
    """What stands in the fields of a form when it opens."""
    for block in form["blocks"]:
        if block["type"] == "input":
            yield block["block_id"], block["element"].get("initial_value", "")


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
