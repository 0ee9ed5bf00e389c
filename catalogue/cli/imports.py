"""`mgcards import`: many cards in, from JSON, a workbook or CSV, checked before they are saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

import click

from catalogue.cli.cards import RANK
from catalogue.cli.console import Command, Console, NewFile, pass_console
from catalogue.services import drafts, import_reports, imports
from catalogue.services.actor import SYSTEM
from catalogue.services.import_reports import Examined
from catalogue.services.planned_cards import CHANGE_NAMES, ImportedCard, PlannedCard
from catalogue.services.workbook_imports import meanings_of
from catalogue.workbooks.annotated import annotated_copy
from catalogue.workbooks.lines import SEVERITY_NAMES, ReportLine
from schemas.workbook.plan import Plan


@click.command("import", cls=Command)
@click.argument("file", type=click.File("rb"))
@click.option("--enterprise", metavar="CODE", required=True, help="企业代码。The enterprise.")
@click.option("--dry-run", is_flag=True, help="只检查，不写入。Only check, write nothing.")
@click.option("--submit", "with_submit", is_flag=True, help="随即提交审核。Submit for review.")
@click.option(
    "--revive", is_flag=True, help="已撤下的卡片也修订。Revise cards that were withdrawn, too."
)
@click.option(
    "--annotated", type=NewFile(), help="写出带批注的工作簿。Write the workbook with its findings."
)
@pass_console
def import_cards(
    console: Console,
    file: BinaryIO,
    enterprise: str,
    dry_run: bool,
    with_submit: bool,
    revive: bool,
    annotated: Path | None,
) -> None:
    """导入卡片（JSON、xlsx 或 CSV），重复导入不会重复建卡。Import cards; doing it again changes
    nothing. Cards of a workbook in which something must be mended are left out."""
    with console.database.reading() as session:
        known = meanings_of(session, enterprise)
        examined = import_reports.examine(file.read(), Path(file.name).name, None, known)
        plan = import_reports.planned_import(session, SYSTEM, enterprise, examined, revives=revive)
    _print_report(console, examined, plan)
    if annotated and examined.workbook:
        annotated.write_bytes(annotated_copy(examined.workbook, examined.lines))
        console.say(f"已写入 {annotated}。", f"{annotated} is written.")
    if not dry_run:
        chosen = import_reports.importable(examined, plan)
        _carry_out(console, enterprise, chosen, with_submit=with_submit)
    if not plan or any(line.is_hard for line in examined.lines):
        raise SystemExit(1)


def _print_report(console: Console, examined: Examined, plan: Sequence[PlannedCard]) -> None:
    """For JSON card by card; of a workbook first the cells, then the cards."""
    if examined.workbook is None:
        for planned in plan:
            _print_planned(console, planned)
            _print_problems(console, planned)
        return
    _print_columns(console, examined.plan)
    for line in examined.lines:
        _print_line(console, line)
    for planned in plan:
        _print_planned(console, planned)
    if not plan:
        console.say(
            "没有识别出卡片：请检查列名，至少要有一列牌号。",
            "No card was recognised: look at the heads of the columns; one must be 'designation'.",
        )


def _print_columns(console: Console, plan: Plan) -> None:
    for column in plan.unmapped:
        head = column.header.replace("\n", " / ")
        console.say(
            f"{column.sheet}!{column.letter}：“{head}”未能识别，未读取。",
            f"{column.sheet}!{column.letter}: '{head}' is not recognised and not read.",
        )


def _print_line(console: Console, line: ReportLine) -> None:
    rank, finding, advice = map(
        console.text, (SEVERITY_NAMES[line.severity], line.finding, line.advice)
    )
    offending = f" {line.offending!r}" if line.offending else ""
    click.echo(f"{line.sheet}!{line.cell}{offending} [{line.code}, {rank}] {finding} {advice}")


def _print_planned(console: Console, planned: PlannedCard) -> None:
    change = console.text(CHANGE_NAMES[planned.change])
    click.echo(f"{planned.key} {planned.number or ''}: {change}".replace(" :", ":"))
    for place in planned.differences if planned.laid and planned.is_told else ():
        click.echo(f"  {place.where}: {place.before or '–'} → {place.now or '–'}")


def _print_problems(console: Console, planned: PlannedCard) -> None:
    for problem in planned.problems:
        rank, finding, advice = map(
            console.text, (RANK[problem.is_hard], problem.finding, problem.advice)
        )
        click.echo(f"  {problem.where or '.'} [{problem.code}, {rank}] {finding} {advice}")


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
    return entry.planned.is_written


def _is_to_submit(entry: ImportedCard) -> bool:
    return _is_saved(entry) and entry.planned.draft.is_submittable


COMMANDS = (import_cards,)
