"""A forgotten password: asking for a link, and setting another with it."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from catalogue.http.accounts import origin
from catalogue.http.languages import language
from catalogue.http.limits import limit_letters, limiter
from catalogue.http.world import reading, transaction, world
from catalogue.services import passwords, resets
from catalogue.services.addresses import read_address
from catalogue.services.errors import InputRefused

blueprint = Blueprint("reset", __name__)


@blueprint.get("/forgot")
def ask() -> ResponseReturnValue:
    return _ask_page()


@blueprint.post("/forgot")
@limiter.limit("10 per minute; 60 per hour")
def send() -> ResponseReturnValue:
    typed = request.form.get("email", "")
    if world().settings.mail_server is None:
        return _ask_page(typed), 422
    try:
        address = read_address(typed)
    except InputRefused as refused:
        return _ask_page(typed, refused.wording.in_language(language())), 422
    limit_letters(address)
    with transaction() as session:
        resets.ask(session, address, world().settings.own_url)
    return render_template("pages/forgot_sent.html", email=address)


@blueprint.get("/reset/<token>")
def show(token: str) -> ResponseReturnValue:
    return _page(token)


@blueprint.post("/reset/<token>")
def set_password(token: str) -> ResponseReturnValue:
    try:
        refusal = _set(token)
    except InputRefused as refused:
        refusal = refused.wording.in_language(language())
    if refusal:
        return _page(token, refusal), 422
    flash(_("The password is set, and all sessions are ended. Sign in with it."), "done")
    return redirect(url_for("account.sign_in"), 303)


def _set(token: str) -> str:
    """Why no password was set; nothing when it was. Raises InputRefused or TicketRefused."""
    new = request.form.get("new", "")
    if new != request.form.get("again", ""):
        return _("The new password was not typed the same way twice.")
    with reading() as session:
        email = resets.whose(session, token).email
    password_hash = passwords.hash_of(new, email)
    with transaction() as session:
        resets.set_password(session, origin(), token, password_hash)
    return ""


def _page(token: str, refusal: str = "") -> str:
    with reading() as session:
        email = resets.whose(session, token).email
    return render_template("pages/reset.html", token=token, email=email, refusal=refusal)


def _ask_page(email: str = "", refusal: str = "") -> str:
    sends_mail = world().settings.mail_server is not None
    return render_template("pages/forgot.html", email=email, refusal=refusal, sends_mail=sends_mail)
