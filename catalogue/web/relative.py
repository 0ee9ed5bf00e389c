"""The second view of a scenario: its cards by TOPSIS, VIKOR and weighted properties."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from cards.matching import Match
from cards.relative_ranking import Place
from cards.second_view import criterion_value
from cards.wording import Wording
from catalogue.http.world import reading
from catalogue.published import PublishedCard
from catalogue.services.relative import RelativeMatches, relative_matches
from catalogue.web.faces import face
from catalogue.web.firmness import firmness_of
from catalogue.web.scenario_parts import scenario_face
from catalogue.web.weights import said_as, weights_asked
from schemas import figures
from schemas.match_table import columns_of

blueprint = Blueprint("relative", __name__)


@dataclass(frozen=True, slots=True)
class RelativeLine:
    """A card by every method, with its place in the scenario itself."""

    number: str
    place: int
    score: str
    closeness: str
    closeness_rank: int
    q: str
    q_rank: int
    in_compromise: bool
    index: str
    index_rank: int | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A card that is not compared, and what is not known of it."""

    number: str
    unknown: tuple[Wording, ...]


@blueprint.get("/scenarios/<key>/relative")
def show(key: str) -> ResponseReturnValue:
    weights = weights_asked()
    with reading() as session:
        relative = relative_matches(session, key, weights)
    found, second = relative.found, relative.second
    return render_template(
        "pages/relative.html",
        scenario=scenario_face(found.scenario),
        scenario_url=url_for("scenarios.show", key=key, **said_as(weights)),
        is_reweighed=relative.is_reweighed,
        criteria=columns_of(second.criteria),
        set_aside=columns_of(second.set_aside),
        view=second.view,
        lines=_lines(relative),
        left_out=_left_out(relative),
        firmness=firmness_of(relative.robustness, relative.matches),
        faces={number: face(entry) for number, entry in _entries(relative).items()},
    )


def _entries(relative: RelativeMatches) -> Mapping[str, PublishedCard]:
    return relative.found.cards.several(match.number for match in relative.matches)


def _lines(relative: RelativeMatches) -> list[RelativeLine]:
    places = {match.number: place for place, match in enumerate(relative.matches, 1)}
    by_number = _by_number(relative)
    return [
        _line(entry, by_number[entry.name], places[entry.name])
        for entry in relative.second.view.places
    ]


def _line(entry: Place, match: Match, place: int) -> RelativeLine:
    return RelativeLine(
        number=entry.name,
        place=place,
        score=figures.score_interval(match.low, match.high) if match.is_scored else "–",
        closeness=_decimal(entry.closeness),
        closeness_rank=entry.closeness_rank,
        q=_decimal(entry.q),
        q_rank=entry.q_rank,
        in_compromise=entry.in_compromise,
        index="–" if entry.index is None else figures.trimmed(entry.index, 3),
        index_rank=entry.index_rank,
    )


def _decimal(number: float) -> str:
    return figures.trimmed(round(number, 3), 3)


def _left_out(relative: RelativeMatches) -> list[LeftOut]:
    by_number = _by_number(relative)
    return [
        LeftOut(number, _unknown(relative, by_number[number]))
        for number in relative.second.view.left_out
    ]


def _unknown(relative: RelativeMatches, match: Match) -> tuple[Wording, ...]:
    return tuple(
        verdict.requirement.definition.name
        for verdict in match.verdicts
        if verdict.requirement in relative.second.criteria and math.isnan(criterion_value(verdict))
    )


def _by_number(relative: RelativeMatches) -> Mapping[str, Match]:
    return {match.number: match for match in relative.matches}
