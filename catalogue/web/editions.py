"""Official editions: the list, one with its cards and errata, two side by side, the files."""

from __future__ import annotations

from flask import (
    Blueprint,
    Response,
    abort,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from catalogue.db import Session
from catalogue.http.accounts import actor, signed_in
from catalogue.http.downloads import attachment, download
from catalogue.http.languages import language
from catalogue.http.limits import limiter
from catalogue.http.world import public_address, reading, transaction, world
from catalogue.pdf.render import CARD_LIMITS, print_apart
from catalogue.sealing import Seal, SealUnusable, fingerprint, is_sealed
from catalogue.services import editions
from catalogue.services.card_sets import MOST_CARDS, MOST_OF_A_SCENARIO, title_of
from catalogue.services.editions import MEDIA_TYPE, Edition, EditionFileMissing, manifest_of
from catalogue.services.enterprises import list_admitted
from catalogue.services.errors import JobNotFound
from catalogue.services.evidence_errors import AttachmentNotFound
from catalogue.services.jobs import get_job, seconds_left
from catalogue.services.scenarios import list_scenarios
from catalogue.services.standing_of_revisions import CURRENCY_NAMES
from catalogue.web.printing_here import one_at_a_time
from catalogue.web.sets import HTMX, choice_of_form, locale_of_form

blueprint = Blueprint("editions", __name__, url_prefix="/editions")


@blueprint.get("/")
def index() -> ResponseReturnValue:
    with reading() as session:
        most, after = editions.PAGE, request.args.get("after", "")
        # One more than is shown tells whether another page follows.
        found = editions.list_editions(session, most + 1, after)
        scenarios = list_scenarios(session) if actor().may_review else ()
        enterprises = list_admitted(session) if actor().may_review else ()
    return render_template(
        "pages/editions.html",
        editions=[(entry, title_of(entry.wish)) for entry in found[:most]],
        more=len(found) > most,
        scenarios=scenarios,
        enterprises=enterprises,
        usual=MOST_OF_A_SCENARIO,
        most=MOST_CARDS,
    )


@blueprint.post("/")
@signed_in
@limiter.limit("30 per minute")
def issue() -> ResponseReturnValue:
    number, title = (request.form.get(name, "").strip() for name in ("number", "title"))
    with transaction() as session:
        editions.issue(
            session, actor(), number, choice_of_form(), locale_of_form(), public_address(), title
        )
    return redirect(url_for("editions.show", number=number), 303)


@blueprint.get("/<number>")
def show(number: str) -> ResponseReturnValue:
    with reading() as session:
        edition = editions.get_edition(session, number)
        if not edition.is_printed:
            return _unprinted(session, edition)
        held = editions.held_cards(session, edition)
        others = [
            entry.number
            for entry in editions.list_editions(session)
            if entry.is_printed and entry.number != number
        ]
    return render_template(
        "pages/edition.html",
        edition=edition,
        manifest=manifest_of(edition),
        held=held,
        errata=[entry for entry in held if entry.is_erratum],
        currencies=CURRENCY_NAMES,
        others=others,
        seal=_fingerprint_of_seal(edition),
    )


def _fingerprint_of_seal(edition: Edition) -> str:
    """That of the key of the catalogue, where it is the one that sealed this edition."""
    try:
        key = _seal().public_pem()
    except SealUnusable:
        return ""
    return fingerprint(key) if is_sealed(edition.manifest, edition.signature, key) else ""


def _unprinted(session: Session, edition: Edition) -> ResponseReturnValue:
    try:
        job = get_job(session, edition.job_id)
    except JobNotFound:
        job = None
    return render_template(
        "pages/edition_waiting.html",
        edition=edition,
        title=title_of(edition.wish),
        job=job,
        left=seconds_left(job) if job else None,
        htmx=HTMX,
    )


@blueprint.post("/<number>/print")
@signed_in
@limiter.limit("30 per minute")
def print_again(number: str) -> ResponseReturnValue:
    with transaction() as session:
        editions.print_again(session, actor(), number)
    return redirect(url_for("editions.show", number=number), 303)


@blueprint.get("/<number>/against/<other>")
def against(number: str, other: str) -> ResponseReturnValue:
    with reading() as session:
        now, before = (
            _printed(editions.get_edition(session, number)),
            _printed(editions.get_edition(session, other)),
        )
    return render_template(
        "pages/edition_against.html",
        now=now,
        before=before,
        difference=editions.compared(before, now),
    )


@blueprint.get("/<number>/file.pdf")
def file(number: str) -> ResponseReturnValue:
    edition = _of(number)
    assert edition.sha256 is not None
    try:
        return download(edition.sha256, f"mgcards-{edition.number}.pdf", MEDIA_TYPE)
    except AttachmentNotFound:
        raise EditionFileMissing(number) from None


@blueprint.get("/<number>/manifest.json")
def manifest(number: str) -> ResponseReturnValue:
    return _text(_of(number).manifest, "application/json", f"mgcards-{number}.json")


@blueprint.get("/<number>/manifest.sig")
def signature(number: str) -> ResponseReturnValue:
    return _text(_of(number).signature, "text/plain; charset=us-ascii", f"mgcards-{number}.sig")


@blueprint.get("/seal.pem")
def seal() -> ResponseReturnValue:
    return _text(_seal().public_pem(), "application/x-pem-file", "mgcards-seal.pem")


@blueprint.get("/<number>/errata.pdf")
@limiter.limit("20 per minute")
def errata(number: str) -> ResponseReturnValue:
    edition = _of(number)
    with reading() as session:
        found = editions.errata_of(session, edition)
    with one_at_a_time():
        work = "catalogue.pdf.errata:errata_pdf"
        printed = print_apart(work, found, language(), limits=CARD_LIMITS)
    answer = make_response(printed, {"Content-Type": MEDIA_TYPE})
    name = f"mgcards-{number}-errata-{found.as_of}.pdf"
    return attachment(answer, name, name)


def _of(number: str) -> Edition:
    """The edition, as soon as it is printed. Raises EditionNotFound, or aborts with 404."""
    with reading() as session:
        return _printed(editions.get_edition(session, number))


def _printed(edition: Edition) -> Edition:
    if not edition.is_printed:
        abort(404)
    return edition


def _text(text: str, content_type: str, name: str) -> Response:
    return attachment(Response(text, content_type=content_type), name, name)


def _seal() -> Seal:
    return Seal(world().settings.seal_key)
