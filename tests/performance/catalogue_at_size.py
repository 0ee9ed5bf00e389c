"""A synthetic catalogue of any size: the same arrays every time, built without a single card.

Each card states 30 of 36 properties of the vocabulary. A tenth of the cards has a second proof
strength, at 120 °C, and 2 % a curve of it over temperature. Values that follow from others are
left out; `documents_at_size` proves on a sample that all others are what a card of them says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cards.columns.drawer import Drawer, LensKeeper
from cards.columns.facets import FacetTable
from cards.columns.points import BASES, CURVE, GRADES, NUMBER, POINT, Points, Stroke, place_of
from cards.columns.segment import Segment, build_segment
from cards.columns.states import StateTable
from cards.columns.words import WordIndex
from cards.sources import EvidenceGrade
from cards.values import Basis
from tests.performance.material_states import Offer, offers
from tests.performance.stated_values import CORE, STATED, Choice, TypedStates, as_typed, numbers

SEED = 20_260_101
VALUES = 30
SECOND, CURVED = 0.10, 0.02
RANGES, CENSORED = 0.10, 0.02
PROOF = "proof_strength_02"
HOT = {"temperature": "120 °C", "specimen_source": "separately_cast"}
CURVE_AT = (20.0, 60.0, 100.0, 150.0, 200.0)
SHARE_OF_BASES = {Basis.TYPICAL: 0.70, Basis.MINIMUM: 0.15, Basis.MEAN: 0.15}
SHARE_OF_GRADES = {EvidenceGrade.B: 0.3, EvidenceGrade.C: 0.5, EvidenceGrade.D: 0.2}
_AT_ONCE = 50_000
_PLACEHOLDER = "MG-0000000"


@dataclass(frozen=True)
class Synthetic:
    """The published cards of a catalogue, in the order of their numbers."""

    numbers: Sequence[str]
    points: Points
    counts: NDArray[np.int64]
    curves: Sequence[tuple[int, Sequence[Stroke]]]
    states: TypedStates
    offers: Sequence[Offer]
    offer_of: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Where the points of each card begin, and those of the last end."""
        return np.concatenate(([0], np.cumsum(self.counts)))

    @property
    def table(self) -> StateTable:
        return self.states.table

    @cached_property
    def curves_of(self) -> dict[int, Sequence[Stroke]]:
        return dict(self.curves)

    def points_of(self, row: int) -> Points:
        """The points of one card."""
        return self.points[self.starts[row] : self.starts[row + 1]]

    @cached_property
    def _texts_of_offers(self) -> list[str]:
        return [offer.text(_PLACEHOLDER) for offer in self.offers]

    def texts(self) -> Iterator[str]:
        """By what each card is found."""
        known = self._texts_of_offers
        # A number stands in its text as it is spaced and as it is joined.
        joined = _PLACEHOLDER.lower().replace("-", "")
        for number, place in zip(self.numbers, self.offer_of.tolist(), strict=True):
            digits = number[3:]
            yield known[place].replace("0000000", digits).replace(joined, f"mg{digits}")

    def segment(self) -> Segment:
        return build_segment(self.numbers, self.points, self.counts, self.curves)

    def facets(self) -> FacetTable:
        return FacetTable([offer.combination for offer in self.offers], self.offer_of)

    def drawer(self) -> Drawer:
        segment = self.segment()
        words = WordIndex.of(self.texts())
        return Drawer(segment, self.facets(), words, LensKeeper(segment, self.table))


def synthetic(size: int) -> Synthetic:
    """The catalogue of `size` cards."""
    chance = np.random.default_rng((SEED, size))
    known = TypedStates(StateTable(), [])
    made = _Maker(chance, known)
    parts = [made.points(start, min(_AT_ONCE, size - start)) for start in range(0, size, _AT_ONCE)]
    offered = offers(chance)
    # Few states make up most of a catalogue.
    shares = chance.permutation(1.0 / np.arange(10, 10 + len(offered)))
    return Synthetic(
        [f"MG-{place:07}" for place in range(1, size + 1)],
        np.concatenate([points for points, _ in parts]),
        np.concatenate([counts for _, counts in parts]),
        made.curves,
        known,
        offered,
        chance.choice(len(offered), size, p=shares / shares.sum()).astype(np.intp),
    )


