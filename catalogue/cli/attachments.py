"""`mgcards attach`: a test report behind a source of a card."""

from __future__ import annotations

from pathlib import Path

import click

from catalogue.cli.console import Command, Console, pass_console
from catalogue.evidence.receiving import receive
from catalogue.services import attachments, citations, drafts
from catalogue.services.actor import SYSTEM

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command(cls=Command)
@click.argument("file", type=FILE)
@click.option("--card", "number", required=True, metavar="CARDNO", help="卡号。Number of the card.")
@click.option("--source", required=True, metavar="ID", help="来源编号。Id of the source.")
@click.option("--public", "is_public", is_flag=True, help="随已发布的卡片公开。Public.")
@pass_console
def attach(console: Console, file: Path, number: str, source: str, is_public: bool) -> None:
    """把检测报告附到卡片的来源上。Put a test report behind a source of a card."""
    with console.database.reading() as session:
        code = drafts.get_draft(session, SYSTEM, number).enterprise.code
    with file.open("rb") as stream:
        kept = receive(console.blobs, stream, file.name)
    with console.database.transaction() as session:
        attachments.attach(session, SYSTEM, code, kept)
        if is_public:
            attachments.set_public(
                session, SYSTEM, kept.sha256, is_public=True, enterprise_code=code
            )
        citations.cite(session, SYSTEM, number, {source: kept.sha256})
    console.say(
        f"{kept.name} 已附到 {number} 的来源 {source}；SHA-256 {kept.sha256}",
        f"{kept.name} stands behind source {source} of {number}; SHA-256 {kept.sha256}",
    )


COMMANDS = (attach,)
