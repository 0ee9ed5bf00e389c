"""Shortlists: a person's own, and those that are read by a link."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from catalogue.http.accounts import actor, signed_in
from catalogue.http.downloads import csv_file
from catalogue.http.languages import language
from catalogue.http.world import reading, transaction
from catalogue.services import shortlists as service
from catalogue.services.actor import VISITOR
from catalogue.services.card_views import card_view
from catalogue.services.comparing import MOST
from catalogue.services.errors import InputRefused
from catalogue.web.addresses import number_of
from catalogue.web.atom import whole_address
from schemas.exports.values_csv import values_csv

blueprint = Blueprint("shortlists", __name__)


@blueprint.get("/my/shortlists")
@signed_in
def index() -> ResponseReturnValue:
    with reading() as session:
        found = service.own_lists(session, actor())
    return render_template("pages/shortlists.html", lists=found)


@blueprint.post("/my/shortlists")
@signed_in
def create() -> ResponseReturnValue:
    with transaction() as session:
        list_id = service.create(session, actor(), request.form.get("name", ""))
    return redirect(url_for("shortlists.show", list_id=list_id), 303)


@blueprint.get("/my/shortlists/add")
@signed_in
def choose() -> ResponseReturnValue:
    return _choice(request.args.get("card", ""))


def _choice(number: str, refused: InputRefused | None = None) -> str:
    """The form, with all that was typed where something in it is refused."""
    with reading() as session:
        view = card_view(session, number, None, actor())
        lists = service.own_lists(session, actor())
    return render_template(
        "pages/shortlist_add.html", view=view, lists=lists, refused=refused, typed=request.form
    )


@blueprint.post("/my/shortlists/add")
@signed_in
def add() -> ResponseReturnValue:
    form = request.form
    chosen, number = number_of(form.get("list", "")), form.get("card", "")
    try:
        with transaction() as session:
            list_id = chosen or service.create(session, actor(), form.get("name", ""))
            service.put(session, actor(), list_id, number, form.get("note", ""))
    except InputRefused as refused:
        return _choice(number, refused), 422
    flash(_("The card is on the list."), "done")
    return redirect(url_for("shortlists.show", list_id=list_id), 303)


@blueprint.get("/my/shortlists/<int:list_id>")
@signed_in
def show(list_id: int) -> ResponseReturnValue:
    with reading() as session:
        found = service.own_list(session, actor(), list_id)
        kept = service.kept(session, actor(), found)
    link = whole_address("shortlists.shared", token=found.token) if found.token else ""
    return render_template(
        "pages/shortlist.html", shortlist=found, kept=kept, link=link, is_own=True, most=MOST
    )


@blueprint.post("/my/shortlists/<int:list_id>")
@signed_in
def change(list_id: int) -> ResponseReturnValue:
    form = request.form
    with transaction() as session:
        match form.get("do"):
            case "describe":
                name, note = form.get("name", ""), form.get("note", "")
                service.describe(session, actor(), list_id, name, note)
            case "note":
                service.put(session, actor(), list_id, form.get("card", ""), form.get("note", ""))
            case "take_out":
                service.take_out(session, actor(), list_id, form.get("card", ""))
            case "share":
                service.share(session, actor(), list_id, with_notes="notes" in form)
            case "end_sharing":
                service.end_sharing(session, actor(), list_id)
            case "remove":
                service.remove(session, actor(), list_id)
                return redirect(url_for("shortlists.index"), 303)
            case _:
                service.own_list(session, actor(), list_id)
    flash(_("Changed."), "done")
    return redirect(url_for("shortlists.show", list_id=list_id), 303)


@blueprint.get("/my/shortlists/<int:list_id>/values.csv")
@signed_in
def table(list_id: int) -> ResponseReturnValue:
    with reading() as session:
        found = service.own_list(session, actor(), list_id)
        kept = service.kept(session, actor(), found)
    cards = [(entry.entry.number, entry.current.card) for entry in kept if entry.current]
    return csv_file(values_csv(cards, language()), "shortlist.csv", f"{found.name}.csv")


@blueprint.get("/shared/lists/<token>")
def shared(token: str) -> ResponseReturnValue:
    """The list for whoever has the link, as everybody sees its cards."""
    with reading() as session:
        found = service.shared_list(session, token)
        kept = service.kept(session, VISITOR, found)
    return render_template(
        "pages/shortlist.html", shortlist=found, kept=kept, link="", is_own=False, most=MOST
    )
