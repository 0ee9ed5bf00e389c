"""Searches the tables: the same answer to the same query as `cards.columns.search`.

It serves where there is no index, and holds the index to its answers. It needs two statements:
one counts, one reads the first cards.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from sqlalchemy import (
    ColumnElement,
    Double,
    FromClause,
    Row,
    Select,
    Subquery,
    and_,
    false,
    func,
    join,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import Session

from cards.columns.facets import FACETS, SEVERAL, FacetTable
from cards.columns.search import Found, Mark, Query, Ranked, Tally
from cards.matching import Tier
from cards.requirement import Question
from catalogue.models import CardRow, EnterpriseRow, PublishedRow, VectorRow
from catalogue.store.sql_search.answers import Answers, Ends, answers_to
from catalogue.store.sql_search.dialects import ByBytes
from catalogue.store.sql_search.verdicts import (
    judged,
    outcome,
    outcome_columns,
    scores,
    tier_rank,
    utility_columns,
)
from catalogue.store.vectors import CURRENT

TIERS = tuple(Tier)


def sql_search(session: Session, query: Query) -> Found:
    """The answer of the published cards to `query`, as the session sees them."""
    return _Search(session, query).found()


class _Search:
    """One query; the statements share what they read."""

    def __init__(self, session: Session, query: Query) -> None:
        self._session, self._query = session, query

    def found(self) -> Found:
        rows = self._session.execute(self._counting()).all()
        if not rows:
            return Found([], Tally(0, 0, 0), {facet: {} for facet in FACETS})
        facets = FacetTable([tuple(row[: len(FACETS)]) for row in rows], np.arange(len(rows)))
        counts = np.array([row[len(FACETS) :] for row in rows], np.int64)
        qualified, possible, excluded = counts[facets.admits(self._query.chosen)].sum(axis=0)
        return Found(
            list(self._first()),
            Tally(int(qualified), int(possible), int(excluded)),
            facets.shares(counts[:, 0] + counts[:, 1], counts[:, 0], self._query.chosen),
        )

    def _counting(self) -> Select[Any]:
        """How many cards of each combination of words are in each tier; chosen facets aside."""
        rank = self._tier.label("tier")
        tiers = select(*(self._judged.c[facet] for facet in FACETS), rank).subquery()
        words = [tiers.c[facet] for facet in FACETS]
        counts = (func.count().filter(tiers.c.tier == tier.rank) for tier in TIERS)
        return select(*words, *counts).group_by(*words)

    def _first(self) -> Iterator[Ranked]:
        """The first cards, those of better tiers first."""
        table, after = self._scored, self._query.after
        keys, number = [table.c[name] for name in self._key_names], ByBytes(table.c.number)
        order = (table.c.tier, *(key.desc().nulls_last() for key in keys), number)
        statement = select(table).order_by(*order).limit(self._query.most)
        statement = statement.where(table.c.tier.in_([tier.rank for tier in self._query.only]))
        if after is not None:
            statement = statement.where(_behind(table.c.tier, keys, number, after))
        return (self._ranked(row) for row in self._session.execute(statement))

    def _ranked(self, row: Row[Any]) -> Ranked:
        keys = (getattr(row, name) for name in self._key_names)
        return Ranked(
            row.number,
            TIERS[row.tier],
            row.low,
            row.high,
            row.coverage,
            tuple(-math.inf if key is None else key for key in keys),
        )

    @property
    def _key_names(self) -> tuple[str, ...]:
        return ("low", "high", "coverage") if self._query.sorting is None else ("key",)

    @cached_property
    def _scored(self) -> Subquery:
        """The cards that the chosen facets leave, with tier, score and what sorts them."""
        table, asked = self._judged, self._query.requirements
        judgements = [judged(place, entry, table) for place, entry in enumerate(asked)]
        score = scores(judgements)
        chosen = (_has(table.c[facet], facet, words) for facet, words in self._query.chosen.items())
        return (
            select(
                table.c.number,
                self._tier.label("tier"),
                score.low.label("low"),
                score.high.label("high"),
                score.coverage.label("coverage"),
                *((table.c.key,) if self._query.sorting else ()),
            )
            .where(*chosen)
            .subquery()
        )

    @property
    def _tier(self) -> ColumnElement[int]:
        asked = enumerate(self._query.requirements)
        return tier_rank(
            [outcome(place, entry, self._judged) for place, entry in asked if entry.is_must]
        )

    @cached_property
    def _judged(self) -> Subquery:
        """The cards that the words find, with each requirement judged by itself."""
        columns: list[ColumnElement[Any]] = []
        for place, entry in enumerate(self._query.requirements):
            columns += outcome_columns(place, entry, self._ends)
            columns += utility_columns(place, entry, self._ends)
        columns += self._sorted_by()
        statement = select(*_CARD, *columns).select_from(self._cards)
        padded = literal(" ") + PublishedRow.search_text + literal(" ")
        words = (padded.contains(word, autoescape=True) for word in self._query.words)
        return statement.where(PublishedRow.state == CURRENT, *words).subquery()

    def _sorted_by(self) -> Iterator[ColumnElement[Any]]:
        sorting = self._query.sorting
        if sorting is not None:
            ends = self._ends(sorting.question)
            yield (ends.low if sorting.descending else -ends.high).label("key")

    @cached_property
    def _cards(self) -> FromClause:
        # A card that a later vocabulary cannot read has no vector, and takes no part in search.
        readable = join(PublishedRow, VectorRow, PublishedRow.card_id == VectorRow.card_id)
        cards = readable.join(CardRow, PublishedRow.card_id == CardRow.id).join(
            EnterpriseRow, CardRow.enterprise_id == EnterpriseRow.id
        )
        if self._answers is None:
            return cards
        table = self._answers.table
        return cards.outerjoin(table, table.c.card_id == PublishedRow.card_id)

    def _ends(self, question: Question) -> Ends:
        assert self._answers is not None
        return self._answers.ends(question)

    @cached_property
    def _answers(self) -> Answers | None:
        """What the cards answer to all that is asked, None where nothing is."""
        asked = [entry for asks in self._query.requirements for entry in asks.questions]
        if self._query.sorting is not None:
            asked.append(self._query.sorting.question)
        different = list(dict.fromkeys(asked))
        return answers_to(self._session, different) if different else None


_CARD = (
    CardRow.number,
    *(getattr(PublishedRow, facet) for facet in FACETS[:-1]),
    EnterpriseRow.code.label(FACETS[-1]),
)


def _has(text: ColumnElement[str], facet: str, words: Collection[str]) -> ColumnElement[bool]:
    """Whether one of the words of a facet applies."""
    if facet not in SEVERAL:
        return text.in_(words)
    padded = literal(" ") + text + literal(" ")
    several = [padded.contains(f" {word} ", autoescape=True) for word in words if word]
    return or_(false(), *several, *([text == ""] if "" in words else []))


def _behind(
    tier: ColumnElement[int],
    keys: Sequence[ColumnElement[float]],
    number: ColumnElement[str],
    after: Mark,
) -> ColumnElement[bool]:
    """Which cards come after the end of the last page."""
    is_behind = number > after.place.number
    for key, mark in zip(reversed(keys), reversed(after.place.keys), strict=True):
        if math.isinf(mark):
            is_behind = and_(key.is_(None), is_behind)
        else:
            own = literal(mark, Double)
            is_behind = or_(key < own, key.is_(None), and_(key == own, is_behind))
    return or_(tier > after.tier.rank, and_(tier == after.tier.rank, is_behind))
