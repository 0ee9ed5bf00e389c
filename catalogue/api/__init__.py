"""The REST interface under /api/v1: one module a resource."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Flask
from flask_smorest import Api

from catalogue.api import (
    account,
    admissions,
    attachments,
    audit,
    cards,
    changes,
    check,
    curves,
    disclosures,
    docs,
    drafts,
    editions,
    enterprises,
    exports,
    imports,
    lightweighting,
    logos,
    members,
    people,
    remarks,
    reviews,
    scenarios,
    search,
    sessions,
    sets,
    similar,
    submissions,
    vocabulary,
)
from catalogue.api.answers import COMPONENTS
from catalogue.api.auth import SCHEMES
from catalogue.api.conditional import tell_apart
from catalogue.api.descriptions import describe
from catalogue.api.forgery import refuse_foreign_writes
from schemas.json_schema import card_json_schema, scenario_json_schema

PREFIX = "/api/v1"
RESOURCES = (
    cards,
    drafts,
    submissions,
    curves,
    check,
    similar,
    disclosures,
    imports,
    attachments,
    reviews,
    remarks,
    search,
    exports,
    scenarios,
    lightweighting,
    sets,
    editions,
    changes,
    enterprises,
    logos,
    admissions,
    members,
    people,
    audit,
    vocabulary,
    account,
    sessions,
)

for _resource in RESOURCES:
    _resource.blueprint.before_request(refuse_foreign_writes)
    _resource.blueprint.after_request(tell_apart)


class Interface(Api):  # type: ignore[misc]
    """The description of all operations, in which each says by itself how it may be refused."""

    DEFAULT_ERROR_RESPONSE_NAME = None


def install(app: Flask) -> Sequence[Blueprint]:
    """Register all resources; returns their blueprints, which take no cookies."""
    app.config.update(
        API_TITLE="MgCards",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX=PREFIX,
        OPENAPI_JSON_PATH="openapi.json",
    )
    api = Interface(app)
    describe(api.spec)
    api.spec.components.schema("CardDocument", card_json_schema())
    api.spec.components.schema("ScenarioDocument", scenario_json_schema())
    for name, shape in COMPONENTS.items():
        api.spec.components.schema(name, shape)
    for name, scheme in SCHEMES.items():
        api.spec.components.security_scheme(name, scheme)
    for resource in RESOURCES:
        api.register_blueprint(resource.blueprint, url_prefix=PREFIX)
    app.register_blueprint(docs.blueprint)
    app.extensions[docs.SPEC] = api.spec
    return [resource.blueprint for resource in RESOURCES]
