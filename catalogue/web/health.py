"""Whether the process lives, and whether it can serve."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from catalogue.http.world import reading
from catalogue.published import published_cards

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def alive() -> ResponseReturnValue:
    return {"status": "ok"}


@blueprint.get("/readyz")
def ready() -> ResponseReturnValue:
    """Ready once the database answers and the published cards are at hand."""
    with reading() as session:
        shelf = published_cards(session)
    return {"status": "ready", "cards": len(shelf.cards), "pub_seq": shelf.pub_seq}
