"""Signing in with a password, and out."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from catalogue.http import accounts
from catalogue.http.limits import known_by_password
from catalogue.services.errors import SignInRefused
from catalogue.services.standing import actor_of
from catalogue.web.addresses import way_back

blueprint = Blueprint("account", __name__)


@blueprint.get("/sign-in")
def sign_in() -> ResponseReturnValue:
    if accounts.half_signed_in():
        return _onwards()
    if not accounts.actor().is_visitor:
        return redirect(_way_back())
    return _page()


@blueprint.post("/sign-in")
def enter() -> ResponseReturnValue:
    email = request.form.get("email", "")
    try:
        account = known_by_password(email, request.form.get("password", ""))
    except SignInRefused:
        return _page(email, _("The address or the password is not right.")), 401
    accounts.sign_in(actor_of(account))
    return _onwards() if accounts.half_signed_in() else redirect(_way_back())


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    accounts.sign_out()
    return redirect(url_for("home.show"))


def _onwards() -> ResponseReturnValue:
    """To the second factor, without which this session opens nothing."""
    return redirect(url_for("second_factor.ask", next=_way_back()))


def _page(email: str = "", refusal: str = "") -> str:
    return render_template("pages/sign_in.html", next=_way_back(), email=email, refusal=refusal)


def _way_back() -> str:
    return way_back(url_for("home.show"))
