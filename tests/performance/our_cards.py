"""Our own print, of what is not kept in the folder yet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from catalogue.pdf.sets import set_view_pdf
from catalogue.pdf.views import SetView


def pdf_of(view: SetView, folder: Path) -> bytes:
    """A set."""
    return set_view_pdf(view, "zh", folder)


def pdf_of_tomorrow(view: SetView, folder: Path) -> bytes:
    """The set of another day: its cards may be kept, what stands around them is not."""
    return pdf_of(replace(view, dated="2026-01-02"), folder)
