"""The chart of two properties: as a page, as its data, and as a picture."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify, render_template
from flask.typing import ResponseReturnValue

from cards.errors import RequirementUnreadable, UnknownProperty
from cards.wording import NO_WORDING
from catalogue.db import Session
from catalogue.http.downloads import attachment, csv_file
from catalogue.http.languages import language
from catalogue.http.world import reading
from catalogue.scatter_chart import scatter_chart
from catalogue.services.errors import InputRefused
from catalogue.services.exploring import MOST_DRAWN, MOST_LEFT_OUT, Explored, drawable, explore
from catalogue.web.addresses import here
from catalogue.web.explore_asked import SCALES, AskedChart
from catalogue.web.explore_view import ChartView, chart_view, search_address, unreadable
from schemas.exports.ashby_csv import ashby_csv

blueprint = Blueprint("explore", __name__)


@blueprint.get("/explore")
def show() -> ResponseReturnValue:
    try:
        asked = AskedChart.of_address()
        view = _view(asked)
    except RequirementUnreadable as error:
        return _page(refused=unreadable(error)), 400
    except (InputRefused, UnknownProperty) as error:
        return _page(refused=error.wording), 422
    return _page(view=view, asked=asked, svg=scatter_chart(view.picture(language())))


@blueprint.get("/explore/data.json")
def data() -> ResponseReturnValue:
    view = _view(AskedChart.of_address())
    return jsonify(view.data(language()))


@blueprint.get("/explore/box.json")
def box() -> ResponseReturnValue:
    asked = AskedChart.of_address()
    found = asked.requirements
    return jsonify({"text": "; ".join(found), "url": search_address(asked, found)})


@blueprint.get("/explore/data.csv")
def table() -> ResponseReturnValue:
    view = _view(AskedChart.of_address())
    return csv_file(
        ashby_csv(view.spots, (view.x, view.y), language()), "chart.csv", "性能图数据.csv"
    )


@blueprint.get("/explore/chart.svg")
def picture() -> ResponseReturnValue:
    drawn = scatter_chart(_view(AskedChart.of_address()).picture(language()))
    return attachment(Response(drawn, mimetype="image/svg+xml"), "chart.svg", "性能图.svg")


def _view(asked: AskedChart) -> ChartView:
    with reading() as session:
        return chart_view(_explored(session, asked), asked)


def _explored(session: Session, asked: AskedChart) -> Explored:
    only = not asked.with_others
    return explore(session, asked.question, asked.x, asked.y, only_magnesium=only)


def _page(**found: Any) -> str:
    nothing: dict[str, Any] = {"refused": NO_WORDING, "view": None, "asked": None, "svg": ""}
    return render_template(
        "pages/explore.html",
        properties=drawable(),
        scales=SCALES,
        most_drawn=MOST_DRAWN,
        most_left_out=MOST_LEFT_OUT,
        data_url=_beside("data.json"),
        csv_url=_beside("data.csv"),
        svg_url=_beside("chart.svg"),
        **nothing | found,
    )


def _beside(name: str) -> str:
    return here("").replace("/explore", f"/explore/{name}", 1)
