"""Scenarios: all of them, and one with the cards that answer it."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from cards.columns.search import Mark
from catalogue.http.world import reading
from catalogue.services.errors import InputRefused
from catalogue.services.scenarios import (
    ScenarioMatches,
    list_scenarios,
    matches,
    scenario_tallies,
)
from catalogue.web.scenario_history import history_of
from catalogue.web.scenario_list import scenario_list
from catalogue.web.scenario_page import Weights, scenario_page
from catalogue.web.tiers import PAGE

blueprint = Blueprint("scenarios", __name__)


@blueprint.get("/scenarios")
def index() -> ResponseReturnValue:
    with reading() as session:
        scenarios = list_scenarios(session)
        try:
            found = scenario_list(scenarios, scenario_tallies(session, scenarios))
        except InputRefused as error:
            return render_template("pages/scenarios.html", found=None, refused=error.wording), 400
    return render_template("pages/scenarios.html", found=found, refused=None)


@blueprint.get("/scenarios/<key>")
def show(key: str) -> ResponseReturnValue:
    with reading() as session:

        def ask(after: Mark | None, weights: Weights) -> ScenarioMatches:
            return matches(session, key, after, PAGE, weights)

        return scenario_page(session, ask, history=history_of(session, key))
