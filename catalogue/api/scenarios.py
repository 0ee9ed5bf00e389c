"""The scenarios resource."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from catalogue.api import representations
from catalogue.api.resource import Blueprint
from catalogue.http.world import reading
from catalogue.services import scenarios
from schemas.matches import dump_match

blueprint = Blueprint("api-scenarios", __name__, description="Parts and what they demand")


@blueprint.get("/scenarios")
@blueprint.doc(responses={"200": {"description": "every scenario with its requirements"}})
def index() -> ResponseReturnValue:
    with reading() as session:
        found = scenarios.list_scenarios(session)
    return {"scenarios": [representations.scenario_of(entry) for entry in found]}


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
