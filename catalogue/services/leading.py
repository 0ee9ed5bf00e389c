"""Which cards lead in what magnesium is wanted for: by one property under one condition each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from sqlalchemy.orm import Session

from cards.columns.search import Query, Sorting
from cards.conditions import Conditions
from cards.families import is_magnesium
from cards.judged_figure import JudgedFigure, figure_of
from cards.requirement import DemandedBasis, Question, Side
from cards.requirement_text import parse_subject
from cards.scenario import Need
from cards.vocabulary import Property
from cards.wording import Wording
from catalogue.db import memory_of
from catalogue.published import PublishedCard, catalogue_standing
from catalogue.services.ranking import Ranking, ranking_of

MOST = 3
_MEMORY = "leading"


@dataclass(frozen=True, slots=True)
class Measure:
    """By what a need is measured, as a requirement begins, and why by that."""

    need: Need
    subject: str
    why: Wording

    @property
    def asked(self) -> tuple[Property, Conditions]:
        return parse_subject(self.subject)


MEASURES = (
    Measure(
        Need.LIGHTWEIGHT,
        "specific_strength",
        Wording("同样的承载能力，比强度高的更轻", "of equal strength, the stronger for its weight"),
    ),
    Measure(
        Need.DAMPING,
        "specific_damping_capacity@strain_amplitude=1e-3,frequency=1 Hz,damping_method=forced_dma",
        Wording(
            "振幅、频率和方法决定阻尼，只比相同的",
            "one amplitude, frequency and method",
        ),
    ),
    Measure(
        Need.SHIELDING,
        "shielding_effectiveness@frequency=1 GHz,thickness=2 mm,se_method=flange_coaxial",
        Wording(
            "频率、厚度和方法决定屏蔽，只比相同的",
            "one frequency, thickness and method",
        ),
    ),
    Measure(
        Need.IMPACT,
        "impact_energy@notch=none",
        Wording(
            "室温下无缺口试样吸收的能量，压铸镁合金的公开数值大多如此",
            "an unnotched specimen at room temperature, as die-cast magnesium is mostly published",
        ),
    ),
    Measure(
        Need.HEAT,
        "thermal_conductivity",
        Wording("室温下传热多快", "how well heat is led away at room temperature"),
    ),
)


@dataclass(frozen=True, slots=True)
class Leader:
    """A card with the figure by which it leads; `rank` orders it, cards of one rank are equal."""

    entry: PublishedCard
    figure: JudgedFigure
    rank: float


@dataclass(frozen=True, slots=True)
class Leading:
    """The first magnesium cards by a measure, as far as they state it comparably, and how many
    more are equal to the last of them."""

    measure: Measure
    leaders: tuple[Leader, ...]
    equal: int


def leading(session: Session) -> Sequence[Leading]:
    """For each need the cards that lead, worked out once for each state of the catalogue."""
    memory, standing = memory_of(session), catalogue_standing(session)
    known: tuple[tuple[str, int], Sequence[Leading]] | None = memory.get(_MEMORY)
    if known is not None and known[0] == standing:
        return known[1]
    every = ranking_of(session, Query(most=1))
    families = frozenset(filter(is_magnesium, every.facets.get("family", ())))
    found = [_leading(every, measure, families) for measure in MEASURES]
    memory[_MEMORY] = standing, found
    return found


def _leading(every: Ranking, measure: Measure, families: frozenset[str]) -> Leading:
    entry, conditions = measure.asked
    side = Side.CEILING if entry.better == "lower" else Side.FLOOR
    question = Question(entry.key, conditions, DemandedBasis.TYPICAL, side)
    sorting = Sorting(question, descending=side is Side.FLOOR)
    found = _told(every, Query(chosen={"family": families}, sorting=sorting), question)
    leaders = tuple(islice(found, MOST))
    equal = takewhile(lambda leader: leader.rank == leaders[-1].rank, found)
    return Leading(measure, leaders, sum(1 for _ in equal))


def _told(every: Ranking, query: Query, question: Question) -> Iterator[Leader]:
    """The cards in order as far as the figure is known; a bound is no value to lead by."""
    while True:
        page = every.ask(query).cards
        cards = every.cards.several(found.number for found in page)
        for found in page:
            entry = cards[found.number]
            figure = figure_of(entry.card, question.property, question.conditions)
            if figure.span is None:
                return
            if not figure.is_bound:
                yield Leader(entry, figure, found.keys[0])
        if len(page) < query.most:
            return
        query = replace(query, after=page[-1].mark)
