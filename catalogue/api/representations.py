"""What the resources look like as JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cards.card import Card
from cards.matching import Match
from cards.scenario import FIELD_NAMES, ROLE_LEVEL_NAMES, PartRequirement, Scenario
from catalogue.http.problems import both, problem_of
from catalogue.published import PublishedCard
from catalogue.services import editions
from catalogue.services.actor import Actor
from catalogue.services.card_sets import JOB
from catalogue.store.cards import RevisionView
from catalogue.store.enterprises import Enterprise
from catalogue.store.imports import Import
from catalogue.store.jobs import Job
from catalogue.store.publications import Change
from catalogue.store.scenarios import ScenarioVersion, VersionMade
from schemas.matches import dump_match, dump_requirement
from schemas.obstacles import dump_obstacles
from schemas.scenario import dump_scenario
from schemas.sheet_derived import dump_derived


def moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def enterprise_of(enterprise: Enterprise) -> dict[str, Any]:
    return {"code": enterprise.code, **both(enterprise.name)}


def brief(entry: PublishedCard) -> dict[str, Any]:
    """A published card in a list."""
    return {
        "number": entry.number,
        "revision": entry.revision,
        "designation": entry.card.designation,
        "temper": entry.card.temper,
        "family": entry.card.family,
        "form": entry.card.form,
        "enterprise": enterprise_of(entry.enterprise),
        "content_hash": entry.content_hash,
        "published_at": moment(entry.published_at),
        "url": f"/api/v1/cards/{entry.number}",
    }


def revision_of(revision: RevisionView) -> dict[str, Any]:
    """A revision without its content."""
    return {
        "id": revision.id,
        "number": revision.number,
        "revision": revision.n,
        "state": revision.state.value,
        "enterprise": enterprise_of(revision.enterprise),
        "content_hash": revision.content_hash,
        "created_at": moment(revision.created_at),
        "submitted_at": moment(revision.submitted_at),
        "decided_at": moment(revision.decided_at),
        "note": revision.note,
        "withdrawn_at": moment(revision.withdrawn_at),
        "withdrawal_note": revision.withdrawal_note,
    }


def card_of(revision: RevisionView, actor: Actor) -> dict[str, Any]:
    """A revision with its document and what follows from it; what is not public with what is
    found wrong in it instead.

    The enterprise's own name of the card is shown to those only who may read its drafts.
    """
    found: dict[str, Any] = revision_of(revision)
    if actor.may_read_drafts(revision.enterprise.id):
        found["key"] = revision.key
    found["card"] = revision.document
    if revision.is_public:
        found["derived"] = dump_derived(revision.card)
    if not revision.is_public:
        found["problems"] = [problem_of(problem) for problem in revision.problems]
    return found


def scenario_of(scenario: Scenario) -> dict[str, Any]:
    """A scenario with its requirements in the grammar of the search."""
    return {
        "key": scenario.key,
        "name": both(scenario.name),
        "field": {"key": scenario.field.value, **both(FIELD_NAMES[scenario.field])},
        "role_level": {
            "key": scenario.role_level.value,
            **both(ROLE_LEVEL_NAMES[scenario.role_level]),
        },
        "needs": [need.value for need in scenario.needs],
        "requirements": [dump_requirement(entry) for entry in scenario.requirements],
        "part_requirements": [_part(demand) for demand in scenario.part_requirements],
        "url": f"/api/v1/scenarios/{scenario.key}/matches",
    }


def scenario_version_of(found: ScenarioVersion) -> dict[str, Any]:
    """A version of a scenario with its document, which is valid input."""
    return {
        "key": found.scenario.key,
        "version": found.version,
        "content_hash": found.content_hash,
        "created_at": moment(found.created_at),
        "scenario": dump_scenario(found.scenario),
    }


def version_made_of(made: VersionMade, actor: Actor) -> dict[str, Any]:
    """A version in the history of a scenario; who made it is shown to reviewers only."""
    shown = {
        "version": made.version,
        "content_hash": made.content_hash,
        "is_current": made.is_current,
        "created_at": moment(made.created_at),
    }
    return shown | {"created_by": made.author or None} if actor.may_review else shown


def _part(demand: PartRequirement) -> dict[str, Any]:
    return {
        "statement": both(demand.statement),
        "threshold": demand.threshold.value,
        "source": demand.source,
    }


def job_of(job: Job) -> dict[str, Any]:
    """A job with where its result lies once it is done."""
    return {
        "id": job.id,
        "kind": job.kind,
        "state": job.state,
        "progress": job.progress,
        "error": job.error or None,
        "created_at": moment(job.created_at),
        "finished_at": moment(job.finished_at),
        "result": _result_of(job) if job.state == "done" else None,
    }


def import_brief(found: Import) -> dict[str, Any]:
    """An imported file in a list."""
    return {
        "id": found.id,
        "enterprise": enterprise_of(found.enterprise),
        "name": found.name,
        "sha256": found.sha256,
        "size": found.size,
        "state": found.state,
        "error": found.error or None,
        "created_at": moment(found.created_at),
        "imported_at": moment(found.imported_at),
        "url": f"/api/v1/imports/{found.id}",
    }


def import_accepted(found: Import, job: Job | None) -> dict[str, Any]:
    """An imported file with its job."""
    return import_brief(found) | {"job": job_of(job) if job else None}


def import_of(found: Import, job: Job | None) -> dict[str, Any]:
    """An imported file with its job, how its columns are read, and its report once there is one."""
    report = dict(found.report)
    return import_accepted(found, job) | {
        "counts": report.get("counts"),
        "cards": report.get("cards", []),
        "findings": report.get("findings", []),
        "outcome": report.get("outcome"),
        "plan": dict(found.plan) or None,
    }


def _result_of(job: Job) -> str:
    """Where the file of a set or an edition lies, or the report of an import."""
    if job.kind == editions.JOB:
        return f"/editions/{job.wish['edition']}/file.pdf"
    if job.kind == JOB:
        return f"/sets/jobs/{job.id}/file"
    return f"/api/v1/imports/{job.wish['import']}"


def fit_of(scenario: Scenario, match: Match, card: Card) -> dict[str, Any]:
    """A scenario, how a card answers it, and what stands in the way."""
    return {
        "key": scenario.key,
        "name": both(scenario.name),
        "obstacles": dump_obstacles(match),
        "match": dump_match(match, card),
    }


def change_of(entry: Change) -> dict[str, Any]:
    """A publication, or a withdrawal, of a card."""
    return {
        "pub_seq": entry.pub_seq,
        "number": entry.number,
        "revision": entry.revision,
        "state": "withdrawn" if entry.is_withdrawn else "published",
        "content_hash": entry.content_hash,
        "title": entry.title,
        "enterprise": both(entry.enterprise),
        "at": moment(entry.at),
        "url": f"/api/v1/cards/{entry.number}?revision={entry.revision}",
    }
