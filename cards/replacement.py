"""A card in place of the part that a scenario replaces: everything that follows from its figures.

Nothing is guessed: what the card or the scenario does not say stays unknown, with its reason.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from cards.card import Card
from cards.conditions import Conditions, read_condition
from cards.exchange import Candidate, Reign, break_even_span, reigns, winner, without_penalty
from cards.judged_figure import JudgedFigure, figure_of
from cards.lightweighting import (
    LimitCheck,
    MaterialFigures,
    Saving,
    Sized,
    checks,
    mass_saved,
    saving,
    sized,
)
from cards.members import LimitedBy, Member
from cards.scenario import Incumbent, span_of
from cards.sources import EvidenceGrade
from cards.span import Span

DENSITY, MODULUS, STRENGTH = "density", "youngs_modulus", "proof_strength_02"
FOOTPRINT, PRICE = "carbon_footprint", "price"
CRADLE_TO_GATE = Conditions.of(read_condition("boundary", "cradle_to_gate"))
WITHOUT_TAX = Conditions.of(read_condition("tax_basis", "excl"))
"""What footprints and prices have in common that are set against one another."""


@dataclass(frozen=True, slots=True)
class PartQuestion:
    """What a reader asks: the member and its limit where they differ from those of the scenario,
    and what only the reader can assume.

    `benefit` is k in kgCO2e per km and kg of mass saved, `footprint_before` is g₀ in kgCO2e per
    kg of the replaced material from cradle to gate, `mileage` in km, `exchange` is α in CNY per kg.
    """

    member: Member | None = None
    limited_by: LimitedBy | None = None
    benefit: float | None = None
    footprint_before: float | None = None
    mileage: float | None = None
    exchange: float | None = None

    def about(self, incumbent: Incumbent) -> PartQuestion:
        """The question with what the scenario says of the part, where nothing else is asked."""
        return PartQuestion(
            self.member or incumbent.member,
            self.limited_by or incumbent.limited_by,
            self.benefit,
            self.footprint_before,
            self.mileage,
            self.exchange,
        )


@dataclass(frozen=True, slots=True)
class Replacement:
    """One card in place of the part.

    `figures` are those of the card that the question needs. `indicated` is the mass ratio if the
    conditions that the card leaves unstated agreed: shown, never counted. `grade` is the worst
    evidence among the figures, None when one of them is missing. `mass_saved` is in kg, `wall` in
    mm, `break_even` in km.
    """

    number: str
    figures: tuple[JudgedFigure, ...]
    sized: Sized
    indicated: Span | None
    checks: tuple[LimitCheck, ...]
    saving: Saving
    mass_saved: Span | None
    wall: Span | None
    grade: EvidenceGrade | None
    footprint: JudgedFigure
    price: JudgedFigure
    break_even: Span | None

    @property
    def knowledge(self) -> int:
        """0 where the mass ratio is known, 1 where only a bound or a hint is, 2 where nothing."""
        if self.sized.mass is not None and self.sized.mass.high < math.inf:
            return 0
        return 2 if self.sized.mass is None and self.indicated is None else 1

    @property
    def candidate(self) -> Candidate:
        """The card in the exchange of cost against mass, for 1 kg of the replaced part; of an
        interval its unfavourable end counts, and one that is open there is unknown."""
        mass = _unfavourable(self.sized.mass)
        price = _unfavourable(self.price.span)
        cost = price * mass if price is not None and mass is not None else None
        return Candidate(self.number, cost, mass)


def _unfavourable(span: Span | None) -> float | None:
    return span.high if span is not None and span.high < math.inf else None


def properties_needed(limited_by: LimitedBy) -> tuple[str, ...]:
    """The properties of a card that the answer rests on."""
    answers = {LimitedBy.STIFFNESS: MODULUS, LimitedBy.STRENGTH: STRENGTH}
    return (DENSITY, *(answers[limit] for limit in limited_by.limits))


def missing_of(incumbent: Incumbent | None, question: PartQuestion) -> tuple[str, ...]:
    """What the scenario must still say of the part before anything can be compared."""
    if incumbent is None:
        return ("incumbent",)
    asked = question.about(incumbent)
    said = (("member", asked.member), ("limited_by", asked.limited_by))
    open_choices = [name for name, choice in said if choice is None]
    stated = {
        DENSITY: incumbent.density,
        MODULUS: incumbent.modulus,
        STRENGTH: incumbent.strength,
    }
    needed = properties_needed(asked.limited_by or LimitedBy.BOTH)
    return (*open_choices, *(key for key in needed if stated[key] is None))


def replace_part(
    number: str, card: Card, incumbent: Incumbent, question: PartQuestion
) -> Replacement:
    """The card in place of the part; the question must leave nothing missing of the scenario."""
    asked = question.about(incumbent)
    assert asked.member is not None and asked.limited_by is not None
    figures = {key: figure_of(card, key) for key in (DENSITY, MODULUS, STRENGTH)}
    used = [figures[key] for key in properties_needed(asked.limited_by)]
    new = MaterialFigures(*(figure.span for figure in figures.values()))
    hinted = MaterialFigures(*(figure.span or figure.indicated for figure in figures.values()))
    old = MaterialFigures(*map(span_of, (incumbent.density, incumbent.modulus, incumbent.strength)))
    found = sized(new, old, asked.member, asked.limited_by)
    same_geometry = asked.member is Member.SAME_GEOMETRY
    footprint = figure_of(card, FOOTPRINT, CRADLE_TO_GATE)
    return Replacement(
        number=number,
        figures=tuple(used),
        sized=found,
        indicated=_indicated(found, sized(hinted, old, asked.member, asked.limited_by)),
        checks=checks(new, old, asked.limited_by) if same_geometry else (),
        saving=saving(found.mass),
        mass_saved=mass_saved(found.mass, incumbent.mass_span),
        wall=_wall(found, incumbent, asked.member),
        grade=_worst(used),
        footprint=footprint,
        price=figure_of(card, PRICE, WITHOUT_TAX),
        break_even=_break_even(found.mass, footprint.span, asked),
    )


def _indicated(found: Sized, hinted: Sized) -> Span | None:
    return None if hinted.mass == found.mass else hinted.mass


def _wall(found: Sized, incumbent: Incumbent, member: Member) -> Span | None:
    """The wall that is needed, of members in which the wall is what grows, or does not."""
    wall = span_of(incumbent.wall)
    if wall is None or found.growth is None or member not in (Member.PANEL, Member.SAME_GEOMETRY):
        return None
    return wall.times(found.growth)


def _worst(figures: Iterable[JudgedFigure]) -> EvidenceGrade | None:
    grades = [figure.grade if figure.span else None for figure in figures]
    known = [grade for grade in grades if grade is not None]
    return max(known, key=lambda grade: grade.rank) if len(known) == len(grades) else None


def _break_even(mass: Span | None, footprint: Span | None, asked: PartQuestion) -> Span | None:
    benefit, before = asked.benefit, asked.footprint_before
    if mass is None or footprint is None or benefit is None or before is None:
        return None
    return break_even_span(mass, footprint, before, benefit)


@dataclass(frozen=True, slots=True)
class Replacements:
    """Cards in place of one part, in the order in which they were given; none of them while
    something is `missing` of the scenario. `question` is what was asked of which member."""

    incumbent: Incumbent | None
    question: PartQuestion
    missing: tuple[str, ...]
    found: tuple[Replacement, ...]

    @property
    def reigns(self) -> tuple[Reign, ...]:
        """Who has the least penalty between which exchange constants."""
        return reigns(self._candidates)

    @property
    def winner(self) -> str | None:
        """Who has the least penalty at the exchange constant that was asked about."""
        alpha = self.question.exchange
        return None if alpha is None else winner(self._candidates, alpha)

    @property
    def without_penalty(self) -> tuple[str, ...]:
        """The cards that cannot be weighed, for want of a price or a mass ratio."""
        return without_penalty(self._candidates)

    @property
    def _candidates(self) -> list[Candidate]:
        return [entry.candidate for entry in self.found]


def replacements(
    incumbent: Incumbent | None, question: PartQuestion, cards: Iterable[tuple[str, Card]]
) -> Replacements:
    """Each card, under its number, in place of the part."""
    missing = missing_of(incumbent, question)
    if incumbent is None or missing:
        asked = question if incumbent is None else question.about(incumbent)
        return Replacements(incumbent, asked, missing, ())
    found = tuple(replace_part(number, card, incumbent, question) for number, card in cards)
    return Replacements(incumbent, question.about(incumbent), (), found)
