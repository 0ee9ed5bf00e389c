"""Signing in and out."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from catalogue.http import accounts
from catalogue.http.limits import known_by_password
from catalogue.services.errors import SignInRefused

blueprint = Blueprint("account", __name__)


@blueprint.get("/sign-in")
def sign_in() -> ResponseReturnValue:
    if not accounts.actor().is_visitor:
        return redirect(_way_back())
    return render_template("pages/sign_in.html", next=_way_back(), email="", refusal="")


@blueprint.post("/sign-in")
def enter() -> ResponseReturnValue:
    email = request.form.get("email", "")
    try:
        who = known_by_password(email, request.form.get("password", ""))
    except SignInRefused:
        refusal = _("The address or the password is not right.")
        page = render_template("pages/sign_in.html", next=_way_back(), email=email, refusal=refusal)
        return page, 401
    accounts.sign_in(who)
    return redirect(_way_back())


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    accounts.sign_out()
    return redirect(url_for("home.show"))


def _way_back() -> str:
    """The page that was asked for, as long as it is one of ours."""
    asked = request.values.get("next", "")
    is_ours = asked.startswith("/") and not asked.startswith(("//", "/\\", "/sign-in"))
    return asked if is_ours and asked.isprintable() else url_for("home.show")
