"""One's own account: changing the password, the second factor and the sessions."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from catalogue.http.accounts import actor, own_account, own_token, signed_in
from catalogue.http.languages import language
from catalogue.http.limits import code_is_right, is_password_of
from catalogue.http.world import transaction
from catalogue.services import passwords, second_factor, sessions
from catalogue.services.accounts import Account
from catalogue.services.errors import InputRefused
from catalogue.web.account_page import account_page

blueprint = Blueprint("own_account", __name__, url_prefix="/account")


@blueprint.get("/")
@signed_in
def show() -> ResponseReturnValue:
    return account_page()


@blueprint.post("/password")
@signed_in
def change_password() -> ResponseReturnValue:
    old, new, again = (request.form.get(name, "") for name in ("old", "new", "again"))
    try:
        refusal = _change(old, new, again)
    except InputRefused as refused:
        refusal = refused.wording.in_language(language())
    if refusal:
        return account_page(password_refusal=refusal), 422
    flash(_("The password is changed, and all other sessions are ended."), "done")
    return redirect(url_for("own_account.show"), 303)


@blueprint.post("/second-factor/recovery-codes")
@signed_in
def renew_recovery_codes() -> ResponseReturnValue:
    if not _code_is_right():
        return account_page(factor_refusal=_wrong()), 422
    with transaction() as session:
        codes = second_factor.renew_recovery(session, actor(), own_account())
    back = url_for("own_account.show")
    return render_template("pages/recovery_codes.html", codes=codes, next=back)


@blueprint.post("/second-factor/remove")
@signed_in
def remove_second_factor() -> ResponseReturnValue:
    if not _code_is_right():
        return account_page(factor_refusal=_wrong()), 422
    with transaction() as session:
        second_factor.give_up(session, actor(), own_account())
    flash(_("Signing in takes your password alone from now on."), "done")
    return redirect(url_for("own_account.show"), 303)


@blueprint.post("/sessions/end")
@signed_in
def end_session() -> ResponseReturnValue:
    with transaction() as session:
        sessions.end_one(session, actor(), request.form.get("key", ""))
    flash(_("The session is ended."), "done")
    return redirect(url_for("own_account.show"), 303)


@blueprint.post("/sessions/end-others")
@signed_in
def end_other_sessions() -> ResponseReturnValue:
    with transaction() as session:
        sessions.end_others(session, actor(), own_token())
    flash(_("All other sessions are ended."), "done")
    return redirect(url_for("own_account.show"), 303)


def _change(old: str, new: str, again: str) -> str:
    """Why the password was not changed; nothing when it was. Raises InputRefused."""
    account = own_account()
    if not is_password_of(account.email, old):
        return _("The present password is not right.")
    if new != again:
        return _("The new password was not typed the same way twice.")
    password_hash = passwords.hash_of(new, account.email)
    with transaction() as session:
        passwords.replace_password(session, actor(), account, password_hash, own_token())
    return ""


def _wrong() -> str:
    return _("The code is not right, or was used already. Wait for the next one.")


def _code_is_right() -> bool:
    account = own_account()
    return code_is_right(account, lambda: _gives(account))


def _gives(account: Account) -> bool:
    with transaction() as session:
        code = request.form.get("code", "")
        return second_factor.is_given(session, actor(), account, code)