class _Maker:
    """Makes the points of many cards at once."""

    def __init__(self, chance: np.random.Generator, known: TypedStates) -> None:
        self._chance = chance
        self._choices = [Choice.of(key, known) for key in STATED]
        self._hot = known.number(HOT)
        self._anywhere = known.number({"specimen_source": "separately_cast"})
        self.curves: list[tuple[int, Sequence[Stroke]]] = []

    def points(self, start: int, count: int) -> tuple[Points, NDArray[np.int64]]:
        """The points of the cards from `start` on, card by card, and how many each has."""
        row, place = self._stated(count)
        points = np.zeros(len(row), POINT)
        points["kind"] = NUMBER
        for stated, choice in enumerate(self._choices):
            self._fill(points, np.flatnonzero(place == stated), STATED[stated], choice)
        self._say_how(points)
        second, curved = self._some(count, SECOND), self._some(count, CURVED)
        whose = np.concatenate((row, second, curved))
        where = np.concatenate(
            (place * 4, np.full(len(second), _PLACE * 4 + 1), np.full(len(curved), _PLACE * 4 + 2))
        )
        all_points = np.concatenate((points, self._second(second), self._curved(curved, start)))
        order = np.lexsort((where, whose))
        return all_points[order], np.bincount(whose, minlength=count)

    def _stated(self, count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Which properties each card states, as rows and places in STATED."""
        turns = self._chance.random((count, len(STATED)), np.float32)
        turns[:, : len(CORE)] *= 0.86
        chosen = np.sort(np.argpartition(turns, VALUES - 1, axis=1)[:, :VALUES], axis=1)
        return np.repeat(np.arange(count), VALUES), chosen.ravel()

    def _some(self, count: int, share: float) -> NDArray[np.intp]:
        return np.flatnonzero(self._chance.random(count) < share)

    def _fill(self, points: Points, at: NDArray[np.intp], key: str, choice: Choice) -> None:
        low = numbers(key, len(at), self._chance)
        high = low.copy()
        kind = self._chance.random(len(at))
        is_range = kind < RANGES
        high[is_range] = np.maximum(as_typed(low[is_range] * 1.1), low[is_range])
        low[(kind > 1 - CENSORED / 2)] = -np.inf
        high[(kind > 1 - CENSORED) & (kind <= 1 - CENSORED / 2)] = np.inf
        points["property"][at] = place_of(key)
        points["low"][at], points["high"][at] = low, high
        points["state"][at] = choice.draw(len(at), self._chance)

    def _say_how(self, points: Points) -> None:
        """On which basis, and with what evidence."""
        bases = [BASES.index(basis) for basis in SHARE_OF_BASES]
        grades = [GRADES.index(grade) for grade in SHARE_OF_GRADES]
        shares = list(SHARE_OF_BASES.values()), list(SHARE_OF_GRADES.values())
        points["basis"] = self._chance.choice(bases, len(points), p=shares[0])
        points["grade"] = self._chance.choice(grades, len(points), p=shares[1])

    def _second(self, rows: NDArray[np.intp]) -> Points:
        points = np.zeros(len(rows), POINT)
        points["kind"], points["property"], points["state"] = NUMBER, place_of(PROOF), self._hot
        points["low"] = points["high"] = numbers(PROOF, len(rows), self._chance)
        self._say_how(points)
        return points

    def _curved(self, rows: NDArray[np.intp], start: int) -> Points:
        points = np.zeros(len(rows), POINT)
        points["kind"], points["property"] = CURVE, place_of(PROOF)
        points["state"] = self._anywhere
        self._say_how(points)
        x = np.array(CURVE_AT)
        at_room = numbers(PROOF, len(rows), self._chance)
        for row, first in zip(rows.tolist(), at_room.tolist(), strict=True):
            y = as_typed(first * (1 - 0.002 * (x - x[0])))
            self.curves.append((start + row, (Stroke("temperature", x, y),)))
        return points


_PLACE = STATED.index(PROOF)
