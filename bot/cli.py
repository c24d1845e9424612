"""The commands: `./dx <command>`; heavy parts are imported by the command that needs them."""

import json
import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from bot import messages
from bot.audiences.command import audience
from bot.channel_option import Channels, visibility_of
from bot.day_option import Day, day_of
from bot.deadlines.command import list_deadlines
from bot.evaluations.command import evaluate
from bot.slack.preview.command import preview
from knowledge.domain.document import DocumentKind, Tier

if TYPE_CHECKING:
    from bot.desks.origins import OriginDesk
    from bot.desks.shelf import ShelfDesk
    from bot.services import Services
    from bot.settings import BotSettings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="自治体DXアドバイザー: 登録した手順書・財政措置・事例から、照合済みの引用を付けて答えます。",
)
app.command("deadlines")(list_deadlines)


class Slack(StrEnum):
    """How Slack reaches us."""

    HTTP = "http"
    SOCKET = "socket"
    OFF = "off"


@app.command()
def demo(
    *, once: Annotated[bool, typer.Option("--once", help="質問に答えたら終わります（画面は開きません）")] = False
) -> None:
    """見本の資料を登録し、3つの質問に答え、画面を開きます。"""
    from bot.demo import run_demo  # noqa: PLC0415

    settings = _settings()
    services = _services(settings)
    run_demo(services)
    if not once:
        _serve(services, host="127.0.0.1", port=8700, slack=Slack.OFF)


@app.command()
def ingest(
    paths: Annotated[list[str], typer.Argument(help="ファイル、フォルダ、または URL（https://…）")],
    *,
    title: Annotated[str, typer.Option(help="文書名（省略すると資料から読み取ります）")] = "",
    edition: Annotated[str, typer.Option(help="版（例: 第2.1版）")] = "",
    published: Annotated[Optional[datetime], typer.Option(formats=["%Y-%m-%d"], help="公表日")] = None,
    kind: Annotated[Optional[DocumentKind], typer.Option(help="文書の種類")] = None,
    tier: Annotated[Optional[Tier], typer.Option(help="発行者（省略すると資料から読み取ります）")] = None,
    channel: Channels = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="登録せずに、登録される内容を表示します")] = False,
    at_once: Annotated[bool, typer.Option("--publish", help="新しい版も、確認を待たずに公開します")] = False,
) -> None:
    """資料を登録します。初めての文書はすぐ公開し、登録済みの文書の新しい版は変更点を示して公開を待ちます。"""
    from bot.desks.registering import Given  # noqa: PLC0415

    given = Given(
        title=title, label=edition, published=day_of(published), kind=kind, tier=tier, visibility=visibility_of(channel)
    )
    desk = _origin_desk()
    raise typer.Exit(desk.preview(paths, given) if dry_run else desk.register(paths, given, at_once=at_once))


@app.command()
def recheck() -> None:
    """URL から登録した資料を調べ直し、変わっていれば新しい版として公開を待ちます。"""
    raise typer.Exit(_origin_desk().recheck())


@app.command()
def watch(
    folder: Annotated[Path, typer.Argument(help="見張るフォルダ")],
    *,
    polling: Annotated[bool, typer.Option("--polling", help="定期的に調べます（共有フォルダ向け）")] = False,
    channel: Channels = None,
) -> None:
    """フォルダを見張り、置かれた資料を登録します（新しい版は公開を待ちます）。"""
    from bot.desks.registering import Given  # noqa: PLC0415

    raise typer.Exit(_origin_desk().watch(folder, Given(visibility=visibility_of(channel)), polling=polling))


@app.command()
def documents(*, as_json: Annotated[bool, typer.Option("--json", help="JSON で出力します")] = False) -> None:
    """登録した文書と版を一覧します。"""
    from bot.console import console  # noqa: PLC0415
    from bot.handbooks.shelf import documents_json, print_documents  # noqa: PLC0415
    from knowledge.library.opening import open_history  # noqa: PLC0415

    history = open_history(_settings())
    held, limited = history.documents(), history.visibilities.limited()
    if as_json:
        sys.stdout.write(json.dumps(documents_json(held, limited), ensure_ascii=False, indent=2) + "\n")
    else:
        print_documents(console(), held, limited)


@app.command()
def changes(
    document: Annotated[str, typer.Argument(help="文書名（一部でも可）")],
    old: Annotated[str, typer.Argument(help="旧版（例: 第2.0版。省略すると新版の一つ前）")] = "",
    new: Annotated[str, typer.Argument(help="新版（省略すると公開待ちの版、なければ公開中の版）")] = "",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="JSON で出力します")] = False,
    html: Annotated[Optional[Path], typer.Option(help="新旧対照の HTML を書き出すファイル")] = None,
) -> None:
    """二つの版の間で変わったところを、原文とページを付けて示します。"""
    from bot.changes.comparing import compare  # noqa: PLC0415
    from bot.changes.showing import show_changes  # noqa: PLC0415
    from knowledge.library.opening import open_history  # noqa: PLC0415

    show_changes(compare(open_history(_settings()), document, old=old, new=new), as_json=as_json, html=html)


