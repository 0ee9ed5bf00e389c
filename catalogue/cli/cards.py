"""`mgcards card` and `mgcards import`: one card out, many cards in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import click

from cards.revision import STATE_NAMES
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from catalogue.cli.console import Command, Console, NewFile, echo_json, json_option, pass_console
from catalogue.pdf.render import card_pdf_apart
from catalogue.services import drafts, imports
from catalogue.services.actor import SYSTEM
from catalogue.services.card_views import CardView, card_view
from catalogue.services.imports import CHANGE_NAMES, Change, ImportedCard, PlannedCard
from catalogue.services.scenarios import scenarios_for_card
from schemas.document import parse_json
from schemas.draft import dump_card
from schemas.sheet_rows import content_text

RANK = {True: Wording("必须改正", "must be mended"), False: Wording("请核对", "please check")}


@click.command(cls=Command)
@click.argument("number", metavar="CARDNO")
@click.option("--revision", type=int, help="修订号。Number of the revision.")
@click.option("--pdf", type=NewFile(), help="写成 PDF。To a PDF.")
@json_option
@pass_console
def card(
    console: Console, number: str, revision: int | None, pdf: Path | None, as_json: bool
) -> None:
    """显示一张卡片。Show one card."""
    with console.database.reading() as session:
        view = card_view(session, number, revision, SYSTEM)
        fits = scenarios_for_card(session, number) if view.is_current else []
    if pdf:
        address = console.settings.public_url
        printed = card_pdf_apart(view, console.language, base_url=address, fits=fits)
        pdf.write_bytes(printed)
        console.say(f"已写入 {pdf}。", f"{pdf} is written.")
    elif as_json:
        echo_json(described(view))
    else:
        _print_card(console, view)


def described(view: CardView) -> dict[str, Any]:
    """A revision of a card as data."""
    return {
        "number": view.number,
        "revision": view.revision,
        "state": view.state,
        "enterprise": view.enterprise.code,
        "content_hash": view.content_hash,
        "published_at": view.published_at.isoformat() if view.published_at else None,
        "superseded_by": view.superseded_by,
        "card": dump_card(view.card),
    }


def _print_card(console: Console, view: CardView) -> None:
    shown = view.card
    click.echo(f"{view.number} v{view.revision} · {console.text(STATE_NAMES[view.state])}")
    names = (shown.designation, shown.temper, shown.form)
    click.echo(" · ".join(filter(None, (*names, console.text(view.enterprise.name)))))
    for value in shown.values:
        name = VOCABULARY.property(value.property).name
        said = content_text(value.content, value.property)
        click.echo(f"  {console.text(name)}: {console.text(said)}")


@click.command("import", cls=Command)
@click.argument("file", type=click.File("rb"))
@click.option("--enterprise", metavar="CODE", required=True, help="企业代码。The enterprise.")
@click.option("--dry-run", is_flag=True, help="只检查，不写入。Only check, write nothing.")
@click.option("--submit", "with_submit", is_flag=True, help="随即提交审核。Submit for review.")
@pass_console
def import_cards(
    console: Console, file: BinaryIO, enterprise: str, dry_run: bool, with_submit: bool
) -> None:
    """导入卡片（JSON），重复导入不会重复建卡。Import cards; doing it again changes nothing."""
    document = read_document(file.read())
    with console.database.reading() as session:
        plan = imports.plan_import(session, SYSTEM, enterprise, document)
    for planned in plan:
        _print_planned(console, planned)
    if not dry_run:
        _carry_out(console, enterprise, plan, with_submit=with_submit)
    if any(not planned.draft.is_submittable for planned in plan):
        raise SystemExit(1)


def read_document(raw: bytes) -> Any:
    """The mapping in a file; a bare list of cards is taken as `{"cards": […]}`."""
    return parse_json(b'{"cards":' + raw + b"}" if raw.lstrip()[:1] == b"[" else raw)


def _carry_out(
    console: Console, enterprise: str, plan: Iterable[PlannedCard], *, with_submit: bool
) -> None:
    with console.database.transaction() as session:
        done = imports.carry_out(session, SYSTEM, enterprise, plan)
        for entry in filter(_is_to_submit, done) if with_submit else ():
            drafts.submit(session, SYSTEM, entry.number)
    changed = [entry.number for entry in done if _is_saved(entry)]
    if changed:
        numbers = ", ".join(changed)
        console.say(f"已保存：{numbers}", f"Saved: {numbers}")
    else:
        console.say("没有变化，未保存任何卡片。", "Nothing has changed; nothing was saved.")


def _is_saved(entry: ImportedCard) -> bool:
    return entry.planned.change in (Change.ADD, Change.REVISE)


def _is_to_submit(entry: ImportedCard) -> bool:
    return _is_saved(entry) and entry.planned.draft.is_submittable


def _print_planned(console: Console, planned: PlannedCard) -> None:
    change = console.text(CHANGE_NAMES[planned.change])
    click.echo(f"{planned.key} {planned.number or ''}: {change}".replace(" :", ":"))
    for problem in planned.problems:
        rank, finding, advice = map(
            console.text, (RANK[problem.is_hard], problem.finding, problem.advice)
        )
        click.echo(f"  {problem.where or '.'} [{problem.code}, {rank}] {finding} {advice}")


COMMANDS = (card, import_cards)
