"""Lists of cards by number, a page at a time, and the families by which they are narrowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.published import PublishedCard
from catalogue.services.ranking import Ranking
from catalogue.web.addresses import here

PAGE = 200


@dataclass(frozen=True, slots=True)
class CardPage:
    """Some cards of a list of `total`, with the address of the next ones and of the first."""

    entries: Sequence[PublishedCard]
    total: int
    next_url: str
    first_url: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A family with its cards, as a way to narrow the list."""

    name: str
    count: int
    url: str
    is_chosen: bool


def page_of(ranking: Ranking, most: int) -> CardPage:
    """The first `most` cards of a list."""
    entries = list(ranking.cards.several(match.number for match in ranking.take(most)).values())
    last = ranking.last_of(most)
    return CardPage(
        entries,
        ranking.total,
        here("", after=[last.number]) if last else "",
        here("", after=[]) if ranking.query.after else "",
    )


def family_chips(ranking: Ranking, chosen: str | None) -> list[Chip]:
    """The families of all cards, those with the most cards first."""
    shares = ranking.facets.get("family", {})
    order = sorted(shares, key=lambda name: (-shares[name].open, name))
    return [
        Chip(name, shares[name].open, here("", family=[name], after=[]), name == chosen)
        for name in order
    ]
