"""A ranking as a page shows it: the beginning of each tier, or one tier a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cards.card import Card
from cards.matching import Match, Tier
from cards.requirement import Requirement
from catalogue.published import contents
from catalogue.services.cursor import write_cursor
from catalogue.services.ranking import Ranking
from catalogue.web.addresses import here
from catalogue.web.faces import Face, face
from schemas.match_table import Line, MatchTable, TierGroup, columns_of, line, match_table

PAGE = 20
BEHIND = 5
"""How many cards of a tier are shown behind those of a better one, before it is asked for."""
NEAREST = 5


@dataclass(frozen=True, slots=True)
class TierPage:
    """A part of a tier, and the address of the next one, empty behind the last card, with how
    many cards it has at most."""

    group: TierGroup
    next_url: str
    following: int


@dataclass(frozen=True, slots=True)
class Results:
    """What a page shows of a ranking.

    Where `whole_url` is not empty it is a part of one tier, and that is the way back. `near` are
    the excluded cards nearest to their limits; `urls` lead to each tier, or to all of it.
    """

    table: MatchTable
    tiers: tuple[TierPage, ...]
    near: tuple[Line, ...]
    faces: Mapping[str, Face]
    urls: Mapping[str, str]
    whole_url: str

    @property
    def count(self) -> int:
        return self.table.count


def results(
    ranking: Ranking,
    requirements: Sequence[Requirement],
    tier: Tier | None,
    *,
    hides_unknown: bool = False,
) -> Results:
    """The first cards of the tiers that are open with the near misses, or a page of `tier`; cards
    of which something is not known may be left out."""
    shown = [tier] if tier else [Tier.QUALIFIED, *([] if hides_unknown else [Tier.POSSIBLE])]
    open_tiers = [entry for entry in shown if ranking.count(entry)]
    sizes = {entry: BEHIND if place else PAGE for place, entry in enumerate(open_tiers)}
    # One more than is shown tells whether another page follows.
    parts = {entry: ranking.of(entry, most=size + 1) for entry, size in sizes.items()}
    pages = {entry: part.take(sizes[entry]) for entry, part in parts.items()}
    near = [] if tier or not ranking.count(Tier.EXCLUDED) else ranking.near_misses(NEAREST)
    found = [match for page in pages.values() for match in page]
    entries = ranking.cards.several(match.number for match in (*found, *near))
    counts = {entry: ranking.count(entry) for entry in Tier}
    table = match_table(requirements, found, contents(entries), counts)
    groups = {group.tier: group for group in table.groups}
    return Results(
        table=table,
        tiers=tuple(
            TierPage(
                groups[entry.value],
                next_url(part, entry, sizes[entry]),
                min(PAGE, counts[entry] - sizes[entry]),
            )
            for entry, part in parts.items()
        ),
        near=lines_of(requirements, near, contents(entries)),
        faces={number: face(entry) for number, entry in entries.items()},
        urls={entry: here(entry, tier=[entry], after=[]) for entry in Tier},
        whole_url=here("", tier=[], after=[]) if tier else "",
    )


def next_url(part: Ranking, tier: Tier, shown: int) -> str:
    """Where the cards of a tier go on behind those shown."""
    last = part.last_of(shown)
    if last is None:
        return ""
    return here(tier.value, tier=[tier.value], after=[write_cursor(last.mark)])


def lines_of(
    requirements: Sequence[Requirement], matches: Iterable[Match], cards: Mapping[str, Card]
) -> tuple[Line, ...]:
    """The lines of these matches in their order."""
    columns = columns_of(requirements)
    return tuple(line(match, columns, cards[match.number]) for match in matches)
