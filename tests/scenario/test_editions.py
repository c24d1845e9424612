"""An admin registers, publishes, takes back and removes editions through the desks."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.console import console
from bot.desks.registering import Given, RegisteringDesk
from bot.desks.shelf import ShelfDesk
from bot.handbooks.shelf import documents_json, print_documents
from bot.settings import BotSettings
from ingest.pipeline import read_publication
from ingest.publish import publish
from ingest.sandbox import Limits
from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import Grounded, Question
from knowledge.errors import AmbiguousDocument, NothingStaged, UnknownDocument
from knowledge.library.library import Library
from knowledge.library.opening import Stores
from knowledge.testing import memory_stores

pytestmark = pytest.mark.slow  # every file is read in a child process

_MOMENT = datetime(2026, 10, 1, 9, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
_RULES = """---
title: 窓口の手引
edition: {label}
---
# 受付

申請は一階の総合窓口で受け付け、受け付けた日のうちに担当課へ渡す。

# 手数料

証明書の手数料は一通につき{fee}円とし、窓口または電子申請で納める。

# 記録

受け付けた件数は月ごとにまとめ、翌月の五日までに業務改善係へ報告する。
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The desk with its folder and its library."""

    desk: RegisteringDesk
    shelf: ShelfDesk
    folder: Path
    stores: Stores

    @property
    def library(self) -> Library:
        return self.stores.library

    def file(self, label: str, fee: int, name: str = "tebiki.md", text: str = _RULES) -> Path:
        path = self.folder / name
        path.write_text(text.format(label=label, fee=fee), encoding="utf-8")
        return path

    def register(self, *paths: Path, at_once: bool = False) -> int:
        return self.desk.register(paths, Given(), at_once=at_once)

    def answering(self) -> list[str]:
        return [edition.label for edition in self.library.editions()]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    stores = memory_stores(tmp_path / "home")
    settings = BotSettings(home=tmp_path / "home", _env_file=None)  # type: ignore[call-arg]
    (tmp_path / "files").mkdir()
    desk = RegisteringDesk(settings, now=lambda: _MOMENT, stores=stores)
    shelf = ShelfDesk(settings, now=lambda: _MOMENT, library=stores.library, answers=stores.answers)
    yield Office(desk=desk, shelf=shelf, folder=tmp_path / "files", stores=stores)
    stores.library.close()


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """What was printed since on a wide terminal, without line ends and the lines of tables."""
    monkeypatch.setenv("COLUMNS", "200")

    def read() -> str:
        printed = capsys.readouterr()
        return "".join(character for character in printed.out + printed.err if character not in "\n│┃ ")

    return read


def test_a_new_document_answers_at_once_and_the_same_file_is_not_read_again(
    office: Office, said: Callable[[], str]
) -> None:
    path = office.file("第1.0版", 300)
    assert office.register(path) == 0
    assert "公開しました" in said()
    assert office.register(path) == 0
    assert "読み直していません" in said()
    assert office.answering() == ["第1.0版"]


def test_a_new_edition_waits_until_it_is_published(office: Office, said: Callable[[], str]) -> None:
    office.register(office.file("第1.0版", 300))
    office.register(office.file("第1.1版", 350))
    waiting = said()
    assert all(word in waiting for word in ("公開待ち", "300円", "350円", "./dxpublish窓口の手引"))
    assert office.answering() == ["第1.0版"]
    assert office.register(office.folder / "tebiki.md") == 0  # asking again changes nothing
    assert "公開待ち" in said()
    assert office.shelf.publish("窓口", forced=False) == 0
    assert "窓口の手引第1.1版を公開しました" in said()
    assert office.answering() == ["第1.1版"]
    with pytest.raises(NothingStaged):
        office.shelf.publish("窓口", forced=False)


def test_who_publishes_or_removes_reads_how_many_kept_answers_rest_on_what_answers_no_more(
    office: Office, said: Callable[[], str]
) -> None:
    office.register(office.file("第1.0版", 300))
    question = Question(text="証明書の手数料は？", asked_on=_MOMENT.date(), as_of=_MOMENT.date())
    answer = Advisor(office.library).ask(question)
    assert isinstance(answer, Grounded)
    office.stores.answers.save(answer)
    office.register(office.file("第1.1版", 350))
    said()
    office.shelf.publish("窓口", forced=False)
    assert "窓口の手引第1.0版を引用した回答の控えが1件あります" in said()
    office.shelf.remove("窓口", agreed=lambda _said: True)
    assert "回答の控えが1件あります" in said()


def test_of_many_that_wait_only_the_counts_are_shown(office: Office, said: Callable[[], str]) -> None:
    books = {f"{name}.md": _RULES.replace("窓口の手引", f"{name}の手引") for name in ("受付", "会計", "文書")}
    for label, fee in (("第1.0版", 300), ("第1.1版", 350)):
        said()
        office.register(*(office.file(label, fee, name=name, text=text) for name, text in books.items()))
    waiting = said()
    assert all(f"./dxpublish{name}の手引" in waiting for name in ("受付", "会計", "文書"))
    assert waiting.count("第1.0版→第1.1版") == 3
    assert "350円" not in waiting


def test_an_edition_can_be_published_with_its_registration(office: Office) -> None:
    office.register(office.file("第1.0版", 300))
    office.register(office.file("第1.1版", 350), at_once=True)
    assert office.answering() == ["第1.1版"]


def test_an_edition_is_taken_back_and_forth(office: Office) -> None:
    for label, fee in (("第1.0版", 300), ("第1.1版", 350), ("第1.2版", 400)):
        office.register(office.file(label, fee), at_once=True)
    office.shelf.roll_back("窓口の手引", "")
    assert office.answering() == ["第1.1版"]
    office.shelf.roll_back("窓口の手引", "")
    assert office.answering() == ["第1.0版"]
    with pytest.raises(UnknownDocument):
        office.shelf.roll_back("窓口の手引", "")
    office.shelf.roll_back("窓口の手引", "第1.2版")
    assert office.answering() == ["第1.2版"]


def test_a_document_is_removed_only_when_the_person_agrees_and_can_come_back(office: Office) -> None:
    office.register(office.file("第1.0版", 300))
    office.shelf.remove("窓口", agreed=lambda _said: False)
    assert office.answering() == ["第1.0版"]
    office.shelf.remove("窓口", agreed=lambda said: "「窓口の手引」" in said)
    assert office.answering() == []
    with pytest.raises(UnknownDocument):
        office.shelf.remove("窓口", agreed=lambda _said: True)
    office.shelf.roll_back("窓口", "")
    assert office.answering() == ["第1.0版"]


def test_the_list_shows_every_edition_with_its_state(office: Office, said: Callable[[], str]) -> None:
    print_documents(console(), office.library.history.documents(), {})
    assert "まだ登録されていません" in said()
    office.register(office.file("第1.0版", 300))
    office.register(office.file("第1.1版", 350))
    said()
    print_documents(console(), office.library.history.documents(), {})
    listed = said()
    assert all(word in listed for word in ("窓口の手引", "第1.1版", "公開待ち", "第1.0版", "公開中", "2026-10-0109:30"))
    (document,) = json.loads(json.dumps(documents_json(office.library.history.documents(), {})))
    assert [(one["edition"], one["state"]) for one in document["editions"]] == [
        ("第1.1版", "staged"),
        ("第1.0版", "current"),
    ]
    assert document["editions"][1]["registered_at"] == _MOMENT.isoformat()


def test_a_golden_question_that_would_be_lost_blocks_publishing_until_it_is_forced(
    office: Office, said: Callable[[], str]
) -> None:
    office.register(office.file("第1.0版", 300))
    question = '[[question]]\ntext = "証明書の手数料は一通いくらですか"\nfacts = ["300円"]\n'
    (office.folder.parent / "home" / "golden_questions.toml").write_text(question, encoding="utf-8")
    office.register(office.file("第1.1版", 350))
    assert office.shelf.publish("", forced=False) == 1
    assert "答えられなくなります:証明書の手数料は一通いくらですか" in said()
    assert office.answering() == ["第1.0版"]
    assert office.shelf.publish("", forced=True) == 0
    assert office.answering() == ["第1.1版"]


def test_an_edition_that_lost_most_of_its_text_is_blocked(office: Office, said: Callable[[], str]) -> None:
    office.register(office.file("第1.0版", 300))
    short = "---\ntitle: 窓口の手引\nedition: {label}\n---\n# 受付\n\n申請は窓口で受ける。\n"
    office.register(office.file("第1.1版", 0, text=short))
    assert office.shelf.publish("", forced=False) == 1
    told = said()
    assert "半分より少なく" in told
    assert "./dxpublish--force窓口の手引" in told
    assert office.answering() == ["第1.0版"]


def test_the_original_is_kept(office: Office) -> None:
    path = office.file("第1.0版", 300)
    office.register(path)
    kept = office.stores.originals.path_of(office.library.editions()[0].source_hash)
    assert kept is not None
    assert kept.read_bytes() == path.read_bytes()


def test_a_like_document_is_told_and_a_name_that_fits_both_is_asked_back(
    office: Office, said: Callable[[], str]
) -> None:
    office.register(office.file("第1.0版", 300))
    other = _RULES.replace("窓口の手引", "窓口の手引（支所）")
    office.register(office.file("初版", 300, name="shisho.md", text=other))
    assert "登録済みの「窓口の手引」と似ています" in said()
    with pytest.raises(AmbiguousDocument):
        office.shelf.roll_back("手引", "")
    with pytest.raises(UnknownDocument):
        office.shelf.remove("図書館", agreed=lambda _said: True)
    office.shelf.remove("窓口の手引", agreed=lambda _said: True)
    assert office.answering() == ["初版"]


def test_of_a_thousand_pages_only_the_changed_ones_are_embedded(office: Office, said: Callable[[], str]) -> None:
    changed = set(range(7, 1000, 20))
    for label, others in (("第1.0版", set[int]()), ("第1.1版", changed)):
        pages = [_page(number, changed=number in others) for number in range(1000)]
        path = office.folder / "thousand.txt"
        path.write_text(f"業務手順集 {label}\n\n" + "\f".join(pages), encoding="utf-8")
        office.register(path)
    told = said()
    publication = read_publication(path, given=Given(), words=office.library.words, limits=Limits())
    assert publication.pages == 1000
    assert len(publication.chunks) >= 1000
    published = publish(publication, office.library, progress=lambda _done, _total: None)
    assert published.embedded == 0  # staging had embedded what was new
    old, new = reversed(office.library.history.of(publication.edition.document.id))
    before = {chunk.fingerprint for chunk in office.library.history.publication(old.shelved.key).chunks}
    fresh = [
        chunk for chunk in office.library.history.publication(new.shelved.key).chunks if chunk.fingerprint not in before
    ]
    assert f"埋め込み{len(fresh)}）" in told
    assert {chunk.location.page for chunk in fresh} - {1} == {number + 1 for number in changed}


def _page(number: int, *, changed: bool) -> str:
    said = "電子申請で受け付け" if changed else "窓口で受け付け"
    return f"第{number + 1}条　様式{number + 1}の届出は、{said}、{number % 28 + 1}日までに担当課が台帳へ記録する。\n"
