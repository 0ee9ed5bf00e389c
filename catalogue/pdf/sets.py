"""A card set as one PDF: cover, how to read, contents, ranking, cards, comparison, index.

Every card is a PDF of its own, made by one of two worker processes; what stands before and after
the cards is laid out here, when their page counts are known. `assembly` puts all of it together.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from catalogue.pdf import engine
from catalogue.pdf.assembly import Part, assemble, page_count
from catalogue.pdf.paging import Paging, lay_out_matter, lay_out_part
from catalogue.pdf.sheets import language, sheet_pdf
from catalogue.pdf.views import SetContent, SetView, set_view
from schemas.sheet_parts import Sheet

Progress = Callable[[int, int], None]

WORKERS = 2
ALONE = 4
"""Up to so many cards, starting workers takes longer than printing."""


def set_pdf(content: SetContent, locale: str, progress: Progress | None = None) -> bytes:
    """The PDF of a card set; `progress` is told how many of how many cards are printed."""
    return set_view_pdf(set_view(content), locale, progress)


def set_view_pdf(view: SetView, locale: str, progress: Progress | None = None) -> bytes:
    """The PDF of a prepared set; the same set gives the same bytes."""
    cards = []
    for printed in _card_pdfs(view.sheets, locale):
        cards.append(printed)
        if progress:
            progress(len(cards), len(view.sheets))
    return bind(view, cards, locale)


def bind(view: SetView, cards: Sequence[bytes], locale: str) -> bytes:
    """A set from the PDFs of its cards, which may have been printed long before."""
    lang = language(locale)
    opening = lay_out_part("set_opening.html", view, lang, {})
    paging = Paging.of(view, len(opening.pages), [page_count(card) for card in cards])
    front, back, paging = lay_out_matter(view, lang, paging)
    stamps = engine.lay_out("stamps.html", ("set.css",), lang=lang, total=paging.total)
    return assemble(
        opening=engine.write(opening),
        front=engine.write(front),
        back=engine.write(back),
        stamps=engine.write(stamps),
        cards=[
            Part(f"{sheet.identity.number} {sheet.title}", sheet.identity.number, printed)
            for sheet, printed in zip(view.sheets, cards, strict=True)
        ],
        paging=paging,
        title=view.title.in_language(lang),
        lang="en" if lang == "en" else "zh-CN",
    )


def _card_pdfs(sheets: Sequence[Sheet], locale: str) -> Iterator[bytes]:
    one = partial(sheet_pdf, locale=locale)
    workers = min(WORKERS, os.cpu_count() or 1)
    if len(sheets) <= ALONE or workers == 1:
        yield from map(one, sheets)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(one, sheets)
