"""A document for the people of one channel: answered from there, and nothing of it anywhere else."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from bot import messages, slack_messages
from bot.server import slack_services, web_application
from bot.services import Services, services_over, today
from bot.settings import BotSettings
from bot.slack import names
from knowledge.domain.calendar import Period
from knowledge.domain.document import Location
from knowledge.domain.feedback import Verdict
from knowledge.domain.handoff import Handoff, HandoffState
from knowledge.domain.visibility import FOR_ALL, Audience, only_in
from knowledge.domain.workspace import ChannelRules
from knowledge.library.visibilities import VisibilityChange
from knowledge.testing import edition, memory_stores, publication, put
from tests.scenario.slack.answers import closed_measure, training_case
from tests.scenario.slack.bot import NOW, Bot
from tests.scenario.slack.day import settled
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.serving import Door
from tests.scenario.slack.signing import TEAM
from tests.scenario.slack.web_api import CHANNEL, DM, PRIVATE
from tests.scenario.slack.workspace import SATO, SUZUKI, TANAKA

pytestmark = pytest.mark.slow  # each has a library, a workspace and a page of its own
_SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "library"
PLAN = "出張所再編の計画案"
QUESTION = "出張所の再編はいつから始めますか？"
SECRET = "令和9年4月から三年で進める"
TRACES = (PLAN, SECRET, "リオーグ会", "統合に係る支援", "合同庁舎への移転")
"""Whatever of these is read outside of its channel has come out of the limited document."""


@dataclass(kw_only=True)
class Town:
    """A workspace, its advisor with one document for all and one for the planning office, and the page beside it."""

    slack: Loopback
    services: Services
    bot: Bot
    web: TestClient
    chunk_ids: tuple[str, ...]
    source_hash: str

    def settle(self) -> None:
        settled(self.services.stores.inbox)()

    def asked(self, text: str, channel: str, **where: Any) -> dict[str, Any]:
        """The first message of the answer in the thread."""
        [answer, *_] = self.slack.answers(self.slack.mention(text, channel=channel, **where))
        self.settle()
        return answer

    def answer_id(self, answer: dict[str, Any]) -> str:
        return _button(answer, names.ASK_PEOPLE)

    def seen_outside(self) -> str:
        """Everything that anybody outside of the planning office's channel can read."""
        self.settle()
        said = [m for channel, kept in self.slack.messages.items() if channel != PRIVATE for m in kept]
        whispers = [w for w in self.slack.whispers if w.get("channel") != PRIVATE]
        return "\n".join(map(str, [*said, *whispers, *self.slack.homes.values()]))


@pytest.fixture
def town(tmp_path: Path, loopback: Loopback, bots_door: Door) -> Iterator[Town]:
    handbook = publication(
        [("窓口 > 予約", "窓口の予約は電話で受け付ける。"), ("窓口 > 混雑", "窓口は月曜の朝に混む。")],
        of=edition("窓口の手引"),
    )
    stores = memory_stores(tmp_path, handbook)
    pdf = next(_SAMPLE.glob("*.pdf"))
    plan = edition(PLAN, source_hash=stores.originals.put(pdf))
    texts = [
        ("再編 > 日程", "出張所の再編は、令和9年4月から三年で進める。"),
        ("再編 > 体制", "再編の検討は、リオーグ会が月に一度行う。"),
    ]
    limited = publication(texts, of=plan)
    at = Location(edition=plan, heading_path=("再編", "支援"), page=2)
    period = Period(starts=today() - timedelta(days=9), ends=today() + timedelta(days=30))
    measure = replace(closed_measure(), id="m9", name="出張所の統合に係る支援", validity=period, location=at)
    case = replace(training_case(), id="k9", location=at, title=_said("合同庁舎への移転", at))
    put(stores.library, replace(limited, measures=(measure,), cases=(case,), names=(("再編検討会", "リオーグ会"),)))
    stores.library.limit(plan.document.id, VisibilityChange(visibility=only_in([PRIVATE]), at=NOW))
    settings = BotSettings(
        home=tmp_path, public_url="https://dx.example.jp", admins=SATO, facilitators=SUZUKI, _env_file=None
    )  # type: ignore[call-arg]
    services = services_over(stores, settings)
    stores.channel_rules.put(TEAM, PRIVATE, ChannelRules(helpers=(SUZUKI,)), by=SATO, at=NOW)
    bot = Bot(services=slack_services(services), api_url=loopback.api_url, door=bots_door)
    with bot.running() as url, TestClient(web_application(services, "https://dx.example.jp")) as web:
        loopback.connect(url)
        yield Town(
            slack=loopback,
            services=services,
            bot=bot,
            web=web,
            chunk_ids=tuple(chunk.id for chunk in limited.chunks),
            source_hash=plan.source_hash,
        )


def _said(text: str, at: Location) -> Any:
    return replace(training_case().title, text=text, location=at)


def _button(message: dict[str, Any], action_id: str) -> str:
    elements = [element for block in message["blocks"] for element in block.get("elements", [])]
    return str(next(one["value"] for one in elements if one.get("action_id") == action_id))


