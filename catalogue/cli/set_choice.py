"""The options by which commands say which cards a set holds, and how it is printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

from catalogue.pdf.print_language import locale_of
from catalogue.services.card_sets import MOST_CARDS, MOST_OF_A_SCENARIO, Order, SetChoice
from catalogue.services.weights import weights_of

choosing_languages = click.option(
    "--languages",
    type=click.Choice(["both", "zh", "en"]),
    default="both",
    show_default=True,
    help="双语，或只用一种。Both languages, or one alone.",
)
"""The option by which a command says in which languages it prints; `locale_of` reads it."""

_OPTIONS = (
    click.option("--scenario", metavar="KEY", default="", help="按场景。The cards of a scenario."),
    click.option(
        "--weights",
        metavar="WEIGHTS",
        default="",
        help="场景要求的其他权重，写法同网址：w0=2&w3=0.5。Other weights than it has.",
    ),
    click.option(
        "--enterprise", metavar="CODE", default="", help="按企业。Those of an enterprise."
    ),
    click.option(
        "--search",
        metavar="QUERY",
        default="",
        help="按检索，写法同网址：req=…&q=…。Of a search, as its address says it.",
    ),
    click.option(
        "--order",
        type=click.Choice([entry.value for entry in Order]),
        default=Order.USUAL.value,
        show_default=True,
        help="卡片次序。The order of the cards.",
    ),
    click.option(
        "--cards", metavar="A,B,…", default="", help="按卡号清单。A list of card numbers."
    ),
    click.option(
        "--most",
        type=click.IntRange(1, MOST_CARDS),
        default=MOST_OF_A_SCENARIO,
        show_default=True,
        help="按场景时最多几张。Of a scenario, how many cards at most.",
    ),
    click.option("--short", "is_short", is_flag=True, help="每张卡片只印首页。First pages only."),
    choosing_languages,
)


@dataclass(frozen=True, slots=True)
class WantedSet:
    """The cards that the options choose, and the languages they ask for."""

    choice: SetChoice
    languages: str

    def locale(self, leads: str) -> str:
        """The locale of the print, in which that language leads where both are wanted."""
        return locale_of(leads, self.languages)


def choosing_a_set(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options, and what they say as `wanted`."""

    @wraps(command)
    def chosen(*given: Any, languages: str, **said: Any) -> Any:
        choice = SetChoice(
            said.pop("scenario"),
            said.pop("enterprise"),
            tuple(filter(None, (number.strip() for number in said.pop("cards").split(",")))),
            said.pop("most"),
            said.pop("is_short"),
            weights=tuple(weights_of(said.pop("weights")).items()),
            search=said.pop("search"),
            order=Order(said.pop("order")),
        )
        return command(*given, wanted=WantedSet(choice, languages), **said)

    for option in reversed(_OPTIONS):
        chosen = option(chosen)
    return chosen
