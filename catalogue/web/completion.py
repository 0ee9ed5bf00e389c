"""What may come next while a requirement is typed, for the list under the line."""

from __future__ import annotations

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from catalogue.http.languages import language
from catalogue.services.search import LONGEST_TEXTS
from schemas.completion import completions

blueprint = Blueprint("completion", __name__)


@blueprint.get("/search/complete")
def show() -> ResponseReturnValue:
    typed = request.args.get("text", "")[:LONGEST_TEXTS]
    found = [
        {
            "start": entry.start,
            "text": entry.text,
            "label": entry.label.in_language(language()),
            "note": entry.note.in_language(language()),
        }
        for entry in completions(typed)
    ]
    answer = jsonify(found)
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer
