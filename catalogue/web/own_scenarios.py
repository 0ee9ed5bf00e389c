"""Scenarios of one's own: copied, changed, kept privately, shared by a link."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cards.columns.search import Mark
from catalogue.db import Session
from catalogue.http.accounts import actor, signed_in
from catalogue.http.world import reading, transaction
from catalogue.services import own_scenarios as service
from catalogue.services.errors import StaleScenario
from catalogue.services.scenarios import ScenarioMatches, matches_of
from catalogue.store.own_scenarios import OwnScenario
from catalogue.web.atom import whole_address
from catalogue.web.documents import findings
from catalogue.web.scenario_form import CHOICES, form_of
from catalogue.web.scenario_page import Ask, Weights, scenario_page
from catalogue.web.scenario_typed import FORM, YAML, Typed, in_other_mode, read_typed, typed_of
from catalogue.web.tiers import PAGE

blueprint = Blueprint("own_scenarios", __name__)


@blueprint.get("/my/scenarios")
@signed_in
def index() -> ResponseReturnValue:
    with reading() as session:
        found = service.own_scenarios(session, actor())
    return render_template("pages/own_scenarios.html", found=found)


@blueprint.post("/scenarios/<key>/copy")
@signed_in
def copy(key: str) -> ResponseReturnValue:
    with transaction() as session:
        scenario_id = service.copy(session, actor(), key)
    flash(_("This copy is yours alone. Change it as you like."), "done")
    return redirect(url_for("own_scenarios.edit", scenario_id=scenario_id), 303)


@blueprint.get("/my/scenarios/<int:scenario_id>")
@signed_in
def show(scenario_id: int) -> ResponseReturnValue:
    with reading() as session:
        own = service.own_scenario(session, actor(), scenario_id)
        link = whole_address("own_scenarios.shared", token=own.token) if own.token else ""
        return scenario_page(session, _ask(session, own), own=own, is_owner=True, link=link)


@blueprint.get("/shared/scenarios/<token>")
def shared(token: str) -> ResponseReturnValue:
    """For whoever has the link."""
    with reading() as session:
        own = service.shared_scenario(session, token)
        return scenario_page(session, _ask(session, own), own=own)


def _ask(session: Session, own: OwnScenario) -> Ask:
    def ask(after: Mark | None, weights: Weights) -> ScenarioMatches:
        return matches_of(session, own.scenario, own.version, after, PAGE, weights)

    return ask


@blueprint.post("/my/scenarios/<int:scenario_id>")
@signed_in
def change(scenario_id: int) -> ResponseReturnValue:
    """Share it, end that, or remove it."""
    acts = {
        "share": service.share,
        "end_sharing": service.end_sharing,
        "remove": service.remove,
    }
    wish = request.form.get("do", "")
    act = acts.get(wish, service.own_scenario)
    with transaction() as session:
        act(session, actor(), scenario_id)
    flash(_("Removed.") if wish == "remove" else _("Changed."), "done")
    if wish == "remove":
        return redirect(url_for("own_scenarios.index"), 303)
    return redirect(url_for("own_scenarios.show", scenario_id=scenario_id), 303)


@blueprint.get("/my/scenarios/<int:scenario_id>/edit")
@signed_in
def edit(scenario_id: int) -> ResponseReturnValue:
    with reading() as session:
        own = service.own_scenario(session, actor(), scenario_id)
    mode = YAML if request.args.get("as") == YAML else FORM
    return _page(typed_of(own.scenario, mode), own, own.version)


@blueprint.post("/my/scenarios/<int:scenario_id>/edit")
@signed_in
def save(scenario_id: int) -> ResponseReturnValue:
    with reading() as session:
        own = service.own_scenario(session, actor(), scenario_id)
    expected = request.form.get("expected", -1, type=int)
    typed = read_typed(request.form, own.scenario.key)
    wish = request.form.get("do", "save")
    if wish in (FORM, YAML):
        return _page(in_other_mode(typed, wish), own, expected)
    if typed.scenario is None:
        return _page(typed, own, expected), 422
    try:
        with transaction() as session:
            service.save(session, actor(), scenario_id, typed.scenario, expected)
    except StaleScenario as stale:
        return _page(typed, own, stale.version, stale=stale), 409
    flash(_("Saved."), "done")
    return redirect(url_for("own_scenarios.show", scenario_id=scenario_id), 303)


def _page(typed: Typed, own: OwnScenario, expected: int, **more: Any) -> str:
    """The editor with what is typed."""
    return render_template(
        "pages/own_scenario_edit.html",
        own=own,
        former=own,
        mode=typed.mode,
        form=form_of(typed.fields, typed.problems),
        text=typed.text,
        problems=findings(tuple(typed.problems)),
        choices=CHOICES,
        expected=expected,
        **{"stale": None} | more,
    )
