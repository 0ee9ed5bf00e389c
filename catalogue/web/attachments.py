"""The content of kept files: always to be saved, never shown in a page of ours."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from catalogue.http.accounts import actor
from catalogue.http.downloads import download
from catalogue.http.world import reading
from catalogue.services.attachments import get_attachment
from catalogue.services.evidence_errors import AttachmentNotFound

blueprint = Blueprint("attachments", __name__)


@blueprint.get("/attachments/<sha256>/<name>")
def fetch(sha256: str, name: str) -> ResponseReturnValue:
    with reading() as session:
        found = get_attachment(session, actor(), sha256)
    if name != found.name:
        raise AttachmentNotFound(name)
    return download(found.sha256, found.name, found.media_type)
