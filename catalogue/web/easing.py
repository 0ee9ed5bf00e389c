"""The panel that says which requirement decides, where nothing qualifies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from cards.requirement import DemandedBasis, Requirement
from catalogue.services.ranking import Ranking
from schemas.easing import EasingLine, easing_lines, texts_with


@dataclass(frozen=True, slots=True)
class EasedLink:
    """A line of the panel, and the search with that limit in place; empty where no limit helps."""

    line: EasingLine
    url: str


@dataclass(frozen=True, slots=True)
class Easing:
    """The musts; `decisive` is the one whose dropping gives most, None where one is not enough."""

    links: tuple[EasedLink, ...]
    decisive: EasingLine | None


def easing_of(ranking: Ranking, requirements: Sequence[Requirement], **kept: object) -> Easing:
    """The panel for a ranking without a qualified card, empty where nothing can be eased; `kept`
    goes on into the searches it leads to."""
    if ranking.tally.qualified or not ranking.tally.total:
        return Easing((), None)
    lines = easing_lines(ranking.relaxations())
    links = tuple(
        EasedLink(line, _url(requirements, line, place, kept)) for place, line in enumerate(lines)
    )
    return Easing(links, next((line for line in lines if line.decides), None))


def _url(
    requirements: Sequence[Requirement], line: EasingLine, place: int, kept: dict[str, object]
) -> str:
    texts = texts_with(requirements, line, place)
    return url_for("search.show", req="; ".join(texts), **kept) if line.text else ""


def common_basis(requirements: Sequence[Requirement]) -> str | None:
    """The basis that all requirements demand, as an address carries it; None for the usual one."""
    found = {entry.basis for entry in requirements}
    return found.pop().value if len(found) == 1 and DemandedBasis.TYPICAL not in found else None
