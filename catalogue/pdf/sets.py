"""A card set as one PDF: cover, how to read, contents, ranking, cards, comparison, index.

Every card is a part of its own, kept from an earlier print or made by one of two worker processes;
what stands before and after the cards is laid out here, when their page counts are known.
`assembly` puts all of it together.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from catalogue.pdf.assembly import Binding, Part, assemble
from catalogue.pdf.kept_parts import KeptParts
from catalogue.pdf.paging import lay_out_matter
from catalogue.pdf.parts import extent_of
from catalogue.pdf.print_language import PrintLanguage
from catalogue.pdf.sheets import key_of, sheet_part
from catalogue.pdf.views import SetContent, SetView, set_view

Progress = Callable[[int, int], None]

WORKERS = 2
ALONE = 4
"""Up to so many cards, starting workers takes longer than printing."""


def set_pdf(content: SetContent, locale: str, progress: Progress | None = None) -> bytes:
    """The PDF of a card set; `progress` is told how many of how many cards are printed."""
    return set_view_pdf(set_view(content, locale), locale, progress=progress)


def set_view_pdf(
    view: SetView, locale: str, kept: Path | None = None, progress: Progress | None = None
) -> bytes:
    """The PDF of a prepared set; the same set gives the same bytes. Sheets that are kept in that
    folder are not printed again."""
    cards = []
    for printed in _card_parts(view, locale, kept):
        cards.append(printed)
        if progress:
            progress(len(cards), len(view.sheets))
    return bind(view, cards, locale, kept)


def bind(view: SetView, cards: Sequence[bytes], locale: str, kept: Path | None = None) -> bytes:
    """A set from the parts of its cards, which may have been printed long before."""
    lang = PrintLanguage.of(locale)
    matter = lay_out_matter(view, lang, [extent_of(card).pages for card in cards], kept)
    titles = (f"{sheet.identity.number} {sheet.title}" for sheet in view.sheets)
    parts = [
        Part(matter.opening),
        Part(matter.front),
        *(Part(card, title) for card, title in zip(cards, titles, strict=True)),
        Part(matter.back),
    ]
    dated = date.fromisoformat(view.dated)
    return assemble(parts, Binding(matter.pages, lang, dated, files=view.files))


def _card_parts(view: SetView, locale: str, kept: Path | None) -> Iterator[bytes]:
    """The parts of the cards in their order; those that are not kept are printed side by side."""
    sheets, form = view.sheets, view.form
    one = partial(sheet_part, locale=locale, kept=kept, form=form)
    shelf, lang = KeptParts(kept), PrintLanguage.of(locale)
    found = [shelf.find(key_of(sheet, lang, form)) for sheet in sheets]
    missing = [sheet for sheet, part in zip(sheets, found, strict=True) if part is None]
    workers = min(WORKERS, os.cpu_count() or 1)
    if len(missing) <= ALONE or workers == 1:
        yield from _filled(found, map(one, missing))
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from _filled(found, pool.map(one, missing))


def _filled(found: Sequence[bytes | None], missing: Iterator[bytes]) -> Iterator[bytes]:
    for part in found:
        yield next(missing) if part is None else part
