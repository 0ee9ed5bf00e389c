"""`mgcards run`: the pages, the REST interface and one worker."""

from __future__ import annotations

import gc
import signal
from typing import Any

import click
import waitress

from cards.wording import Wording
from catalogue.cli.catalogues import load_if_empty
from catalogue.cli.console import Command, Console, pass_console
from catalogue.cli.database import bring_up_to_date
from catalogue.jobs.child import worker_process
from catalogue.logs import configure_logs
from catalogue.pdf.render import preload

THREADS = 8
COLLECTED_AFTER = 20_000


@click.command(cls=Command)
@click.option("--host", help="监听地址。Address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), help="端口。Port to listen at.")
@click.option(
    "--prepare",
    "is_to_prepare",
    is_flag=True,
    help="先升级数据库，目录为空时载入示例。First migrate, and fill an empty catalogue.",
)
@pass_console
def run(console: Console, host: str | None, port: int | None, is_to_prepare: bool) -> None:
    """启动服务。Serve the catalogue."""
    from catalogue.app import create_app  # noqa: PLC0415 - no other command needs Flask

    if is_to_prepare:
        bring_up_to_date(console)
        load_if_empty(console)
    configure_logs()
    settings = console.settings
    if settings.without_effect:
        names = ", ".join(settings.without_effect)
        console.say(f"这些设置目前不起作用：{names}", f"These settings have no effect yet: {names}")
    app = create_app(settings, console.database)
    port = settings.port if port is None else port
    is_behind_proxy = settings.trusted_proxies > 0
    preload(__name__)
    server = _listen(console, app, host or settings.host, port, is_behind_proxy=is_behind_proxy)
    url = f"http://{server.effective_host}:{server.effective_port}"
    console.say(f"镁卡已启动：{url}", f"MgCards is at {url}")
    collect_seldom()
    signal.signal(signal.SIGTERM, _leave)
    with worker_process():
        server.run()


def collect_seldom() -> None:
    """Look for unreachable cycles less often: a page makes some ten thousand objects, hardly any of
    them in a cycle, and the search for those takes a twelfth of its time."""
    gc.freeze()
    gc.set_threshold(COLLECTED_AFTER, 20, 20)


def _listen(
    console: Console, app: Any, host: str, port: int, *, is_behind_proxy: bool = False
) -> Any:
    # What proxies say of a request is passed on only when the application is told to trust them.
    options = {"clear_untrusted_proxy_headers": not is_behind_proxy}
    try:
        return waitress.create_server(
            app, host=host, port=port, threads=THREADS, ident="mgcards", **options
        )
    except OSError as error:
        said = Wording(
            f"无法在 {host}:{port} 上监听：{error.strerror}。",
            f"Cannot listen at {host}:{port}: {error.strerror}.",
        )
        raise click.ClickException(console.text(said)) from error


def _leave(*_: object) -> None:
    raise SystemExit(0)


COMMANDS = (run,)
