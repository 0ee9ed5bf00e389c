"""What documents may say: the vocabulary, and the JSON Schema of each kind of document."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue

from cards.vocabulary import VOCABULARY, Axis, Property
from catalogue.api.resource import Blueprint
from catalogue.http.problems import both
from schemas.json_schema import card_json_schema, scenario_json_schema

blueprint = Blueprint("api-vocabulary", __name__, description="What cards speak of")

SCHEMA_TYPE = "application/schema+json"


def _form_of(what: str) -> dict[str, Any]:
    content = {SCHEMA_TYPE: {"schema": {"type": "object"}}}
    return {"description": f"the JSON Schema of {what}", "content": content}


@blueprint.get("/vocabulary")
@blueprint.doc(responses={"200": {"description": "groups, properties, axes and units"}})
def show() -> ResponseReturnValue:
    return VOCABULARY_DUMP


@blueprint.get("/schemas/card.json")
@blueprint.doc(responses={"200": _form_of("a card document")})
def card_schema() -> ResponseReturnValue:
    return CARD_SCHEMA, {"Content-Type": SCHEMA_TYPE}


@blueprint.get("/schemas/scenario.json")
@blueprint.doc(responses={"200": _form_of("a scenario document")})
def scenario_schema() -> ResponseReturnValue:
    return SCENARIO_SCHEMA, {"Content-Type": SCHEMA_TYPE}


def _property(entry: Property) -> dict[str, Any]:
    return {
        "key": entry.key,
        "name": both(entry.name),
        "symbol": entry.symbol,
        "group": entry.group,
        "kind": entry.kind,
        "unit": entry.unit,
        "better": entry.better,
        "needs": list(entry.needs),
        "wants": list(entry.wants),
        "standards": list(entry.standards),
        "choices": {choice.key: both(choice.name) for choice in entry.choices.values()},
    }


def _axis(axis: Axis) -> dict[str, Any]:
    return {
        "key": axis.key,
        "name": both(axis.name),
        "unit": axis.unit,
        "choices": {choice.key: both(choice.name) for choice in axis.choices.values()},
    }


CARD_SCHEMA = card_json_schema()
SCENARIO_SCHEMA = scenario_json_schema()

VOCABULARY_DUMP = {
    "groups": [{"key": key, **both(group.name)} for key, group in VOCABULARY.groups.items()],
    "properties": [_property(entry) for entry in VOCABULARY.properties.values()],
    "axes": [_axis(axis) for axis in VOCABULARY.axes.values()],
    "units": [
        {"key": unit.key, "display": unit.display, "accepts": sorted(set(unit.spellings.values()))}
        for unit in VOCABULARY.units.values()
    ],
}
