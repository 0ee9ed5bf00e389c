"""The pages of the second factor: asking for a code, and setting it up."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import segno
from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from catalogue.http import accounts
from catalogue.http.limits import code_is_right, is_password_of
from catalogue.http.world import transaction
from catalogue.services import second_factor
from catalogue.services.accounts import Account
from catalogue.services.standing import is_bound, is_enrolled
from catalogue.web.addresses import way_back

P = ParamSpec("P")
blueprint = Blueprint("second_factor", __name__, url_prefix="/second-factor")


def known(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """For whoever gave a password at least; the others sign in first."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if accounts.standing() is None:
            return redirect(url_for("account.sign_in", next=_way_back()))
        return view(*args, **kwargs)

    return guarded


def without_one(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """For whoever has no second factor: the secret of one in use is shown to nobody."""

    @known
    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if is_enrolled(accounts.own_account()):
            return redirect(url_for("own_account.show"), 303)
        return view(*args, **kwargs)

    return guarded


@blueprint.get("/")
@known
def ask() -> ResponseReturnValue:
    half = accounts.half_signed_in()
    if half is None:
        return redirect(_way_back())
    if not is_enrolled(half):
        return redirect(url_for("second_factor.set_up", next=_way_back()))
    return _code_page()


@blueprint.post("/")
@known
def give() -> ResponseReturnValue:
    account = accounts.own_account()
    if not code_is_right(account, lambda: _gives(account)):
        return _code_page(_wrong()), 401
    return redirect(_way_back())


@blueprint.get("/set-up")
@without_one
def set_up() -> ResponseReturnValue:
    return _set_up_page(_with_secret())


@blueprint.post("/set-up")
@without_one
def confirm() -> ResponseReturnValue:
    codes: list[str] = []
    account = _with_secret()
    if not _knows_the_password(account):
        return _set_up_page(account, _("The password is not right.")), 422
    if not code_is_right(account, lambda: _enrols(account, codes)):
        return _set_up_page(account, _wrong()), 422
    return render_template("pages/recovery_codes.html", codes=codes, next=_way_back())


def _with_secret() -> Account:
    """One's account; a secret is drawn when it is looked at first, and worth nothing yet."""
    account = accounts.own_account()
    if account.totp_secret:
        return account
    with transaction() as session:
        return second_factor.proposed(session, account.id)


def _knows_the_password(account: Account) -> bool:
    """Who has just given it is not asked again; a copied cookie alone sets nothing up."""
    if accounts.half_signed_in():
        return True
    return is_password_of(account.email, request.form.get("password", ""))


def _gives(account: Account) -> bool:
    with transaction() as session:
        actor, code = accounts.own_actor(), request.form.get("code", "")
        is_right = second_factor.is_given(session, actor, account, code)
        if is_right:
            accounts.prove(session)
        return is_right


def _enrols(account: Account, codes: list[str]) -> bool:
    with transaction() as session:
        code = request.form.get("code", "")
        codes += second_factor.enrol(session, accounts.own_actor(), account, code) or ()
        if codes:
            accounts.prove(session)
        return bool(codes)


def _wrong() -> str:
    return _("The code is not right, or was used already. Wait for the next one.")


def _code_page(refusal: str = "") -> str:
    return render_template("pages/second_factor.html", refusal=refusal, next=_way_back())


def _set_up_page(account: Account, refusal: str = "") -> str:
    picture = segno.make(second_factor.address_of(account), error="m")
    return render_template(
        "pages/second_factor_set_up.html",
        picture=picture.svg_data_uri(scale=5, border=3, light="#fff", dark="#000"),
        secret=second_factor.spelled(account),
        is_bound=is_bound(account),
        asks_password=accounts.half_signed_in() is None,
        refusal=refusal,
        next=_way_back(),
    )


def _way_back() -> str:
    return way_back(url_for("home.show"))
