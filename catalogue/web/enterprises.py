"""Enterprises and what each has published."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from catalogue.http.world import reading
from catalogue.published import published_cards
from catalogue.services.enterprises import get_enterprise, list_enterprises
from catalogue.web.faces import faces_of

blueprint = Blueprint("enterprises", __name__)


@blueprint.get("/enterprises")
def index() -> ResponseReturnValue:
    with reading() as session:
        found = list_enterprises(session)
    return render_template("pages/enterprises.html", enterprises=found)


@blueprint.get("/enterprises/<code>")
def show(code: str) -> ResponseReturnValue:
    with reading() as session:
        enterprise = get_enterprise(session, code)
        shelf = published_cards(session).cards.values()
    own = faces_of(entry for entry in shelf if entry.enterprise.code == code)
    return render_template("pages/enterprise.html", enterprise=enterprise, faces=own)
