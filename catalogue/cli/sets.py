"""`mgcards set`: a printed set of cards."""

from __future__ import annotations

from pathlib import Path

import click

from catalogue.cli.console import Command, Console, NewFile, pass_console
from catalogue.jobs.printing import set_content
from catalogue.pdf.render import set_pdf_apart
from catalogue.services.card_sets import SetChoice, describe


@click.command("set", cls=Command)
@click.option("--scenario", metavar="KEY", default="", help="按场景。The cards of a scenario.")
@click.option("--enterprise", metavar="CODE", default="", help="按企业。Those of an enterprise.")
@click.option("--cards", metavar="A,B,…", default="", help="按卡号清单。A list of card numbers.")
@click.option(
    "--pdf", type=NewFile(), required=True, help="要写的 PDF 文件。The PDF file to write."
)
@pass_console
def card_set(console: Console, scenario: str, enterprise: str, cards: str, pdf: Path) -> None:
    """印制性能卡片集。Print a set of cards; without a choice, all of them."""
    numbers = tuple(filter(None, (number.strip() for number in cards.split(","))))
    choice = SetChoice(scenario, enterprise, numbers)
    with console.database.reading() as session:
        wish = describe(session, choice, console.language, console.settings.public_url)
    content = set_content(console.database, wish)
    pdf.write_bytes(set_pdf_apart(content, console.language))
    count = len(content.cards)
    console.say(f"已将 {count} 张卡片写入 {pdf}。", f"{pdf} is written, with {count} cards.")


COMMANDS = (card_set,)
