"""`mgcards set`: a printed set of cards."""

from __future__ import annotations

from pathlib import Path

import click

from cards.wording import Wording
from catalogue.cli.console import Command, Console, NewFile, pass_console
from catalogue.cli.set_choice import WantedSet, choosing_a_set
from catalogue.jobs.printing import set_content
from catalogue.pdf.render import set_pdf_apart
from catalogue.pdf.views import extent_told
from catalogue.services.card_sets import describe


@click.command("set", cls=Command)
@choosing_a_set
@click.option(
    "--pdf", type=NewFile(), required=True, help="要写的 PDF 文件。The PDF file to write."
)
@pass_console
def card_set(console: Console, wanted: WantedSet, pdf: Path) -> None:
    """印制性能卡片集。Print a set of cards; without a choice, all of them."""
    locale = wanted.locale(console.language)
    with console.database.reading() as session:
        wish = describe(session, wanted.choice, locale, console.settings.public_url)
    content = set_content(console.database, wish)
    kept = console.settings.sheets_dir
    pdf.write_bytes(set_pdf_apart(content, locale, kept=kept))
    _tell(console, len(content.cards), extent_told(content), pdf)


def _tell(console: Console, count: int, extent: Wording, pdf: Path) -> None:
    console.say(f"已将 {count} 张卡片写入 {pdf}。", f"{pdf} is written, with {count} cards.")
    if extent.zh:
        console.say(
            f"{extent.zh}；用 --most 多取。", f"They are {extent.en}; take more with --most."
        )


COMMANDS = (card_set,)
