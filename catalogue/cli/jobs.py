"""`mgcards jobs …`: long work."""

from __future__ import annotations

import signal

import click

from catalogue.cli.console import Console, Group, pass_console
from catalogue.jobs.runner import Runner, stop_with_parent
from catalogue.jobs.works import WORKS
from catalogue.logs import configure_logs


@click.group(cls=Group)
def jobs() -> None:
    """后台任务。Long work."""


@jobs.command()
@click.option("--parent", type=int, hidden=True, help="结束时随父进程。End with this process.")
@pass_console
def worker(console: Console, parent: int | None) -> None:
    """执行任务，直到被停止。Do jobs until stopped."""
    configure_logs()
    runner = Runner(console.database, console.settings.results_dir, WORKS)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: runner.stopped.set())
    if parent:
        stop_with_parent(runner, parent)
    runner.run()


COMMANDS = (jobs,)
