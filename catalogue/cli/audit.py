"""`mgcards audit …`: whether the record of what was done holds, and what stands in it."""

from __future__ import annotations

from dataclasses import asdict

import click

from catalogue.audit_text import entry_of
from catalogue.cli.console import Console, Group, echo_json, json_option, pass_console
from catalogue.services import audit as service
from catalogue.services.actor import SYSTEM
from catalogue.services.audit import Verified
from catalogue.store.audit import Entry

NUMBER = click.IntRange(1, 2**31 - 1)


@click.group(cls=Group)
def audit() -> None:
    """操作记录。The record of what was done."""


@audit.command("verify")
@click.option(
    "--expect",
    "noted",
    default="",
    metavar="HASH",
    help="先前记下的哈希，必须仍在链中。A hash noted before, which must still be in the chain.",
)
@json_option
@pass_console
def verify(console: Console, noted: str, as_json: bool) -> None:
    """核对哈希链；有破损则退出码为 1。Verify the chain of hashes; exit code 1 when it is broken."""
    with console.database.reading() as session:
        found = service.verify(session, noted.strip().lower())
    if as_json:
        echo_json(asdict(found) | {"is_well": found.is_well})
    else:
        _tell(console, found)
    if not found.is_well:
        raise SystemExit(1)


def _tell(console: Console, found: Verified) -> None:
    if found.broken_at is not None:
        n, whole = found.broken_at, found.entries
        console.say(
            f"操作记录在第 {n} 条处断开；之前的 {whole} 条完好。",
            f"The record is broken at number {n}; the {whole} before it hold.",
        )
    if not found.is_known:
        console.say(
            "链中没有先前记下的哈希：记录被重写过。",
            "No entry has the hash that was noted: the record was written anew.",
        )
    if found.is_well:
        console.say(
            f"操作记录完好：{found.entries} 条，末条哈希 {found.head}。",
            f"The record holds: {found.entries} entries, the last hash is {found.head}.",
        )


@audit.command("list")
@click.option("--who", default="", help="邮箱。Address of who did it.")
@click.option("--kind", default="", help="对象类别。Kind of the object.")
@click.option("--object", "name", default="", help="对象。The object.")
@click.option("--action", default="", help="动作。What was done.")
@click.option("--before", type=NUMBER, help="只列此号之前的。Only what stands before that number.")
@json_option
@pass_console
def list_entries(
    console: Console,
    who: str,
    kind: str,
    name: str,
    action: str,
    before: int | None,
    as_json: bool,
) -> None:
    """列出操作记录，最新的在前。List what was done, the newest first."""
    asked = {"who": who, "kind": kind, "object": name, "action": action}
    narrowed = {column: text for column, text in asked.items() if text}
    with console.database.reading() as session:
        found = service.page(session, SYSTEM, before, **narrowed)
    if as_json:
        echo_json([entry_of(entry) for entry in found])
        return
    for entry in found:
        click.echo(_line(entry))


def _line(entry: Entry) -> str:
    act = entry.act
    at = act.at.isoformat(sep=" ", timespec="seconds")
    return f"{entry.n} {at} {act.who} {act.via} {act.action} {act.kind} {act.object} {act.details}"


COMMANDS = (audit,)
