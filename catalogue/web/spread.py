"""How cards are spread over one property: as a page, as its data, and as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from cards.errors import RequirementUnreadable, UnknownProperty
from cards.wording import NO_WORDING, Wording
from catalogue.db import Session
from catalogue.http.downloads import attachment, csv_file
from catalogue.http.languages import language
from catalogue.http.world import reading
from catalogue.published import PublishedCard, published_cards
from catalogue.services.errors import InputRefused
from catalogue.services.exploring import (
    MOST_DRAWN,
    MOST_LEFT_OUT,
    Axis,
    axis_of,
    distribution,
    drawable,
)
from catalogue.services.percentiles import standing
from catalogue.services.search import Asked
from catalogue.spread_chart import spread_chart
from catalogue.web.addresses import here
from catalogue.web.explore_asked import axis_text, question_asked
from catalogue.web.explore_view import unreadable
from catalogue.web.spread_view import SpreadView, spread_view
from schemas.exports.ashby_csv import ashby_csv
from schemas.percentile import PercentileLine, percentile_lines

USUAL = "proof_strength_02"

blueprint = Blueprint("spread", __name__)


@dataclass(frozen=True, slots=True)
class LookedAt:
    """The card whose place is shown; `line` says how it stands, None where it cannot be said."""

    number: str
    title: str
    line: PercentileLine | None


@blueprint.get("/explore/spread")
def show() -> ResponseReturnValue:
    try:
        axis, question = _axis(), question_asked()
        with reading() as session:
            looked_at = _looked_at(session, axis)
            view = _view(session, axis, question)
    except RequirementUnreadable as error:
        return _page(refused=unreadable(error)), 422
    except (InputRefused, UnknownProperty) as error:
        return _page(refused=error.wording), 422
    svg = spread_chart(view.picture(language())) if view.can_draw else ""
    return _page(view=view, axis=axis, question=question, looked_at=looked_at, svg=svg)


@blueprint.get("/explore/spread.csv")
def table() -> ResponseReturnValue:
    with reading() as session:
        view = _view(session, _axis(), question_asked())
    text = ashby_csv(view.spots, (view.heading,), language())
    return csv_file(text, "distribution.csv", "性能分布数据.csv")


@blueprint.get("/explore/spread.svg")
def picture() -> ResponseReturnValue:
    with reading() as session:
        view = _view(session, _axis(), question_asked())
    if not view.can_draw:
        raise InputRefused("property", NOTHING)
    drawn = spread_chart(view.picture(language()))
    return attachment(Response(drawn, mimetype="image/svg+xml"), "distribution.svg", "性能分布.svg")


NOTHING = Wording(
    "没有卡片在这些条件下给出此性能，无图可画。",
    "No card states the property under these conditions: there is nothing to draw.",
)


def _axis() -> Axis:
    return axis_of("property", axis_text("property", USUAL))


def _view(session: Session, axis: Axis, question: Asked) -> SpreadView:
    number = request.args.get("card", "").strip().upper()
    return spread_view(distribution(session, question, axis), question, number)


def _looked_at(session: Session, axis: Axis) -> LookedAt | None:
    """Raises InputRefused for a card that is not published."""
    number = request.args.get("card", "").strip().upper()
    if not number:
        return None
    shelf = published_cards(session)
    entry: PublishedCard | None = shelf.cards.several([number]).get(number)
    if entry is None:
        raise InputRefused(
            "card",
            Wording(f"没有已发布的卡片 {number}。", f"There is no published card {number}."),
        )
    found = (
        standing(shelf.index, entry.card, axis.property.key, axis.conditions)
        if shelf.index
        else None
    )
    line = percentile_lines([found])[0] if found else None
    return LookedAt(number, entry.card.title, line)


def _page(**found: Any) -> str:
    nothing: dict[str, Any] = {"view": None, "axis": None, "question": None, "looked_at": None}
    nothing |= {"refused": NO_WORDING, "svg": ""}
    return render_template(
        "pages/spread.html",
        properties=drawable(),
        most_drawn=MOST_DRAWN,
        most_left_out=MOST_LEFT_OUT,
        csv_url=_beside("csv"),
        svg_url=_beside("svg"),
        **nothing | found,
    )


def _beside(kind: str) -> str:
    return here("").replace("/explore/spread", f"/explore/spread.{kind}", 1)
