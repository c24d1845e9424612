"""An admin says who may see a document: when it is registered, later, and of what comes after it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_network
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.console import console
from bot.desks.audience import AudienceDesk
from bot.desks.origins import OriginDesk
from bot.desks.registering import Given
from bot.desks.shelf import ShelfDesk
from bot.handbooks.shelf import documents_json, print_documents
from bot.settings import BotSettings
from ingest.origins.addresses import AddressGuard
from ingest.origins.fetching import Fetcher
from knowledge.domain.visibility import EVERYONE, FOR_ALL, Audience, only_in
from knowledge.errors import UnknownDocument
from knowledge.library.opening import Stores
from knowledge.testing import memory_stores
from tests.unit.ingest.origins.page_server import Answer, PageServer, served

pytestmark = pytest.mark.slow  # every file is read in a child process

_MOMENT = datetime(2026, 10, 1, 9, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
_COUNCIL = only_in(["C0COUNCIL"])
_PLAN = """---
title: {title}
edition: {label}
---
# 日程

出張所の再編は、令和9年4月から{years}年で進め、毎年度の終わりに進み具合を確かめる。

# 体制

再編の検討は、企画課と総務課の職員による検討会が、月に一度集まって行う。

# 窓口

再編の後の窓口は東と西の二か所とし、電話と画面の予約を一つの台帳で受け付ける。

# 職員

