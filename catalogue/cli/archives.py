"""`mgcards backup` and `mgcards restore`: the whole catalogue in one file."""

from __future__ import annotations

from pathlib import Path

import click

from catalogue import archive
from catalogue.cli.console import Command, Console, pass_console
from catalogue.cli.database import bring_up_to_date

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(cls=Command)
@click.argument("file", type=FILE)
@pass_console
def backup(console: Console, file: Path) -> None:
    """把整个目录写入一个文件；不含密钥。The whole catalogue to one file, without the secret key."""
    rows = archive.back_up(console.database, console.blobs, file)
    count = sum(rows.values())
    console.say(f"已备份到 {file}，共 {count} 行。", f"{file} is written, {count} rows.")


@click.command(cls=Command)
@click.argument("file", type=FILE)
@pass_console
def restore(console: Console, file: Path) -> None:
    """从备份文件恢复到空的数据库。Fill an empty database from a backup, upgraded before."""
    bring_up_to_date(console)
    rows = archive.restore(console.database, console.blobs, file)
    count = sum(rows.values())
    console.say(f"已从 {file} 恢复 {count} 行。", f"{count} rows are restored from {file}.")


COMMANDS = (backup, restore)
