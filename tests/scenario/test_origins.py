"""An admin keeps folders and pages registered: what is gone is proposed, what changed waits, nothing is removed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_network
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.desks.origins import OriginDesk
from bot.desks.registering import Given
from bot.settings import BotSettings, Switch
from ingest.origins.addresses import AddressGuard
from ingest.origins.fetching import Fetcher
from knowledge.errors import ClosedNetwork
from knowledge.library.catalog import EditionState
from knowledge.library.opening import Stores
from knowledge.testing import memory_stores
from tests.unit.ingest.origins.page_server import Answer, PageServer, served

pytestmark = pytest.mark.slow  # every file is read in a child process

_MOMENT = datetime(2026, 10, 1, 9, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
_LOOPBACK = Fetcher(guard=AddressGuard(allowed=(ip_network("127.0.0.0/8"),)))
_TEXT = "---\ntitle: {title}\n---\n# 受付\n\n{title}では、申請を一階の総合窓口で受け付け、その日のうちに渡す。{more}\n"
_PAGE = """<html><head><title>{title}｜甲町</title></head><body><!-- {stamp} --><h1>{title}</h1>
<p>更新日：2026年4月1日</p><p>申請は一階の総合窓口で受け付け、その日のうちに担当課へ渡す。{more}</p></body></html>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The desk, its library, and a folder to mirror."""

    desk: OriginDesk
    folder: Path
    stores: Stores

    def put(self, name: str, title: str, more: str = "") -> Path:
        path = self.folder / name
        path.write_text(_TEXT.format(title=title, more=more), encoding="utf-8")
        return path

    def mirror(self) -> int:
        return self.desk.register([str(self.folder)], Given())

    def take(self, url: str, given: Given | None = None) -> int:
        return self.desk.register([url], given or Given())

    def answering(self) -> list[str]:
        return [edition.document.title for edition in self.stores.library.editions()]

    def waiting(self) -> list[str]:
        documents = self.stores.library.history.documents()
        staged = [held for editions in documents for held in editions if held.state is EditionState.STAGED]
        return [held.edition.document.title for held in staged]

    def remove(self, title: str) -> None:
        chosen = next(edition for edition in self.stores.library.editions() if edition.document.title == title)
        self.stores.library.remove(chosen.document.id)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    stores = memory_stores(tmp_path / "home")
    settings = BotSettings(home=tmp_path / "home", _env_file=None)  # type: ignore[call-arg]
    (tmp_path / "files").mkdir()
    desk = OriginDesk(settings, now=lambda: _MOMENT, stores=stores, fetcher=_LOOPBACK)
    yield Office(desk=desk, folder=tmp_path / "files", stores=stores)
    stores.library.close()


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """What was printed since."""
    monkeypatch.setenv("COLUMNS", "200")

    def read() -> str:
        printed = capsys.readouterr()
        return printed.out + printed.err

    return read


@pytest.fixture
def server() -> Iterator[PageServer]:
    with served() as running:
        yield running


# --- folders -------------------------------------------------------------------------------------------------------
def test_a_file_gone_from_its_folder_is_proposed_for_removal_and_answers_on(
    office: Office, said: Callable[[], str]
) -> None:
    office.put("a.md", "窓口の手引")
    office.put("b.md", "電子申請の手引")
    office.mirror()
    (office.folder / "b.md").unlink()
    said()
    assert office.mirror() == 0
    assert "「電子申請の手引」（b.md）: `./dx remove 電子申請の手引`" in said()
    assert office.answering() == ["窓口の手引", "電子申請の手引"]
    office.remove("電子申請の手引")
    office.mirror()
    assert "電子申請の手引" not in said()


def test_a_renamed_file_is_the_same_document(office: Office, said: Callable[[], str]) -> None:
    office.put("a.md", "窓口の手引")
    office.mirror()
    (office.folder / "a.md").rename(office.folder / "窓口.md")
    said()
    office.mirror()
    told = said()
    assert "a.md → 窓口.md" in told
    assert "dx remove" not in told
    assert office.answering() == ["窓口の手引"]


def test_a_new_edition_under_another_name_replaces_the_file_that_is_gone(
    office: Office, said: Callable[[], str]
) -> None:
    office.put("a-1.md", "窓口の手引")
    office.mirror()
    (office.folder / "a-1.md").unlink()
    office.put("a-2.md", "窓口の手引", more="手数料は要らない。")
    said()
    office.mirror()
    assert "dx remove" not in said()
    assert office.waiting() == ["窓口の手引"]


def test_a_file_that_became_another_document_leaves_the_former_one_to_the_admin(
    office: Office, said: Callable[[], str]
) -> None:
    office.put("a.md", "窓口の手引")
    office.mirror()
    office.put("a.md", "文書の手引")
    said()
    office.mirror()
    assert "`./dx remove 窓口の手引`" in said()
    assert office.answering() == ["文書の手引", "窓口の手引"]


def test_a_file_that_cannot_be_read_any_more_is_not_called_gone(office: Office, said: Callable[[], str]) -> None:
    path = office.put("a.md", "窓口の手引")
    office.mirror()
    path.write_bytes(b"")
    said()
    assert office.mirror() == 1
    assert "dx remove" not in said()


def test_what_an_admin_removed_does_not_come_back_with_the_next_look(office: Office, said: Callable[[], str]) -> None:
    path = office.put("a.md", "窓口の手引")
    office.mirror()
    office.remove("窓口の手引")
    said()
    office.mirror()
    assert "登録しません" in said()
    assert office.answering() == []
    office.desk.register([str(path)], Given())
    assert office.answering() == ["窓口の手引"]


def test_a_folder_is_watched_until_it_is_interrupted(
    office: Office, said: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    office.put("a.md", "窓口の手引")

    def changes(_folder: Path, *, polling: bool) -> Iterator[None]:
        assert polling
        (office.folder / "壊れた.pdf").write_bytes(b"%PDF-1.7\n")
        yield
        office.put("b.md", "電子申請の手引")
        yield
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.desks.origins.settled_changes", changes)
    assert office.desk.watch(office.folder, Given(), polling=True) == 0
    assert office.answering() == ["窓口の手引", "電子申請の手引"]
    told = said()
    assert "見張りを終わりました。\n" in told
    assert told.count("壊れた.pdf: ") == 1
    assert told.count("a.md") == 1


# --- pages ---------------------------------------------------------------------------------------------------------
def _serve(
    server: PageServer, path: str = "/dx.html", *, stamp: str = "1", more: str = "", title: str = "窓口支援"
) -> str:
    headers = {"Content-Type": "text/html; charset=utf-8", "ETag": f'"{stamp}"'}
    server.answers[path] = Answer(_PAGE.format(title=title, stamp=stamp, more=more).encode(), headers=headers)
    return server.url + path


def test_a_page_is_registered_by_its_address_and_asked_for_its_news(
    office: Office, server: PageServer, said: Callable[[], str]
) -> None:
    url = _serve(server)
    assert office.take(url) == 0
    assert office.answering() == ["窓口支援"]
    said()
    assert office.desk.recheck() == 0
    assert f"変更なし: {url}" in said()
    assert server.asked[-1][1]["If-None-Match"] == '"1"'


def test_a_preview_of_a_page_registers_and_remembers_nothing(
    office: Office, server: PageServer, said: Callable[[], str]
) -> None:
    assert office.desk.preview([_serve(server)], Given()) == 0
    assert "窓口支援" in said()
    assert office.answering() == []
    assert office.stores.origins.pages() == ()
    assert office.desk.preview([f"{server.url}/none"], Given()) == 1


def test_a_page_that_says_something_new_waits_to_be_published(
    office: Office, server: PageServer, said: Callable[[], str]
) -> None:
    url = _serve(server)
    office.take(url)
    _serve(server, stamp="2", more="手数料は要らない。")
    said()
    assert office.desk.recheck() == 0
    assert f"変わりました: {url}" in said()
    assert office.waiting() == ["窓口支援"]
    office.desk.recheck()
    assert f"変更なし: {url}" in said()


def test_a_page_made_afresh_with_the_same_text_is_unchanged(
    office: Office, server: PageServer, said: Callable[[], str]
) -> None:
    url = _serve(server)
    office.take(url)
    _serve(server, stamp="2")
    said()
    office.desk.recheck()
    assert f"変更なし: {url}" in said()
    assert office.waiting() == []


def test_a_page_that_is_gone_is_proposed_for_removal(
    office: Office, server: PageServer, said: Callable[[], str]
) -> None:
    url = _serve(server)
    office.take(url)
    server.answers[url.removeprefix(server.url)] = Answer(status=404)
    said()
    assert office.desk.recheck() == 1
    assert f"ページが無くなりました: {url}（「窓口支援」を外すときは `./dx remove 窓口支援`）" in said()
    assert office.answering() == ["窓口支援"]


def test_what_the_admin_stated_of_a_page_holds_when_it_is_looked_at_again(office: Office, server: PageServer) -> None:
    office.take(_serve(server), Given(title="甲町の窓口"))
    _serve(server, stamp="2", more="手数料は要らない。")
    office.desk.recheck()
    assert office.waiting() == ["甲町の窓口"]


def test_an_error_page_in_the_place_of_a_page_changes_nothing(
    office: Office, server: PageServer, said: Callable[[], str]
) -> None:
    url = _serve(server)
    office.take(url)
    server.answers["/dx.html"] = Answer("<title>404</title><p>お探しのページは見つかりません。</p>".encode())
    said()
    assert office.desk.recheck() == 1
    assert f"調べられませんでした: {url}" in said()
    assert office.answering() == ["窓口支援"]


def test_an_address_that_fails_is_told_and_the_others_go_on(
    office: Office, server: PageServer, said: Callable[[], str]
) -> None:
    url = _serve(server)
    assert office.desk.register([f"{server.url}/none", url], Given()) == 1
    assert f"{server.url}/none: URL のページがありません" in said()
    assert office.answering() == ["窓口支援"]


def test_nothing_is_fetched_in_a_closed_network(office: Office, server: PageServer, tmp_path: Path) -> None:
    settings = BotSettings(home=tmp_path, closed_network=Switch.ON, _env_file=None)  # type: ignore[call-arg]
    closed = OriginDesk(settings, now=lambda: _MOMENT, stores=office.stores, fetcher=_LOOPBACK)
    for refused in (lambda: closed.register([_serve(server)], Given()), closed.recheck):
        with pytest.raises(ClosedNetwork):
            refused()
    assert server.asked == []


def test_without_leave_no_page_of_the_own_network_is_fetched(
    office: Office, server: PageServer, tmp_path: Path, said: Callable[[], str]
) -> None:
    settings = BotSettings(home=tmp_path, _env_file=None)  # type: ignore[call-arg]
    strict = OriginDesk(settings, now=lambda: _MOMENT, stores=office.stores)
    assert strict.register([_serve(server)], Given()) == 1
    assert "この URL からは登録できません" in said()
    assert server.asked == []
