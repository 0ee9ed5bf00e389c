"""Enterprises and what each has published."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from catalogue.http.accounts import actor
from catalogue.http.world import reading
from catalogue.services.enterprises import enterprise_for, list_admitted
from catalogue.services.honours import HONOURS
from catalogue.services.listing import listing
from catalogue.web.faces import faces_of
from catalogue.web.listing import PAGE, page_of

blueprint = Blueprint("enterprises", __name__)


@blueprint.get("/enterprises")
def index() -> ResponseReturnValue:
    with reading() as session:
        found = list_admitted(session)
    return render_template("pages/enterprises.html", enterprises=found, honours=HONOURS)


@blueprint.get("/enterprises/<code>")
def show(code: str) -> ResponseReturnValue:
    after = request.args.get("after", "")
    with reading() as session:
        enterprise = enterprise_for(session, actor(), code)
        page = page_of(listing(session, PAGE, after, chosen={"enterprise": code}), PAGE)
    return render_template(
        "pages/enterprise.html",
        enterprise=enterprise,
        honours=[HONOURS[key] for key in enterprise.honours if key in HONOURS],
        keeps=actor().may_manage(enterprise.id),
        faces=faces_of(page.entries),
        page=page,
    )
