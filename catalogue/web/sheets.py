"""A revision of a card as the sheet that its page shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask import url_for

from cards.matching import Match
from cards.scenario import Scenario
from catalogue.services.search import CardView
from catalogue.store.cards import RevisionView
from schemas.sheet import sheet
from schemas.sheet_parts import Change, Identity, Sheet

Fits = Sequence[tuple[Scenario, Match]]


def sheet_of(view: CardView, history: Iterable[RevisionView] = (), fits: Fits = ()) -> Sheet:
    """The sheet of what a reader sees."""
    identity = Identity(
        number=view.number,
        revision=view.revision,
        state=view.state,
        enterprise=view.enterprise.name,
        enterprise_code=view.enterprise.code,
        content_hash=view.content_hash,
        permalink=url_for("cards.frozen", number=view.number, revision=view.revision),
        issued=view.published_at.date() if view.published_at else None,
        contact=view.enterprise.contact,
        history=tuple(_change(entry) for entry in history),
    )
    return sheet(view.card, identity, fits)


def _change(entry: RevisionView) -> Change:
    on = entry.decided_at if entry.is_public and entry.decided_at else entry.changed_at
    return Change(entry.n, on.date().isoformat(), entry.note)
