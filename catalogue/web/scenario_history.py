"""The history of a scenario: who made which version, and each version as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from catalogue.db import Session
from catalogue.http.accounts import actor
from catalogue.http.world import reading
from catalogue.services import scenario_versions
from catalogue.store.scenarios import ScenarioVersion
from schemas.changes import Difference, differences
from schemas.scenario import dump_scenario
from schemas.scenario_file import dump_scenario_text

blueprint = Blueprint("scenario_history", __name__)


@dataclass(frozen=True, slots=True)
class Made:
    """A version in a history; the author is shown to reviewers only."""

    version: int
    made_on: str
    author: str
    is_current: bool


@blueprint.get("/scenarios/<key>/v<int:version>")
def show(key: str, version: int) -> ResponseReturnValue:
    with reading() as session:
        found = scenario_versions.version_of(session, key, version)
        former = scenario_versions.version_of(session, key, version - 1) if version > 1 else None
        made = history_of(session, key)
    return render_template(
        "pages/scenario_version.html",
        scenario=found.scenario,
        version=version,
        text=dump_scenario_text(found.scenario),
        changes=_changes(former, found),
        history=made,
    )


def history_of(session: Session, key: str) -> Sequence[Made]:
    """All versions of a scenario, the newest first."""
    is_told = actor().may_review
    return [
        Made(
            version=entry.version,
            made_on=entry.created_at.date().isoformat(),
            author=entry.author if is_told else "",
            is_current=entry.is_current,
        )
        for entry in scenario_versions.history(session, key)
    ]


def _changes(former: ScenarioVersion | None, found: ScenarioVersion) -> tuple[Difference, ...]:
    if former is None:
        return ()
    return differences(dump_scenario(former.scenario), dump_scenario(found.scenario))
