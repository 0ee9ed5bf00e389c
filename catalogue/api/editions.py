"""Official editions of card sets: the list, and one with its manifest and how its cards stand."""

from __future__ import annotations

import json
from typing import Any

from flask.typing import ResponseReturnValue

from catalogue.api.paging import PageSchema, next_link
from catalogue.api.resource import Blueprint
from catalogue.http.world import reading
from catalogue.services import editions
from catalogue.services.card_sets import title_of
from catalogue.services.editions import Edition, Held

blueprint = Blueprint("api-editions", __name__, description="Official editions of card sets")


@blueprint.get("/editions")
@blueprint.arguments(PageSchema, location="query")
@blueprint.doc(responses={"200": {"description": "the newest first, with Link: next"}})
def index(query: dict[str, Any]) -> ResponseReturnValue:
    limit = query["limit"]
    with reading() as session:
        found = editions.list_editions(session, limit + 1, query["after"])
    shown = found[:limit]
    last = shown[-1].number if len(found) > limit else None
    return {"editions": [_brief(entry) for entry in shown]}, next_link(last, limit)


@blueprint.get("/editions/<number>")
@blueprint.doc(responses={"200": {"description": "what is in it"}, "404": "NotFound"})
def show(number: str) -> ResponseReturnValue:
    with reading() as session:
        edition = editions.get_edition(session, number)
        held = editions.held_cards(session, edition) if edition.is_printed else ()
    return {
        **_brief(edition),
        "manifest": json.loads(edition.manifest) if edition.is_printed else None,
        "signature": edition.signature or None,
        "standing": [_standing(entry) for entry in held],
    }


def _brief(edition: Edition) -> dict[str, Any]:
    title = title_of(edition.wish)
    return {
        "number": edition.number,
        "title": {"zh": title.zh, "en": title.en},
        "issued": edition.wish["dated"],
        "cards": len(edition.wish["cards"]),
        "sha256": edition.sha256,
        "file": f"/editions/{edition.number}/file.pdf" if edition.is_printed else None,
    }


def _standing(entry: Held) -> dict[str, Any]:
    return {
        "number": entry.card.number,
        "revision": entry.card.revision,
        "currency": entry.standing.currency,
        "use_instead": entry.standing.use_instead,
    }
