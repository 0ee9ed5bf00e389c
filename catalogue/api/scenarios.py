"""The scenarios resource: list, read, write, versions, and the cards that answer."""

from __future__ import annotations

from typing import Any

from flask import Response, request
from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from cards.matching import Tier
from catalogue.api import conditional, representations
from catalogue.api.auth import KNOWN_OR_NOT, caller, needs, the_account
from catalogue.api.cards import IF_MATCH
from catalogue.api.paging import NumberedPageSchema, PageSchema, next_link, page_of
from catalogue.api.resource import Blueprint
from catalogue.http.refusals import VersionPassed
from catalogue.http.world import reading, transaction
from catalogue.published import contents
from catalogue.services import scenario_versions, scenarios
from catalogue.services.api_tokens import Scope
from catalogue.services.cursor import read_cursor, write_cursor
from catalogue.services.errors import ScenarioNotFound
from catalogue.services.scenarios import ScenarioMatches
from catalogue.store.scenarios import ScenarioVersion
from schemas.answers import dump_tally
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

MOST_MATCHES = 500
MATCHES_DESCRIPTION = (
    f"ranked cards with their verdicts, `limit` to a page, at most {MOST_MATCHES}; `next` is the "
    "cursor of the next page, `tally` counts all cards in each tier"
)


class MatchesQuery(Schema):
    """Which of the ranked cards."""

    tier = fields.Enum(Tier, by_value=True, load_default=None, allow_none=False)
    after = fields.String(load_default="", metadata={"description": "`next` of the page before"})
    limit = fields.Integer(load_default=100, validate=validate.Range(1, MOST_MATCHES))


@blueprint.get("/scenarios")
@blueprint.arguments(PageSchema, location="query")
@blueprint.doc(responses={"200": {"description": "scenarios with their requirements, by key"}})
def index(query: dict[str, Any]) -> ResponseReturnValue:
    with reading() as session:
        found = scenarios.list_scenarios(session)
    shown, more = page_of(found, query, lambda entry: entry.key)
    return {"scenarios": [representations.scenario_of(entry) for entry in shown]}, more


@blueprint.get("/scenarios/<key>")
@blueprint.doc(responses={"200": {"description": "the version in use under a strong ETag"}})
def show(key: str) -> ResponseReturnValue:
    with reading() as session:
        found = scenario_versions.current_version(session, key)
    return _answer(found)


@blueprint.put("/scenarios/<key>")
@needs(Scope.REVIEW)
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
@blueprint.doc(security=KNOWN_OR_NOT)
@blueprint.arguments(NumberedPageSchema, location="query")
@blueprint.doc(responses={"200": {"description": "all versions, newest first"}})
def versions(query: dict[str, Any], key: str) -> ResponseReturnValue:
    with reading() as session:
        found = scenario_versions.history(session, key)
    shown, more = page_of(found, query, lambda made: made.version, is_newest_first=True)
    return {"versions": [representations.version_made_of(made, caller()) for made in shown]}, more


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
@blueprint.arguments(MatchesQuery, location="query")
@blueprint.doc(responses={"200": {"description": MATCHES_DESCRIPTION}})
def matches(query: dict[str, Any], key: str) -> ResponseReturnValue:
    after = read_cursor(query["after"]) if query["after"] else None
    with reading() as session:
        found = scenarios.matches(session, key, after, query["limit"])
        answer = _ranked(found, query["tier"], query["limit"])
    return answer, 200, next_link(answer["next"], query["limit"])


def _ranked(found: ScenarioMatches, tier: Tier | None, limit: int) -> dict[str, Any]:
    ranking = found.ranking.of(tier) if tier else found.ranking
    shown, last = ranking.take(limit), ranking.last_of(limit)
    cards = contents(ranking.cards.several(match.number for match in shown))
    return {
        "scenario": representations.scenario_of(found.scenario),
        "version": found.version,
        "pub_seq": found.pub_seq,
        "total": ranking.total,
        "tally": dump_tally(ranking.tally),
        "next": last and write_cursor(last.mark),
        "matches": [dump_match(match, cards[match.number]) for match in shown],
    }
