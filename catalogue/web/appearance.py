"""Choosing light or dark pages, which works without JavaScript."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.http.themes import COOKIE, THEMES
from catalogue.web.addresses import way_back

YEAR = 365 * 24 * 3600

blueprint = Blueprint("appearance", __name__)


@blueprint.get("/theme/<name>")
def choose(name: str) -> ResponseReturnValue:
    if name not in THEMES:
        abort(404)
    answer = redirect(way_back(url_for("home.show")), 303)
    answer.set_cookie(COOKIE, name, max_age=YEAR, samesite="Lax", secure=request.is_secure)
    return answer
