"""`mgcards similar`: which cards are like a card."""

from __future__ import annotations

from collections.abc import Sequence

import click

from catalogue.cli.console import Command, Console, echo_json, json_option, pass_console
from catalogue.cli.searches import limit_option, print_line, print_rest
from catalogue.published import contents
from catalogue.services.similar import similar_cards
from schemas.similar import dump_similar, likeness_table


@click.command("similar", cls=Command)
@click.argument("number", metavar="CARDNO")
@click.option(
    "--aspect",
    "aspects",
    multiple=True,
    metavar="PROPERTY:same|at_least|at_most:WEIGHT",
    help="比较哪项性能，可多次给出。A property to compare by; may be repeated.",
)
@limit_option
@json_option
@pass_console
def similar(
    console: Console, number: str, aspects: Sequence[str], limit: int, as_json: bool
) -> None:
    """找出与一张卡片相近的卡片。Find the cards that are like a card."""
    with console.database.reading() as session:
        found = similar_cards(session, number, aspects, limit)
    if as_json:
        cards, ranked = contents(found.cards), (found.requirements, found.matches)
        echo_json(dump_similar(number, found.aspects, *ranked, cards, found.pub_seq, found.total))
        return
    if not found.aspects:
        console.say("这张卡片没有可比的数值。", "This card states no comparable number.")
    table = likeness_table(found.requirements, found.matches, contents(found.cards))
    for group in table.groups:
        for line in group.lines:
            print_line(console, line, found.cards[line.number])
    print_rest(console, found.total - len(found.matches))


COMMANDS = (similar,)