def _menu(message: dict[str, Any], what: str) -> str:
    elements = [element for block in message["blocks"] for element in block.get("elements", [])]
    options = next(one["options"] for one in elements if one.get("action_id") == names.MORE)
    return str(next(option["value"] for option in options if option["value"].startswith(what)))


def _kept_back(text: str) -> bool:
    return not [trace for trace in TRACES if trace in text]


# --- in its channel ------------------------------------------------------------------------------------------------
def test_its_people_are_answered_with_quotes_and_see_the_page_in_the_thread(town: Town) -> None:
    answer = town.asked(QUESTION, PRIVATE)
    assert SECRET in answer["text"]
    assert PLAN in answer["text"]
    assert "https://" not in str(answer["blocks"])
    assert slack_messages.LIMITED_ANSWER in answer["text"]
    assert slack_messages.LIMITED_SOURCES in answer["text"]
    town.slack.press(names.MORE, _menu(answer, "evidence"), ts=answer["ts"], channel=PRIVATE)
    town.settle()
    [picture] = [m for m in town.slack.messages[PRIVATE] if m.get("files")]
    assert picture["thread_ts"] == answer["thread_ts"]
    assert picture["files"][0]["content"].startswith(b"\x89PNG")
    assert _kept_back(town.seen_outside())


def test_what_is_for_all_keeps_its_link_there(town: Town) -> None:
    answer = town.asked("窓口の予約はどうやって受け付けますか？", PRIVATE)
    assert "https://dx.example.jp/sources/" in str(answer["blocks"])
    assert slack_messages.LIMITED_SOURCES not in answer["text"]


def test_a_private_answer_there_may_be_shared_there_and_nowhere_else(town: Town) -> None:
    town.slack.command(QUESTION, channel=PRIVATE)
    [whisper] = town.slack.whispered(TANAKA)
    town.settle()
    assert SECRET in str(whisper["blocks"])
    assert slack_messages.LIMITED_SOURCES_PRIVATELY in str(whisper["blocks"])
    share = _button(whisper, names.SHARE)
    town.slack.press(names.SHARE, share, channel=CHANNEL)
    town.slack.press(names.SHARE, share, channel=DM)
    town.settle()
    assert [slack_messages.NOT_FOR_HERE in str(one) for one in town.slack.whispered(TANAKA)[-2:]] == [True] * 2
    town.slack.press(names.SHARE, share, channel=PRIVATE)
    town.settle()
    assert any(SECRET in message["text"] for message in town.slack.messages[PRIVATE])
    assert _kept_back(str(town.slack.messages[CHANNEL]) + str(town.slack.messages[DM]))


# --- elsewhere -----------------------------------------------------------------------------------------------------
def test_elsewhere_it_is_not_known_whichever_way_one_asks(town: Town) -> None:
    assert messages.NOT_IN_LIBRARY in town.asked(QUESTION, CHANNEL)["text"]
    [direct] = town.slack.answers(town.slack.direct(QUESTION))
    assert messages.NOT_IN_LIBRARY in direct["text"]
    for channel in (CHANNEL, DM):
        town.slack.command("リオーグ会は何をしますか？", channel=channel)
    said = town.slack.say("出張所の再編の日程を教えてください")
    town.slack.call_shortcut(names.ASK_ABOUT_MESSAGE, said)
    town.slack.command("締切の近い補助金は？")
    town.slack.command("合同庁舎の事例を教えてください")
    town.settle()
    assert len(town.slack.whispered(TANAKA, expected=5)) >= 5
    assert _kept_back(town.seen_outside().replace("リオーグ会は何をしますか？", ""))


def test_no_gesture_elsewhere_opens_an_answer_of_its_channel(town: Town) -> None:
    answer = town.asked(QUESTION, PRIVATE)
    there = town.answer_id(answer)
    here = town.asked("窓口はいつ混みますか？", CHANNEL)
    bare = here["thread_ts"]  # a message without buttons: whatever is sent of it is none of ours
    before = len(town.slack.whispers)
    for value in (f"{what}:{there}" for what in ("evidence", "copy", "similar", "inquiry")):
        town.slack.press(names.MORE, value, ts=bare)
    town.slack.press(names.DRAFT_FILE, f"{bare}:{there}", ts=bare)
    town.slack.press(names.DRAFT_FILE, f":{there}", ts=bare)
    town.slack.press(names.ASK_PEOPLE, there, ts=bare)
    town.settle()
    assert [slack_messages.NOT_FOR_HERE in str(one) for one in town.slack.whispers[before:]] == [True] * 7
    assert _kept_back(town.seen_outside())
    assert not [m for m in town.slack.messages[CHANNEL] + town.slack.messages[DM] if m.get("files")]


def test_a_channel_is_known_by_its_id_whatever_it_is_called(town: Town) -> None:
    for channel, name in ((PRIVATE, "雑談"), (CHANNEL, "企画課")):
        town.slack.deliver({"type": "channel_rename", "channel": {"id": channel, "name": name}, "event_ts": "1.2"})
    assert SECRET in town.asked(QUESTION, PRIVATE)["text"]
    assert messages.NOT_IN_LIBRARY in town.asked(QUESTION, CHANNEL)["text"]


