"""The page of a scenario, whoever keeps it: its cards, other weights, why a card is not there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from cards.columns.search import Mark
from cards.matching import Tier
from cards.robustness import robustness
from catalogue.db import Session
from catalogue.services.cursor import read_cursor
from catalogue.services.scenarios import ScenarioMatches, references_among
from catalogue.services.why_not import why
from catalogue.web.addresses import member_of
from catalogue.web.easing import common_basis, easing_of
from catalogue.web.faces import face
from catalogue.web.firmness import MOST_RIVALS, firmness_of
from catalogue.web.lightweighting import lighter_part
from catalogue.web.scenario_parts import scenario_face
from catalogue.web.tiers import results
from catalogue.web.weights import weighing, weights_asked
from schemas.match_table import columns_of, line
from schemas.obstacles import obstacle_lines

AMONG = 50
"""Among how many of the best ranked cards the first place is tried with other weights."""

Weights = Mapping[int, float]
Ask = Callable[[Mark | None, Weights], ScenarioMatches]
"""Ranks the cards by the scenario with these weights, from that place on."""


def scenario_page(session: Session, ask: Ask, **beside: Any) -> ResponseReturnValue:
    """The page of the scenario that `ask` ranks by; `beside` is what else it shows: the
    `history` of a public one, `own` where it is somebody's own."""
    weights = weights_asked()
    found = ask(None, weights)
    page = _page_asked(ask, found, weights) | _standing(session, found)
    lighter = lighter_part(found)
    usual = {"history": (), "own": None, "is_owner": False, "page_url": request.path}
    shown = page | {"version": found.version, "lightweighting": lighter} | usual | beside
    scenario = scenario_face(found.scenario)
    return render_template("pages/scenario.html", scenario=scenario, **shown), lighter.status


def _standing(session: Session, found: ScenarioMatches) -> dict[str, Any]:
    """Where the card stands that the reader asks about, requirement by requirement."""
    asked = request.args.get("why", "").strip()
    standings = why(session, asked, found.scenario.requirements)
    columns = columns_of(found.scenario.requirements)
    lines = [line(entry.match, columns, entry.entry.card) for entry in standings]
    shown = {entry.entry.number: face(entry.entry) for entry in standings}
    needed = {
        entry.entry.number: obstacle_lines(entry.match, entry.entry.card) for entry in standings
    }
    return {"why_asked": asked, "why_lines": lines, "why_faces": shown, "why_needed": needed}


def _page_asked(ask: Ask, found: ScenarioMatches, weights: Weights) -> dict[str, Any]:
    """The beginning of every tier, or the part of one tier that the address asks for."""
    args = request.args
    tier = member_of(Tier, "tier", args["tier"]) if args.get("tier") else None
    after = read_cursor(args["after"]) if args.get("after") else None
    if after is not None:
        found = ask(after, weights)
    usual = ask(None, {}) if weights else found
    return _answer(found, usual, after.tier if after else tier, weights)


def _answer(
    found: ScenarioMatches,
    usual: ScenarioMatches,
    tier: Tier | None,
    weights: Weights,
) -> dict[str, Any]:
    requirements = found.scenario.requirements
    basis = common_basis(requirements)
    shown = results(found.ranking, requirements, tier)
    best = [] if tier else found.eligible.take(AMONG)
    firmness = firmness_of(robustness(best), best)
    before = usual.eligible.take(AMONG) if weights else best
    weighed = weighing(usual.scenario, found.scenario, weights, before, best)
    named = (firmness.first, *firmness.rivals[:MOST_RIVALS]) if firmness else ()
    entries = found.cards.several((*named, *(move.number for move in weighed.changes)))
    return {
        "results": shown,
        "references": references_among(found.ranking),
        "faces": {**{number: face(entry) for number, entry in entries.items()}, **shown.faces},
        "firmness": firmness,
        "weighing": weighed,
        "easing": easing_of(found.ranking, requirements, basis=basis),
        "search_url": url_for(
            "search.show", req=[entry.text for entry in requirements], basis=basis
        ),
    }
