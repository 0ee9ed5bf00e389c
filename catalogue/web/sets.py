"""Card sets: choose, wish, watch the progress, download."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import (
    Blueprint,
    abort,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask.typing import ResponseReturnValue

from cards.matching import Tier
from catalogue.http.accounts import actor
from catalogue.http.downloads import attachment
from catalogue.http.languages import language
from catalogue.http.limits import limiter
from catalogue.http.world import public_address, reading, transaction, world
from catalogue.pdf.previews import preview_of, previews_in
from catalogue.pdf.print_language import locale_of
from catalogue.services.card_sets import (
    JOB,
    MOST_CARDS,
    MOST_OF_A_SCENARIO,
    Order,
    SetChoice,
    title_of,
    wish_set,
)
from catalogue.services.enterprises import list_enterprises
from catalogue.services.jobs import CANCELLED, cancel, forget, get_job, seconds_left
from catalogue.services.listing import listing
from catalogue.services.questions import called, question_of
from catalogue.services.scenarios import list_scenarios
from catalogue.services.search import search
from catalogue.store.jobs import DONE, Job
from catalogue.web.addresses import member_of
from catalogue.web.weights import weights_asked
from schemas.figures import percent

PREVIEW_KEPT = 86_400
HTMX = "vendor/htmx.org@2.0.11/htmx.min.js"

blueprint = Blueprint("sets", __name__, url_prefix="/sets")


@dataclass(frozen=True, slots=True)
class Progress:
    """A job as its page shows it: how many of how many cards are set, and about how long the rest
    takes, once that can be told."""

    id: str
    state: str
    is_over: bool
    is_cancelled: bool
    progress: float
    percent: str
    done: int
    of: int
    seconds_left: int | None
    error: str
    previews: Sequence[int]


@blueprint.get("/")
def choose() -> ResponseReturnValue:
    asked = request.args.get("search", "")
    question = question_of(asked) if asked else None
    with reading() as session:
        every = listing(session, 1)
        publishers = every.facets.get("enterprise", {})
        found = search(session, question).ranking if question else None
        said = called(session, question) if question else None
        scenarios = list_scenarios(session)
        enterprises = [entry for entry in list_enterprises(session) if entry.code in publishers]
    return render_template(
        "pages/sets.html",
        count=every.total,
        search=asked,
        asked=said,
        found=found.of(Tier.QUALIFIED, Tier.POSSIBLE).total if found else 0,
        scenarios=scenarios,
        enterprises=enterprises,
        usual=MOST_OF_A_SCENARIO,
        most=MOST_CARDS,
    )


@blueprint.post("/")
@limiter.limit("30 per minute")
def wish() -> ResponseReturnValue:
    with transaction() as session:
        job_id = wish_set(session, actor(), choice_of_form(), locale_of_form(), public_address())
    return redirect(url_for("sets.progress", job_id=job_id), 303)


def choice_of_form() -> SetChoice:
    numbers = re.findall(r"[^\s,，、;；]+", request.form.get("cards", ""))
    return SetChoice(
        scenario=request.form.get("scenario", ""),
        enterprise=request.form.get("enterprise", ""),
        cards=tuple(number.upper() for number in numbers),
        most=request.form.get("most", MOST_OF_A_SCENARIO, type=int),
        is_short="short" in request.form,
        weights=tuple(weights_asked().items()),
        search=request.form.get("search", ""),
        order=member_of(Order, "order", request.form.get("order") or Order.USUAL),
    )


def locale_of_form() -> str:
    """In which languages it is to be printed; that of the page leads where both are wanted."""
    return locale_of(language(), request.form.get("languages", "both"))


@blueprint.get("/jobs/<job_id>")
def progress(job_id: str) -> ResponseReturnValue:
    with reading() as session:
        job = _shown(get_job(session, job_id, JOB))
    return render_template("pages/job.html", job=job, htmx=HTMX)


@blueprint.post("/jobs/<job_id>/cancel")
@limiter.limit("30 per minute")
def stop(job_id: str) -> ResponseReturnValue:
    with transaction() as session:
        cancel(session, actor(), job_id, JOB)
    return redirect(url_for("sets.progress", job_id=job_id), 303)


@blueprint.get("/jobs/<job_id>/file")
def download(job_id: str) -> ResponseReturnValue:
    with reading() as session:
        job = get_job(session, job_id, JOB)
    path = _folder(job) / job.result_name
    if job.state != DONE:
        abort(404)
    if not path.is_file():
        return _gone(job)
    title = title_of(job.wish)
    name = f"{title.zh.replace('/', '-')}-{job.wish['dated']}.pdf"
    return attachment(send_file(path, mimetype="application/pdf"), job.result_name, name)


@blueprint.get("/jobs/<job_id>/page-<int:page>.png")
def preview(job_id: str, page: int) -> ResponseReturnValue:
    """The picture of a page of a set that is ready."""
    with reading() as session:
        job = get_job(session, job_id, JOB)
    path = preview_of(_folder(job), page)
    if job.state != DONE or not path.is_file():
        abort(404)
    return send_file(path, mimetype="image/png", max_age=PREVIEW_KEPT)


def _gone(job: Job) -> ResponseReturnValue:
    """To the page of the job, which now says that its file is gone."""
    with transaction() as session:
        forget(session, job.id)
    return redirect(url_for("sets.progress", job_id=job.id), 303)


def _shown(job: Job) -> Progress:
    of = len(job.wish["cards"])
    return Progress(
        id=job.id,
        state=job.state,
        is_over=job.is_over,
        is_cancelled=job.error == CANCELLED,
        progress=job.progress,
        percent=percent(job.progress),
        done=min(of, round(job.progress * (of + 1))),
        of=of,
        seconds_left=seconds_left(job),
        error=job.error,
        previews=previews_in(_folder(job)) if job.state == DONE else (),
    )


def _folder(job: Job) -> Path:
    return world().settings.results_dir / job.id
