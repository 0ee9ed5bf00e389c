"""Inquiries: asked from a card, answered by its supplier, read on both sides."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from catalogue.http.accounts import actor, signed_in
from catalogue.http.limits import limiter
from catalogue.http.world import reading, transaction, world
from catalogue.services import inquiries as service
from catalogue.services.errors import InputRefused
from catalogue.services.inquiries import KINDS, STATES, Asked, InquiryPage
from catalogue.web.addresses import here, number_of

blueprint = Blueprint("inquiries", __name__)


@blueprint.get("/my/inquiries")
@signed_in
def index() -> ResponseReturnValue:
    with reading() as session:
        found = service.own_inquiries(session, actor(), _after())
    return _listed(found, is_inbox=False)


@blueprint.get("/supplier/inquiries")
@signed_in
def inbox() -> ResponseReturnValue:
    with reading() as session:
        found = service.inbox(session, actor(), _after())
    return _listed(found, is_inbox=True)


def _after() -> int | None:
    return number_of(request.args.get("after", ""))


def _listed(found: InquiryPage, *, is_inbox: bool) -> str:
    return render_template(
        "pages/inquiries.html",
        found=found.entries,
        is_inbox=is_inbox,
        sends_mail=world().settings.mail_server is not None,
        next_url=here("", after=[str(found.next_after)]) if found.next_after else "",
        first_url=here("", after=[]) if _after() else "",
        **_names(),
    )


@blueprint.get("/inquiries/new")
@signed_in
def new() -> ResponseReturnValue:
    return _form(request.args.get("card", ""))


@blueprint.post("/inquiries/new")
@signed_in
@limiter.limit("20 per hour")
def ask() -> ResponseReturnValue:
    form = request.form
    number = form.get("card", "")
    texts = (form.get(name, "") for name in ("kind", "text", "part", "quantity", "needed_by"))
    asked = Asked(*texts, shows_address="address" in form)
    try:
        with transaction() as session:
            inquiry_id = service.ask(session, actor(), number, asked)
            thread = service.thread(session, actor(), inquiry_id)
    except InputRefused as refused:
        return _form(number, refused), 422
    flash(_told(is_heard=thread.is_heard), "done")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), 303)


def _told(*, is_heard: bool) -> str:
    if not is_heard:
        return _("Kept in the inbox of the supplier. The answer comes here.")
    if world().settings.mail_server is None:
        return _("The supplier finds it under Inquiries. The answer comes here.")
    return _("The supplier is told. The answer comes here and by mail.")


def _form(number: str, refused: InputRefused | None = None) -> str:
    """The form, with all that was typed where something in it is refused."""
    with reading() as session:
        view = service.card_to_ask_about(session, actor(), number)
        is_heard = service.is_heard(session, view.enterprise.id)
    return render_template(
        "pages/inquiry_new.html",
        view=view,
        is_heard=is_heard,
        refused=refused,
        typed=request.form,
        **_names(),
    )


@blueprint.get("/inquiries/<int:inquiry_id>")
@signed_in
def show(inquiry_id: int) -> ResponseReturnValue:
    with reading() as session:
        found = service.thread(session, actor(), inquiry_id)
    return render_template("pages/inquiry.html", thread=found, **_names())


@blueprint.post("/inquiries/<int:inquiry_id>")
@signed_in
@limiter.limit("60 per hour")
def reply(inquiry_id: int) -> ResponseReturnValue:
    with transaction() as session:
        if "close" in request.form:
            service.close(session, actor(), inquiry_id)
        else:
            service.reply(session, actor(), inquiry_id, request.form.get("text", ""))
    flash(_("Closed.") if "close" in request.form else _("Sent."), "done")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), 303)


def _names() -> dict[str, object]:
    return {"kinds": KINDS, "states": STATES}
