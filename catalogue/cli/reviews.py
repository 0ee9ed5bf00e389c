"""`mgcards submit`, `publish`, `withdraw` and `queue`: the review, from the machine itself."""

from __future__ import annotations

from typing import Any

import click

from catalogue.cli.console import Command, Console, echo_json, json_option, pass_console
from catalogue.services import drafts, reviews
from catalogue.services.actor import SYSTEM
from catalogue.store.cards import RevisionView


@click.command(cls=Command)
@click.argument("number", metavar="CARDNO")
@pass_console
def submit(console: Console, number: str) -> None:
    """提交草稿审核。Submit the draft of a card for review."""
    with console.database.transaction() as session:
        done = drafts.submit(session, SYSTEM, number)
    console.say(f"{number} v{done.n} 已提交审核。", f"{number} v{done.n} waits for review.")


@click.command(cls=Command)
@json_option
@pass_console
def queue(console: Console, as_json: bool) -> None:
    """列出待审核的修订。List what waits for a reviewer."""
    with console.database.reading() as session:
        waiting = reviews.queue(session, SYSTEM)
    if as_json:
        echo_json([_described(entry) for entry in waiting])
        return
    for entry in waiting:
        click.echo(f"{entry.number} v{entry.n} {entry.title} {entry.enterprise.code}")


@click.command(cls=Command)
@click.argument("number", metavar="CARDNO")
@click.option("--note", default="", help="审核意见。A note.")
@pass_console
def publish(console: Console, number: str, note: str) -> None:
    """发布已提交的修订。Publish the submitted revision of a card."""
    with console.database.transaction() as session:
        waiting = drafts.get_draft(session, SYSTEM, number)
        done = reviews.publish(session, SYSTEM, waiting.id, note)
    console.say(f"{number} v{done.n} 已发布。", f"{number} v{done.n} is published.")


@click.command(cls=Command)
@click.argument("number", metavar="CARDNO")
@click.option("--note", default="", help="撤回原因。Why.")
@pass_console
def withdraw(console: Console, number: str, note: str) -> None:
    """撤回已发布的卡片。Take a published card out of the catalogue."""
    with console.database.transaction() as session:
        drafts.withdraw(session, SYSTEM, number, note)
    console.say(f"{number} 已撤回。", f"{number} is withdrawn.")


def _described(entry: RevisionView) -> dict[str, Any]:
    return {
        "id": entry.id,
        "number": entry.number,
        "revision": entry.n,
        "designation": str(entry.document.get("designation", "")),
        "enterprise": entry.enterprise.code,
        "submitted_at": entry.submitted_at.isoformat() if entry.submitted_at else None,
    }


COMMANDS = (submit, queue, publish, withdraw)
