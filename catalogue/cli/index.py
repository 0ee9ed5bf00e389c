"""`mgcards index …`: whether search answers what the documents say, and writing its index anew."""

from __future__ import annotations

import secrets
from dataclasses import asdict

import click

from catalogue import index_check, index_writing, snapshot
from catalogue.cli.console import Console, Group, echo_json, json_option, pass_console
from catalogue.index_check import Report
from catalogue.published import index_of_vectors

MOST_SHOWN = 20


@click.group("index", cls=Group)
def index() -> None:
    """检索索引。The index of search."""


@index.command()
@click.option(
    "--questions",
    type=click.IntRange(0, 1000),
    default=20,
    show_default=True,
    help="随机试问的次数。How many random questions.",
)
@click.option("--seed", type=int, help="重现同样的试问。Draws the same questions again.")
@json_option
@pass_console
def verify(console: Console, questions: int, seed: int | None, as_json: bool) -> None:
    """按卡片文档核对索引与检索结果。Compare the index and its answers with the documents."""
    seed = secrets.randbelow(2**31) if seed is None else seed
    report = index_check.verify(console.database, questions, seed)
    if as_json:
        echo_json(asdict(report) | {"seed": seed, "ok": report.is_well})
    else:
        _tell(console, report, seed)
    if not report.is_well:
        raise SystemExit(1)


def _tell(console: Console, report: Report, seed: int) -> None:
    for number, parts in list(report.differences.items())[:MOST_SHOWN]:
        click.echo(f"✗ {number}: {', '.join(parts)}")
    for trouble in report.trouble[:MOST_SHOWN]:
        click.echo(f"✗ {trouble}")
    compared = ", ".join(report.compared) or "-"
    console.say(
        f"已核对 {report.cards} 张卡片、{report.questions} 次试问（{compared}；--seed {seed}）。",
        f"{report.cards} cards and {report.questions} questions were compared "
        f"({compared}; --seed {seed}).",
    )
    if report.is_well:
        console.say("索引与文档一致。", "The index agrees with the documents.")
        return
    count = len(report.differences)
    console.say(
        f"{count} 张卡片不一致；请运行 mgcards index rebuild。",
        f"{count} cards differ; run 'mgcards index rebuild'.",
    )


@index.command()
@pass_console
def rebuild(console: Console) -> None:
    """按卡片文档重写索引。Write the index anew from the documents."""
    count = index_writing.rewrite(console.database)
    with console.database.reading() as session:
        base, _ = index_of_vectors(session)
    snapshot.write(console.settings.index_dir, base)
    console.say(f"已重写 {count} 张卡片的索引。", f"The index of {count} cards is written anew.")


COMMANDS = (index,)
