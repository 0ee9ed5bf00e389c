"""The API tokens of one's own account: making and revoking them."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from catalogue.http.accounts import actor, own_account, signed_in
from catalogue.http.languages import language
from catalogue.http.limits import is_password_of
from catalogue.http.world import transaction
from catalogue.services import api_tokens
from catalogue.services.errors import InputRefused
from catalogue.web.account_page import TokenForm, account_page
from catalogue.web.addresses import number_of

blueprint = Blueprint("own_tokens", __name__, url_prefix="/account/tokens")


@blueprint.post("/")
@signed_in
def create() -> ResponseReturnValue:
    try:
        refusal, secret = _made()
    except InputRefused as refused:
        refusal, secret = refused.wording.in_language(language()), ""
    if refusal:
        return account_page(token=_typed(refusal)), 422
    return account_page(token=TokenForm(secret=secret)), 201


@blueprint.post("/<int:token_id>/revoke")
@signed_in
def revoke(token_id: int) -> ResponseReturnValue:
    with transaction() as session:
        api_tokens.revoke(session, actor(), token_id)
    flash(_("The token is revoked."), "done")
    return redirect(url_for("own_account.show", _anchor="tokens"), 303)


def _made() -> tuple[str, str]:
    """Why no token was made, or the secret of the one that was. Raises InputRefused."""
    # A token outlives the session: a cookie that somebody copied is not enough to make one.
    if not is_password_of(own_account().email, request.form.get("password", "")):
        return _("The password is not right."), ""
    typed = _typed("")
    days = number_of(typed.days) or 0
    with transaction() as session:
        made = api_tokens.create(session, actor(), typed.name, typed.scopes, days)
    return "", made.secret


def _typed(refusal: str) -> TokenForm:
    return TokenForm(
        name=request.form.get("name", ""),
        scopes=tuple(request.form.getlist("scope")),
        days=request.form.get("days", ""),
        refusal=refusal,
    )
