"""Where documents come from is kept: a file may have become several documents, a page is one."""

from dataclasses import replace
from datetime import UTC, datetime

from knowledge.domain.document import DocumentKind
from knowledge.library.database.engine import Database
from knowledge.library.origins import Origin, OriginKind, OriginStore

SEEN = datetime(2026, 10, 1, 0, 30, tzinfo=UTC)
FILE = Origin(
    kind=OriginKind.FILE, root="/shared/dx", place="a/tebiki.pdf", document_id="d1", content_hash="h1", seen_at=SEEN
)
PAGE = Origin(
    kind=OriginKind.PAGE,
    root="",
    place="https://www.example.jp/a",
    document_id="d2",
    content_hash="h2",
    seen_at=SEEN,
    etag='"1"',
    last_modified="Thu, 01 Oct 2026 00:00:00 GMT",
    given_title="手引き",
    given_kind=DocumentKind.HANDBOOK,
)


def test_what_is_noted_is_found_by_folder_document_and_kind(database: Database) -> None:
    store = OriginStore(database)
    for origin in (FILE, PAGE):
        store.note(origin)
    assert store.of_folder("/shared/dx") == (FILE,)
    assert store.of_folder("/shared") == ()
    assert store.of_document("d2") == (PAGE,)
    assert store.pages() == (PAGE,)


def test_a_place_seen_again_is_kept_once_as_it_is_now(database: Database) -> None:
    store = OriginStore(database)
    for one in (FILE, replace(FILE, content_hash="h9"), PAGE, replace(PAGE, etag='"2"')):
        store.note(one)
    assert store.of_folder("/shared/dx") == (replace(FILE, content_hash="h9"),)
    assert store.pages() == (replace(PAGE, etag='"2"'),)


def test_a_file_that_became_another_document_stays_with_both_and_a_page_with_the_last(database: Database) -> None:
    store = OriginStore(database)
    for one in (FILE, replace(FILE, document_id="d9"), PAGE, replace(PAGE, document_id="d9")):
        store.note(one)
    assert [one.document_id for one in store.of_folder("/shared/dx")] == ["d1", "d9"]
    assert [one.document_id for one in store.pages()] == ["d9"]


def test_a_forgotten_place_is_gone_for_this_document_only(database: Database) -> None:
    store = OriginStore(database)
    other = replace(FILE, document_id="d9")
    for one in (FILE, other):
        store.note(one)
    store.forget(FILE)
    assert store.of_folder("/shared/dx") == (other,)
