"""One card as a print of its own, and as a part of a set."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from catalogue.pdf import engine
from catalogue.pdf.assembly import Binding, Part, assemble
from catalogue.pdf.data_files import DataFile
from catalogue.pdf.forms import LAYOUTS, PrintForm
from catalogue.pdf.kept_parts import KeptParts
from catalogue.pdf.parts import write_part
from catalogue.pdf.print_language import PrintLanguage
from catalogue.pdf.views import Fits, PrintedCard, files_of, sheet_of
from schemas.sheet_parts import Sheet

NEARLY_EMPTY = 0.25
"""The share of its height up to which the last page of a card is worth saving."""


def card_pdf(
    view: PrintedCard,
    locale: str,
    *,
    base_url: str = "",
    fits: Fits = (),
    form: PrintForm = PrintForm.FULL,
) -> bytes:
    """The PDF of a card; the same card gives the same bytes."""
    files = files_of([view], base_url, locale)
    return sheet_pdf(sheet_of(view, base_url, fits), locale, files, form=form)


def sheet_pdf(
    sheet: Sheet,
    locale: str,
    files: Sequence[DataFile] = (),
    kept: Path | None = None,
    form: PrintForm = PrintForm.FULL,
) -> bytes:
    """The PDF of a sheet with the data it carries; the same sheet gives the same bytes."""
    part = Part(sheet_part(sheet, locale, kept, form))
    binding = Binding(
        {}, PrintLanguage.of(locale), sheet.identity.issued, is_numbered=False, files=files
    )
    return assemble([part], binding)


def sheet_part(
    sheet: Sheet, locale: str, kept: Path | None = None, form: PrintForm = PrintForm.FULL
) -> bytes:
    """The sheet as a part of a print, taken from those kept in that folder or put there."""
    lang = PrintLanguage.of(locale)
    made = partial(_printed, sheet, lang, form)
    return KeptParts(kept).made(key_of(sheet, lang, form), made)


def keep_sheets(sheets: Sequence[Sheet], kept: Path) -> bytes:
    """Print these sheets into the folder, each with either language leading; gives nothing back."""
    for sheet in sheets:
        for locale in ("zh", "en"):
            sheet_part(sheet, locale, kept)
    return b""


def key_of(sheet: Sheet, lang: PrintLanguage, form: PrintForm) -> str:
    """Everything that a sheet says, under which it is kept."""
    return f"{form} {lang.locale}\n{sheet!r}"


def _printed(sheet: Sheet, lang: PrintLanguage, form: PrintForm) -> bytes:
    identity = sheet.identity
    mark = f"{identity.number}v{identity.revision}"
    return write_part(sheet_document(sheet, lang, form), mark)


def sheet_document(sheet: Sheet, lang: str, form: PrintForm = PrintForm.FULL) -> engine.Document:
    """The laid-out pages of a card; set closer where that saves a page that is nearly empty."""
    issued, layout = sheet.identity.issued, LAYOUTS[form]
    stamp = engine.timestamp(issued) if issued else ""
    content = {"sheet": sheet, "lang": lang, "stamp": stamp}
    wide = engine.lay_out(layout.template, layout.stylesheets, **content, is_tight=False)
    if form is not PrintForm.FULL or len(wide.pages) == 1 or engine.fill_of(wide) > NEARLY_EMPTY:
        return wide
    tight = engine.lay_out(layout.template, layout.stylesheets, **content, is_tight=True)
    return tight if len(tight.pages) < len(wide.pages) else wide
