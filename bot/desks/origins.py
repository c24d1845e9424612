"""The origin desk (登録元の窓口): folders that are mirrored and watched, pages that are fetched and looked at again."""

import tempfile
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot import handbook_messages as messages
from bot.console import console, tell_error, tell_unexpected
from bot.desks.registering import Given, RegisteringDesk
from bot.handbooks.origins import Looked, is_address, print_gone, print_looked, print_renamed
from bot.messages import SETTING_FAULT
from bot.settings import BotSettings, Switch
from ingest.folder import files_of
from ingest.origins.addresses import AddressGuard, networks_of
from ingest.origins.fetching import Fetched, Fetcher, FetchLimits, Validators
from ingest.origins.folder_mirror import FolderMirror, is_removed
from ingest.origins.watching import Stamps, settled_changes, stamps_of
from ingest.publisher import tier_of_address
from knowledge.domain.document import Edition
from knowledge.errors import ClosedNetwork, ConfigurationError, DocumentError, DxError, LibraryBusy, MissingPage
from knowledge.library.opening import Stores
from knowledge.library.origins import Origin, OriginKind

_MIB = 1024 * 1024
_BUSY_SECONDS = 5.0


class OriginDesk:
    """Hands files and fetched pages to the registering desk and keeps where they came from. Exit codes as there."""

    def __init__(
        self,
        settings: BotSettings,
        *,
        now: Callable[[], datetime],
        stores: Stores | None = None,
        fetcher: Fetcher | None = None,
    ) -> None:
        self._settings = settings
        self._now = now
        self._desk = RegisteringDesk(settings, now=now, stores=stores)
        self._fetcher = fetcher or _fetcher(settings)

    @property
    def _stores(self) -> Stores:
        return self._desk.stores

    # --- taking in -------------------------------------------------------------------------------------------------
    def register(self, names: Sequence[str], given: Given, *, at_once: bool = False) -> int:
        """Takes in files, folders and addresses (URL); folders and addresses are remembered."""
        addresses = [name for name in names if is_address(name)]
        paths = [Path(name) for name in names if not is_address(name)]
        if addresses:
            self._refuse_closed()
        codes = [self._take_paths(paths, given, at_once=at_once)] if paths else []
        codes += [self._take_page(url, given, at_once=at_once) for url in addresses]
        return max(codes, default=0)

    def preview(self, names: Sequence[str], given: Given) -> int:
        """Prints what would be published of files, folders and addresses; publishes and remembers nothing."""
        addresses = [name for name in names if is_address(name)]
        if addresses:
            self._refuse_closed()
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(name) for name in names if not is_address(name)]
            failed = 0
            for at, url in enumerate(addresses):
                into = Path(folder) / str(at)  # two addresses may give files of one name
                into.mkdir()
                try:
                    self._fetcher.fetch(url, into=into, known=Validators())
                except DocumentError as error:
                    tell_error(error)
                    failed = 1
                paths += into.iterdir()
            return self._desk.preview(paths, given) or failed

    def _take_paths(self, paths: Sequence[Path], given: Given, *, at_once: bool, known: Collection[Path] = ()) -> int:
        """Takes in what lies at the paths, but for what is `known` and what an admin took off the shelf."""
        files, refused = files_of(paths)
        for error in refused:
            tell_error(error)
        mirrors = {folder: self._mirror(folder) for folder in paths if folder.is_dir()}
        withheld = {file for folder, mirror in mirrors.items() for file in mirror.withheld(_inside(folder, files))}
        for file in sorted(withheld - {*paths, *known}):
            console().print(messages.FILE_WITHHELD.format(path=file), style="yellow", markup=False, soft_wrap=True)
        became: dict[Path, Edition] = {}
        wanted = [file for file in files if (file in paths or file not in withheld) and file not in known]
        code = self._desk.register(wanted, given, at_once=at_once, heard=became.__setitem__) if wanted else 0
        for folder, mirror in mirrors.items():
            inside = _inside(folder, files)
            self._show_difference(mirror, inside, became, unseen=[Path(error.which) for error in refused])
        return 1 if refused else code

    def _show_difference(
        self, mirror: FolderMirror, files: Sequence[Path], became: dict[Path, Edition], *, unseen: Sequence[Path]
    ) -> None:
        taken = {file: became[file] for file in files if file in became}
        found = mirror.note(files, taken, unseen=unseen, at=self._now())
        print_renamed(console(), [(one.before.place, one.place) for one in found.renamed])
        history = self._stores.library.history
        print_gone(console(), found.gone, [history.of(origin.document_id) for origin in found.gone])

    def _take_page(self, url: str, given: Given, *, at_once: bool) -> int:
        with tempfile.TemporaryDirectory() as folder:
            try:
                fetched = self._fetcher.fetch(url, into=Path(folder), known=Validators())
            except DocumentError as error:
                tell_error(error)
                return 1
            assert isinstance(fetched, Fetched)
            code, _ = self._take_fetched(url, fetched, given, at_once=at_once)
            return code

    def _take_fetched(self, url: str, fetched: Fetched, given: Given, *, at_once: bool) -> tuple[int, list[Edition]]:
        """Hands a page over and keeps its address with the document it became; with an exit code, that edition."""
        became: dict[Path, Edition] = {}
        names = {fetched.path: url}
        given = replace(given, tier=given.tier or tier_of_address(url))
        code = self._desk.register([fetched.path], given, at_once=at_once, names=names, heard=became.__setitem__)
        for edition in became.values():
            origin = Origin(
                kind=OriginKind.PAGE,
                root="",
                place=url,
                document_id=edition.document.id,
                content_hash=fetched.content_hash,
                seen_at=self._now(),
                etag=fetched.validators.etag,
                last_modified=fetched.validators.last_modified,
                given_title=given.title,
                given_kind=given.kind,
                given_tier=given.tier,
            )
            self._stores.origins.note(origin)
        return code, list(became.values())

    # --- looking again ---------------------------------------------------------------------------------------------
    def recheck(self) -> int:
        """Looks at every registered page again; what says something new becomes an edition that waits."""
        self._refuse_closed()
        history = self._stores.library.history
        pages = [page for page in self._stores.origins.pages() if not is_removed(page.document_id, history)]
        if not pages:
            console().print(messages.NO_PAGES, markup=False)
        looked = [self._look_again(page) for page in pages]
        return 1 if {Looked.FAILED, Looked.GONE} & set(looked) else 0

    def _look_again(self, page: Origin) -> Looked:
        held = self._stores.library.history.of(page.document_id)
        document = held[0].edition.document
        with tempfile.TemporaryDirectory() as folder:
            try:
                looked = self._compare(page, self._given_for(page), Path(folder))
            except MissingPage:
                looked = Looked.GONE
            except DocumentError as error:
                tell_error(error)
                looked = Looked.FAILED
        print_looked(console(), page.place, document.title, looked)
        return looked

    def _compare(self, page: Origin, given: Given, folder: Path) -> Looked:
        known = Validators(etag=page.etag, last_modified=page.last_modified)
        fetched = self._fetcher.fetch(page.place, into=folder, known=known)
        if not isinstance(fetched, Fetched):
            self._stores.origins.note(replace(page, seen_at=self._now()))
            return Looked.UNCHANGED
        if fetched.content_hash != page.content_hash and not self._desk.says_the_same(fetched.path, given):
            _, became = self._take_fetched(page.place, fetched, given, at_once=False)
            if not became:
                return Looked.FAILED
            return Looked.CHANGED if became[0].document.id == page.document_id else Looked.ANOTHER
        seen = replace(page, seen_at=self._now(), content_hash=fetched.content_hash)
        validators = fetched.validators
        self._stores.origins.note(replace(seen, etag=validators.etag, last_modified=validators.last_modified))
        return Looked.UNCHANGED

    def _given_for(self, page: Origin) -> Given:
        """What was stated of a page when it was registered, and who may see it: its next words are for no others."""
        limited = self._stores.library.visibilities.limited().get(page.document_id)
        return Given(title=page.given_title, kind=page.given_kind, tier=page.given_tier, visibility=limited)

    # --- watching --------------------------------------------------------------------------------------------------
    def watch(self, folder: Path, given: Given, *, polling: bool) -> int:
        """Takes the folder in, and again whenever its files have changed and come to rest, until it is interrupted."""
        try:
            known = self._take_news(folder, given, {})
            console().print(messages.WATCHING.format(folder=folder), markup=False, soft_wrap=True)
            for _ in settled_changes(folder, polling=polling):
                known = self._take_news(folder, given, known)
        except KeyboardInterrupt:
            console().print(messages.WATCH_ENDED, markup=False)
        return 0

    def _take_news(self, folder: Path, given: Given, before: Stamps) -> Stamps:
        """One look at what changed since, which nothing but an interrupt ends; a busy library is waited for."""
        now = stamps_of(folder)
        known = {path for path, stamp in now.items() if before.get(path) == stamp}
        while True:
            try:
                self._take_paths([folder], given, at_once=False, known=known)
            except LibraryBusy as error:
                tell_error(error)
                time.sleep(_BUSY_SECONDS)
                continue
            except DxError as error:
                tell_error(error)
            except Exception as error:  # noqa: BLE001 - the watch goes on, whatever one file did
                tell_unexpected(error)
            return now

    def _mirror(self, folder: Path) -> FolderMirror:
        return FolderMirror(folder, origins=self._stores.origins, history=self._stores.library.history)

    def _refuse_closed(self) -> None:
        if self._settings.closed_network is Switch.ON:
            raise ClosedNetwork("connections to the outside are switched off")


def _inside(folder: Path, files: Sequence[Path]) -> list[Path]:
    return [file for file in files if file.is_relative_to(folder)]


def _fetcher(settings: BotSettings) -> Fetcher:
    try:
        allowed = networks_of(settings.fetch_networks)
    except ConfigurationError as error:
        raise ConfigurationError(error.what, which=error.which, todo=SETTING_FAULT) from error
    return Fetcher(
        guard=AddressGuard(allowed=allowed),
        limits=FetchLimits(most_bytes=settings.read_file_mb * _MIB),
        proxy=settings.fetch_proxy,
    )
