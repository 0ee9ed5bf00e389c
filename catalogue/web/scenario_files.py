"""Scenario files: export of one scenario or all as YAML, and their import, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from cards.wording import Wording
from catalogue.http.accounts import actor, signed_in
from catalogue.http.languages import language
from catalogue.http.world import reading, transaction
from catalogue.services import scenario_imports, scenario_versions, scenarios
from catalogue.services.errors import AlreadyThere, StaleScenario
from catalogue.services.scenario_imports import CHANGE_NAMES, Change, PlannedScenario
from catalogue.store.scenarios import ScenarioVersion
from catalogue.web.documents import typed_bytes, typed_text
from schemas.errors import DocumentUnreadable
from schemas.scenario_file import Located, dump_scenario_file, read_scenario_file

blueprint = Blueprint("scenario_files", __name__)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One entry of a file as the page of the import shows it."""

    line: int
    key: str
    name: Wording
    change: str
    change_name: Wording
    problems: Sequence[Located]


@blueprint.get("/scenarios.yaml")
def export_all() -> ResponseReturnValue:
    with reading() as session:
        found = scenario_versions.current_versions(session)
    return _file(found, "scenarios")


@blueprint.get("/scenarios/<key>.yaml")
def export(key: str) -> ResponseReturnValue:
    with reading() as session:
        found = scenario_versions.current_version(session, key)
    return _file([found], key)


@blueprint.get("/review/scenarios/import")
@signed_in
def choose() -> ResponseReturnValue:
    scenarios.require_scenario_editor(actor())
    return _page("")


@blueprint.post("/review/scenarios/import")
@signed_in
def take() -> ResponseReturnValue:
    scenarios.require_scenario_editor(actor())
    raw = typed_bytes()
    try:
        filed = read_scenario_file(raw)
    except DocumentUnreadable as error:
        return _page(typed_text(raw), refusal=error.wording.in_language(language())), 400
    with reading() as session:
        plan = scenario_imports.plan_import(session, actor(), filed)
    if request.form.get("do") != "save":
        return _page(typed_text(raw), plan)
    return _carried_out(raw, plan)


def _carried_out(raw: bytes, plan: Sequence[PlannedScenario]) -> ResponseReturnValue:
    if any(planned.change is Change.REFUSED for planned in plan):
        return _page(typed_text(raw), plan), 422
    if request.form.get("seen", _seen(plan)) != _seen(plan):
        return _page(typed_text(raw), plan, is_passed=True), 409
    try:
        with transaction() as session:
            saved = scenario_imports.carry_out(session, actor(), plan)
    except (StaleScenario, AlreadyThere) as conflict:
        return _page(typed_text(raw), refusal=conflict.wording.in_language(language())), 409
    flash(ngettext("1 scenario saved.", "%(num)s scenarios saved.", len(saved)), "done")
    return redirect(url_for("scenario_desk.index"), 303)


def _page(
    typed: str,
    plan: Sequence[PlannedScenario] | None = None,
    *,
    refusal: str = "",
    is_passed: bool = False,
) -> str:
    changes = {planned.change for planned in plan or ()}
    return render_template(
        "pages/scenario_import.html",
        typed=typed,
        refusal=refusal,
        is_passed=is_passed,
        plan=None if plan is None else [_line(planned) for planned in plan],
        seen=_seen(plan or ()),
        is_refused=Change.REFUSED in changes,
        is_savable=bool(changes)
        and not changes & {Change.REFUSED}
        and changes != {Change.UNCHANGED},
    )


def _line(planned: PlannedScenario) -> PlanLine:
    filed = planned.filed
    return PlanLine(
        line=filed.line,
        key=filed.key,
        name=filed.scenario.name if filed.scenario else Wording("", ""),
        change=planned.change.value,
        change_name=CHANGE_NAMES[planned.change],
        problems=filed.problems,
    )


def _seen(plan: Sequence[PlannedScenario]) -> str:
    """The versions on which a plan rests, to be told from those that came after it was shown."""
    return " ".join(f"{planned.filed.key}@{planned.version}" for planned in plan)


def _file(found: Sequence[ScenarioVersion], name: str) -> Response:
    text = dump_scenario_file(entry.scenario for entry in found)
    response = Response(text, content_type="application/yaml; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.yaml"'
    return response
