"""A revision of a card as the sheet that its page shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from flask import url_for

from cards.matching import Match
from cards.revision import STATE_NAMES, RevisionState
from cards.scenario import Scenario
from cards.wording import Wording
from catalogue.http.languages import language
from catalogue.pdf.views import identity_of
from catalogue.services.card_views import CardView
from catalogue.store.cards import RevisionView
from catalogue.web.attachment_lines import source_file
from schemas.sheet import sheet
from schemas.sheet_identity import Change
from schemas.sheet_parts import Sheet
from schemas.sheet_sources import with_files

Fits = Sequence[tuple[Scenario, Match]]
WITHDRAWN = STATE_NAMES[RevisionState.WITHDRAWN]


def sheet_of(view: CardView, history: Iterable[RevisionView] = (), fits: Fits = ()) -> Sheet:
    """The sheet of what a reader sees, with the files that he may open."""
    link = url_for("cards.frozen", number=view.number, revision=view.revision)
    changes = (change for entry in history for change in _changes(entry))
    found = sheet(view.card, identity_of(view, link, changes), fits)
    files = {sha256: source_file(entry) for sha256, entry in view.files.items()}
    return replace(found, sources=with_files(found.sources, files))


def _changes(entry: RevisionView) -> Iterable[Change]:
    """The lines of a revision, the newest first: its withdrawal is one of its own."""
    if entry.withdrawn_at:
        note = entry.withdrawal_note
        said = Wording(f"已撤回：{note}", f"withdrawn: {note}") if note else WITHDRAWN
        yield Change(entry.n, entry.withdrawn_at.date().isoformat(), said.in_language(language()))
    on = entry.decided_at if entry.is_public and entry.decided_at else entry.changed_at
    yield Change(entry.n, on.date().isoformat(), entry.note)
