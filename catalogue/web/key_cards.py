"""The key card of a published card, A6, printed while the reader waits."""

from __future__ import annotations

from flask import Blueprint, make_response
from flask.typing import ResponseReturnValue

from catalogue.http.downloads import attachment
from catalogue.http.languages import language
from catalogue.http.limits import limiter
from catalogue.http.world import public_address, reading, world
from catalogue.pdf.forms import PrintForm
from catalogue.pdf.render import card_pdf_apart
from catalogue.services.card_views import card_view
from catalogue.web.printing_here import one_at_a_time

blueprint = Blueprint("key_cards", __name__)


@blueprint.get("/c/<number>/v<int:revision>/key-card.pdf")
@limiter.limit("20 per minute")
def show(number: str, revision: int) -> ResponseReturnValue:
    with reading() as session:
        view = card_view(session, number, revision)
    kept = world().settings.sheets_dir
    with one_at_a_time():
        printed = card_pdf_apart(
            view, language(), base_url=public_address(), kept=kept, form=PrintForm.KEY
        )
    answer = make_response(printed, {"Content-Type": "application/pdf"})
    name = f"{view.card.title} 关键卡 {number}-v{revision}.pdf".replace("/", "-")
    return attachment(answer, f"mgcards-{number}-v{revision}-key.pdf", name)
