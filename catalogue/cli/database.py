"""`mgcards db …`: the version of the tables."""

from __future__ import annotations

import click

from catalogue import schema_history
from catalogue.cli.console import Console, Group, pass_console


@click.group("db", cls=Group)
def db() -> None:
    """数据库结构。The tables of the database."""


@db.command()
@click.argument("version", default=schema_history.NEWEST)
@pass_console
def upgrade(console: Console, version: str) -> None:
    """升级到最新（或指定）版本。Bring the tables up to the newest or a given version."""
    if version == schema_history.NEWEST:
        bring_up_to_date(console)
    else:
        _upgrade(console, version)


def bring_up_to_date(console: Console) -> None:
    """Run the migrations that are missing, if there are any."""
    if not schema_history.is_current(console.bare_database):
        _upgrade(console, schema_history.NEWEST)


def _upgrade(console: Console, version: str) -> None:
    schema_history.upgrade(console.bare_database, version)
    console.say("数据库结构已升级。", "The tables are up to date.")


@db.command()
@click.argument("version")
@click.confirmation_option(prompt="降级会丢失数据，继续？Data will be lost; go on?")
@pass_console
def downgrade(console: Console, version: str) -> None:
    """退回到某一版本（base 为清空）。Take the tables back to a version; base removes all."""
    schema_history.downgrade(console.bare_database, version)
    console.say(f"已退回到 {version}。", f"The tables are back at {version}.")


@db.command()
@pass_console
def check(console: Console) -> None:
    """核对数据库与程序是否一致。Say whether the tables are those that the program expects."""
    found = schema_history.disagreements(console.bare_database)
    for entry in found:
        click.echo(str(entry))
    if found or not schema_history.is_current(console.bare_database):
        console.say("数据库结构与程序不一致。", "The tables differ from what is expected.")
        raise SystemExit(1)
    console.say("数据库结构一致。", "The tables are as expected.")


@db.command()
@click.argument("message")
@pass_console
def revision(console: Console, message: str) -> None:
    """按模型生成新的迁移文件。Write a migration from what the models changed."""
    click.echo(schema_history.write_revision(console.database, message).name)


COMMANDS = (db,)
