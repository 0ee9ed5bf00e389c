"""Saved searches: a person's own, their feeds, and the end of their letters."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cards.errors import CardError
from cards.wording import Wording
from catalogue.http.accounts import actor, signed_in
from catalogue.http.limits import limiter
from catalogue.http.world import reading, transaction, world
from catalogue.services import saved_searches as service
from catalogue.services.saved_searches import ASKED, MAILS
from catalogue.web.atom import feed_of, whole_address

blueprint = Blueprint("saved_searches", __name__)


def _mails() -> Mapping[str, Wording]:
    """When letters can be sent; none where this catalogue sends no mail."""
    return MAILS if world().settings.mail_server is not None else {}


@blueprint.get("/my/searches")
@signed_in
def index() -> ResponseReturnValue:
    with reading() as session:
        found = service.own_searches(session, actor())
    return render_template("pages/saved_searches.html", found=found, mails=_mails())


@blueprint.get("/my/searches/new")
@signed_in
def new() -> ResponseReturnValue:
    said = parse_qs(service.query_text(request.args.to_dict(flat=False)))
    return render_template("pages/saved_search_new.html", said=said, mails=_mails())


@blueprint.post("/my/searches/new")
@signed_in
@limiter.limit("60 per hour")
def save() -> ResponseReturnValue:
    form = request.form.to_dict(flat=False)
    said = {name: form.get(name, []) for name in ASKED}
    with transaction() as session:
        service.save(
            session, actor(), request.form.get("name", ""), said, request.form.get("mail", "never")
        )
    flash(_("The search is kept. New cards for it appear here and in its feed."), "done")
    return redirect(url_for("saved_searches.index"), 303)


@blueprint.get("/my/searches/<int:search_id>")
@signed_in
def open_(search_id: int) -> ResponseReturnValue:
    """To the answer as it is now; what is new counts as seen."""
    with transaction() as session:
        found = service.look_at(session, actor(), search_id)
    return redirect(f"{url_for('search.show')}?{found.query}")


@blueprint.post("/my/searches/<int:search_id>")
@signed_in
def alter(search_id: int) -> ResponseReturnValue:
    name, mail = request.form.get("name", ""), request.form.get("mail", "never")
    with transaction() as session:
        if "remove" in request.form:
            service.remove(session, actor(), search_id)
        else:
            service.alter(session, actor(), search_id, name, mail)
    flash(_("Removed.") if "remove" in request.form else _("Changed."), "done")
    return redirect(url_for("saved_searches.index"), 303)


@blueprint.get("/searches/<token>.atom")
def feed(token: str) -> ResponseReturnValue:
    """The cards that came to qualify since the search was saved; whoever has the address reads."""
    with reading() as session:
        search = service.search_of_feed(session, token)
        try:
            found = service.latest_matches(session, search)
        except CardError:
            found = ()
    own = whole_address("saved_searches.feed", token=token)
    beside = f"{whole_address('search.show')}?{search.query}"
    return feed_of(search.name, own, beside, found, search.created_at)


@blueprint.get("/searches/<token>/mail")
def letters(token: str) -> ResponseReturnValue:
    with reading() as session:
        found = service.search_of_feed(session, token)
    return render_template("pages/saved_search_mail.html", search=found)


@blueprint.post("/searches/<token>/mail")
def end_letters(token: str) -> ResponseReturnValue:
    with transaction() as session:
        found = service.end_mail(session, token)
    return render_template("pages/saved_search_mail.html", search=found, ended=True)
