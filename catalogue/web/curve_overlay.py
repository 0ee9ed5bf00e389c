"""Curves of several cards in one picture, over HTTP."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from cards.errors import CardError
from cards.vocabulary import VOCABULARY, Property
from cards.wording import NO_WORDING
from catalogue.charts import line_chart
from catalogue.http.downloads import attachment
from catalogue.http.languages import language
from catalogue.http.world import reading
from catalogue.services.comparing import names_of
from catalogue.services.curve_pictures import CurvePictures, curve_pictures
from catalogue.web.addresses import here, number_of
from schemas.overlay import OverlayView, overlay_view

USUAL = "shielding_effectiveness"

blueprint = Blueprint("curve_overlay", __name__)


@blueprint.get("/explore/curves")
def show() -> ResponseReturnValue:
    try:
        entry, found, views = _found()
    except CardError as error:
        return _page(refused=error.wording), 422
    choices = [(VOCABULARY.property(key), count) for key, count in found.counts.items()]
    return _page(
        entry=entry,
        choices=sorted(choices, key=lambda choice: -choice[1]),
        offered=found.offered,
        drawn=[number for number, _ in found.cards],
        views=views,
        at=request.args.get("at", ""),
    )


@blueprint.get("/explore/curves.svg")
def picture() -> ResponseReturnValue:
    """The picture of which the address gives the number on its page."""
    _, _, views = _found()
    place = number_of(request.args.get("picture", "1")) or 0
    if not 1 <= place <= len(views):
        abort(404)
    drawn = line_chart(views[place - 1].chart, language(), "sans-serif")
    response = Response(drawn, mimetype="image/svg+xml")
    return attachment(response, "curves.svg", "曲线.svg")


def _found() -> tuple[Property, CurvePictures, list[OverlayView]]:
    """Raises UnknownProperty, InputRefused, ConditionUnreadable or UnitNotAccepted."""
    args = request.args
    entry = VOCABULARY.find_property(args.get("property") or USUAL)
    with reading() as session:
        found = curve_pictures(session, entry.key, names_of(args.getlist("cards")))
    at = args.get("at", "")
    views = [
        overlay_view(overlay, number, found.cards, at)
        for number, overlay in enumerate(found.overlays, 1)
    ]
    return entry, found, views


def _page(**found: Any) -> str:
    nothing = {"refused": NO_WORDING, "entry": None, "choices": (), "offered": (), "views": ()}
    shown = {"drawn": (), "at": "", "svg_url": here("").replace("/curves", "/curves.svg", 1)}
    return render_template("pages/curve_overlay.html", **nothing | shown | found)
