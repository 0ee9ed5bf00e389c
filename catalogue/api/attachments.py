"""Test reports and pictures that stand behind values: brought, read, shown to all, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from typing import Any

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from catalogue.api import conditional, repeats
from catalogue.api.auth import KNOWN_OR_NOT, caller, needs, the_account
from catalogue.api.cards import IF_MATCH
from catalogue.api.paging import MOST, next_link
from catalogue.api.representations import enterprise_of, moment
from catalogue.api.resource import Blueprint
from catalogue.evidence.kinds import KIND_BY_MEDIA_TYPE, MEDIA_TYPES
from catalogue.evidence.receiving import KeptFile, receive
from catalogue.http.downloads import download
from catalogue.http.limits import limiter
from catalogue.http.world import reading, transaction, world
from catalogue.services import attachments
from catalogue.services.api_tokens import Scope
from catalogue.services.attachments import Listed
from catalogue.store.attachments import Attachment

BINARY: dict[str, Any] = {"type": "string", "format": "binary"}
FORM = {"type": "object", "properties": {"file": BINARY}, "required": ["file"]}
FILE_BODY = {
    "required": True,
    "content": {
        **{media_type: {"schema": BINARY} for media_type in MEDIA_TYPES.values()},
        "application/octet-stream": {"schema": BINARY},
        "multipart/form-data": {"schema": FORM},
    },
}
CONTENT = {
    "description": "the file as it was brought, to be saved",
    "content": {media_type: {"schema": BINARY} for media_type in MEDIA_TYPES.values()},
}

blueprint = Blueprint(
    "api-attachments", __name__, description="Test reports and pictures behind values"
)


class NewAttachmentQuery(Schema):
    """For whom a file is kept."""

    enterprise = fields.String(required=True)
    name = fields.String(
        load_default="",
        validate=validate.Length(max=200),
        metadata={"description": "the name of the file, when the body is the file itself"},
    )


class AttachmentsQuery(Schema):
    """Which files."""

    enterprise = fields.String(required=True)
    after = fields.Integer(
        load_default=None,
        validate=validate.Range(1, 2**31 - 1),
        metadata={"description": "the `id` of the last file of the page before"},
    )
    limit = fields.Integer(load_default=50, validate=validate.Range(1, MOST))


class WhoseQuery(Schema):
    """Of which enterprise the file is, where several keep the same."""

    enterprise = fields.String(load_default="")


class VisibilitySchema(Schema):
    """Whether everybody sees the file as long as a published card rests on it."""

    is_public = fields.Boolean(required=True)


@blueprint.post("/attachments")
@needs(Scope.WRITE)
@limiter.limit("60 per minute")
@blueprint.arguments(NewAttachmentQuery, location="query")
@blueprint.doc(requestBody=FILE_BODY, responses={"201": {"description": "kept under its hash"}})
def create(query: dict[str, Any]) -> ResponseReturnValue:
    actor, code = the_account(), query["enterprise"]
    with reading() as session:
        attachments.require_keeper(session, actor, code)
    file = _brought(query["name"])
    repeats.read_as(file.sha256.encode())
    with transaction() as session:
        made = attachments.attach(session, actor, code, file)
    response = _answer(made, 201)
    response.location = url_for("api-attachments.show", sha256=made.sha256)
    return response


@blueprint.get("/attachments")
@needs(Scope.READ)
@blueprint.arguments(AttachmentsQuery, location="query")
@blueprint.doc(responses={"200": {"description": "the files, the newest first, with Link: next"}})
def index(query: dict[str, Any]) -> ResponseReturnValue:
    code, limit, after = query["enterprise"], query["limit"], query["after"]
    with reading() as session:
        found = attachments.list_attachments(session, the_account(), code, limit + 1, after)
    return {"attachments": [_listed(entry) for entry in found[:limit]]}, _next(found, limit)


@blueprint.get("/attachments/<sha256>")
@blueprint.doc(
    security=KNOWN_OR_NOT, responses={"200": {"description": "what is known of the file"}}
)
def show(sha256: str) -> ResponseReturnValue:
    with reading() as session:
        return _answer(attachments.get_attachment(session, caller(), sha256))


@blueprint.get("/attachments/<sha256>/content")
@blueprint.doc(security=KNOWN_OR_NOT, responses={"200": CONTENT})
def content(sha256: str) -> ResponseReturnValue:
    with reading() as session:
        found = attachments.get_attachment(session, caller(), sha256)
    return download(found.sha256, found.name, found.media_type)


@blueprint.patch("/attachments/<sha256>")
@needs(Scope.WRITE)
@blueprint.arguments(WhoseQuery, location="query")
@blueprint.arguments(VisibilitySchema)
@blueprint.doc(parameters=[IF_MATCH], responses={"200": {"description": "as it is now"}})
def change(query: dict[str, Any], body: dict[str, Any], sha256: str) -> ResponseReturnValue:
    actor, code = the_account(), query["enterprise"]
    with transaction() as session:
        found = attachments.own_attachment(session, actor, sha256, code)
        conditional.require_etag(_etag(found))
        changed = attachments.set_public(
            session, actor, sha256, is_public=body["is_public"], enterprise_code=code
        )
    return _answer(changed)


@blueprint.delete("/attachments/<sha256>")
@needs(Scope.WRITE)
@blueprint.arguments(WhoseQuery, location="query")
@blueprint.doc(parameters=[IF_MATCH], responses={"204": {"description": "no longer kept"}})
def remove(query: dict[str, Any], sha256: str) -> ResponseReturnValue:
    actor, code = the_account(), query["enterprise"]
    with transaction() as session:
        found = attachments.own_attachment(session, actor, sha256, code)
        conditional.require_etag(_etag(found))
        attachments.remove(session, actor, sha256, code)
    return "", 204


def attachment_of(entry: Attachment) -> dict[str, Any]:
    """A kept file; `url` leads to its content."""
    return {
        "id": entry.id,
        "sha256": entry.sha256,
        "name": entry.name,
        "kind": KIND_BY_MEDIA_TYPE[entry.media_type].value,
        "media_type": entry.media_type,
        "size": entry.size,
        "pages": entry.pages,
        "width": entry.width,
        "height": entry.height,
        "is_public": entry.is_public,
        "enterprise": enterprise_of(entry.enterprise),
        "created_at": moment(entry.created_at),
        "url": f"/api/v1/attachments/{entry.sha256}/content",
    }


def _listed(entry: Listed) -> dict[str, Any]:
    uses = [
        {"number": found.number, "revision": found.revision, "source": found.source}
        for found in entry.citations
    ]
    return attachment_of(entry.attachment) | {"used_by": uses}


def _next(found: Sequence[Listed], limit: int) -> dict[str, str]:
    last = found[limit - 1].attachment.id if len(found) > limit else None
    return next_link(None if last is None else str(last), limit)


def _brought(name: str) -> KeptFile:
    """The file of a form, or the body as it is."""
    file = request.files.get("file")
    if file is not None:
        with closing(file):
            return receive(world().blobs, file.stream, name or file.filename or "")
    return receive(world().blobs, request.stream, name)


def _answer(entry: Attachment, status: int = 200) -> Response:
    return conditional.answer(attachment_of(entry), _etag(entry), status)


def _etag(entry: Attachment) -> str:
    return f"{entry.sha256[:32]}-{'public' if entry.is_public else 'confidential'}"
