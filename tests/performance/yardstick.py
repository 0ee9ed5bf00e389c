"""The same search in DuckDB, as a yardstick from outside.

DuckDB is given what an index would have prepared for it: one row a card, with the interval that
the card answers to each question already resolved. It is asked prepared statements on 2 threads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb
import numpy as np

from cards.columns.drawer import Drawer
from cards.columns.facets import FACETS, Share
from cards.columns.search import Found, Ranked, Tally
from cards.conditions import NO_CONDITIONS
from cards.judging import eased
from cards.matching import GRAIN, Tier
from cards.requirement import DemandedBasis, Operator, Question, Requirement, Side
from cards.vocabulary import VOCABULARY
from tests.performance.catalogue_at_size import Synthetic
from tests.performance.stated_values import STATED

THREADS = 2
FIRST = 20


@dataclass
class Yardstick:
    """A DuckDB in memory with one wide table."""

    connection: duckdb.DuckDBPyConnection
    places: dict[Question, int] = field(default_factory=dict)
    prepared: dict[Sequence[Requirement], str] = field(default_factory=dict)

    @classmethod
    def of(cls, catalogue: Synthetic, drawer: Drawer, asked: Sequence[Question]) -> Yardstick:
        """The table of a catalogue: every property under reference conditions, and what else is
        `asked`."""
        made = cls(duckdb.connect(config={"threads": THREADS}))
        made._cards(catalogue)
        for question in dict.fromkeys((*map(_plainly, STATED), *asked)):
            made._add(question, drawer)
        columns = ", ".join(f"low_{place}, high_{place}" for place in made.places.values())
        positional = " ".join(f"POSITIONAL JOIN part_{place}" for place in made.places.values())
        made.connection.execute(
            f"CREATE TABLE wide AS SELECT cards.*, {columns} FROM cards {positional}"
        )
        for table in ("cards", *(f"part_{place}" for place in made.places.values())):
            made.connection.execute(f"DROP TABLE {table}")
        return made

    def _cards(self, catalogue: Synthetic) -> None:
        offers = {
            facet: np.array([entry.combination[place] for entry in catalogue.offers], object)
            for place, facet in enumerate(FACETS)
        }
        offers["offer"] = np.arange(len(catalogue.offers))
        self.connection.register("offers", offers)
        for facet in FACETS:
            self.connection.execute(
                f"CREATE TYPE {facet}_word AS ENUM (SELECT DISTINCT {facet} FROM offers)"
            )
        cards = {"place": np.arange(len(catalogue)), "offer": catalogue.offer_of}
        self.connection.register("listed", cards)
        words = ", ".join(f"{facet}::{facet}_word AS {facet}" for facet in FACETS)
        self.connection.execute(
            f"CREATE TABLE cards AS SELECT printf('MG-%07d', place + 1) AS number, {words} "
            "FROM listed JOIN offers USING (offer) ORDER BY place"
        )
        self.connection.unregister("listed")
        self.connection.unregister("offers")

    def _add(self, question: Question, drawer: Drawer) -> None:
        lens = drawer.lenses.look(question)
        place = self.places[question] = len(self.places)
        part = {f"low_{place}": lens.values[lens.low], f"high_{place}": lens.values[lens.high]}
        self.connection.register("part", part)
        self.connection.execute(f"CREATE TABLE part_{place} AS SELECT * FROM part")
        self.connection.unregister("part")

    def prepare(self, requirements: Sequence[Requirement]) -> None:
        """Get a question ready to be asked."""
        name = self.prepared[requirements] = f"asked_{len(self.prepared)}"
        judged = self._judged(requirements)
        for what, tiers in (("open", "<"), ("excluded", "=")):
            first = _first(judged, f"{tiers} {Tier.EXCLUDED.rank}")
            self.connection.execute(f"PREPARE {name}_{what} AS {first}")
        self.connection.execute(f"PREPARE {name}_counts AS {_counts(judged)}")

    def ask(self, requirements: Sequence[Requirement]) -> tuple[list[Any], list[Any]]:
        """The raw answer: the first cards, and the counts. Excluded cards are only sorted where
        too few others are left, which saves DuckDB a third of its time."""
        name = self.prepared[requirements]
        first = self.connection.execute(f"EXECUTE {name}_open").fetchall()
        if len(first) < FIRST:
            first += self.connection.execute(f"EXECUTE {name}_excluded").fetchall()
        return first[:FIRST], self.connection.execute(f"EXECUTE {name}_counts").fetchall()

    def search(self, requirements: Sequence[Requirement]) -> Found:
        """The answer as the index gives it."""
        first, counts = self.ask(requirements)
        cards = [
            Ranked(number, list(Tier)[tier], low, high, coverage, (low, high, coverage))
            for number, tier, low, high, coverage in first
        ]
        facets: dict[str, dict[str, Share]] = {facet: {} for facet in FACETS}
        tally = Tally(0, 0, 0)
        for which, *words, qualified, possible, excluded in counts:
            if which == _ALL:
                tally = Tally(qualified, possible, excluded)
            elif qualified + possible:
                place = _GROUPS.index(which)
                facets[FACETS[place]][words[place]] = Share(qualified + possible, qualified)
        return Found(cards, tally, facets)

    def close(self) -> None:
        self.connection.close()

    def _judged(self, requirements: Sequence[Requirement]) -> str:
        """Each card with tier, score interval and coverage: the rule of MATCHING in SQL."""
        asked = [(self._ends(entry), entry) for entry in requirements]
        total = sum(entry.weight for entry in requirements)
        passes = [_passes(ends, entry) for ends, entry in asked]
        fails = [_fails(ends, entry) for ends, entry in asked]
        shares = [entry.weight / total for entry in requirements]
        worst, best = zip(*(_utilities(ends, entry) for ends, entry in asked), strict=True)
        known = (
            f"{entry.weight!r}::DOUBLE * ({passed} OR {failed})::INTEGER"
            for passed, failed, entry in zip(passes, fails, requirements, strict=True)
        )
        tier = (
            f"CASE WHEN {' OR '.join(fails)} THEN {Tier.EXCLUDED.rank} "
            f"WHEN {' AND '.join(passes)} THEN {Tier.QUALIFIED.rank} "
            f"ELSE {Tier.POSSIBLE.rank} END"
        )
        return (
            f"SELECT number, {', '.join(FACETS)}, {tier} AS tier, "
            f"{_rounded(_sum(shares, worst))} AS low, {_rounded(_sum(shares, best))} AS high, "
            f"{_rounded(f'({chr(43).join(known)}) / {total!r}::DOUBLE')} AS coverage FROM wide"
        )

    def _ends(self, requirement: Requirement) -> tuple[str, str]:
        (question,) = requirement.questions
        place = self.places[question]
        return f"low_{place}", f"high_{place}"


def _plainly(key: str) -> Question:
    """The question under reference conditions that a requirement on the property asks."""
    side = Side.CEILING if VOCABULARY.property(key).better == "lower" else Side.FLOOR
    return Question(key, NO_CONDITIONS, DemandedBasis.TYPICAL, side)


def _passes(ends: tuple[str, str], entry: Requirement) -> str:
    low, high = ends
    if entry.operator is Operator.AT_LEAST:
        return f"{low} >= {_exactly(eased(entry.low or 0.0, -1))}"
    return f"{high} <= {_exactly(eased(entry.high or 0.0, 1))}"


def _fails(ends: tuple[str, str], entry: Requirement) -> str:
    low, high = ends
    if entry.operator is Operator.AT_LEAST:
        return f"{high} < {_exactly(eased(entry.low or 0.0, -1))}"
    return f"{low} > {_exactly(eased(entry.high or 0.0, 1))}"


def _utilities(ends: tuple[str, str], entry: Requirement) -> Iterator[str]:
    assert entry.limit is not None and entry.target is not None
    span = _exactly(entry.target - entry.limit)
    for end in ends if entry.operator is Operator.AT_LEAST else reversed(ends):
        share = f"({end} - {_exactly(entry.limit)}) / {span}"
        yield f"greatest({_exactly(0.0)}, least({_exactly(1.0)}, {share}))"


def _sum(shares: Sequence[float], utilities: Sequence[str]) -> str:
    parts = zip(shares, utilities, strict=True)
    return " + ".join(f"{_exactly(share)} * {utility}" for share, utility in parts)


def _rounded(share: str) -> str:
    # A number that 2⁵² was added to is whole: quicker than `round_even`, and the same.
    whole = _exactly(2.0**52)
    return f"(({share}) * {_exactly(GRAIN)} + {whole} - {whole}) / {_exactly(GRAIN)}"


def _exactly(number: float) -> str:
    return f"({number!r})::DOUBLE"


def _first(judged: str, tiers: str) -> str:
    return (
        f"SELECT number, tier, low, high, coverage FROM ({judged}) WHERE tier {tiers} "
        f"ORDER BY tier, low DESC, high DESC, coverage DESC, number LIMIT {FIRST}"
    )


_ALL = 2 ** len(FACETS) - 1
_GROUPS = tuple(_ALL - 2 ** (len(FACETS) - 1 - place) for place in range(len(FACETS)))
"""What GROUPING says of the rows of each facet, and of the row of all cards."""


def _counts(judged: str) -> str:
    words = ", ".join(FACETS)
    sets = ", ".join(f"({facet})" for facet in FACETS)
    tiers = ", ".join(f"count(*) FILTER (tier = {tier.rank})" for tier in Tier)
    return (
        f"SELECT GROUPING({words}), {words}, {tiers} FROM ({judged}) "
        f"GROUP BY GROUPING SETS ({sets}, ())"
    )
