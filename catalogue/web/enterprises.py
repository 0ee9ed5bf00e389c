"""Enterprises and what each has published."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from catalogue.http.world import reading
from catalogue.services.enterprises import get_enterprise, list_enterprises
from catalogue.services.listing import listing
from catalogue.web.faces import faces_of
from catalogue.web.listing import PAGE, page_of

blueprint = Blueprint("enterprises", __name__)


@blueprint.get("/enterprises")
def index() -> ResponseReturnValue:
    with reading() as session:
        found = list_enterprises(session)
    return render_template("pages/enterprises.html", enterprises=found)


@blueprint.get("/enterprises/<code>")
def show(code: str) -> ResponseReturnValue:
    after = request.args.get("after", "")
    with reading() as session:
        enterprise = get_enterprise(session, code)
        page = page_of(listing(session, PAGE, after, chosen={"enterprise": code}), PAGE)
    own = faces_of(page.entries)
    return render_template("pages/enterprise.html", enterprise=enterprise, faces=own, page=page)
