"""Cards as points between two properties: what is drawn, what is left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from cards.card import Card
from cards.columns.cloud import Cloud, Extent, cloud, extents
from cards.columns.facets import FACETS, Chosen
from cards.columns.index import Index
from cards.comparability import open_axes
from cards.conditions import Conditions
from cards.families import is_magnesium
from cards.judged_figure import JudgedFigure, figure_of
from cards.requirement import DemandedBasis, Question, Side
from cards.requirement_text import parse_subject
from cards.vocabulary import VOCABULARY, Property
from cards.wording import Wording
from catalogue.card_shelf import PublishedCard
from catalogue.published import published_cards
from catalogue.services.errors import InputRefused
from catalogue.services.search import Asked, query_of, read_requirements, require_number

_FAMILY = FACETS.index("family")
MOST_DRAWN = 400
"""Points that are drawn one by one; extents and counts are those of all."""
MOST_LEFT_OUT = 200
"""Cards left out of which the reason is told one by one."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A property under the conditions at which it is drawn."""

    property: Property
    conditions: Conditions
    text: str

    def question(self, basis: DemandedBasis) -> Question:
        """What is asked of a card; of several values the unfavourable one."""
        side = Side.CEILING if self.property.better == "lower" else Side.FLOOR
        return Question(self.property.key, self.conditions, basis, side)

    def figure(self, card: Card, basis: DemandedBasis) -> JudgedFigure:
        """What a card says at the axis, on that basis."""
        return figure_of(card, self.property.key, self.conditions, basis)


@dataclass(frozen=True, slots=True)
class Explored:
    """The chart of two properties. `drawn` and `told` are the first cards with and without a
    point, with what they say."""

    x: Axis
    y: Axis
    basis: DemandedBasis
    cloud: Cloud
    extents: Sequence[Extent]
    drawn: Sequence[PublishedCard]
    told: Sequence[PublishedCard]


def axis_of(field: str, text: str) -> Axis:
    """The axis that is asked for as `PROPERTY@conditions`. Raises RequirementUnreadable,
    UnknownProperty, or InputRefused for a property that is no number, and where a condition that
    its values need is left open: they would not be comparable with one another."""
    entry, conditions = parse_subject(text)
    require_number(field, entry)
    left_open = [VOCABULARY.axis(axis) for axis in open_axes(conditions, entry)]
    if left_open:
        zh = "、".join(f"{axis.name.zh}（{axis.key}=…）" for axis in left_open)
        en = ", ".join(f"{axis.name.en} ({axis.key}=…)" for axis in left_open)
        raise InputRefused(
            field,
            Wording(
                f"{entry.name.zh}的数值只有在以下条件相同时才可比，请在“条件”中写明：{zh}。",
                f"Values of {entry.name.en} compare only where these conditions agree; say them "
                f"under 'Conditions': {en}.",
            ),
        )
    return Axis(entry, conditions, text)


def explore(
    session: Session, asked: Asked, x: Axis, y: Axis, *, only_magnesium: bool = False
) -> Explored:
    """The cards that the question leaves, as points. Raises as `search` does, and InputRefused
    without an index."""
    shelf = published_cards(session)
    if shelf.index is None:
        raise InputRefused(
            "x",
            Wording("索引暂不可用，请稍后再试。", "There is no index just now; try again later."),
        )
    query = replace(query_of(asked), after=None, sorting=None)
    if only_magnesium:
        query = replace(query, chosen=_magnesium(shelf.index, query.chosen))
    found = cloud(shelf.index, query, x.question(asked.basis), y.question(asked.basis))
    drawn = shelf.cards.several(found.numbers[:MOST_DRAWN])
    told = shelf.cards.several(found.left_out[:MOST_LEFT_OUT])
    return Explored(
        x, y, asked.basis, found, extents(found), list(drawn.values()), list(told.values())
    )


def _magnesium(index: Index, chosen: Chosen) -> Chosen:
    """The chosen words, left to families of magnesium."""
    there = (entry[_FAMILY] for one in index.drawers for entry in one.facets.combinations)
    wanted = frozenset(filter(is_magnesium, there))
    return {**chosen, "family": wanted & chosen.get("family", wanted)}


def distribution(session: Session, asked: Asked, axis: Axis) -> Explored:
    """The cards that the question leaves by one property alone, whatever it asks of that. Raises
    as `explore` does."""
    asks = read_requirements(asked.requirements)
    others = tuple(entry.text for entry in asks if entry.property != axis.property.key)
    return explore(session, replace(asked, requirements=others), axis, axis)


def drawable() -> Sequence[Property]:
    """The properties by which cards can be drawn, in the order of the vocabulary."""
    return [
        entry
        for entry in VOCABULARY.properties.values()
        if entry.unit is not None and entry.kind != "curve"
    ]
