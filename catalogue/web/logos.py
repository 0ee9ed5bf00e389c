"""Logos of enterprises: handed in, taken away, shown."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from catalogue.evidence.inspection import LARGEST_LOGO
from catalogue.evidence.receiving import receive_logo
from catalogue.evidence.refusals import EvidenceRefused
from catalogue.http.accounts import actor, signed_in
from catalogue.http.errors import status_of
from catalogue.http.languages import language
from catalogue.http.limits import limiter
from catalogue.http.world import reading, transaction, world
from catalogue.services import logos
from catalogue.services.enterprises import enterprise_for
from catalogue.web.enterprise_desk import edit_page

blueprint = Blueprint("logos", __name__)

KEPT_SECONDS = 3600


@blueprint.get("/enterprises/<code>/logo.png")
def show(code: str) -> ResponseReturnValue:
    with reading() as session:
        sha256 = enterprise_for(session, actor(), code).logo_sha256
    if not sha256 or not world().blobs.holds(sha256):
        abort(404)
    return send_file(
        world().blobs.path_of(sha256), logos.MEDIA_TYPE, max_age=KEPT_SECONDS, etag=sha256
    )


@blueprint.post("/enterprises/<code>/logo")
@signed_in
@limiter.limit("30 per hour")
def put(code: str) -> ResponseReturnValue:
    with reading() as session:
        logos.require_keeper(session, actor(), code)
    file = request.files.get("logo")
    try:
        _keep(code, file.read(LARGEST_LOGO + 1) if file else b"")
    except EvidenceRefused as refused:
        flash(refused.wording.in_language(language()), "stop")
        return edit_page(code), status_of(refused)
    flash(_("The logo is saved."), "done")
    return _back(code)


@blueprint.post("/enterprises/<code>/logo/remove")
@signed_in
def remove(code: str) -> ResponseReturnValue:
    with transaction() as session:
        logos.remove_logo(session, actor(), code)
    flash(_("The logo is removed."), "done")
    return _back(code)


def _keep(code: str, raw: bytes) -> None:
    # A crash in between leaves a file without a row, which is swept, and no row without a file.
    picture = receive_logo(world().blobs, raw)
    with transaction() as session:
        logos.put_logo(session, actor(), code, picture.sha256, picture.size)


def _back(code: str) -> ResponseReturnValue:
    return redirect(url_for("enterprise_desk.edit", code=code) + "#logo", 303)
