"""What the marks, tiers, intervals and grades of the catalogue mean, on one screen."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from cards.matching import TIER_NAMES
from cards.sources import EVIDENCE_GRADE_NAMES
from cards.verdict import OUTCOME_NAMES

blueprint = Blueprint("about", __name__)


@blueprint.get("/about")
def show() -> ResponseReturnValue:
    return render_template(
        "pages/about.html",
        outcomes=OUTCOME_NAMES,
        tiers=TIER_NAMES,
        grades=EVIDENCE_GRADE_NAMES,
        example={"low": 0.45, "high": 0.8},
    )
