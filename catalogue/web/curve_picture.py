"""The picture of a curve while its points are typed into the form of a card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from cards.vocabulary import VOCABULARY
from catalogue.http.accounts import signed_in
from catalogue.http.limits import limiter
from catalogue.web.documents import findings
from schemas.card_form.condition_fields import joined
from schemas.curve_picture import TypedCurve, curve_picture

blueprint = Blueprint("curve-picture", __name__)

_CONDITION, _UNIT = "conditions.", ".unit"


@blueprint.post("/supplier/curve-picture")
@limiter.limit("240 per minute")
@signed_in
def draw() -> ResponseReturnValue:
    found = curve_picture(_typed())
    chart = found.chart and replace(found.chart, number=request.form.get("place", 0, type=int))
    problems = findings(found.problems)
    return render_template(
        "pages/curve_picture.html", chart=chart, problems=problems, remarks=found.remarks
    )


def _typed() -> TypedCurve:
    """The fields of one value, named as in the document: `curve.points`, `conditions.frequency`."""
    typed = {name: text.strip() for name, text in request.form.items() if name != "curve.points"}
    return TypedCurve(
        property=typed.get("property", ""),
        points=request.form.get("curve.points", ""),
        unit=typed.get("unit", ""),
        x=typed.get("curve.x", ""),
        x_unit=typed.get("curve.x_unit", ""),
        conditions=_conditions(typed),
    )


def _conditions(typed: Mapping[str, str]) -> dict[str, str]:
    """The conditions by axis, each number with the unit of the field beside it, as the form
    saves them."""
    return {
        key: joined(axis, text, typed.get(f"{_CONDITION}{key}{_UNIT}", ""))
        for key, axis in VOCABULARY.axes.items()
        if (text := typed.get(_CONDITION + key, ""))
    }
