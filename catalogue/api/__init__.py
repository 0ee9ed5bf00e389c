"""The REST interface under /api/v1: one module a resource."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Flask
from flask_smorest import Api

from catalogue.api import (
    cards,
    changes,
    docs,
    lightweighting,
    reviews,
    scenarios,
    search,
    sets,
    similar,
    vocabulary,
)
from catalogue.api.forgery import refuse_foreign_writes
from schemas.json_schema import card_json_schema, scenario_json_schema

PREFIX = "/api/v1"
RESOURCES = (
    cards,
    similar,
    reviews,
    search,
    scenarios,
    lightweighting,
    sets,
    changes,
    vocabulary,
)

for _resource in RESOURCES:
    _resource.blueprint.before_request(refuse_foreign_writes)


def install(app: Flask) -> Sequence[Blueprint]:
    """Register all resources; returns their blueprints, which take no cookies."""
    app.config.update(
        API_TITLE="MgCards",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX=PREFIX,
        OPENAPI_JSON_PATH="openapi.json",
    )
    api = Api(app)
    api.spec.components.schema("CardDocument", card_json_schema())
    api.spec.components.schema("ScenarioDocument", scenario_json_schema())
    api.spec.components.security_scheme("basic", {"type": "http", "scheme": "basic"})
    for resource in RESOURCES:
        api.register_blueprint(resource.blueprint, url_prefix=PREFIX)
    app.register_blueprint(docs.blueprint)
    app.extensions[docs.SPEC] = api.spec
    return [resource.blueprint for resource in RESOURCES]
