"""The JSON Schema of the documents that are taken in, made from the same fields that read them."""

from __future__ import annotations

from typing import Any

from schemas.card import CardSchema
from schemas.part import Part
from schemas.scenario import ScenarioSchema

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def card_json_schema() -> dict[str, Any]:
    """What a card document may look like; the checks of the card go further."""
    return _described(CardSchema(), "材料性能卡片 / material performance card")


def scenario_json_schema() -> dict[str, Any]:
    """What a scenario document may look like."""
    return _described(ScenarioSchema(), "应用场景 / application scenario")


def _described(part: Part, title: str) -> dict[str, Any]:
    return {"$schema": DIALECT, "title": title, **part.json_form()}
