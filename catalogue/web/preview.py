"""The printed sheet of a card before anybody else sees it: as a page at once, as a PDF on request.

Both come from the templates of print. A draft is marked as one on every page, is shown to its own
people and to reviewers only, and is kept nowhere: the PDF is printed in a process of its own while
the reader waits, and is no job, whose file would stay.
"""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from catalogue.http.accounts import actor, signed_in
from catalogue.http.languages import language
from catalogue.http.limits import limiter
from catalogue.http.world import reading
from catalogue.pdf.print_templates import stylesheet as print_stylesheet
from catalogue.pdf.print_templates import templates
from catalogue.pdf.render import card_pdf_apart
from catalogue.pdf.views import Fits, sheet_of
from catalogue.services.card_views import CardView, card_view
from catalogue.services.drafts import get_draft
from catalogue.services.scenarios import scenario_fits
from catalogue.web.printing_here import one_at_a_time

blueprint = Blueprint("preview", __name__)


@blueprint.get("/print/sheet.css")
def stylesheet() -> ResponseReturnValue:
    headers = {"Content-Type": "text/css; charset=utf-8", "Cache-Control": "max-age=3600"}
    return print_stylesheet("sheet.css"), headers


@blueprint.get("/supplier/<number>/preview")
@signed_in
def show(number: str) -> ResponseReturnValue:
    shown = sheet_of(*_newest(number))
    template = templates().get_template("print/preview.html")
    papers = Markup(template.render(sheet=shown, lang=language()))  # noqa: S704 - escapes itself
    return render_template(
        "pages/preview.html",
        number=number,
        papers=papers,
        is_draft=shown.identity.is_draft,
        state_name=shown.state_name,
    )


@blueprint.get("/supplier/<number>/preview.pdf")
@limiter.limit("10 per minute")
@signed_in
def pdf(number: str) -> ResponseReturnValue:
    view, _, fits = _newest(number)
    with one_at_a_time():
        printed = card_pdf_apart(view, language(), fits=fits)
    name = f"mgcards-{view.number}-v{view.revision}-{view.state}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return printed, headers | {"Content-Type": "application/pdf"}


def _newest(number: str) -> tuple[CardView, str, Fits]:
    """The newest revision as its own people see it, without a permalink. Raises CardNotFound."""
    with reading() as session:
        revision = get_draft(session, actor(), number)
        view = card_view(session, number, revision.n, actor())
        return view, "", scenario_fits(session, number, view.card)
