"""How a card begins: empty, as a copy of one that is there, or from a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cards.wording import Wording
from catalogue.http.accounts import actor, signed_in
from catalogue.http.world import reading, transaction
from catalogue.services import drafts
from catalogue.services.actor import require_editor
from catalogue.services.desk import code_to_write_for, desk, namesakes, writes_for
from catalogue.store.cards import RevisionView
from catalogue.store.desk import DeskEntry
from catalogue.store.enterprises import Enterprise
from schemas.draft import read_draft
from schemas.sheet_head import FORM_NAMES

blueprint = Blueprint("new_card", __name__, url_prefix="/supplier/new")

BEGUN_WITH = ("designation", "form", "temper")
FIRST_SOURCE = {"id": "s1"}
"""Values that are added name it by themselves; what it is, nobody but the supplier says."""


@dataclass(frozen=True, slots=True)
class WaysToBegin:
    """Whom a card may be for, when there is a choice, and the cards that may be copied."""

    enterprises: Sequence[Enterprise]
    own: Sequence[DeskEntry]
    forms: Sequence[tuple[str, Wording]]


def ways_to_begin() -> WaysToBegin:
    """Raises Forbidden for one who writes no cards."""
    with reading() as session:
        enterprises = writes_for(session, actor())
        own = desk(session, actor()).entries
    return WaysToBegin(enterprises if len(enterprises) > 1 else (), own, tuple(FORM_NAMES.items()))


@blueprint.post("/empty")
@signed_in
def empty() -> ResponseReturnValue:
    said = {key: request.form.get(key, "").strip() for key in BEGUN_WITH}
    document = {key: text for key, text in said.items() if text}
    made = _begun(document | {"sources": [FIRST_SOURCE]})
    ask_about(made)
    return redirect(url_for("card_form.show", number=made.number), 303)


@blueprint.post("/copy")
@signed_in
def copy() -> ResponseReturnValue:
    number = request.form.get("number", "").strip()
    with reading() as session:
        found = drafts.get_draft(session, actor(), number)
    require_editor(actor(), found.enterprise.id)
    flash(_("Copied from %(number)s: change what differs.", number=number), "care")
    made = _begun(found.draft.typed, found.enterprise.code)
    return redirect(url_for("card_form.show", number=made.number), 303)


def _begun(document: dict[str, Any], code: str = "") -> RevisionView:
    draft = read_draft(document)
    with transaction() as session:
        asked = code or request.form.get("enterprise", "")
        enterprise = code_to_write_for(session, actor(), asked)
        return drafts.create_draft(session, actor(), enterprise, draft)


def ask_about(made: RevisionView) -> None:
    """Tell the author of the cards that the enterprise has of the same alloy and state."""
    with reading() as session:
        alike = namesakes(session, made)
    if alike:
        text = _(
            "You have this alloy in this form and temper already: %(numbers)s. "
            "Was a revision of it meant?",
            numbers=", ".join(alike),
        )
        flash(text, "care")
