"""`mgcards card`: one card out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cards.revision import STATE_NAMES
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from catalogue.cli.console import Command, Console, NewFile, echo_json, json_option, pass_console
from catalogue.cli.set_choice import choosing_languages
from catalogue.pdf.forms import PrintForm
from catalogue.pdf.print_language import locale_of
from catalogue.pdf.render import card_pdf_apart
from catalogue.services.actor import SYSTEM
from catalogue.services.card_views import CardView, card_view
from catalogue.services.scenarios import scenarios_for_card
from schemas.draft import dump_card
from schemas.sheet_rows import content_text

RANK = {True: Wording("必须改正", "must be mended"), False: Wording("请核对", "please check")}


@click.command(cls=Command)
@click.argument("number", metavar="CARDNO")
@click.option("--revision", type=int, help="修订号。Number of the revision.")
@click.option("--pdf", type=NewFile(), help="写成 PDF。To a PDF.")
@click.option(
    "--form",
    type=click.Choice([form.value for form in PrintForm]),
    default=PrintForm.FULL.value,
    show_default=True,
    help="PDF：全本、一页简本、A6 关键卡。The PDF: whole, first page only, key card in A6.",
)
@choosing_languages
@click.option(
    "--confidential",
    "is_whole",
    is_flag=True,
    help="连同保密数据。With the values that its enterprise shows on request only.",
)
@json_option
@pass_console
def card(
    console: Console,
    number: str,
    revision: int | None,
    pdf: Path | None,
    form: str,
    languages: str,
    is_whole: bool,
    as_json: bool,
) -> None:
    """显示一张卡片，已发布的如读者所见。Show one card; a published one as readers see it."""
    with console.database.reading() as session:
        view = card_view(session, number, revision, SYSTEM)
        if view.published_at and not is_whole:
            view = card_view(session, number, revision)
        fits = scenarios_for_card(session, number) if view.is_current else []
    if pdf:
        address = console.settings.public_url
        kept = console.settings.sheets_dir
        printed = card_pdf_apart(
            view,
            locale_of(console.language, languages),
            base_url=address,
            fits=fits,
            kept=kept,
            form=PrintForm(form),
        )
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


COMMANDS = (card,)