def test_the_home_tab_shows_nothing_of_it_to_anybody(town: Town) -> None:
    town.asked(QUESTION, PRIVATE)
    asked = town.asked("出張所の再編に反対する人は？", PRIVATE)
    town.slack.press(names.ASK_PEOPLE, town.answer_id(asked), ts=asked["ts"], channel=PRIVATE, user=TANAKA)
    town.settle()
    for user in (TANAKA, SUZUKI, SATO):
        town.slack.open_home(user=user)
        town.settle()
        home = str(town.slack.home(user))
        assert _kept_back(home)
        assert "https://dx.example.jp/answers/" not in home
        assert "反対" not in home or user == TANAKA  # one's own words are one's own
    assert slack_messages.QUESTION_OF_A_CHANNEL in str(town.slack.home(SUZUKI))
    assert "文書 1 件、チャンク 2 個" in str(town.slack.home(SATO))


def test_an_accepted_answer_of_its_channel_is_pointed_to_nowhere(town: Town) -> None:
    answer = town.asked(QUESTION, PRIVATE)
    town.slack.press(names.FEEDBACK, f"{Verdict.HELPFUL}:{town.answer_id(answer)}", ts=answer["ts"], channel=PRIVATE)
    town.settle()
    assert town.services.stores.feedback.accepted(5) == (town.answer_id(answer),)
    town.asked(QUESTION, CHANNEL)
    assert town.answer_id(answer) not in town.seen_outside()
    assert town.web.post("/api/v1/ask", json={"question": QUESTION}).json().get("related") is None


def test_what_a_colleague_answered_there_is_not_kept_for_everyone(town: Town) -> None:
    answer = town.asked(QUESTION, PRIVATE)
    stores = town.services.stores
    handoff = Handoff(
        id="h1",
        answer_id=town.answer_id(answer),
        team=TEAM,
        channel=PRIVATE,
        thread_ts=answer["thread_ts"],
        asker=TANAKA,
        opened_at=NOW,
    )
    stores.handoffs.open(handoff)
    stores.handoffs.settle("h1", HandoffState.ANSWERED, by=SUZUKI, gesture="g", at=NOW, reply="来月お知らせします。")
    town.slack.press(names.CURATE, "h1", ts=answer["thread_ts"], channel=PRIVATE, user=SUZUKI)
    town.settle()
    assert slack_messages.NOT_FOR_ALL in str(town.slack.whispered(SUZUKI)[-1])
    assert town.slack.forms == []


# --- the page and the API --------------------------------------------------------------------------------------------
def test_the_page_and_the_api_open_nothing_of_it_though_ids_are_known(town: Town) -> None:
    answer_id = town.answer_id(town.asked(QUESTION, PRIVATE))
    hidden = [
        *(f"/sources/{chunk_id}" for chunk_id in town.chunk_ids),
        *(f"/pages/{town.source_hash}/{page}.webp" for page in (1, 2)),
        f"/answers/{answer_id}",
        f"/api/v1/answers/{answer_id}",
    ]
    assert [town.web.get(path).status_code for path in hidden] == [404] * len(hidden)
    assert town.web.post(f"/api/v1/answers/{answer_id}/feedback", json={"verdict": "helpful"}).status_code == 404
    assert town.web.post(f"/answers/{answer_id}/helpful", follow_redirects=False).status_code == 404
    shown = [town.web.get(path) for path in ("/", "/deadlines", "/api/v1/deadlines", f"/?q={QUESTION}")]
    shown.append(town.web.post("/api/v1/ask", json={"question": "リオーグ会とは"}))
    shown.append(town.web.post("/api/v1/ask/stream", json={"question": QUESTION}))
    assert [page.status_code for page in shown] == [200] * len(shown)
    assert _kept_back("".join(page.text for page in shown).replace("リオーグ会とは", ""))
    assert town.web.get("/healthz").json() == {"status": "ok", "documents": 1, "chunks": 2}


# --- what is decided later -------------------------------------------------------------------------------------------
def test_what_everyone_was_told_before_it_was_limited_opens_no_more(town: Town) -> None:
    library, plan = town.services.stores.library, PLAN
    library.limit(plan, VisibilityChange(visibility=FOR_ALL, at=NOW))
    answer = town.asked(QUESTION, CHANNEL)
    answer_id = town.answer_id(answer)
    assert SECRET in answer["text"]
    assert town.web.get(f"/answers/{answer_id}").status_code == 200
    library.limit(plan, VisibilityChange(visibility=only_in([PRIVATE]), at=NOW))
    assert town.web.get(f"/answers/{answer_id}").status_code == 404
    town.slack.press(names.MORE, _menu(answer, "copy"), ts=answer["ts"])
    town.settle()
    assert slack_messages.NOT_FOR_HERE in str(town.slack.whispers[-1])
    town.slack.mention("その期間は？", thread_ts=answer["thread_ts"])
    town.settle()
    assert SECRET not in str(town.slack.conversation(answer["thread_ts"])[-1])
    assert town.services.reopened.get(answer_id, Audience(channel=PRIVATE)) is not None
