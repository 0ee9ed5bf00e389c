"""Compares everything that search reads with what follows from the documents.

Every published card is read once. Its vector, value rows and texts are computed again and compared
with those that are stored; questions drawn at random are judged by the plain rule and compared with
the answers of the index made of the vectors, of the one made of the snapshot, and of SQL.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from cards.card import Card
from cards.columns.points import LAYOUT, to_bytes, vector_of
from cards.columns.search import Found, Query
from cards.columns.states import State
from cards.errors import CardRefused
from cards.matching import Tier, match
from cards.words import contains
from catalogue.db import Database
from catalogue.index_base import IndexUntrusted
from catalogue.index_questions import draw
from catalogue.published import index_of_snapshot, index_of_vectors
from catalogue.store import condition_states, index_audit, marks, publications, scenarios
from catalogue.store.index_audit import Stored
from catalogue.store.sql_search.search import sql_search
from catalogue.store.vectors import value_rows
from schemas.draft import load_card

_UNKNOWN = 2**32 - 1
"""No state has this number."""
_NOT_FOUND = -1
_ANSWER = np.dtype([("tier", "i1"), ("low", "f8"), ("high", "f8"), ("coverage", "f8")])

Answers = NDArray[np.void]


@dataclass(frozen=True, slots=True)
class Report:
    """What was compared as of `pub_seq`: `differences` has for each card what differs of it,
    `trouble` what is wrong with no card in particular."""

    pub_seq: int
    cards: int
    questions: int
    compared: Sequence[str]
    differences: Mapping[str, Sequence[str]]
    trouble: Sequence[str]

    @property
    def is_well(self) -> bool:
        return not self.differences and not self.trouble


def verify(database: Database, questions: int, seed: int) -> Report:
    """The report on the index of `database`, tried with that many questions."""
    with database.reading() as session:
        _, pub_seq = marks.newest(session)
        trial = _Trial(session, questions, Random(seed))  # noqa: S311 - nothing is secret here
        audit = _Audit(session)
        for stored in index_audit.published(session):
            card = audit.look(stored)
            if card is not None:
                trial.judge(stored, card)
        audit.look_for_strays()
        differences = audit.differences
        for number, source in trial.differences():
            differences[number].append(source)
        return Report(
            pub_seq,
            audit.count,
            len(trial.questions),
            tuple(trial.sources),
            {number: tuple(parts) for number, parts in sorted(differences.items())},
            tuple(trial.trouble),
        )


class _Audit:
    """Compares what is stored of each card."""

    def __init__(self, session: Session) -> None:
        self._session = session
        states = condition_states.stored_from(session, 0)
        self._numbers = {state: number for number, state in enumerate(states)}
        self._wanted = scenarios.current_contents(session)
        self.count = 0
        self.differences: defaultdict[str, list[str]] = defaultdict(list)

    def look(self, stored: Stored) -> Card | None:
        """The card, where it can be read; what differs of it is noted."""
        self.count += 1
        try:
            card = load_card(json.loads(stored.document))
        except CardRefused:
            self.differences[stored.number].append("document")
            return None
        found = list(self._different(stored, card))
        if found:
            self.differences[stored.number] += found
        return card

    def look_for_strays(self) -> None:
        """Note cards that are not published and have values all the same."""
        for number in index_audit.strays(self._session):
            self.differences[number].append("stray")

    def _different(self, stored: Stored, card: Card) -> Iterator[str]:
        expected = publications.projection(stored.number, stored.enterprise, card, self._wanted)
        yield from (name for name, text in expected.items() if stored.projection[name] != text)
        vector = vector_of(card, self._number)
        if stored.vector != (LAYOUT, *to_bytes(vector)):
            yield "vector"
        if list(stored.values) != list(value_rows(card, vector)):
            yield "values"

    def _number(self, state: State) -> int:
        return self._numbers.get(state, _UNKNOWN)


class _Trial:
    """Questions with the answers of every source, to be compared with the plain rule."""

    def __init__(self, session: Session, count: int, chance: Random) -> None:
        self.trouble: list[str] = []
        self.questions: list[Query] = []
        self.sources: dict[str, list[Answers]] = {}
        self._places: dict[str, int] = {}
        self._expected: list[Answers] = []
        try:
            base, index = index_of_vectors(session)
            drawn = [] if base.drawer is None else base.drawer.segment.numbers.tolist()
            self._places = {number.decode(): place for place, number in enumerate(drawn)}
            self.questions = list(draw(session, base, count, chance))
            self._ask("index", [index.search(query) for query in self.questions])
            kept = index_of_snapshot(session)
        except (IndexUntrusted, ValueError, IndexError, KeyError) as error:
            self.trouble.append(f"index: {error}")
        else:
            if kept is not None:
                self._ask("snapshot", [kept.search(query) for query in self.questions])
            self._ask("sql", [sql_search(session, query) for query in self.questions])
        self._expected = [self._none() for _ in self.questions]

    def judge(self, stored: Stored, card: Card) -> None:
        """Take the answer of the plain rule for this card to every question."""
        place = self._places.get(stored.number)
        if place is None:
            if self.sources:
                self.trouble.append(f"index: {stored.number} is missing")
            return
        for query, expected in zip(self.questions, self._expected, strict=True):
            if contains(stored.projection["search_text"], query.words):
                found = match(stored.number, card, query.requirements)
                expected[place] = found.tier.rank, found.low, found.high, found.coverage

    def differences(self) -> Iterator[tuple[str, str]]:
        """The cards for which a source answers otherwise than the rule."""
        numbers = list(self._places)
        for source, answers in self.sources.items():
            different = np.zeros(len(numbers), bool)
            for given, expected in zip(answers, self._expected, strict=True):
                different |= given != expected
            yield from ((numbers[place], source) for place in np.flatnonzero(different).tolist())

    def _ask(self, source: str, found: Sequence[Found]) -> None:
        self.sources[source] = [self._answers(source, entry) for entry in found]

    def _answers(self, source: str, found: Found) -> Answers:
        answers = self._none()
        for card in found.cards:
            place = self._places.get(card.number)
            if place is None:
                self.trouble.append(f"{source}: {card.number} should not be there")
            else:
                answers[place] = card.tier.rank, card.low, card.high, card.coverage
        self._look_at_order(source, found)
        return answers

    def _look_at_order(self, source: str, found: Found) -> None:
        shown = [
            (card.tier.rank, -card.low, -card.high, -card.coverage, card.number)
            for card in found.cards
        ]
        tiers = [sum(card.tier is tier for card in found.cards) for tier in Tier]
        tally = found.tally
        if shown != sorted(shown):
            self.trouble.append(f"{source}: cards are out of order")
        if tiers != [tally.qualified, tally.possible, tally.excluded]:
            self.trouble.append(f"{source}: the counts are not those of the cards")

    def _none(self) -> Answers:
        found = np.zeros(len(self._places), _ANSWER)
        found["tier"] = _NOT_FOUND
        return found
