"""`mgcards submit`, `recall`, `publish`, `withdraw` and `queue`: the review, from the machine
itself."""

from __future__ import annotations

from typing import Any

import click

from cards.wording import Wording
from catalogue.cli.console import Command, Console, echo_json, json_option, pass_console
from catalogue.services import drafts, reviews, submissions
from catalogue.services.actor import SYSTEM
from catalogue.services.submissions import Submissions
from catalogue.store.cards import RevisionView


@click.command(cls=Command)
@click.argument("number", metavar="[CARDNO]", required=False)
@click.option(
    "--all-ready", is_flag=True, help="提交该企业所有合格的草稿。Every draft that is ready."
)
@click.option("--enterprise", metavar="CODE", help="企业代码。The code of the enterprise.")
@pass_console
def submit(console: Console, number: str | None, all_ready: bool, enterprise: str | None) -> None:
    """提交草稿审核。Submit the draft of a card for review, or all that are ready."""
    if (number is None) != all_ready or all_ready != bool(enterprise):
        raise click.UsageError(console.text(_WHICH))
    if enterprise:
        _submit_all(console, enterprise)
        return
    with console.database.transaction() as session:
        done = drafts.submit(session, SYSTEM, str(number))
    console.say(f"{number} v{done.n} 已提交审核。", f"{number} v{done.n} waits for review.")


_WHICH = Wording(
    "请给出卡片编号，或 --all-ready --enterprise CODE。",
    "Give the number of a card, or --all-ready --enterprise CODE.",
)


def _submit_all(console: Console, enterprise: str) -> None:
    found = Submissions()
    with console.database.reading() as session:
        numbers = submissions.drafts_to_submit(session, SYSTEM, enterprise)
    for batch in submissions.batches(numbers):
        with console.database.transaction() as session:
            found += submissions.submit_ready(session, SYSTEM, enterprise, batch)
    for entry in found.left:
        click.echo(f"{entry.number} {entry.title}: {console.text(entry.why.wording)}")
    done, left = len(found.done), len(found.left)
    console.say(
        f"已提交 {done} 张卡片审核，{left} 张未提交。",
        f"{done} card(s) wait for review, {left} not submitted.",
    )


@click.command(cls=Command)
@click.argument("number", metavar="CARDNO")
@pass_console
def recall(console: Console, number: str) -> None:
    """撤回送审：变回草稿。Call back what nobody has decided about: a draft again."""
    with console.database.transaction() as session:
        done = drafts.recall(session, SYSTEM, number)
    console.say(f"{number} v{done.n} 已撤回送审。", f"{number} v{done.n} is a draft again.")


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


COMMANDS = (submit, recall, queue, publish, withdraw)