@app.command()
def publish(
    document: Annotated[str, typer.Argument(help="文書名（一部でも可。省略すると公開待ちのすべて）")] = "",
    *,
    force: Annotated[bool, typer.Option("--force", help="検査で問題が見つかっても公開します")] = False,
) -> None:
    """公開待ちの版を、検査してから公開します。"""
    raise typer.Exit(_shelf_desk().publish(document, forced=force))


@app.command()
def rollback(
    document: Annotated[str, typer.Argument(help="文書名（一部でも可）")],
    *,
    to: Annotated[str, typer.Option(help="戻す版（例: 第2.0版。省略すると一つ前）")] = "",
) -> None:
    """前の版に戻します。"""
    _shelf_desk().roll_back(document, to)


@app.command()
def remove(
    document: Annotated[str, typer.Argument(help="文書名（一部でも可）")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="確認せずに外します")] = False,
) -> None:
    """文書を公開から外します（版は残り、rollback で戻せます）。"""
    _shelf_desk().remove(document, agreed=lambda said: yes or typer.confirm(said))


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="質問")],
    *,
    as_of: Day = None,
    municipality: Annotated[str, typer.Option(help="あなたの自治体（例: 兵庫県神戸市）")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="JSON で出力します")] = False,
) -> None:
    """質問に答えます。"""
    from bot.answer_json import answer_json  # noqa: PLC0415
    from bot.console import console  # noqa: PLC0415
    from bot.terminal import print_answer  # noqa: PLC0415
    from bot.web.links import source_url  # noqa: PLC0415

    services = _services(_settings())
    answer = services.reception.ask(question, as_of=day_of(as_of), municipality=municipality)
    if as_json:
        shape = answer_json(answer, source_url=source_url(services.settings.public_url))
        sys.stdout.write(json.dumps(shape, ensure_ascii=False, indent=2) + "\n")
    else:
        print_answer(console(), answer)


app.command()(audience)
app.command()(evaluate)


@app.command()
def serve(
    *,
    host: Annotated[str, typer.Option(help="待ち受けるアドレス")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="待ち受けるポート")] = 8700,
    slack: Annotated[Slack, typer.Option(help="Slack とのつなぎ方")] = Slack.OFF,
) -> None:
    """画面と API（と Slack）を開きます。"""
    _serve(_services(_settings()), host=host, port=port, slack=slack)


@app.command()
def usage(
    *,
    month: Annotated[bool, typer.Option("--month", help="月ごとに集計します（省略すると直近31日を日ごと）")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON で出力します")] = False,
) -> None:
    """言語モデルの利用量と費用、回答の件数を示します。"""
    from bot.services import today  # noqa: PLC0415
    from bot.usage import Span, show, used  # noqa: PLC0415
    from knowledge.library.opening import open_ledger  # noqa: PLC0415

    shown = used(open_ledger(_settings()), today=today(), span=Span.MONTH if month else Span.DAY)
    show(shown, as_json=as_json)


@app.command("slack-manifest")
def slack_manifest(
    *,
    mode: Annotated[Slack, typer.Option(help="http または socket")] = Slack.HTTP,
    public_url: Annotated[
        str, typer.Option(help="Slack から見える URL（http のとき）")
    ] = "https://dx-advisor.example.jp",
) -> None:
    """Slack アプリの設定（マニフェスト）を出力します。"""
    from bot.slack.manifest import manifest  # noqa: PLC0415

    sys.stdout.write(json.dumps(manifest(mode.value, public_url), ensure_ascii=False, indent=2) + "\n")


app.command("slack-preview")(preview)


def main() -> None:
    """Runs a command; what goes wrong is told in one Japanese sentence, never as a stack trace."""
    from knowledge.errors import DxError  # noqa: PLC0415

    try:
        app()
    except DxError as error:
        from bot.console import tell_error  # noqa: PLC0415

        tell_error(error)
        raise SystemExit(1) from None
    except Exception as error:  # noqa: BLE001 - a person gets one sentence and a number, whatever it is
        from bot.console import tell_unexpected  # noqa: PLC0415

        tell_unexpected(error)
        raise SystemExit(1) from None


def _serve(services: "Services", *, host: str, port: int, slack: Slack) -> None:
    from bot.server import serve_until_stopped  # noqa: PLC0415

    serve_until_stopped(services, host=host, port=port, slack=slack.value)


def _shelf_desk() -> "ShelfDesk":
    from bot.desks.shelf import ShelfDesk  # noqa: PLC0415
    from bot.services import now  # noqa: PLC0415
    from knowledge.library.opening import open_stores  # noqa: PLC0415

    settings = _settings()
    stores = open_stores(settings)
    return ShelfDesk(settings, now=now, library=stores.library, answers=stores.answers)


def _origin_desk() -> "OriginDesk":
    from bot.desks.origins import OriginDesk  # noqa: PLC0415
    from bot.services import now  # noqa: PLC0415

    return OriginDesk(_settings(), now=now)


def _settings() -> "BotSettings":
    from bot.settings import read_settings  # noqa: PLC0415

    return read_settings()


def _services(settings: "BotSettings") -> "Services":
    from bot.console import error_console  # noqa: PLC0415
    from bot.services import open_services  # noqa: PLC0415

    if not (settings.folder / "models").exists():
        error_console().print(messages.LOADING_MODEL)
    return open_services(settings)


if __name__ == "__main__":
    main()
