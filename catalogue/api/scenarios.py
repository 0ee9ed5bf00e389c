"""The scenarios resource: list, read, write, versions, and the cards that answer."""

from __future__ import annotations

from flask import Response, request
from flask.typing import ResponseReturnValue

from catalogue.api import conditional, representations
from catalogue.api.auth import caller, the_account
from catalogue.api.cards import IF_MATCH
from catalogue.api.resource import Blueprint
from catalogue.http.refusals import VersionPassed
from catalogue.http.world import reading, transaction
from catalogue.services import scenario_versions, scenarios
from catalogue.services.errors import ScenarioNotFound
from catalogue.store.scenarios import ScenarioVersion
from schemas.document import parse_json
from schemas.matches import dump_match
from schemas.scenario import read_scenario

blueprint = Blueprint("api-scenarios", __name__, description="Parts and what they demand")

SCENARIO_BODY = {
    "required": True,
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ScenarioDocument"}}},
}
IF_NONE_MATCH = {
    "in": "header",
    "name": "If-None-Match",
    "required": False,
    "schema": {"type": "string"},
    "description": "* creates the scenario only when its key is free",
}
PRECONDITIONS = [
    {**IF_MATCH, "required": False, "description": "required on a change: its ETag"},
    IF_NONE_MATCH,
]


@blueprint.get("/scenarios")
@blueprint.doc(responses={"200": {"description": "every scenario with its requirements"}})
def index() -> ResponseReturnValue:
    with reading() as session:
        found = scenarios.list_scenarios(session)
    return {"scenarios": [representations.scenario_of(entry) for entry in found]}


@blueprint.get("/scenarios/<key>")
@blueprint.doc(responses={"200": {"description": "the version in use under a strong ETag"}})
def show(key: str) -> ResponseReturnValue:
    with reading() as session:
        found = scenario_versions.current_version(session, key)
    return _answer(found)


@blueprint.put("/scenarios/<key>")
@blueprint.doc(
    requestBody=SCENARIO_BODY,
    parameters=PRECONDITIONS,
    responses={
        "200": {"description": "the version in use after the change"},
        "201": {"description": "the first version, or one that is in use again"},
    },
)
def revise(key: str) -> ResponseReturnValue:
    actor = the_account()
    scenarios.require_scenario_editor(actor)
    scenario = read_scenario(parse_json(request.get_data()))
    scenarios.require_key(scenario, key)
    with transaction() as session:
        former = scenario_versions.last_version(session, key)
        status = _checked(former, key)
        scenarios.save_scenario(session, actor, scenario, former.version if former else 0)
        saved = scenario_versions.current_version(session, key)
    return _answer(saved, status)


def _checked(former: ScenarioVersion | None, key: str) -> int:
    """The status of a change of a version in use, or of a scenario that comes into use."""
    if former is None or not former.is_current:
        if request.if_match:
            raise ScenarioNotFound(key)
        return 201
    if request.if_none_match:
        raise VersionPassed(f'"{_etag(former)}"')
    conditional.require_etag(_etag(former))
    return 200


@blueprint.get("/scenarios/<key>/versions")
@blueprint.doc(responses={"200": {"description": "all versions, newest first"}})
def versions(key: str) -> ResponseReturnValue:
    with reading() as session:
        found = scenario_versions.history(session, key)
    return {"versions": [representations.version_made_of(made, caller()) for made in found]}


@blueprint.get("/scenarios/<key>/versions/<int:version>")
@blueprint.doc(responses={"200": {"description": "that version as it was"}})
def show_version(key: str, version: int) -> ResponseReturnValue:
    with reading() as session:
        found = scenario_versions.version_of(session, key, version)
    return _answer(found)


def _answer(found: ScenarioVersion, status: int = 200) -> Response:
    body = representations.scenario_version_of(found)
    return conditional.answer(body, _etag(found), status)


def _etag(found: ScenarioVersion) -> str:
    return f"{found.version}-{found.content_hash[:32]}"


@blueprint.get("/scenarios/<key>/matches")
@blueprint.doc(responses={"200": {"description": "all published cards, ranked"}})
def matches(key: str) -> ResponseReturnValue:
    with reading() as session:
        found = scenarios.matches(session, key)
    return {
        "scenario": representations.scenario_of(found.scenario),
        "version": found.version,
        "pub_seq": found.pub_seq,
        "matches": [dump_match(match, found.cards[match.number].card) for match in found.matches],
    }