出張所の職員は、本庁の窓口と兼務し、異動の時期は人事係と相談して決める。
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The desks over one library."""

    desk: OriginDesk
    shelf: ShelfDesk
    audience: AudienceDesk
    folder: Path
    stores: Stores

    def file(self, name: str, *, title: str = "出張所再編の計画", label: str = "第1版", years: int = 3) -> str:
        path = self.folder / name
        path.write_text(_PLAN.format(title=title, label=label, years=years), encoding="utf-8")
        return str(path)

    def seen(self, channel: str = "") -> list[str]:
        return [one.document.title for one in self.stores.library.seen_by(Audience(channel=channel)).editions()]

    def labels(self) -> list[str]:
        return [one.label for one in self.stores.library.editions()]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    stores = memory_stores(tmp_path / "home")
    settings = BotSettings(home=tmp_path / "home", _env_file=None)  # type: ignore[call-arg]
    (tmp_path / "files").mkdir()
    fetcher = Fetcher(guard=AddressGuard(allowed=(ip_network("127.0.0.0/8"),)))
    yield Office(
        desk=OriginDesk(settings, now=lambda: _MOMENT, stores=stores, fetcher=fetcher),
        shelf=ShelfDesk(settings, now=lambda: _MOMENT, library=stores.library, answers=stores.answers),
        audience=AudienceDesk(library=stores.library, answers=stores.answers, now=lambda: _MOMENT),
        folder=tmp_path / "files",
        stores=stores,
    )
    stores.library.close()


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """What was printed since on a wide terminal, without line ends and the lines of tables."""
    monkeypatch.setenv("COLUMNS", "250")

    def read() -> str:
        printed = capsys.readouterr()
        return "".join(character for character in printed.out + printed.err if character not in "\n│┃ ")

    return read


# --- when it is registered -----------------------------------------------------------------------------------------
def test_a_document_registered_for_a_channel_was_never_for_anybody_else(office: Office) -> None:
    assert office.desk.register([office.file("a.md")], Given(visibility=_COUNCIL)) == 0
    assert office.seen("C0COUNCIL") == ["出張所再編の計画"]
    assert office.seen() == office.seen("C0OTHER") == []
    [change] = office.stores.library.visibilities.changes(office.stores.library.editions()[0].document.id)
    assert (change.visibility, change.at) == (_COUNCIL, _MOMENT)


def test_a_document_that_nothing_is_said_of_is_for_all_and_its_new_edition_keeps_who_sees_it(office: Office) -> None:
    office.desk.register([office.file("a.md")], Given())
    assert office.seen() == ["出張所再編の計画"]
    office.desk.register([office.file("b.md", label="第2版", years=2)], Given(visibility=_COUNCIL), at_once=True)
    assert office.seen() == []  # said with the new edition, it holds for all of them before that one is published
    office.desk.register([office.file("c.md", label="第3版", years=4)], Given(), at_once=True)
    assert office.labels() == ["第3版"]
    assert office.seen() == []
    office.shelf.roll_back("再編の計画", "第1版")
    assert office.seen() == []
    assert office.seen("C0COUNCIL") == ["出張所再編の計画"]


def test_the_same_file_again_with_a_channel_limits_what_it_became(office: Office) -> None:
    path = office.file("a.md")
    office.desk.register([path], Given())
    assert office.desk.register([path], Given(visibility=_COUNCIL)) == 0
    assert office.seen() == []


def test_a_new_document_that_resembles_a_limited_one_is_for_no_more_people(
    office: Office, said: Callable[[], str]
) -> None:
    office.desk.register([office.file("a.md")], Given(visibility=_COUNCIL))
    said()
    office.desk.register([office.file("b.md", title="支所の見直しについて")], Given())
    assert "「支所の見直しについて」は、閲覧範囲を限った「出張所再編の計画」と似ているため" in said()
    assert office.seen() == []
    assert len(office.seen("C0COUNCIL")) == 2


def test_a_page_that_became_another_document_is_for_no_more_people(office: Office) -> None:
    page = "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>{1}</p></body></html>"
    with served() as server:
        url = _put(server, page.format("出張所再編の計画", "出張所の再編は、令和9年4月から三年で進める。"))
        office.desk.register([url], Given(visibility=_COUNCIL))
        _put(server, page.format("移転の候補地", "合同庁舎の候補地は、駅の北と南の二か所とする。"))
        office.desk.recheck()
    assert office.seen() == []
    assert "移転の候補地" in office.seen("C0COUNCIL")


def _put(server: PageServer, page: str) -> str:
    server.answers["/plan"] = Answer(body=page.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
    return f"{server.url}/plan"


# --- later ---------------------------------------------------------------------------------------------------------
def test_who_may_see_it_is_decided_shown_and_remembered(office: Office, said: Callable[[], str]) -> None:
    office.desk.register([office.file("a.md")], Given())
    said()
    office.audience.decide("再編の計画", only_in(["C0COUNCIL", "C0BUDGET"]))
    assert "閲覧範囲を変えました:C0BUDGET・C0COUNCILの人だけ" in said()
    assert office.seen() == []
    office.audience.decide("再編の計画", FOR_ALL)
    assert office.seen() == ["出張所再編の計画"]
    said()
    office.audience.show("再編の計画")
    assert "閲覧範囲:全員" in (shown := said())
    assert shown.count("2026-10-0109:30") == 2
    with pytest.raises(UnknownDocument):
        office.audience.decide("ない文書", FOR_ALL)


def test_the_list_of_documents_says_who_may_see_each(office: Office, said: Callable[[], str]) -> None:
    office.desk.register([office.file("a.md")], Given(visibility=_COUNCIL))
    library = office.stores.library
    held, limited = library.history.documents(), library.visibilities.limited()
    said()
    print_documents(console(), held, limited)
    assert "閲覧範囲:C0COUNCILの人だけ" in said()
    print_documents(console(), held, {})
    assert "閲覧範囲" not in said()
    [document] = json.loads(json.dumps(documents_json(held, limited)))
    assert document["visibility"] == {"reach": "channels", "channels": ["C0COUNCIL"]}


def test_staged_and_removed_editions_are_seen_by_as_few(office: Office) -> None:
    office.desk.register([office.file("a.md")], Given(visibility=_COUNCIL))
    office.desk.register([office.file("b.md", label="第2版", years=2)], Given())
    outside = office.stores.library.seen_by(EVERYONE)
    assert outside.history.documents() == ()
    office.shelf.publish("再編の計画", forced=True)
    office.shelf.remove("再編の計画", agreed=lambda _said: True)
    assert outside.history.documents() == ()
    office.shelf.roll_back("再編の計画", "")
    assert office.seen() == []
