"""Scenarios: all by field, and one with the cards that answer it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from cards.columns.search import Mark
from cards.scenario import NEED_NAMES, Need
from cards.wording import Wording
from catalogue.http.world import reading
from catalogue.services.scenarios import ScenarioMatches, list_scenarios, matches
from catalogue.web.scenario_history import history_of
from catalogue.web.scenario_page import Weights, scenario_page
from catalogue.web.scenario_parts import by_field
from catalogue.web.tiers import PAGE

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

        def ask(after: Mark | None, weights: Weights) -> ScenarioMatches:
            return matches(session, key, after, PAGE, weights)

        return scenario_page(session, ask, history=history_of(session, key))
