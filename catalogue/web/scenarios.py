"""Scenarios: all by field, and one with the cards that answer it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from cards.matching import Tier
from cards.scenario import NEED_NAMES, Need
from cards.wording import Wording
from catalogue.http.world import reading
from catalogue.published import contents
from catalogue.services.scenarios import ScenarioMatches, list_scenarios, matches
from catalogue.web.faces import face
from catalogue.web.lightweighting import lighter_part
from catalogue.web.lines import lines_shown
from catalogue.web.scenario_history import history_of
from catalogue.web.scenario_parts import by_field, scenario_face
from schemas.match_table import Line, MatchTable, match_table

NEAREST = 10

blueprint = Blueprint("scenarios", __name__)


@dataclass(frozen=True, slots=True)
class WantedNeed:
    """The need by which the list is narrowed."""

    key: str
    name: Wording


@blueprint.get("/scenarios")
def index() -> ResponseReturnValue:
    asked = request.args.get("need", "")
    need = WantedNeed(asked, NEED_NAMES[Need(asked)]) if asked in list(Need) else None
    with reading() as session:
        fields = by_field(list_scenarios(session), need.key if need else "")
    return render_template("pages/scenarios.html", fields=fields, need=need)


@blueprint.get("/scenarios/<key>")
def show(key: str) -> ResponseReturnValue:
    with reading() as session:
        found = matches(session, key)
        history = history_of(session, key)
    table = _table(found)
    nearest, rest = _excluded(found, table)
    lighter = lighter_part(found)
    page = render_template(
        "pages/scenario.html",
        scenario=scenario_face(found.scenario),
        version=found.version,
        history=history,
        table=table,
        faces={match.number: face(found.cards[match.number]) for match in found.matches},
        near=nearest,
        rest=rest,
        excluded_count=len(nearest) + len(rest),
        **lines_shown(),
        search_url=url_for("search.show", req=[column.text for column in table.columns]),
        lightweighting=lighter,
    )
    return page, lighter.status


def _table(found: ScenarioMatches) -> MatchTable:
    return match_table(found.scenario.requirements, found.matches, contents(found.cards))


def _excluded(found: ScenarioMatches, table: MatchTable) -> tuple[list[Line], list[Line]]:
    """The excluded cards that come nearest, in that order, and the others."""
    group = next(group for group in table.groups if group.tier == Tier.EXCLUDED.value)
    lines = {line.number: line for line in group.lines}
    nearest = [lines.pop(match.number) for match in found.near_misses[:NEAREST]]
    return nearest, list(lines.values())
