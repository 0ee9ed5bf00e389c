"""Card sets: choose, wish, watch the progress, download."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from catalogue.published import published_cards
from catalogue.services.card_sets import SetChoice, wish_set
from catalogue.services.enterprises import list_enterprises
from catalogue.services.jobs import get_job
from catalogue.services.scenarios import list_scenarios
from catalogue.store.jobs import DONE, Job
from catalogue.web.accounts import actor
from catalogue.web.languages import language
from catalogue.web.limits import limiter
from catalogue.web.world import reading, transaction, world
from schemas.figures import percent

HTMX = "vendor/htmx.org@2.0.11/htmx.min.js"

blueprint = Blueprint("sets", __name__, url_prefix="/sets")


@dataclass(frozen=True, slots=True)
class Progress:
    """A job as its page shows it."""

    id: str
    state: str
    is_over: bool
    progress: float
    percent: str
    error: str


@blueprint.get("/")
def choose() -> ResponseReturnValue:
    with reading() as session:
        shelf = published_cards(session).cards
        scenarios = list_scenarios(session)
        publishers = {entry.enterprise.code for entry in shelf.values()}
        enterprises = [entry for entry in list_enterprises(session) if entry.code in publishers]
    return render_template(
        "pages/sets.html", has_cards=bool(shelf), scenarios=scenarios, enterprises=enterprises
    )


@blueprint.post("/")
@limiter.limit("30 per minute")
def wish() -> ResponseReturnValue:
    with transaction() as session:
        job_id = wish_set(session, actor(), choice_of_form(), language(), request.host_url)
    return redirect(url_for("sets.progress", job_id=job_id), 303)


def choice_of_form() -> SetChoice:
    numbers = re.findall(r"[^\s,，、;；]+", request.form.get("cards", ""))
    return SetChoice(
        scenario=request.form.get("scenario", ""),
        enterprise=request.form.get("enterprise", ""),
        cards=tuple(number.upper() for number in numbers),
    )


@blueprint.get("/jobs/<job_id>")
def progress(job_id: str) -> ResponseReturnValue:
    with reading() as session:
        job = _shown(get_job(session, job_id))
    return render_template("pages/job.html", job=job, htmx=HTMX)


@blueprint.get("/jobs/<job_id>/file")
def download(job_id: str) -> ResponseReturnValue:
    with reading() as session:
        job = get_job(session, job_id)
    path = world().settings.results_dir / job.result_name
    if job.state != DONE or not path.is_file():
        abort(404)
    return send_file(path, as_attachment=True, download_name=f"mgcards-{job.id[:8]}.pdf")


def _shown(job: Job) -> Progress:
    return Progress(job.id, job.state, job.is_over, job.progress, percent(job.progress), job.error)
