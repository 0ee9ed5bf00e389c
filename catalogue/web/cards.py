"""Cards: all of them, one of them, one frozen revision, its document, and the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from cards.revision import RevisionState
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from catalogue.http.accounts import actor
from catalogue.http.exports import address_of
from catalogue.http.world import reading
from catalogue.services.card_views import CardView, card_history, card_view
from catalogue.services.disclosures import wish_of
from catalogue.services.exports import exported_view
from catalogue.services.listing import listing
from catalogue.services.percentiles import percentiles
from catalogue.services.scenarios import scenarios_for_card
from catalogue.services.similar import similar_cards
from catalogue.web import faces
from catalogue.web.alike import ALIKE, alike_of
from catalogue.web.card_files import cited
from catalogue.web.fits import fit_lines
from catalogue.web.listing import PAGE, family_chips, page_of
from catalogue.web.sheets import sheet_of
from schemas import figures
from schemas.citation import citation_text
from schemas.document import canonical_json
from schemas.draft import dump_card
from schemas.exports.card_jsonld import card_jsonld
from schemas.percentile import percentile_lines
from schemas.provenance import derived_provenances, provenances
from schemas.sheet_head import KEY_PROPERTIES

blueprint = Blueprint("cards", __name__)


@dataclass(frozen=True, slots=True)
class Term:
    """A property as the vocabulary page lists it."""

    key: str
    name: Wording
    symbol: str
    unit: str
    needs: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A group of the vocabulary with its properties."""

    key: str
    name: Wording
    entries: tuple[Term, ...]


@blueprint.get("/cards")
def index() -> ResponseReturnValue:
    after, family = request.args.get("after", ""), request.args.get("family")
    with reading() as session:
        ranking = listing(session, PAGE, after, chosen={} if family is None else {"family": family})
        shown = page_of(ranking, PAGE)
        chips = family_chips(ranking, family)
    families = faces.families(shown.entries)
    return render_template(
        "pages/cards.html",
        families=families,
        chips=chips,
        count=sum(chip.count for chip in chips),
        heads=faces.heads(),
        page=shown,
    )


@blueprint.get("/c/<number>")
def show(number: str) -> ResponseReturnValue:
    return _page(number, None)


@blueprint.get("/c/<number>/v<int:revision>")
def frozen(number: str, revision: int) -> ResponseReturnValue:
    return _page(number, revision)


def _page(number: str, revision: int | None) -> ResponseReturnValue:
    with reading() as session:
        view = card_view(session, number, revision, actor())
        history = card_history(session, number, actor())
        fits = scenarios_for_card(session, number) if view.is_current else []
        wish = wish_of(session, actor(), number) if view.withheld else None
        standing = percentiles(session, view.card, KEY_PROPERTIES) if view.is_current else []
        near = similar_cards(session, number, most=ALIKE) if view.is_current else None
    sheet = sheet_of(view, history, fits)
    if revision is None and view.state is RevisionState.WITHDRAWN:
        return render_template("pages/tombstone.html", sheet=sheet), HTTPStatus.GONE
    return render_template(
        "pages/card.html",
        sheet=sheet,
        fits=fit_lines(fits, view.card),
        withheld=view.withheld,
        entrusted=view.entrusted,
        wish=wish.state if wish else "",
        expired=view.has_expired,
        citation=citation_text(cited(view)),
        standing=percentile_lines(standing),
        current=view.superseded_by,
        provenances=(*provenances(view.card).values(), *derived_provenances(view.card)),
        alike=alike_of(near) if near else None,
        linked_data=_linked_data(view),
    )


def _linked_data(view: CardView) -> str:
    """The card for programs that read its page; nothing of what is only shown to this reader."""
    is_public = view.published_at is not None and not view.entrusted
    return card_jsonld(exported_view(view, address_of)) if is_public else ""


@blueprint.get("/c/<number>/v<int:revision>/card.json")
def document(number: str, revision: int) -> ResponseReturnValue:
    with reading() as session:
        view = card_view(session, number, revision, actor())
    name = f'attachment; filename="{number}-v{revision}.json"'
    headers = {"Content-Disposition": name, "ETag": f'"{view.content_hash}"'}
    return canonical_json(dump_card(view.card)), {**headers, "Content-Type": "application/json"}


@blueprint.get("/vocabulary")
def vocabulary() -> ResponseReturnValue:
    return render_template("pages/vocabulary.html", groups=CHAPTERS)


def _chapter(key: str) -> Chapter:
    entries = (
        Term(
            key=entry.key,
            name=entry.name,
            symbol=entry.symbol,
            unit=figures.unit_heading(entry.unit or ""),
            needs=tuple(VOCABULARY.axis(axis).name for axis in entry.needs),
        )
        for entry in VOCABULARY.in_group(key)
    )
    return Chapter(key, VOCABULARY.groups[key].name, tuple(entries))


CHAPTERS = tuple(_chapter(key) for key in VOCABULARY.groups)
