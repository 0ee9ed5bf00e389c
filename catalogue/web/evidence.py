"""The files behind a card: brought, named by its sources, shown to all or to few, taken away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import FileStorage

from cards.errors import CardError, TransitionRefused
from cards.wording import Wording
from catalogue.evidence.receiving import KeptFile, receive
from catalogue.evidence.refusals import EvidenceRefused, refused
from catalogue.http.accounts import actor, signed_in
from catalogue.http.errors import status_of
from catalogue.http.limits import limiter
from catalogue.http.world import reading, transaction, world
from catalogue.services import attachments, citations, drafts
from catalogue.services.errors import StaleRevision
from catalogue.web.addresses import number_of
from catalogue.web.evidence_page import evidence_page
from catalogue.workbooks.refusals import WorkbookRefused

blueprint = Blueprint("evidence", __name__, url_prefix="/supplier/<number>/evidence")

MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A file that was brought and is not kept, with its name and why."""

    name: str
    why: Wording


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of the files of a form, by the names of their fields."""

    kept: Mapping[str, KeptFile]
    not_taken: tuple[NotTaken, ...]
    status: int


@blueprint.get("")
@signed_in
def show(number: str) -> ResponseReturnValue:
    return _page(number)


@blueprint.post("")
@signed_in
@limiter.limit("60 per minute")
def save(number: str) -> ResponseReturnValue:
    brought = _bring(number)
    try:
        _cite(number, brought.kept)
    except (StaleRevision, TransitionRefused) as conflict:
        return _page(number, conflict.wording, brought.not_taken), 409
    if brought.not_taken:
        return _page(number, not_taken=brought.not_taken), brought.status
    _tell(len(brought.kept))
    return redirect(url_for("evidence.show", number=number), 303)


@blueprint.post("/<sha256>/visibility")
@signed_in
def change_visibility(number: str, sha256: str) -> ResponseReturnValue:
    is_public = request.form.get("public") == "yes"
    with transaction() as session:
        code = drafts.get_draft(session, actor(), number).enterprise.code
        attachments.set_public(session, actor(), sha256, is_public=is_public, enterprise_code=code)
    flash(_("Public with the published card.") if is_public else _("Confidential."), "done")
    return redirect(url_for("evidence.show", number=number, _anchor="kept-files"), 303)


@blueprint.post("/<sha256>/remove")
@signed_in
def remove(number: str, sha256: str) -> ResponseReturnValue:
    with transaction() as session:
        code = drafts.get_draft(session, actor(), number).enterprise.code
        gone = attachments.remove(session, actor(), sha256, code)
    flash(_("Removed: %(name)s.", name=gone.name), "done")
    return redirect(url_for("evidence.show", number=number, _anchor="kept-files"), 303)


def _bring(number: str) -> Brought:
    """Receive every file of the form; each is kept or refused by itself."""
    with reading() as session:
        code = drafts.get_draft(session, actor(), number).enterprise.code
        attachments.require_keeper(session, actor(), code)
    kept: dict[str, KeptFile] = {}
    failed: list[tuple[str, CardError]] = []
    for place, (field, file) in enumerate(_files()):
        try:
            kept[field if field != "files" else f"files.{place}"] = _received(place, file)
        except (EvidenceRefused, WorkbookRefused) as error:
            failed.append((file.filename or "", error))
    with transaction() as session:
        for received in sorted(kept.values(), key=lambda received: received.sha256):
            attachments.attach(session, actor(), code, received)
    not_taken = tuple(NotTaken(name, error.wording) for name, error in failed)
    return Brought(kept, not_taken, max((status_of(error) for _, error in failed), default=303))


def _files() -> list[tuple[str, FileStorage]]:
    return [(field, file) for field, file in request.files.items(multi=True) if file.filename]


def _received(place: int, file: FileStorage) -> KeptFile:
    if place >= MOST_FILES:
        raise refused("evidence_too_many")
    return receive(world().blobs, file.stream, file.filename or "")


def _cite(number: str, kept: Mapping[str, KeptFile]) -> None:
    """Let the sources name what was chosen for them, or what was brought for them."""
    with transaction() as session:
        draft = drafts.get_draft(session, actor(), number)
        chosen = {}
        for place, source in enumerate(draft.card.sources, start=1):
            own = kept.get(f"file.{place}")
            sha256 = own.sha256 if own else request.form.get(f"kept.{place}")
            if sha256 is not None and sha256 != source.attachment_sha256:
                chosen[source.id] = sha256
        if chosen:
            expected = request.form.get("expected") or None
            citations.cite(session, actor(), number, chosen, expected)


def _tell(count: int) -> None:
    kept = ngettext("Saved, with one file.", "Saved, with %(num)s files.", count)
    flash(kept if count else _("Saved."), "done")


def _page(number: str, refusal: Wording | None = None, not_taken: tuple[NotTaken, ...] = ()) -> str:
    before = number_of(request.args.get("before", ""))
    with reading() as session:
        page = evidence_page(session, actor(), number, before)
    return render_template(
        "pages/evidence.html", page=page, draft=page.desk, refusal=refusal, not_taken=not_taken
    )
