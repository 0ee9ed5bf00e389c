"""The reviewer's pages of scenarios: list, make, change, take out of use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cards.matching import TIER_NAMES, Tier
from cards.problems import Problem, Severity
from cards.scenario import FIELD_NAMES, Scenario
from cards.wording import Wording
from catalogue.http.accounts import actor, signed_in
from catalogue.http.world import reading, transaction
from catalogue.published import published_cards
from catalogue.services import scenario_versions, scenarios
from catalogue.services.errors import AlreadyThere, StaleScenario
from catalogue.services.scenario_versions import Effect
from catalogue.store.scenarios import ScenarioVersion
from catalogue.web.documents import findings
from catalogue.web.scenario_form import CHOICES, form_of
from catalogue.web.scenario_typed import (
    FORM,
    YAML,
    Typed,
    in_other_mode,
    read_typed,
    typed_anew,
    typed_of,
)
from schemas.changes import Difference, differences
from schemas.scenario import dump_scenario

MOST_MOVED = 30

blueprint = Blueprint("scenario_desk", __name__, url_prefix="/review/scenarios")


@dataclass(frozen=True, slots=True)
class Listed:
    """A scenario in the list of those that can be changed."""

    key: str
    name: Wording
    field_name: Wording
    version: int
    made_on: str
    requirements: int


@dataclass(frozen=True, slots=True)
class TierCount:
    """How many cards stand in a tier before (None without a former version) and after."""

    name: Wording
    before: int | None
    now: int


@dataclass(frozen=True, slots=True)
class MovedCard:
    """A card that a change puts into another tier."""

    number: str
    title: str
    before: Wording
    now: Wording


@dataclass(frozen=True, slots=True)
class Preview:
    """What saving would change: in the scenario, and for the published cards."""

    changes: tuple[Difference, ...]
    tiers: tuple[TierCount, ...]
    moved: tuple[MovedCard, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """What was saved by somebody else meanwhile, and how it differs from what is typed."""

    text: Wording
    version: int
    changes: tuple[Difference, ...]


@blueprint.get("/")
@signed_in
def index() -> ResponseReturnValue:
    with reading() as session:
        found = scenario_versions.list_editable(session, actor())
    used, unused = map(_listed, (found.current, found.out_of_use))
    return render_template("pages/scenario_desk.html", used=used, unused=unused)


@blueprint.get("/new")
@signed_in
def new() -> ResponseReturnValue:
    scenarios.require_scenario_editor(actor())
    return _page(typed_anew(_mode_asked()))


@blueprint.post("/new")
@signed_in
def create() -> ResponseReturnValue:
    scenarios.require_scenario_editor(actor())
    return _answer(read_typed(request.form, None), None)


@blueprint.get("/<key>/edit")
@signed_in
def edit(key: str) -> ResponseReturnValue:
    with reading() as session:
        former = scenario_versions.editable_version(session, actor(), key)
    return _page(typed_of(former.scenario, _mode_asked()), former)


@blueprint.post("/<key>/edit")
@signed_in
def revise(key: str) -> ResponseReturnValue:
    with reading() as session:
        former = scenario_versions.editable_version(session, actor(), key)
    return _answer(read_typed(request.form, key), former)


@blueprint.post("/<key>/retire")
@signed_in
def retire(key: str) -> ResponseReturnValue:
    with transaction() as session:
        scenarios.retire_scenario(session, actor(), key, request.form.get("expected", type=int))
    flash(_("Taken out of use. All versions are kept; saving it again brings it back."), "done")
    return redirect(url_for("scenario_desk.index"), 303)


def _answer(typed: Typed, former: ScenarioVersion | None) -> ResponseReturnValue:
    """What the pressed button asks for: to go on in the other mode, to check, or to save."""
    wish = request.form.get("do", "check")
    if wish in (FORM, YAML):
        return _page(in_other_mode(typed, wish), former)
    if typed.scenario is None:
        return _page(typed, former), 422
    if wish == "save":
        return _saved(typed, typed.scenario, former)
    if former and _expected(former) != former.version:
        stale = StaleScenario(former.scenario.key, former.version)
        return _conflict(typed, typed.scenario, stale), 409
    return _page(typed, former, preview=_preview(typed.scenario, former))


def _expected(former: ScenarioVersion | None) -> int:
    """The version that was read before the first change, whatever was saved since."""
    if former is None:
        return 0
    is_sent = request.method == "POST"
    return request.form.get("expected", -1, type=int) if is_sent else former.version


def _saved(typed: Typed, scenario: Scenario, former: ScenarioVersion | None) -> ResponseReturnValue:
    try:
        with transaction() as session:
            version = scenarios.save_scenario(session, actor(), scenario, _expected(former))
    except StaleScenario as stale:
        return _conflict(typed, scenario, stale), 409
    except AlreadyThere as taken:
        return _page(_with_taken_key(typed, taken), former), 409
    is_new = former is None or version != former.version
    said = _("Saved as version %(n)s.", n=version) if is_new else _("Nothing has changed.")
    flash(said, "done")
    return redirect(url_for("scenarios.show", key=scenario.key), 303)


def _conflict(typed: Typed, scenario: Scenario, stale: StaleScenario) -> str:
    with reading() as session:
        newer = scenario_versions.editable_version(session, actor(), stale.key)
    changes = differences(dump_scenario(newer.scenario), dump_scenario(scenario))
    conflict = Conflict(stale.wording, newer.version, changes)
    return _page(typed, newer, conflict=conflict, expected=newer.version)


def _with_taken_key(typed: Typed, taken: AlreadyThere) -> Typed:
    advice = Wording(
        "请换一个键，或修改已有的场景。", "Choose another key, or change the scenario there is."
    )
    problem = Problem(taken.code, Severity.HARD, ("key",), taken.wording, advice)
    return Typed(typed.mode, typed.fields, typed.text, None, [problem])


def _preview(scenario: Scenario, former: ScenarioVersion | None) -> Preview:
    with reading() as session:
        effect = scenario_versions.effect(session, scenario)
        shown = effect.moved[:MOST_MOVED]
        cards = published_cards(session).cards.several(card.number for card in shown)
    before = dump_scenario(former.scenario) if former else {}
    moved = [
        MovedCard(
            card.number,
            cards[card.number].card.title,
            TIER_NAMES[card.before],
            TIER_NAMES[card.now],
        )
        for card in shown
        if card.number in cards
    ]
    return Preview(
        changes=differences(before, dump_scenario(scenario)) if former else (),
        tiers=_tier_counts(effect),
        moved=tuple(moved),
        more=len(effect.moved) - len(shown),
    )


def _tier_counts(effect: Effect) -> tuple[TierCount, ...]:
    return tuple(
        TierCount(
            TIER_NAMES[tier],
            None if effect.before is None else effect.before.get(tier, 0),
            effect.now.get(tier, 0),
        )
        for tier in Tier
    )


def _page(typed: Typed, former: ScenarioVersion | None = None, **more: Any) -> str:
    """The editor with what is typed; `former` is the version that it is to follow."""
    shown = {
        "mode": typed.mode,
        "form": form_of(typed.fields, typed.problems),
        "text": typed.text,
        "problems": findings(tuple(typed.problems)),
        "located": typed.located,
        "choices": CHOICES,
        "former": former,
        "expected": _expected(former),
        "preview": None,
        "conflict": None,
    }
    return render_template("pages/scenario_edit.html", **shown | more)


def _mode_asked() -> str:
    return YAML if request.args.get("as") == YAML else FORM


def _listed(entries: Iterable[ScenarioVersion]) -> list[Listed]:
    return [
        Listed(
            key=entry.scenario.key,
            name=entry.scenario.name,
            field_name=FIELD_NAMES[entry.scenario.field],
            version=entry.version,
            made_on=entry.created_at.date().isoformat(),
            requirements=len(entry.scenario.requirements),
        )
        for entry in entries
    ]
