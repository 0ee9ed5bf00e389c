"""`mgcards demo …` and `mgcards export`: whole catalogues in and out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

import click

from catalogue.cli import exports
from catalogue.cli.console import Console, Group, GroupThatActs, NewFile, pass_console
from catalogue.db import Session
from catalogue.demo import load
from catalogue.published import PublishedCard, published_cards
from catalogue.services.actor import SYSTEM
from catalogue.services.card_views import card_view
from catalogue.services.imports import card_keys
from catalogue.services.scenarios import list_scenarios
from catalogue.workbooks.template import template as workbook_template
from schemas.document import canonical_json
from schemas.draft import dump_card


@click.group(cls=Group)
def demo() -> None:
    """示例目录。The demonstration catalogue."""


@demo.command("load")
@click.option("--if-empty", is_flag=True, help="仅当目录为空。Only into an empty catalogue.")
@pass_console
def load_demo(console: Console, if_empty: bool) -> None:
    """载入文献数据目录与应用场景。Load the literature cards and the scenarios."""
    if if_empty:
        load_if_empty(console)
    else:
        _load(console)


def load_if_empty(console: Console) -> None:
    """Load the demonstration catalogue when nothing was ever published."""
    if not _has_cards(console):
        _load(console)


def _load(console: Console) -> None:
    with console.database.transaction() as session:
        load(session)
    with console.database.reading() as session:
        cards = len(published_cards(session).cards)
        scenarios = len(list_scenarios(session))
    console.say(
        f"目录现有 {cards} 张已发布卡片、{scenarios} 个应用场景。",
        f"The catalogue has {cards} published cards and {scenarios} scenarios.",
    )


def _has_cards(console: Console) -> bool:
    with console.database.reading() as session:
        return bool(published_cards(session).pub_seq)


@click.group(cls=GroupThatActs, invoke_without_command=True)
@click.option("--enterprise", metavar="CODE", help="只导出该企业。Only of one enterprise.")
@click.option(
    "--out", type=click.File("w", encoding="utf-8"), default="-", help="文件。File to write."
)
@click.option(
    "--template",
    type=NewFile(),
    help="改为写出空白填写模板（xlsx）。Write the workbook to fill in instead.",
)
@click.option(
    "--confidential",
    "is_whole",
    is_flag=True,
    help="连同保密数据。With the values that are shown on request only.",
)
@pass_console
@click.pass_context
def export(
    ctx: click.Context,
    console: Console,
    enterprise: str | None,
    out: TextIO,
    template: Path | None,
    is_whole: bool,
) -> None:
    """导出已发布的卡片，如读者所见（JSON，可再导入）。
    Export the published cards as readers see them, as JSON that is fit for import."""
    if ctx.invoked_subcommand:
        return
    if template:
        template.write_bytes(workbook_template())
        console.say(f"已写入 {template}。", f"{template} is written.")
        return
    with console.database.reading() as session:
        shelf, keys = published_cards(session), card_keys(session)
        chosen = [
            exported(_whole(session, entry) if is_whole else entry, keys.get(entry.number))
            for _, entry in sorted(shelf.cards.items())
            if enterprise in (None, entry.enterprise.code)
        ]
    out.write(canonical_json({"pub_seq": shelf.pub_seq, "cards": chosen}) + "\n")


def _whole(session: Session, entry: PublishedCard) -> PublishedCard:
    """The card with the values that its enterprise shows on request only."""
    view = card_view(session, entry.number, entry.revision, SYSTEM)
    return replace(entry, card=view.card, content_hash=view.content_hash)


def exported(entry: PublishedCard, key: str | None) -> dict[str, Any]:
    """A published card with what the catalogue says of it."""
    return {
        "number": entry.number,
        "key": key,
        "revision": entry.revision,
        "enterprise": entry.enterprise.code,
        "content_hash": entry.content_hash,
        "published_at": entry.published_at.isoformat(),
        "card": dump_card(entry.card),
    }


for _command in exports.COMMANDS:
    export.add_command(_command)

COMMANDS = (demo, export)
