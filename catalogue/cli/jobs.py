"""`mgcards jobs …`: long work."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import click

from catalogue.cli.console import Console, Group, pass_console
from catalogue.jobs.blob_sweep import sweeping
from catalogue.jobs.chores import Chore, Chores
from catalogue.jobs.importing import forgetting
from catalogue.jobs.new_sheets import printing_new_sheets
from catalogue.jobs.outbox import Outbox, giving_up
from catalogue.jobs.runner import Runner, stop_with_parent
from catalogue.jobs.sheet_sweep import sweeping_sheets
from catalogue.jobs.works import CHORES, watching, works_of
from catalogue.logs import configure_logs

PATIENCE_SECONDS = 5.0


@click.group(cls=Group)
def jobs() -> None:
    """后台任务。Long work."""


@jobs.command()
@click.option("--parent", type=int, hidden=True, help="结束时随父进程。End with this process.")
@pass_console
def worker(console: Console, parent: int | None) -> None:
    """执行任务，直到被停止。Do jobs until stopped."""
    configure_logs()
    settings = console.settings
    runner = Runner(
        console.database,
        settings.results_dir,
        works_of(settings),
        chores=Chores(chores_of(console)),
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: runner.stopped.set())
    if parent:
        stop_with_parent(runner, parent)
    with _mail_sent_meanwhile(console, runner):
        runner.run()


def chores_of(console: Console) -> tuple[Chore, ...]:
    """What a worker does unasked; messages are given up by it where no outbox does that."""
    unsent = () if console.settings.mail_server else (giving_up(),)
    imports = forgetting(console.settings.imports_dir)
    watched = watching(console.settings.own_url)
    folder = console.settings.sheets_dir
    sheets = sweeping_sheets(folder), printing_new_sheets(folder, console.settings.own_url)
    return (*CHORES, watched, sweeping(console.blobs), *sheets, imports, *unsent)


@contextmanager
def _mail_sent_meanwhile(console: Console, runner: Runner) -> Iterator[None]:
    """Messages are sent beside the jobs, which may take long, where mail is set up."""
    server = console.settings.mail_server
    if server is None:
        yield
        return
    thread = Outbox(console.database, server, runner.stopped).start()
    yield
    # What is not sent by then is sent by the next worker.
    thread.join(PATIENCE_SECONDS)


COMMANDS = (jobs,)
