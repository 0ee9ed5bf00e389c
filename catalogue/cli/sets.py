"""`mgcards set`: a printed set of cards."""

from __future__ import annotations

from pathlib import Path

import click

from catalogue.cli.console import Command, Console, NewFile, pass_console
from catalogue.jobs.printing import set_content
from catalogue.pdf.render import set_pdf_apart
from catalogue.services.card_sets import (
    MOST_CARDS,
    MOST_OF_A_SCENARIO,
    SetChoice,
    describe,
)


@click.command("set", cls=Command)
@click.option("--scenario", metavar="KEY", default="", help="按场景。The cards of a scenario.")
@click.option("--enterprise", metavar="CODE", default="", help="按企业。Those of an enterprise.")
@click.option("--cards", metavar="A,B,…", default="", help="按卡号清单。A list of card numbers.")
@click.option(
    "--most",
    type=click.IntRange(1, MOST_CARDS),
    default=MOST_OF_A_SCENARIO,
    show_default=True,
    help="按场景时最多几张。Of a scenario, how many cards at most.",
)
@click.option("--short", "is_short", is_flag=True, help="每张卡片只印首页。First pages only.")
@click.option(
    "--pdf", type=NewFile(), required=True, help="要写的 PDF 文件。The PDF file to write."
)
@pass_console
def card_set(
    console: Console,
    scenario: str,
    enterprise: str,
    cards: str,
    most: int,
    is_short: bool,
    pdf: Path,
) -> None:
    """印制性能卡片集。Print a set of cards; without a choice, all of them."""
    numbers = tuple(filter(None, (number.strip() for number in cards.split(","))))
    choice = SetChoice(scenario, enterprise, numbers, most, is_short)
    with console.database.reading() as session:
        wish = describe(session, choice, console.language, console.settings.public_url)
    content = set_content(console.database, wish)
    kept = console.settings.sheets_dir
    pdf.write_bytes(set_pdf_apart(content, console.language, kept=kept))
    _tell(console, len(content.cards), content.of, pdf)


def _tell(console: Console, count: int, of: int, pdf: Path) -> None:
    console.say(f"已将 {count} 张卡片写入 {pdf}。", f"{pdf} is written, with {count} cards.")
    if of > count:
        console.say(
            f"合格与可能的卡片共 {of} 张，按排序取前 {count} 张；用 --most 多取。",
            f"They are the first of {of} cards that qualify or could; take more with --most.",
        )


COMMANDS = (card_set,)
