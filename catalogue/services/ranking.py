"""A ranking of all published cards of which only what is looked at is made.

The index says which cards come first and how many there are; the plain rule then says of each card
that is looked at what it meets and misses, from its document. Without an index the database
answers in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice

from sqlalchemy.orm import Session

from cards import matching
from cards.columns.facets import Chosen, Share
from cards.columns.near import near_misses
from cards.columns.relaxation import Relaxation, relaxations
from cards.columns.search import Found, Query, Ranked, Tally
from cards.matching import Match, Tier, match, with_deciding_tests
from catalogue.card_shelf import Cards
from catalogue.published import Shelf, published_cards
from catalogue.store.sql_search import sql_search

LARGEST_PAGE = 500


class Ranking:
    """The matches of a query in order, made as they are asked for."""

    def __init__(self, session: Session, shelf: Shelf, query: Query) -> None:
        self._session, self._shelf, self.query = session, shelf, query
        self._known: dict[str, Match] = {}

    @property
    def cards(self) -> Cards:
        """The published cards by number."""
        return self._shelf.cards

    @property
    def pub_seq(self) -> int:
        """The last change of the catalogue that the ranking knows."""
        return self._shelf.pub_seq

    @cached_property
    def tally(self) -> Tally:
        """How many cards are in each tier, wherever the ranking begins."""
        return self._answer.tally

    @property
    def total(self) -> int:
        """How many cards are in the tiers asked for, wherever the ranking begins."""
        return sum(self.count(tier) for tier in self.query.only)

    def count(self, tier: Tier) -> int:
        """How many cards are in that tier."""
        counted: int = getattr(self.tally, tier.value)
        return counted

    @property
    def facets(self) -> Mapping[str, Mapping[str, Share]]:
        """The cards behind each word of each facet."""
        return self._answer.facets

    @cached_property
    def first(self) -> Match | None:
        """The match that leads of all, wherever the ranking begins."""
        every = replace(self.query, only=tuple(Tier), after=None, sorting=None)
        own = self._answer.cards if replace(every, only=self.query.only) == self.query else ()
        if own and (every == self.query or own[0].tier is Tier.QUALIFIED):
            return next(iter(self._judged(own[:1])))
        return next(iter(self._judged(self.ask(replace(every, most=1)).cards)), None)

    def of(self, *tiers: Tier, most: int | None = None) -> Ranking:
        """The same ranking of these tiers alone, `most` to a page where that is given."""
        query = replace(self.query, only=tiers, most=most or self.query.most)
        return Ranking(self._session, self._shelf, query)

    def among(self, chosen: Chosen) -> Ranking:
        """The same ranking of the cards that have the chosen words alone."""
        query = replace(self.query, chosen={**self.query.chosen, **chosen})
        return Ranking(self._session, self._shelf, query)

    def take(self, count: int) -> list[Match]:
        """The first `count` matches."""
        return list(islice(self, count))

    def last_of(self, count: int) -> Ranked | None:
        """The place of the last of the first `count`; None when no card comes behind it."""
        found = self._answer.cards
        if count >= len(found) == self.query.most:
            found = self.ask(replace(self.query, most=count + 1)).cards
        return found[count - 1] if len(found) > count else None

    def __iter__(self) -> Iterator[Match]:
        page, query = self._answer.cards, self.query
        while True:
            yield from map(self._compared, self._judged(page))
            if len(page) < query.most:
                return
            larger = min(2 * query.most, LARGEST_PAGE)
            query = replace(query, after=page[-1].mark, most=larger)
            page = self.ask(query).cards

    def near_misses(self, most: int) -> list[Match]:
        """The excluded cards that come nearest to their limits."""
        index = self._shelf.index
        if index is None:
            return matching.near_misses(self.of(Tier.EXCLUDED), most)
        return list(self._of_numbers(miss.number for miss in near_misses(index, self.query, most)))

    def relaxations(self) -> Sequence[Relaxation]:
        """What dropping or easing each must would give; only an index can tell."""
        return () if self._shelf.index is None else relaxations(self._shelf.index, self.query)

    def ask(self, query: Query) -> Found:
        """The answer of the index, or of the database, to another query."""
        index = self._shelf.index
        return sql_search(self._session, query) if index is None else index.search(query)

    @cached_property
    def _answer(self) -> Found:
        return self.ask(self.query)

    def _judged(self, page: Sequence[Ranked]) -> Iterator[Match]:
        return self._of_numbers(found.number for found in page)

    def _of_numbers(self, numbers: Iterable[str]) -> Iterator[Match]:
        for number, entry in self.cards.several(numbers).items():
            if number not in self._known:
                self._known[number] = match(number, entry.card, self.query.requirements)
            yield self._known[number]

    def _compared(self, found: Match) -> Match:
        first = self.first
        leads = first is None or first.number == found.number or first.tier is Tier.EXCLUDED
        return found if leads or first is None else with_deciding_tests(found, first)


def ranking_of(session: Session, query: Query) -> Ranking:
    """The published cards as the session sees them, ranked by `query`."""
    return Ranking(session, published_cards(session), query)
