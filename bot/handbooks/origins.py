"""What a look at folders and pages found (登録元を調べた結果), in words."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from rich.console import Console

from bot import handbook_messages as messages
from knowledge.library.history import Held
from knowledge.library.origins import Origin
from knowledge.text import argument, shown


class Looked(StrEnum):
    """What a second look at a page found; keys of messages.LOOKED."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    ANOTHER = "another"
    GONE = "gone"
    FAILED = "failed"


def is_address(name: str) -> bool:
    """Whether a name on the command line is an address (URL) and no path."""
    return "://" in name


def print_renamed(out: Console, names: Iterable[tuple[str, str]]) -> None:
    """A line for each file that has another name now."""
    for before, after in names:
        line = messages.FILE_RENAMED.format(before=shown(before), after=shown(after))
        out.print(line, markup=False, soft_wrap=True)


def print_gone(out: Console, gone: Sequence[Origin], documents: Sequence[Sequence[Held]]) -> None:
    """The documents that their folder holds no more, each with the command that would take it off the shelf."""
    titles = {editions[0].edition.document.id: editions[0].edition.document.title for editions in documents if editions}
    if gone:
        out.print(messages.FILES_GONE, style="yellow", markup=False, soft_wrap=True)
    for origin in gone:
        title = titles.get(origin.document_id, origin.document_id)
        line = messages.FILE_GONE.format(title=title, place=shown(origin.place), argument=argument(title))
        out.print(line, markup=False, soft_wrap=True)


def print_looked(out: Console, url: str, title: str, looked: Looked) -> None:
    """One line for a page that was looked at again."""
    line = messages.LOOKED[looked].format(url=shown(url), title=title, argument=argument(title))
    out.print(line, markup=False, soft_wrap=True)
