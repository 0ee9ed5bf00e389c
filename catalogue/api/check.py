"""The check of a card document: what is wrong, what is missing, and where that counts.

Nothing is written, but reading a document takes its time: whoever asks has an account, and does
not ask more often than a form does while somebody types.
"""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue

from catalogue.api.auth import needs
from catalogue.api.cards import CARD_BODY
from catalogue.api.resource import Blueprint
from catalogue.http.limits import limiter
from catalogue.http.world import reading
from catalogue.services.api_tokens import Scope
from catalogue.services.completeness import examined
from schemas.completeness import dump_examination
from schemas.document import parse_json
from schemas.draft import read_draft

blueprint = Blueprint("api-check", __name__, description="Checks of card documents")

ANSWER = "problems, completeness, comparability, gaps and the fit with every scenario"


@blueprint.post("/check")
@needs(Scope.READ)
@blueprint.doc(requestBody=CARD_BODY, responses={"200": {"description": ANSWER}})
@limiter.limit("120 per minute")
def check() -> ResponseReturnValue:
    draft = read_draft(parse_json(request.get_data()))
    with reading() as session:
        found = examined(session, draft)
    return dump_examination(draft, found)
