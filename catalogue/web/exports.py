"""Cards, answers and the whole catalogue as files for other programs."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from catalogue.export_files import Form
from catalogue.http.exports import RATE, card_file, catalogue_file, search_file
from catalogue.http.limits import limiter
from catalogue.web.search import Typed

blueprint = Blueprint("exports", __name__)

SUFFIX = f"<any({','.join(Form)}):suffix>"


@blueprint.get(f"/c/<number>.{SUFFIX}")
def newest(number: str, suffix: str) -> ResponseReturnValue:
    return card_file(number, None, Form(suffix))


@blueprint.get(f"/c/<number>/v<int:revision>/export.{SUFFIX}")
def card(number: str, revision: int, suffix: str) -> ResponseReturnValue:
    return card_file(number, revision, Form(suffix))


@blueprint.get(f"/search/export.{SUFFIX}")
@limiter.limit(RATE)
def answer(suffix: str) -> ResponseReturnValue:
    return search_file(Typed.of_address().read(), Form(suffix))


@blueprint.get(f"/catalogue.{SUFFIX}")
@limiter.limit(RATE)
def whole(suffix: str) -> ResponseReturnValue:
    return catalogue_file(Form(suffix))
