"""Prints what was wished for; the print engine runs in a process of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import structlog

from cards.wording import Wording
from catalogue.db import Database
from catalogue.jobs.runner import Report
from catalogue.pdf.forms import PrintForm
from catalogue.pdf.previews import write_previews
from catalogue.pdf.render import set_pdf_apart
from catalogue.pdf.views import SetContent, SetKind
from catalogue.services.card_sets import described_set

log = structlog.get_logger(__name__)

SHEETS = "sheets"
PUBLISHER = Wording("镁卡 MgCards", "MgCards")


def print_set(database: Database, wish: Any, folder: Path, report: Report) -> str:
    """Fulfil the wish for a card set; the name of the file."""
    content = set_content(database, wish)
    printed = set_pdf_apart(
        content,
        wish["locale"],
        progress=lambda done, of: report(done / (of + 1)),
        kept=folder.parent.parent / SHEETS,
    )
    name = file_name(content, wish)
    (folder / name).write_bytes(printed)
    try:
        write_previews(printed, folder)
    except Exception:
        # What took minutes to print is given out all the same, without its pictures.
        log.exception("no pictures of a print", name=name)
    return name


def set_content(database: Database, wish: Any) -> SetContent:
    """What is to be printed for a wish."""
    with database.reading() as session:
        chosen = described_set(session, wish)
    return SetContent(
        title=chosen.title,
        kind=SetKind(chosen.kind),
        cards=chosen.cards,
        of=chosen.of,
        publisher=PUBLISHER,
        dated=date.fromisoformat(wish["dated"]),
        base_url=wish["base_url"],
        scenario=chosen.scenario,
        is_reweighed=chosen.is_reweighed,
        matches=chosen.matches,
        fits=chosen.fits,
        form=form_of(wish),
        address=wish.get("address", ""),
        edition=wish.get("edition", ""),
    )


def form_of(wish: Any) -> PrintForm:
    """In which form the cards of a wish are printed."""
    return PrintForm.SHORT if wish.get("is_short") else PrintForm.FULL


def file_name(content: SetContent, wish: Any) -> str:
    """An ASCII name that tells one set from another."""
    by = wish["scenario"] or wish["enterprise"] or (wish.get("search") and "search")
    by = by or content.cards[0].number
    form = "-short" if wish.get("is_short") else ""
    return f"mgcards-{by}{form}-{wish['dated']}-{wish['locale']}.pdf"
