"""A card as files for other programs, how it is cited, and what changed between its revisions."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from cards.revision_comparison import Fate
from catalogue.http.accounts import actor
from catalogue.http.downloads import attachment, csv_file
from catalogue.http.languages import language
from catalogue.http.world import reading
from catalogue.services.card_views import CardView, card_history, card_view
from catalogue.services.errors import RevisionNotFound
from catalogue.web.addresses import number_of
from catalogue.web.atom import whole_address
from schemas.changes import differences
from schemas.citation import Cited, bibtex, ris
from schemas.draft import dump_card
from schemas.exports.values_csv import values_csv
from schemas.review_rows import review_rows

blueprint = Blueprint("card_files", __name__)


@blueprint.get("/c/<number>/v<int:revision>/values.csv")
def values(number: str, revision: int) -> ResponseReturnValue:
    view = _view(number, revision)
    name = f"{view.number}-v{view.revision}"
    text = values_csv([(f"{view.number}v{view.revision}", view.card)], language())
    return csv_file(text, f"{name}.csv", f"{view.card.title.replace('/', '-')}-{name}.csv")


@blueprint.get("/c/<number>/v<int:revision>/cite.bib")
def as_bibtex(number: str, revision: int) -> ResponseReturnValue:
    return _citation(bibtex(cited(_view(number, revision))), number, revision, "bib")


@blueprint.get("/c/<number>/v<int:revision>/cite.ris")
def as_ris(number: str, revision: int) -> ResponseReturnValue:
    return _citation(ris(cited(_view(number, revision))), number, revision, "ris")


def _citation(text: str, number: str, revision: int, form: str) -> Response:
    kinds = {"bib": "application/x-bibtex", "ris": "application/x-research-info-systems"}
    response = Response(text, content_type=f"{kinds[form]}; charset=utf-8")
    name = f"{number}-v{revision}.{form}"
    return attachment(response, name, name)


def cited(view: CardView) -> Cited:
    """What a citation of the card says."""
    address = whole_address("cards.frozen", number=view.number, revision=view.revision)
    return Cited(
        number=view.number,
        revision=view.revision,
        title=view.card.title,
        publisher=view.enterprise.name,
        published_on=view.published_at.date() if view.published_at else None,
        content_hash=view.content_hash,
        address=address,
        is_literature=view.enterprise.kind == "editorial",
    )


def _view(number: str, revision: int) -> CardView:
    with reading() as session:
        return card_view(session, number, revision, actor())


@blueprint.get("/c/<number>/changes")
def changes(number: str) -> ResponseReturnValue:
    """What a later revision says otherwise than an earlier one, as the reader may see both; of the
    first one, that there is no earlier."""
    with reading() as session:
        seen = card_history(session, number, actor())
        history = [entry.n for entry in seen if entry.is_public] or [entry.n for entry in seen]
        later = _asked("to", history, history)
        earlier = _asked("from", history, [n for n in history if n < later] or [later])
        before = card_view(session, number, earlier, actor())
        now = card_view(session, number, later, actor())
    rows = [row for row in review_rows(now.card, before.card, (), ()) if row.fate is not Fate.SAME]
    return render_template(
        "pages/card_changes.html",
        before=before,
        now=now,
        rows=rows,
        others=_others(before, now),
        history=history,
        back_url=url_for("cards.show", number=number),
    )


def _asked(name: str, history: list[int], usual: list[int]) -> int:
    """The revision in the address, else the first of the usual ones. Raises RevisionNotFound."""
    asked = number_of(request.args.get(name, "")) or usual[0]
    if asked not in history:
        raise RevisionNotFound(asked)
    return asked


def _others(before: CardView, now: CardView) -> list[object]:
    """What differs beside the values."""
    documents = [
        {name: part for name, part in dump_card(view.card).items() if name != "values"}
        for view in (before, now)
    ]
    return list(differences(*documents))
