"""Imports: bring a workbook, CSV or JSON, read its report, have it carried out."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from catalogue.api import repeats
from catalogue.api.auth import needs, the_account
from catalogue.api.paging import PageSchema, page_of
from catalogue.api.representations import import_accepted, import_brief, import_of
from catalogue.api.resource import Blueprint
from catalogue.db import Session
from catalogue.http.limits import limiter
from catalogue.http.world import reading, transaction, world
from catalogue.services import workbook_imports
from catalogue.services.api_tokens import Scope
from catalogue.services.desk import code_to_write_for
from catalogue.services.workbook_imports import Mode
from catalogue.store.imports import Import
from catalogue.workbooks.template import template as workbook_template
from schemas.workbook.plan import Plan

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUFFIXES = {XLSX: ".xlsx", "text/csv": ".csv", "application/json": ".json"}
BINARY = {"schema": {"type": "string", "format": "binary"}}
FILE_BODY = {
    "required": True,
    "content": {
        XLSX: BINARY,
        "text/csv": BINARY,
        "application/json": {"schema": {"type": ["object", "array"]}},
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "properties": {"file": {"type": "string", "format": "binary"}},
                "required": ["file"],
            }
        },
    },
}

blueprint = Blueprint(
    "api-imports", __name__, description="Imports of workbooks, checked before anything is written"
)


class NewImportQuery(Schema):
    """For whom a file is brought."""

    enterprise = fields.String(load_default="", metadata={"description": "by default your own"})
    name = fields.String(
        load_default="",
        validate=validate.Length(max=200),
        metadata={"description": "the name of the file, when the body is the file itself"},
    )


class CheckSchema(Schema):
    """How the columns are to be read."""

    plan = fields.Dict(
        load_default=None,
        allow_none=True,
        metadata={"description": "`plan` of the import, corrected; without it proposed anew"},
    )


class CarryOutSchema(Schema):
    """What is imported: the valid cards, or all of them or none."""

    mode = fields.String(
        load_default=Mode.VALID.value, validate=validate.OneOf([mode.value for mode in Mode])
    )
    revives = fields.Boolean(
        load_default=False,
        metadata={"description": "begin new revisions of cards that were withdrawn, too"},
    )


@blueprint.post("/imports")
@needs(Scope.WRITE)
@limiter.limit("30 per minute")
@blueprint.arguments(NewImportQuery, location="query")
@blueprint.doc(
    requestBody=FILE_BODY, responses={"202": {"description": "kept; a job checks it now"}}
)
def create(query: dict[str, Any]) -> ResponseReturnValue:
    actor, folder = the_account(), world().settings.imports_dir
    with reading() as session:
        code = code_to_write_for(session, actor, query["enterprise"])
    name, raw = _file_brought(query["name"])
    workbook_imports.look_at(raw, name)
    with transaction() as session:
        made = workbook_imports.bring(session, actor, code, name, raw, folder)
        return _accepted(session, made)


def _accepted(session: Session, found: Import) -> ResponseReturnValue:
    """The import, accepted for a job to work on, without its report, which may be long."""
    body = import_accepted(found, workbook_imports.job_of(session, found))
    return body, 202, {"Location": url_for("api-imports.show", import_id=found.id)}


def _file_brought(name: str) -> tuple[str, bytes]:
    """The name and the bytes of the file: of a form, or the body as it is."""
    file = request.files.get("file")
    if file is not None:
        with closing(file):
            raw = file.read()
        repeats.read_as(raw)
        return name or file.filename or "", raw
    return name or f"import{SUFFIXES.get(request.mimetype, '')}", request.get_data()


@blueprint.get("/imports")
@needs(Scope.READ)
@blueprint.arguments(PageSchema, location="query")
@blueprint.doc(
    responses={"200": {"description": f"the last {workbook_imports.LISTED}, the newest first"}}
)
def index(query: dict[str, Any]) -> ResponseReturnValue:
    with reading() as session:
        found = workbook_imports.list_imports(session, the_account())
    shown, more = page_of(found, query, _turn, is_newest_first=True)
    return {"imports": [import_brief(entry) for entry in shown]}, more


def _turn(entry: Import) -> str:
    """The place in the list, in text that is ordered as the list is."""
    return f"{entry.created_at:%Y%m%dT%H%M%S.%f}-{entry.id}"


@blueprint.get("/imports/template.xlsx")
@blueprint.doc(
    responses={"200": {"description": "the workbook to fill in", "content": {XLSX: BINARY}}}
)
def template() -> ResponseReturnValue:
    return Response(workbook_template(), content_type=XLSX)


@blueprint.get("/imports/<import_id>")
@needs(Scope.READ)
@blueprint.doc(responses={"200": {"description": "state, plan of the columns, report"}})
def show(import_id: str) -> ResponseReturnValue:
    with reading() as session:
        found = workbook_imports.get_import(session, the_account(), import_id)
        return import_of(found, workbook_imports.job_of(session, found))


@blueprint.get("/imports/<import_id>/annotated.xlsx")
@needs(Scope.READ)
@blueprint.doc(
    responses={"200": {"description": "the workbook with its findings", "content": {XLSX: BINARY}}}
)
def annotated(import_id: str) -> ResponseReturnValue:
    with reading() as session:
        found = workbook_imports.get_import(session, the_account(), import_id)
    copy = workbook_imports.annotated_of(found, world().settings.imports_dir)
    return Response(copy, content_type=XLSX)


@blueprint.post("/imports/<import_id>/check")
@needs(Scope.WRITE)
@blueprint.arguments(CheckSchema)
@blueprint.doc(responses={"202": {"description": "a job checks the file again"}})
def check(body: dict[str, Any], import_id: str) -> ResponseReturnValue:
    plan = None if body["plan"] is None else Plan.from_json(body["plan"]).as_json()
    with transaction() as session:
        found = workbook_imports.check_again(session, the_account(), import_id, plan)
        return _accepted(session, found)


@blueprint.delete("/imports/<import_id>")
@needs(Scope.WRITE)
@blueprint.doc(responses={"204": {"description": "forgotten; imported cards stay"}})
def discard(import_id: str) -> ResponseReturnValue:
    folder = world().settings.imports_dir
    with transaction() as session:
        workbook_imports.discard(session, the_account(), import_id, folder)
    return "", 204


@blueprint.post("/imports/<import_id>/carry-out")
@needs(Scope.WRITE)
@blueprint.arguments(CarryOutSchema)
@blueprint.doc(responses={"202": {"description": "a job saves the cards as drafts"}})
def carry_out(body: dict[str, Any], import_id: str) -> ResponseReturnValue:
    mode, revives = Mode(body["mode"]), body["revives"]
    with transaction() as session:
        found = workbook_imports.carry_out(session, the_account(), import_id, mode, revives=revives)
        return _accepted(session, found)
