"""The opening page: a question to ask, and what is here to answer it."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from cards.requirement import DEMANDED_BASIS_NAMES
from catalogue.http.world import reading
from catalogue.services.overview import overview
from catalogue.web.faces import faces_of
from catalogue.web.leading import leading_by_need
from catalogue.web.search import SAMPLES

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def show() -> ResponseReturnValue:
    with reading() as session:
        found, leaders = overview(session), leading_by_need(session)
    return render_template(
        "pages/home.html",
        overview=found,
        leading=leaders,
        newest=faces_of(found.newest),
        samples=SAMPLES,
        bases=DEMANDED_BASIS_NAMES,
    )
