"""`mgcards read`: the cards back out of a print."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from catalogue.cli.console import Command, Console, NewFile, echo_json, json_option, pass_console
from catalogue.pdf.reading import ReadCard, read_print
from catalogue.services.standing_of_revisions import (
    CURRENCY_NAMES,
    Currency,
    Standing,
    standings_of,
)


@click.command("read", cls=Command)
@click.argument("pdf", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--output", type=NewFile(), help="把卡片写成 JSON 文件。Write the cards as JSON.")
@json_option
@pass_console
def read(console: Console, pdf: Path, output: Path | None, as_json: bool) -> None:
    """从 PDF 卡片或卡片集读回卡片，核对哈希，并说明是否现行。Read the cards of a printed PDF back,
    verify their hashes, and say which are still current. Ends with 1 unless all are whole and
    current."""
    cards = read_print(pdf.read_bytes())
    with console.database.reading() as session:
        held = [(card.number, card.revision, card.content_hash) for card in cards]
        found = standings_of(session, held)
    if output:
        entries = [card.entry for card in cards]
        output.write_text(json.dumps(entries, ensure_ascii=False, indent=1), encoding="utf-8")
    if as_json:
        echo_json([_described(*pair) for pair in zip(cards, found, strict=True)])
    else:
        _tell(console, cards, found)
    if not all(_is_sound(*pair) for pair in zip(cards, found, strict=True)):
        raise SystemExit(1)


def _is_sound(card: ReadCard, standing: Standing) -> bool:
    return card.is_whole and standing.currency is Currency.CURRENT


def _described(card: ReadCard, standing: Standing) -> dict[str, object]:
    return {
        "number": card.number,
        "revision": card.revision,
        "content_hash": card.content_hash,
        "hash_verified": card.is_whole,
        "currency": standing.currency,
        "use_instead": standing.use_instead,
    }


def _tell(console: Console, cards: Sequence[ReadCard], found: Sequence[Standing]) -> None:
    for card, standing in zip(cards, found, strict=True):
        sign = "✓" if card.is_whole else "×"
        instead = f" → v{standing.use_instead}" if standing.use_instead else ""
        currency = console.text(CURRENCY_NAMES[standing.currency])
        click.echo(f"{card.number} v{card.revision} SHA-256 {sign} {currency}{instead}")
    whole = sum(card.is_whole for card in cards)
    current = sum(standing.currency is Currency.CURRENT for standing in found)
    console.say(
        f"{len(cards)} 张卡片：{whole} 张哈希相符，{current} 张现行。",
        f"{len(cards)} cards: {whole} with the printed hash, {current} current.",
    )


COMMANDS = (read,)
